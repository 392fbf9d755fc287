"""The language in which REST answers: the one that a client asks for.

Pages speak the language that a person has chosen on screen, whatever his browser was set
to when it was bought. A REST client chooses nothing on screen: it says `Accept-Language`.
What a page's own script asks for comes back in the language of that page.
"""

from plone.i18n.interfaces import ILanguageUtility
from plone.i18n.negotiate.negotiate import NegotiateLanguage
from typing import Any
from zope.component import getUtility


#: What a browser says with requests of its own, and no other client.
OF_A_PAGE = "Sec-Fetch-Mode"
HEADER = "Accept-Language"


class RestLanguage(NegotiateLanguage):
    """Chosen on screen, else asked for, else the portal's own."""

    def __init__(self, site: Any, request: Any) -> None:
        super().__init__(site, request)
        tool = getUtility(ILanguageUtility)
        chosen = request.get("set_language") or tool.getLanguageCookie(request)
        if chosen or request.getHeader(OF_A_PAGE):
            return
        request.response.appendHeader("Vary", HEADER)
        asked = tool.getRequestLanguages(request)
        if asked:
            self.language = asked[0]

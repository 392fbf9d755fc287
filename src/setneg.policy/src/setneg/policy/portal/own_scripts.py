"""Browsers run only the portal's own scripts, and send forms only to the portal.

Whatever somebody managed to put into a title, a file name or an answer would still not be
run on the pages where others read it. Forms are left out: the lists of z3c.form bring
scripts inside the page.
"""

from plone.rest.interfaces import IAPIRequest
from plone.z3cform.interfaces import IFormWrapper
from typing import Any
from z3c.form.interfaces import IForm


HEADER = "Content-Security-Policy"
EVERYWHERE = "base-uri 'self'; form-action 'self'; frame-ancestors 'self'"
#: Plone's own scripts put templates together while the page is read.
OWN_SCRIPTS = f"{EVERYWHERE}; object-src 'none'; script-src 'self' 'unsafe-eval'"
OURS = "setneg."


def demand(event: Any) -> None:
    """Before a page is made."""
    request = event.request
    if IAPIRequest.providedBy(request):
        return
    policy = OWN_SCRIPTS if _only_shows(request.get("PUBLISHED")) else EVERYWHERE
    request.response.setHeader(HEADER, policy)


def _only_shows(published: Any) -> bool:
    """Whether this is a page of the portal's own, and no form of z3c.form."""
    page = getattr(published, "__self__", published)
    if IForm.providedBy(page) or IFormWrapper.providedBy(page):
        return False
    return any(each.__module__.startswith(OURS) for each in type(page).__mro__)

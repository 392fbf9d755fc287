"""What a browser's tab and a screen reader say first: the name of the page.

Plone writes the name of the content there, and of a page that belongs to the whole site
(the queue, the inbox, a panel of the site set-up) only the portal's own. Such pages stand
side by side in the tabs of an official; each begins with its own heading.
"""

from collections.abc import Iterable
from lxml import etree
from plone.transformchain.interfaces import ITransform
from repoze.xmliter.utils import getHTMLSerializer
from setneg.policy.browser.layer import IPortalLayer
from typing import Any
from zope.component import adapter
from zope.interface import implementer
from zope.interface import Interface


DASH = " — "
#: The page's own heading; a greeting on the home page is none.
HEADING = "//h1[not(ancestor::*[contains(@class, 'setneg-hero')])]"
#: Marks inside a heading: a state, a number of things.
MARKS = ("setneg-chip", "setneg-count", "badge")
LONGEST = 150


@implementer(ITransform)
@adapter(Interface, IPortalLayer)
class PageName:
    """Puts the heading of a page before its title; before the theme is applied, which
    reads the page again from the same tree."""

    order = 8840

    def __init__(self, published: Any, request: Any) -> None:
        self.request = request

    def transformBytes(self, result: bytes, encoding: str) -> Any:
        return self.transformIterable([result], encoding)

    def transformUnicode(self, result: str, encoding: str) -> Any:
        return self.transformIterable([result.encode(encoding)], encoding)

    def transformIterable(self, result: Iterable, encoding: str) -> Any:
        """The page as a tree; None, unchanged, for whatever is no page."""
        kind = self.request.response.getHeader("Content-Type") or ""
        if not kind.startswith("text/html"):
            return None
        if self.request.response.getHeader("Content-Encoding"):
            return None
        try:
            page = getHTMLSerializer(result, pretty_print=False, encoding=encoding)
        except (AttributeError, TypeError, etree.ParseError):
            return None
        name_first(page.tree)
        return page


def name_first(tree: Any) -> None:
    """Let the title of a page begin with its heading, unless it says it already."""
    titles, headings = tree.xpath("//head/title"), tree.xpath(HEADING)
    if not titles or not headings:
        return
    name = " ".join(_words(headings[0]).split())
    said = " ".join((titles[0].text or "").split())
    if not name or not said or name.casefold() in said.casefold():
        return
    if len(name) > LONGEST:
        name = f"{name[: LONGEST - 1].rstrip()}…"
    titles[0].text = f"{name}{DASH}{said}"


def _words(element: Any) -> str:
    """The text of a heading without its marks."""
    parts = [element.text or ""]
    for child in element:
        if not set((child.get("class") or "").split()).intersection(MARKS):
            parts.append(_words(child))
        parts.append(child.tail or "")
    return "".join(parts)

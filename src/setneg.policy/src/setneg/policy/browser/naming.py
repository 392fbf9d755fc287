"""Names of places and forms where Plone writes them: in the tab of a browser, above the
page, on the way to it; in the language of whoever reads."""

from Acquisition import aq_inner
from plone.app.layout.globals.context import ContextState
from Products.Five.browser import BrowserView
from setneg.policy.forms import languages
from typing import Any
from zope.i18n import translate


def named(content: Any, text: Any, request: Any) -> str:
    """A text of a place or a form, in English where it was given."""
    return translate(languages.said(content, text), context=request)


class NamedState(ContextState):
    """`plone_context_state` of a place or a form."""

    def object_title(self) -> str:
        """The name in the language of whoever reads."""
        return named(aq_inner(self.context), super().object_title(), self.request)


class Heading(BrowserView):
    """`@@title`: the name above the page."""

    @property
    def words(self) -> str:
        return named(aq_inner(self.context), self.context.Title(), self.request)


class Described(BrowserView):
    """`@@description`: the sentence under the name."""

    @property
    def words(self) -> str:
        return named(aq_inner(self.context), self.context.Description(), self.request)

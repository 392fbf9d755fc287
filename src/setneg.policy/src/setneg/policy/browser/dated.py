"""A page on which something is kept in dated editions: its list, and the form of one."""

from collections.abc import Mapping
from plone import api
from plone.protect import CheckAuthenticator
from Products.Five.browser import BrowserView
from setneg.policy.browser import typed
from setneg.workflows import organisation
from typing import Any


class DatedPage(BrowserView):
    """What is sent is kept, or comes back with the reason why it cannot be."""

    page_name = ""
    refused: type[ValueError] = ValueError
    error = ""

    def __call__(self) -> Any:
        if self.request.get("REQUEST_METHOD") == "POST":
            CheckAuthenticator(self.request)
            try:
                words = self.save()
            except self.refused as error:
                self.error = str(error)
                self.request.response.setStatus(400)
            else:
                api.portal.show_message(words, self.request)
                self.request.response.redirect(self.address)
                return ""
        return self.index()

    def save(self) -> Any:
        """Keep what the form says; the words for it. `refused` when it cannot be."""
        raise self.refused

    def now(self) -> Mapping[str, str]:
        """What the chosen one says now, by the names of the form; {} for a new one."""
        return {}

    @property
    def address(self) -> str:
        return f"{self.context.absolute_url()}/@@{self.page_name}"

    def said(self, name: str) -> str:
        return typed.text(self.request.form, name)

    def typed(self, name: str) -> str:
        """What goes into the form: what was typed, else what is kept now."""
        if name in self.request.form:
            return self.said(name)
        return self.now().get(name, "")

    @property
    def today(self) -> str:
        return organisation.today().isoformat()

"""The target of a form on a page: only by POST, with the page's token, then back."""

from plone import api
from plone.protect import CheckAuthenticator
from plone.protect import PostOnly
from Products.Five.browser import BrowserView
from setneg.policy.browser import typed
from setneg.policy.browser.refilled import refilled
from setneg.workflows.procedures.refusal import CaseRefused
from setneg.workflows.procedures.refusal import NotYours
from setneg.workflows.steps.wording import say
import transaction
from typing import Any
from zExceptions import NotFound


class PageAct(BrowserView):
    """One act; what cannot be done is said on the page that one comes from, nothing of it
    is kept, and the form there shows again what was typed.

    refusals  exceptions with `reasons` (messages); any other one is an error
    done      what is said afterwards; "" says nothing
    anchor    what follows the address that one comes back to (`#part`, `/@@page`)
    """

    refusals: tuple[type[Exception], ...] = (CaseRefused, NotYours)
    done: Any = ""
    anchor = ""

    def __call__(self) -> str:
        PostOnly(self.request)
        CheckAuthenticator(self.request)
        savepoint = transaction.savepoint(optimistic=True)
        try:
            target = self.act()
        except self.refusals as refused:
            savepoint.rollback()
            for reason in refused.reasons:
                api.portal.show_message(say(reason), self.request, "error")
            return self.again()
        if self.done:
            api.portal.show_message(self.done, self.request)
        self.request.response.redirect(target or self.back())
        return ""

    def act(self) -> str | None:
        """Do it; another address to go to afterwards, or None."""
        raise NotFound(self.__name__)

    def again(self) -> str:
        """The page that one comes from, in the same request, filled in as it was."""
        self.request.response.setStatus(400)
        other = self.anchor.startswith("/@@")
        name = self.anchor[3:] if other else self.context.getLayout()
        page: str = self.context.restrictedTraverse(f"@@{name}")()
        return refilled(page, self.__name__, self.request.form)

    def back(self) -> str:
        """Where the person came from."""
        return f"{self.context.absolute_url()}{self.anchor}"

    def said(self, name: str) -> str:
        """What was typed under a name, as one text; "" for anything else."""
        return typed.text(self.request.form, name).strip()

    def ticked(self, name: str) -> list[str]:
        """The values of the boxes that were ticked."""
        return typed.several(self.request.form, name)

"""The target of a form on a page: only by POST, with the page's token, then back."""

from plone import api
from plone.protect import CheckAuthenticator
from plone.protect import PostOnly
from Products.Five.browser import BrowserView
from setneg.policy.browser import typed
from setneg.workflows.procedures.refusal import CaseRefused
from setneg.workflows.procedures.refusal import NotYours
from setneg.workflows.steps.wording import say
import transaction
from typing import Any
from zExceptions import NotFound


class PageAct(BrowserView):
    """One act; what cannot be done is said on the page that one comes from, and nothing
    of it is kept.

    refusals  exceptions with `reasons` (messages); any other one is an error
    done      what is said afterwards; "" says nothing
    anchor    what follows the address that one comes back to (`#part`, `/@@page`)
    stays     whether a refusal is answered with the page of the content itself, whose
              form shows again what was typed
    """

    refusals: tuple[type[Exception], ...] = (CaseRefused, NotYours)
    done: Any = ""
    anchor = ""
    stays = False

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
            if self.stays:
                return self.again()
            target = None
        else:
            if self.done:
                api.portal.show_message(self.done, self.request)
        self.request.response.redirect(target or self.back())
        return ""

    def act(self) -> str | None:
        """Do it; another address to go to afterwards, or None."""
        raise NotFound(self.__name__)

    def again(self) -> str:
        """The page in the same request, in which its form finds what was typed."""
        self.request.response.setStatus(400)
        page: str = self.context.restrictedTraverse(f"@@{self.context.getLayout()}")()
        return page

    def back(self) -> str:
        """Where the person came from."""
        return f"{self.context.absolute_url()}{self.anchor}"

    def said(self, name: str) -> str:
        """What was typed under a name, as one text; "" for anything else."""
        return typed.text(self.request.form, name).strip()

    def ticked(self, name: str) -> list[str]:
        """The values of the boxes that were ticked."""
        return typed.several(self.request.form, name)

"""What a sender is told at once: number, expected date, address, and once the code."""

from plone import api
from Products.Five.browser import BrowserView
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from setneg.policy.browser import dates
from setneg.policy.vocabularies.offices import position_title
from setneg.policy.vocabularies.offices import unit_title
from typing import Any
from zope.annotation.interfaces import IAnnotations


TAKEN = "setneg.policy.forms.taken"
PAGE = "@@tanda-bukti"
FOLLOW = "@@lacak"


class Acknowledgement(BrowserView):
    """`@@tanda-bukti` of a ticket, for whoever may see it."""

    index = ViewPageTemplateFile("acknowledgement.pt")
    code = ""
    again = False

    def __call__(self) -> str:
        return self.index()

    @property
    def ticket(self) -> Any:
        return self.context

    @property
    def address(self) -> str:
        """Where it is followed."""
        return self.ticket.absolute_url()

    @property
    def receiver(self) -> str:
        """The position that has it now; the unit where it has no head."""
        post = self.ticket.receiver
        return (
            position_title(post)
            if post
            else unit_title(self.ticket.unit_pelayanan or "")
        )

    @property
    def promised(self) -> str:
        """The expected date in words, "" while none is known."""
        return dates.day(self.ticket.janji_selesai)


class FormAcknowledgement(Acknowledgement):
    """The same for somebody who may not see the ticket: shown by the form, once."""

    def __init__(self, form: Any, request: Any, taken: Any) -> None:
        super().__init__(form, request)
        self.taken = taken
        self.code, self.again = taken.code, taken.again

    @property
    def ticket(self) -> Any:
        return self.taken.submission

    @property
    def address(self) -> str:
        return f"{api.portal.get().absolute_url()}/{FOLLOW}"


def lead(taken: Any, request: Any) -> None:
    """To the ticket's acknowledgement, where the sender may see it."""
    if api.user.has_permission("View", obj=taken.submission) and not taken.code:
        request.response.redirect(f"{taken.submission.absolute_url()}/{PAGE}")


def page(form: Any, request: Any) -> str | None:
    """The answer to a sending by somebody who cannot be led to his ticket; None when
    nothing was sent, or he was led there."""
    taken = taken_in(request)
    if taken is None or request.response.getStatus() in (301, 302, 303):
        return None
    # The code is not for caches, and not for the next person at this machine.
    request.response.setHeader("Cache-Control", "no-store")
    return FormAcknowledgement(form, request, taken)()


def note(taken: Any, request: Any) -> None:
    """Remember in the request what was made."""
    IAnnotations(request)[TAKEN] = taken


def taken_in(request: Any) -> Any:
    """What the form's action made in this request (`intake.Taken`), None when nothing."""
    return IAnnotations(request).get(TAKEN)

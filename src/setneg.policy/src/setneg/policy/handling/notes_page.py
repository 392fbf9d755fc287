"""Internal notes on the page of a submission: read and written by its handlers."""

from functools import cached_property
from plone import api
from plone.app.layout.viewlets.common import ViewletBase
from plone.protect import CheckAuthenticator
from Products.Five.browser import BrowserView
from setneg.policy import _
from setneg.policy.handling import notes
from setneg.policy.handling import people
from setneg.policy.vocabularies.offices import position_title
from setneg.workflows.clock import calendar
from typing import Any
from zExceptions import NotFound


class NotesPanel(ViewletBase):
    """Below the submission; for anybody but its handlers there is nothing."""

    @cached_property
    def shown(self) -> bool:
        return notes.may_read(self.context, people.reader())

    def rows(self) -> list[dict[str, str]]:
        """Who, when, what; the latest first."""
        found = notes.of(self.context, people.reader())
        return [
            {
                "who": position_title(note.position),
                "when": calendar.current().local(note.at).strftime("%d-%m-%Y %H.%M"),
                "text": note.text,
            }
            for note in reversed(found)
        ]

    @property
    def most(self) -> int:
        return notes.LONGEST

    def render(self) -> str:
        return self.index() if self.shown else ""


class AddNote(BrowserView):
    """POST `@@catatan-internal`: append a note; what was refused is said above."""

    def __call__(self) -> Any:
        if not notes.may_read(self.context, people.reader()):
            raise NotFound("catatan-internal")
        if self.request.get("REQUEST_METHOD") == "POST":
            CheckAuthenticator(self.request)
            try:
                notes.add(self.context, str(self.request.form.get("teks") or ""))
            except notes.NoteRefused as error:
                api.portal.show_message(str(error), self.request, type="error")
            else:
                words = _("said_note_kept", default="Catatan internal disimpan.")
                api.portal.show_message(words, self.request)
        address = f"{self.context.absolute_url()}#catatan-internal"
        return self.request.response.redirect(address)

"""Internal notes on the page of a submission: read and written by its handlers."""

from functools import cached_property
from plone.app.layout.viewlets.common import ViewletBase
from setneg.policy import _
from setneg.policy.browser.page_act import PageAct
from setneg.policy.handling import notes
from setneg.policy.handling import people
from setneg.policy.vocabularies.offices import position_title
from setneg.workflows.clock import calendar
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


class AddNote(PageAct):
    """POST `@@catatan-internal`: append a note."""

    refusals = (notes.NoteRefused,)
    done = _("said_note_kept", default="Catatan internal disimpan.")
    anchor = "#catatan-internal"

    def __call__(self) -> str:
        if not notes.may_read(self.context, people.reader()):
            raise NotFound("catatan-internal")
        return super().__call__()

    def act(self) -> None:
        notes.add(self.context, self.said("teks"))

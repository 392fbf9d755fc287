"""Internal notes on a submission: of its handlers for its handlers.

Appended and never edited. They lie beside the submission's fields, so that no page,
service, search, mail or export of the submission shows them; its sender never reads
them, even when he has a position among the handlers.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from datetime import UTC
from persistent.list import PersistentList
from plone import api
from setneg.policy import _
from setneg.policy.handling import people
from setneg.workflows.journal import record
from setneg.workflows.steps.wording import say
from typing import Any
from zExceptions import Unauthorized
from zope.annotation.interfaces import IAnnotations


KEY = "setneg.policy.catatan_internal"
LONGEST = 5000
MOST = 500


class NoteRefused(ValueError):
    """Why a note cannot be kept; a sentence for the person."""

    @property
    def reasons(self) -> list[str]:
        return [str(self)]


@dataclass(frozen=True)
class Note:
    """One note. at: moment in UTC; position: through which its author handled it."""

    at: datetime
    author: str
    position: str
    text: str


def may_read(submission: Any, userid: str) -> bool:
    """Whether somebody reads and writes the notes of a submission."""
    reader = api.user.get(userid) if userid else None
    return (
        reader is not None
        and people.handles(submission, userid)
        and api.user.has_permission("View", user=reader, obj=submission)
    )


def of(submission: Any, userid: str) -> list[Note]:
    """The notes, oldest first; [] for who may not read them."""
    if not may_read(submission, userid):
        return []
    return [_note(row) for row in IAnnotations(submission).get(KEY, ())]


def add(submission: Any, text: str) -> Note:
    """Append a note as the person at the desk. Unauthorized; NoteRefused.

    The journal says that a note was written and not what it says.
    """
    userid = people.reader()
    position = people.position_of(submission, userid)
    if not may_read(submission, userid):
        raise Unauthorized("catatan internal")
    words = text.strip()
    kept = IAnnotations(submission).get(KEY)
    reason = None
    if not words:
        reason = _("refused_note_empty", default="Tulis catatannya dahulu.")
    elif len(words) > LONGEST:
        reason = _(
            "refused_note_long",
            default="Catatan paling panjang ${most} huruf; ini ${count}.",
            mapping={"most": str(LONGEST), "count": str(len(words))},
        )
    elif kept is not None and len(kept) >= MOST:
        reason = _(
            "refused_note_many", default="Catatan pengajuan ini sudah terlalu banyak."
        )
    if reason is not None:
        raise NoteRefused(say(reason))
    if kept is None:
        kept = IAnnotations(submission)[KEY] = PersistentList()
    row = {
        "pada": datetime.now(UTC),
        "oleh": userid,
        "jabatan": position,
        "teks": words,
    }
    kept.append(row)
    record(submission, "catatan_internal", jabatan=position)
    return _note(row)


def _note(row: Mapping[str, Any]) -> Note:
    return Note(row["pada"], row["oleh"], row["jabatan"], row["teks"])

"""Who complained, kept apart from the complaint; every reading is put on record.

The names stand in a book of the site that has no address, is in no catalog and in no
export of a complaint. Only the key of the complaint leads there. Source: R-X-17; the law
on public services obliges to keep the name of a complainant.
"""

from BTrees.OOBTree import OOBTree
from dataclasses import dataclass
from datetime import datetime
from datetime import UTC
from persistent.mapping import PersistentMapping
from plone import api
from setneg.policy import _
from setneg.workflows.journal import record
from setneg.workflows.journal import record_reading
from setneg.workflows.steps.wording import say
from typing import Any
from zExceptions import Unauthorized
from zope.annotation.interfaces import IAnnotations


KEY = "setneg.policy.complaints.identities"
PERMISSION = "setneg.policy: Read identities"
LONGEST = 500  # characters of a name, a contact, a reason
SHORTEST_REASON = 10


@dataclass(frozen=True, slots=True)
class Identity:
    """What a complainant said of himself, and how he can be reached."""

    name: str
    contact: str
    kept: datetime


class IdentityRefused(ValueError):
    """Why a name is not shown; `reason` in words."""

    def __init__(self, reason: Any) -> None:
        self.reason = say(reason)
        super().__init__(self.reason)


def keep(submission: Any, name: str, contact: str) -> None:
    """Keep who sent a submission; nothing when nothing was said."""
    name, contact = name.strip()[:LONGEST], contact.strip()[:LONGEST]
    if not name and not contact:
        return
    _book(write=True)[submission.UID()] = PersistentMapping(
        name=name, contact=contact, kept=datetime.now(UTC)
    )
    record(submission, "simpan_identitas")


def kept(submission: Any) -> bool:
    """Whether there is something to read; says nothing of what."""
    return submission.UID() in _book()


def contact(submission: Any) -> str:
    """Where the portal itself sends news; shown to nobody. "" when none was left."""
    found = _book().get(submission.UID())
    return str(found["contact"]) if found is not None else ""


def read(submission: Any, reason: str) -> Identity:
    """The identity, for somebody with the right and a reason; put on record first.

    IdentityRefused without a reason or a name, Unauthorized without the right.
    """
    if not api.user.has_permission(PERMISSION, obj=submission):
        raise Unauthorized()
    words = " ".join(reason.split())
    if len(words) < SHORTEST_REASON:
        raise IdentityRefused(
            _(
                "identity_reason_missing",
                default="Sebutkan alasan mengapa identitas perlu dibaca, sekurang-"
                "kurangnya ${count} huruf.",
                mapping={"count": SHORTEST_REASON},
            )
        )
    found = _book().get(submission.UID())
    if found is None:
        raise IdentityRefused(
            _("identity_none", default="Pengaduan ini tidak menyimpan identitas.")
        )
    record_reading(submission, "baca_identitas", alasan=words[:LONGEST])
    return Identity(str(found["name"]), str(found["contact"]), found["kept"])


def remove(submission: Any) -> None:
    """Forget who it was (the complaint itself goes)."""
    book = _book()
    if submission.UID() in book:
        del book[submission.UID()]


def _book(write: bool = False) -> Any:
    notes = IAnnotations(api.portal.get())
    found = notes.get(KEY)
    if found is None and write:
        found = notes[KEY] = OOBTree()
    return found if found is not None else {}

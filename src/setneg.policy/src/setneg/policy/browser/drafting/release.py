"""Who holds the lock of a draft since when, and who may release it with a reason.

Locks that people left behind before a holiday must not stop a document: the head above
the holder and the site manager release them; the holder is told.
"""

from dataclasses import dataclass
from datetime import datetime
from datetime import UTC
from persistent.mapping import PersistentMapping
from plone import api
from plone.locking.interfaces import ILockable
from setneg.policy import _
from setneg.policy.browser.drafting.mail import tell_by_mail
from setneg.policy.content.document import Work
from setneg.workflows import organisation
from setneg.workflows.journal import record
from setneg.workflows.steps import acting
from setneg.workflows.steps.interfaces import IRemarks
from setneg.workflows.steps.model import Remark
from setneg.workflows.steps.wording import say
from typing import Any
from zope.annotation.interfaces import IAnnotations
from zope.component import adapter
from zope.interface import implementer


ANNOTATION = "setneg.policy.kunci"
LONGEST = 500


class ReleaseRefused(ValueError):
    """The lock is not released; the message says why."""


@dataclass(frozen=True)
class Lock:
    """The userid that holds it, and when he began."""

    owner: str
    since: datetime


def lock_of(document: Any) -> Lock | None:
    """The lock that holds now; None when nobody edits."""
    lockable = ILockable(document, None)
    found = lockable.lock_info() if lockable is not None else []
    if not found:
        return None
    since = datetime.fromtimestamp(found[0]["began"], UTC)
    return Lock(found[0]["creator"] or "", since)


def may_release(document: Any, who: str) -> bool:
    """Whether somebody may release the present lock: its holder, a head above him in
    any of his positions, a site manager."""
    lock = lock_of(document)
    if lock is None or not who:
        return False
    if who == lock.owner or api.user.has_permission("Manage portal", obj=document):
        return True
    held = set(organisation.current().groups_of(who, organisation.today()))
    return bool(held & _above(lock.owner))


def release(document: Any, reason: str) -> None:
    """Undo the lock; ReleaseRefused when it is not this person's to undo."""
    who = acting.userid()
    lock = lock_of(document)
    if lock is None:
        raise ReleaseRefused(
            say(_("refused_not_locked", default="Naskah ini tidak terkunci."))
        )
    if not may_release(document, who):
        raise ReleaseRefused(
            say(
                _(
                    "refused_release",
                    default="Kunci dilepas oleh pemegangnya, atasannya, atau pengelola "
                    "situs.",
                )
            )
        )
    words = reason.strip()[:LONGEST]
    if who != lock.owner and not words:
        raise ReleaseRefused(
            say(_("refused_release_reason", default="Tuliskan alasan melepas kunci."))
        )
    ILockable(document).clear_locks()
    if who != lock.owner:
        _tell(document, lock.owner, who, words)


def releases(document: Any) -> list[PersistentMapping]:
    """The locks that somebody else released, oldest first."""
    return list(IAnnotations(document).get(ANNOTATION) or ())


def untold(document: Any, who: str) -> list[PersistentMapping]:
    """Releases of this person's locks that he has not been told yet."""
    return [
        row for row in releases(document) if row["owner"] == who and not row["seen"]
    ]


def seen(document: Any) -> None:
    """The former holder has read that his lock was released."""
    for row in untold(document, acting.userid()):
        row["seen"] = True


def _above(owner: str) -> set[str]:
    """The heads above each position of a person."""
    organogram = organisation.current()
    found: set[str] = set()
    for position in organogram.groups_of(owner, organisation.today()):
        above = organogram.superior(position)
        while above is not None and above.id not in found:
            found.add(above.id)
            above = organogram.superior(above.id)
    return found


def _tell(document: Any, owner: str, who: str, reason: str) -> None:
    row = PersistentMapping(
        owner=owner, by=who, reason=reason, time=datetime.now(UTC), seen=False
    )
    notes = IAnnotations(document)
    notes[ANNOTATION] = (*(notes.get(ANNOTATION) or ()), row)
    record(document, "lepas_kunci", pemegang=owner, alasan=reason)
    tell_by_mail(document, owner, who, reason)


@implementer(IRemarks)
@adapter(Work)
class ReleaseRemarks:
    """Releases in the document's history."""

    def __init__(self, document: Any) -> None:
        self.document = document

    def remarks(self) -> list[Remark]:
        return [
            Remark(
                time=row["time"],
                actor=row["by"],
                position="",
                capacity="",
                what=say(
                    _(
                        "act_lock_released",
                        default="Melepas kunci ${owner}",
                        mapping={"owner": row["owner"]},
                    )
                ),
                text=row["reason"],
            )
            for row in releases(self.document)
        ]

"""Which units still owe a reply, for those who wait for it. Source: R-X-07.

From the memoranda that a person may see; who is late may be left out on the page of the
case, with a reason, by the one who answers for it.
"""

from dataclasses import dataclass
from datetime import datetime
from datetime import UTC
from plone import api
from setneg.policy.membership import memoranda
from setneg.workflows import inbox
from setneg.workflows.clock import deadlines
from setneg.workflows.procedures import positions
from setneg.workflows.procedures.gate import case_of
from setneg.workflows.procedures.replies import Expected
from typing import Any


#: Stages of a memorandum that was delivered.
DELIVERED = ("arsipkan", "selesai")


@dataclass(frozen=True)
class Awaited:
    """One unit's reply that has not come.

    memo, case  the memorandum and its case
    late        whether its week is over
    """

    memo: Any
    case: Any
    item: Expected
    late: bool

    @property
    def post(self) -> str:
        """Who owes it, by title."""
        return positions.title(self.item.position)

    @property
    def until(self) -> datetime | None:
        """Until when it is expected."""
        deadline = self.item.deadline
        return deadline.breach if deadline is not None else None


def awaited(now: datetime | None = None) -> list[Awaited]:
    """Replies that others owe to cases of the person, the earliest due first; not his
    own, and not to other addressees of the memorandum."""
    moment = now or datetime.now(UTC)
    query = {"portal_type": memoranda.MEMORANDUM, "stage": DELIVERED}
    own = positions.held()
    found = []
    for brain in inbox.find(query):
        if not brain.waiting_for or not isinstance(brain.produk, str):
            continue
        memo = brain.getObject()
        for item in memoranda.asked(memo):
            if item.settled or item.position in own or not _runs(memo):
                continue
            late = deadlines.status(item.deadline, moment) == deadlines.LATE
            found.append(Awaited(memo, case_of(memo), item, late))
    never = datetime.max.replace(tzinfo=UTC)
    return sorted(found, key=lambda each: each.until or never)


def _runs(memo: Any) -> bool:
    """Whether the reader sees the case for which the memorandum asks."""
    return bool(api.user.has_permission("View", obj=case_of(memo)))

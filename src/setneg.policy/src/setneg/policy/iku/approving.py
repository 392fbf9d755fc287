"""Many indicators in one sitting: each approval stands by itself. Source: IKU 6."""

from collections.abc import Iterable
from collections.abc import Sequence
from dataclasses import dataclass
from plone import api
from setneg.policy.iku import cycles
from setneg.workflows import inbox
from setneg.workflows import steps
from setneg.workflows.steps import StepRefused
import transaction
from typing import Any
from typing import Final
from ZODB.POSException import ConflictError


APPROVE: Final = "setujui"
#: What was read is brought to the discussion; what is approved, into the inventory.
ADMIT: Final = "terima"
WAITING: Final = {APPROVE: ("persetujuan",), ADMIT: ("diajukan", "disetujui")}
MOST: Final = 200


@dataclass(frozen=True)
class Outcome:
    """What came of one: its reasons are empty when it was approved."""

    uid: str
    title: str
    reasons: tuple[str, ...] = ()


def count(userid: str, verb: str = APPROVE) -> int:
    """How many indicators wait in somebody's inbox for such a step."""
    return len(_waiting(userid, verb))


def waiting_for(userid: str, verb: str = APPROVE, most: int = MOST) -> list[Any]:
    """Indicators that wait in this person's inbox for the step; whether it may still be
    taken is asked when it is."""
    return [brain.getObject() for brain in _waiting(userid, verb)[:most]]


def _waiting(userid: str, verb: str) -> Any:
    return inbox.find(
        inbox.waiting(userid),
        portal_type=cycles.INDICATOR,
        review_state=list(WAITING[verb]),
        sort_on="sortable_title",
    )


def approve(uids: Iterable[str], note: str = "", verb: str = APPROVE) -> list[Outcome]:
    """Take the step on each in a transaction of its own; one that cannot stops no
    other."""
    found = []
    for uid in list(dict.fromkeys(uids))[:MOST]:
        found.append(_one(uid, note, verb))
    return found


def _one(uid: str, note: str, verb: str) -> Outcome:
    indicator = api.content.get(UID=uid)
    if indicator is None or indicator.portal_type != cycles.INDICATOR:
        return Outcome(uid, uid, ("—",))
    title = indicator.title
    try:
        steps.take(indicator, verb, {"komentar": note})
    except StepRefused as refused:
        return Outcome(uid, title, tuple(refused.reasons))
    return _kept(uid, title)


def _kept(uid: str, title: str) -> Outcome:
    """Commit what was done; who was slower is told so."""
    try:
        transaction.commit()
    except ConflictError as error:
        transaction.abort()
        return Outcome(uid, title, (str(error),))
    return Outcome(uid, title)


def refused(outcomes: Sequence[Outcome]) -> list[Outcome]:
    """Those that were not approved."""
    return [each for each in outcomes if each.reasons]

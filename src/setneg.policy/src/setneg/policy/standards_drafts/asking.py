"""Memoranda that ask units for drafts: who was asked, who has sent, who is late.

A memorandum is marked as asking; from its delivery on it waits in the inbox of each unit
head until a draft of the unit came, with two weeks from the unit's own receipt. Who does
not answer may be left out afterwards, with a reason. Source: SPS-3, R-SPS-02.
"""

from BTrees.OOBTree import OOTreeSet
from collections.abc import Iterable
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from datetime import UTC
from persistent.mapping import PersistentMapping
from setneg.policy import _
from setneg.policy.content.memorandum import IMemorandum
from setneg.policy.standards_drafts import discussing
from setneg.policy.standards_drafts import memoranda
from setneg.policy.vocabularies.offices import unit_title
from setneg.workflows import organisation
from setneg.workflows.chains import stage_of
from setneg.workflows.clock.deadlines import Deadline
from setneg.workflows.clock.deadlines import LATE
from setneg.workflows.inbox.indexes import CHANGED_BY_STEP
from setneg.workflows.inbox.interfaces import IWaits
from setneg.workflows.inbox.wait import Wait
from setneg.workflows.journal import record
from setneg.workflows.procedures import positions
from setneg.workflows.procedures.refusal import CaseRefused
from setneg.workflows.stored import stored
from typing import Any
from zope.component import adapter
from zope.interface import implementer


ATTRIBUTE, INDEX = "permintaan_draf", "minta_draf"
CANCELLED = "batal"
FORM = "formulir/draf-standar"
LONGEST = 2000


@dataclass(frozen=True)
class Line:
    """One unit that was asked.

    drafts    how many drafts it has sent, withdrawn ones left out
    waived    why nobody waits for it any more; "" otherwise
    deadline  two weeks from its receipt; None before
    """

    unit: str
    sent: datetime
    received: datetime | None
    deadline: Deadline | None
    drafts: int
    waived: str
    late: bool

    @property
    def title(self) -> str:
        return unit_title(self.unit)

    @property
    def settled(self) -> bool:
        return bool(self.drafts) or bool(self.waived)

    @property
    def until(self) -> datetime | None:
        return self.deadline.breach if self.deadline is not None else None


def kept(memo: Any) -> Mapping[str, Any] | None:
    """What is kept of the request: pada, oleh, terjawab (units), tanpa (unit -> why)."""
    found: Mapping[str, Any] | None = stored(memo).get(ATTRIBUTE)
    return found


def asks(memo: Any) -> bool:
    """Whether a memorandum asks for drafts."""
    return kept(memo) is not None


def may_mark(memo: Any) -> bool:
    """Whether the person at the desk coordinates drafts and the memorandum is of his
    Biro."""
    held = positions.held()
    return any(post in held for post in memoranda.examiners()) and memoranda.of_bureau(
        memo
    )


def mark(memo: Any) -> None:
    """It asks for drafts; NotYours, CaseRefused."""
    post = _examiner()
    stage = stage_of(memo)
    if not memoranda.of_bureau(memo) or stage is None or stage.id == CANCELLED:
        raise CaseRefused(
            [
                _(
                    "draft_memo_not_ours",
                    default="Memorandum itu bukan memorandum biro yang "
                    "mengoordinasikan draf.",
                )
            ]
        )
    if asks(memo):
        return
    memo.permintaan_draf = PersistentMapping(
        pada=datetime.now(UTC),
        oleh=positions.who(),
        jabatan=post,
        terjawab=OOTreeSet(_senders(memo)),
        tanpa=PersistentMapping(),
    )
    record(memo, "minta_draf")
    _wait_anew(memo)


def unmark(memo: Any) -> None:
    """It asks for nothing after all; refused once a unit has sent a draft."""
    _examiner()
    request = kept(memo)
    if request is None:
        return
    if len(request["terjawab"]):
        message = _(
            "draft_memo_answered", default="Sudah ada unit kerja yang mengirim draf."
        )
        raise CaseRefused([message])
    del memo.permintaan_draf
    record(memo, "batal_minta_draf")
    _wait_anew(memo)


def waive(memo: Any, unit: str, reason: str, now: datetime | None = None) -> None:
    """Wait for a unit no longer: after its deadline, by the head of the Biro or of the
    examining line, with a reason."""
    post = _examiner(heads=True)
    line = next((each for each in lines(memo, now) if each.unit == unit), None)
    reasons = []
    if line is None or line.settled:
        message = _("draft_not_awaited", default="Unit kerja itu tidak ditunggu.")
        reasons.append(message)
    elif not line.late:
        message = _("draft_not_late", default="Tenggat unit kerja itu belum lewat.")
        reasons.append(message)
    if not reason.strip() or len(reason) > LONGEST:
        reasons.append(_("draft_reason_missing", default="Alasan wajib diisi."))
    if reasons:
        raise CaseRefused(reasons)
    kept(memo)["tanpa"][unit] = {
        "alasan": reason.strip(),
        "jabatan": post,
        "oleh": positions.who(),
        "pada": datetime.now(UTC),
    }
    record(memo, "tanpa_draf", unit=unit)
    _wait_anew(memo)


def lines(memo: Any, now: datetime | None = None) -> list[Line]:
    """Every unit that was asked, in the order of the addressees; [] when it does not
    ask or was not delivered."""
    request = kept(memo)
    if request is None:
        return []
    moment = now or datetime.now(UTC)
    sent = _senders(memo)
    found = []
    for unit, row in memoranda.asked_units(memo).items():
        standard = memoranda.until(memo, unit)
        drafts = sent.count(unit)
        waived = request["tanpa"].get(unit, {}).get("alasan", "")
        overdue = standard.status(moment) == LATE
        found.append(
            Line(
                unit=unit,
                sent=row.sent,
                received=row.received,
                deadline=standard.deadline,
                drafts=drafts,
                waived=waived,
                late=overdue and not drafts and not waived,
            )
        )
    return found


def renew(draft: Any, event: Any = None) -> None:
    """After a draft came, or was withdrawn (IStepTaken): whom its memorandum waits for.

    The memorandum keeps who was heard, since nothing is searched while it is indexed.
    """
    memo = memoranda.memorandum(draft.memo)
    request = kept(memo) if memo is not None else None
    if request is None:
        return
    stage = stage_of(draft)
    own = stage is not None and stage.id != CANCELLED
    others = draft.unit in _senders(memo, besides=draft.UID())
    heard = request["terjawab"]
    if (own or others) == (draft.unit in heard):
        return
    if own or others:
        heard.insert(draft.unit)
    else:
        heard.remove(draft.unit)
    _wait_anew(memo)


def link(memo: Any) -> str:
    """Path within the site at which a unit answers a memorandum."""
    return f"{FORM}?memo={memo.UID()}"


@implementer(IWaits)
@adapter(IMemorandum)
class Unsent:
    """One wait for the head of each unit that was asked and has sent nothing."""

    def __init__(self, memo: Any) -> None:
        self.memo = memo

    def waits(self) -> Iterable[Wait]:
        request = kept(self.memo)
        stage = stage_of(self.memo)
        if request is None or stage is None or stage.id == CANCELLED:
            return
        organogram = organisation.current()
        for unit, row in memoranda.asked_units(self.memo).items():
            if unit in request["terjawab"] or unit in request["tanpa"]:
                continue
            head = organogram.head(unit)
            if head is not None:
                yield Wait(
                    key=f"draf:{unit}",
                    positions=(head.id,),
                    since=row.sent,
                    standard=memoranda.until(self.memo, unit),
                )


def _examiner(heads: bool = False) -> str:
    """The coordinating position of the person at the desk; NotYours for others."""
    organogram = organisation.current()
    allowed = memoranda.examiners()
    if heads:
        allowed = tuple(
            post
            for post in allowed
            if organogram.positions[post].function == memoranda.HEAD
        )
    act = _("act_coordinate_drafts", default="Mengoordinasikan permintaan draf")
    return positions.one_of(allowed, act)


def _senders(memo: Any, besides: str = "") -> list[str]:
    """Unit of each draft that answers a memorandum and was not withdrawn."""
    return [
        brain.unit
        for brain in discussing.of_memorandum(memo.UID())
        if brain.stage != CANCELLED and besides != brain.UID
    ]


def _wait_anew(memo: Any) -> None:
    memo.reindexObject(idxs=[INDEX, *CHANGED_BY_STEP])

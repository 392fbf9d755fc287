"""Answers that the addressees of a case's memorandum owe (R-X-07).

Each addressee has a deadline of his own, counted from the day on which his office
received the memorandum. Who does not answer holds the case up until the responsible
official lets it go on without him, with a reason that is kept.
"""

from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from datetime import UTC
from persistent.mapping import PersistentMapping
from plone.uuid.interfaces import IUUID
from setneg.workflows import _
from setneg.workflows import typed
from setneg.workflows.clock import calendar
from setneg.workflows.clock import deadlines
from setneg.workflows.clock import durations
from setneg.workflows.inbox.indexes import CHANGED_BY_STEP
from setneg.workflows.procedures import choices
from setneg.workflows.procedures import positions
from setneg.workflows.procedures.interfaces import IReceipts
from setneg.workflows.procedures.model import Grid
from setneg.workflows.procedures.model import Reply
from setneg.workflows.procedures.refusal import CaseRefused
from setneg.workflows.procedures.works import Work
from setneg.workflows.stored import stored
from typing import Any


DELIVERED = "distribusikan"


@dataclass(frozen=True)
class Expected:
    """What one addressee owes: since when, until when, and how it stands.

    sent    when the memorandum was sent to him
    text    the time that he has, as printed
    answer  what was answered; None so far
    waived  why the case goes on without him; "" when it does not
    """

    position: str
    document: Any
    sent: datetime
    text: str
    received: datetime | None
    deadline: deadlines.Deadline | None
    answer: Mapping[str, Any] | None
    waived: str

    @property
    def settled(self) -> bool:
        """Whether nothing is waited for any more."""
        return self.answer is not None or bool(self.waived)


def expected(
    case: Any, grid: Grid, found: Mapping[str, Sequence[Work]]
) -> list[Expected]:
    """All answers that the case's delivered memoranda ask for."""
    owed = []
    for key, product in grid.products.items():
        if product.balasan is None:
            continue
        for work in found.get(key, ()):
            sent = work.passed(DELIVERED) if work.counts else None
            if sent is not None:
                owed += _of(case, work, product.balasan, sent.time)
    return owed


def complete(case: Any, grid: Grid, work: Work) -> bool:
    """Whether every addressee of a memorandum has answered or is waived."""
    reply = grid.products[work.key].balasan
    sent = work.passed(DELIVERED)
    if reply is None or sent is None:
        return False
    return all(item.settled for item in _of(case, work, reply, sent.time))


def answer(
    case: Any,
    work: Work,
    members: Sequence[Mapping[str, str]],
    remark: str = "",
    position: str = "",
) -> Mapping[str, Any]:
    """Keep the answer of the person's office: whom it proposes as members.

    members   ``{"nama": ..., "jabatan": ..., "peran": ...}`` each; the position must
              exist, the role in the team may be left out.
    position  the addressee for which is answered; needed of a person who holds several
    """
    position = _addressee(work.document, position)
    if work.passed(DELIVERED) is None:
        raise CaseRefused(
            [
                _(
                    "memo_not_delivered",
                    default="Memorandum ini belum disampaikan.",
                )
            ]
        )
    record = {
        "memo": IUUID(work.document),
        "jabatan": position,
        "oleh": positions.who(),
        "pada": choices.now(),
        "anggota": _members(members),
        "catatan": remark,
    }
    _kept(case, "balasan")[_key(work, position)] = record
    _wait_anew(work.document)
    return record


def _addressee(memo: Any, position: str) -> str:
    """The addressed position for which the person answers. NotYours, CaseRefused."""
    allowed = tuple(getattr(memo, "kepada", None) or ())
    act = _("act_answer_memo", default="Menjawab memorandum ini")
    positions.one_of(allowed, act)
    own = [each for each in allowed if each in positions.held()]
    if chosen := typed.among(position, own):
        return chosen
    words = {"positions": positions.titles(own)}
    raise CaseRefused(
        [
            _(
                "refused_which_addressee",
                default="Sebutkan untuk jabatan mana Anda menjawab: ${positions}.",
                mapping=words,
            )
        ]
    )


def waive(
    case: Any, grid: Grid, item: Expected, reason: str, now: datetime | None = None
) -> Mapping[str, Any]:
    """Let the case go on without an answer; only after its deadline, with a reason."""
    position = positions.one_of(
        (grid.penanggung_jawab,),
        _("act_go_on_without", default="Melanjutkan tanpa balasan"),
    )
    reasons = []
    if not reason.strip():
        reasons.append(_("missing_reason", default="Alasan wajib diisi."))
    if item.settled:
        reasons.append(
            _(
                "reply_settled",
                default="${position} tidak lagi ditunggu.",
                mapping={"position": positions.title(item.position)},
            )
        )
    late = deadlines.status(item.deadline, now or datetime.now(UTC))
    if late != deadlines.LATE:
        reasons.append(
            _(
                "reply_not_late",
                default="Tenggat ${position} belum lewat; tunggu balasannya.",
                mapping={"position": positions.title(item.position)},
            )
        )
    if reasons:
        raise CaseRefused(reasons)
    record = {
        "jabatan": position,
        "oleh": positions.who(),
        "pada": choices.now(),
        "alasan": reason.strip(),
    }
    _kept(case, "tanpa_balasan")[f"{IUUID(item.document)}:{item.position}"] = record
    _wait_anew(item.document)
    return record


def team(case: Any) -> list[Mapping[str, str]]:
    """The members that all answers propose, in the order of the answers."""
    kept = getattr(case.aq_base, "balasan", None) or {}
    answers = sorted(kept.values(), key=lambda record: str(record["pada"]))
    return [member for record in answers for member in record["anggota"]]


def team_positions(case: Any) -> tuple[str, ...]:
    """Positions of the members, each once."""
    return tuple(dict.fromkeys(member["jabatan"] for member in team(case)))


def unanswered(case: Any, grid: Grid, work: Work) -> list[Expected]:
    """What the addressees of one delivered memorandum still owe."""
    product = grid.products.get(work.key)
    sent = work.passed(DELIVERED) if work.counts else None
    if product is None or product.balasan is None or sent is None:
        return []
    return [
        item for item in _of(case, work, product.balasan, sent.time) if not item.settled
    ]


def _wait_anew(memo: Any) -> None:
    """One addressee less is waited for."""
    memo.reindexObject(idxs=list(CHANGED_BY_STEP))


def _of(case: Any, work: Work, reply: Reply, sent: datetime) -> list[Expected]:
    receipts = IReceipts(work.document, None)
    received = receipts.received if receipts is not None else {}
    answers = getattr(case.aq_base, "balasan", None) or {}
    waived = getattr(case.aq_base, "tanpa_balasan", None) or {}
    duration = durations.parse(reply.tenggat)
    days = calendar.current()
    owed = []
    for position in getattr(work.document, "kepada", None) or ():
        start = received.get(position)
        owed.append(
            Expected(
                position=position,
                document=work.document,
                sent=sent,
                text=reply.tenggat,
                received=start,
                deadline=deadlines.deadline(duration, start or sent, days),
                answer=answers.get(_key(work, position)),
                waived=(waived.get(_key(work, position)) or {}).get("alasan", ""),
            )
        )
    return owed


def _members(members: Sequence[Mapping[str, str]]) -> list[dict[str, str]]:
    """Proposed members with the ids of their positions; CaseRefused when unreadable."""
    reasons = []
    found = []
    for member in members:
        name = str(member.get("nama") or "").strip()
        position = positions.find(str(member.get("jabatan") or ""))
        if not name:
            reasons.append(
                _(
                    "member_name_missing",
                    default="Nama anggota wajib diisi.",
                )
            )
        if position is None:
            reasons.append(
                _(
                    "member_position_unknown",
                    default="Jabatan “${position}” tidak dikenal.",
                    mapping={"position": member.get("jabatan") or ""},
                )
            )
        else:
            role = " ".join(str(member.get("peran") or "").split())[:100]
            row = {"nama": name, "jabatan": position.id}
            found.append({**row, "peran": role} if role else row)
    if not members:
        reasons.append(
            _(
                "member_missing",
                default="Usulkan paling sedikit satu anggota.",
            )
        )
    if reasons:
        raise CaseRefused(reasons)
    return found


def _key(work: Work, position: str) -> str:
    return f"{IUUID(work.document)}:{position}"


def _kept(case: Any, name: str) -> PersistentMapping:
    """The case's mapping of that name; an object of its own, so that answers which come
    at the same time touch nothing else."""
    base = case.aq_base
    if stored(base).get(name) is None:
        setattr(base, name, PersistentMapping())
    return stored(base)[name]

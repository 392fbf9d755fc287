"""What an invited position answers: it comes, it does not and says why, or it is
represented by somebody, on a disposition or for a reason that allows it.

The answer of a position is that of whoever holds it; a later one replaces it. Why
somebody does not come is told to himself and to those who prepare or lead the meeting.
Source: confirmation of attendance is part of calling a meeting (R-PIM-10 shares it).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import replace
from datetime import datetime
from datetime import UTC
from plone import api
from setneg.policy import _
from setneg.policy.vocabularies.offices import position_title
from setneg.workflows import organisation
from setneg.workflows.chains import chain_of
from setneg.workflows.chains import stage_of
from setneg.workflows.inbox.indexes import CHANGED_BY_STEP
from setneg.workflows.journal import record
from typing import Any
from zExceptions import Forbidden


COMES, SENDS, ABSENT = "hadir", "diwakili", "berhalangan"
ANSWERS = {
    COMES: _("kehadiran_hadir", default="Hadir"),
    SENDS: _("kehadiran_diwakili", default="Diwakili"),
    ABSENT: _("kehadiran_berhalangan", default="Berhalangan"),
}
CLOSED = ("terlaksana", "selesai", "batal")
LONGEST = 200, 1000  # characters of a name, of a reason


class AnswerRefused(ValueError):
    """The answer cannot be kept; the message says why, for the person."""


@dataclass(frozen=True)
class Line:
    """One invited, with what was answered.

    key     position id, or `tamu:<id>` for somebody outside
    status  one of ANSWERS, "" while nothing was answered
    late    answered after the day that was set
    by      account that answered; "" for a guest
    """

    key: str
    title: str
    office: str = ""
    status: str = ""
    substitute: str = ""
    reason: str = ""
    time: datetime | None = None
    late: bool = False
    by: str = ""


def closed(meeting: Any) -> bool:
    """Whether nobody answers any more: it took place or was cancelled."""
    stage = stage_of(meeting)
    return stage is not None and stage.id in CLOSED


def own_invitations(meeting: Any, userid: str) -> list[str]:
    """The invited positions that this person holds today."""
    held = organisation.current().groups_of(userid, organisation.today())
    return [position for position in meeting.peserta or () if position in held]


def given(meeting: Any, userid: str) -> dict[str, str]:
    """What this person has answered, as his form asks it; {} before he has."""
    for position in own_invitations(meeting, userid):
        kept = meeting.kehadiran.get(position)
        if kept:
            return {
                "jabatan": position,
                "kehadiran": kept["status"],
                "diwakili": position_title(kept.get("diwakili") or ""),
                "alasan": kept.get("alasan") or "",
                "disposisi": kept.get("disposisi") or "",
            }
    return {}


def until(meeting: Any) -> datetime | None:
    """Until when an answer is expected: the day that was set, or its beginning."""
    moment = getattr(meeting, "batas_jawaban", None) or meeting.waktu_mulai
    if moment is None:
        return None
    return moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)


def answer(
    meeting: Any,
    position: str,
    status: str,
    substitute: str,
    userid: str,
    reason: str = "",
    disposition: str = "",
) -> None:
    """Keep what an invited position answers.

    substitute   position id, official title or name of who comes instead
    reason       why somebody does not come, or what allows the representation
    disposition  UID of the disposition by which somebody was sent, instead of a reason

    Raises Forbidden for a position that the person does not hold or that was not
    invited; AnswerRefused for an answer that lacks something.
    """
    if position not in own_invitations(meeting, userid):
        raise Forbidden(position)
    said = checked(status, substitute, reason, disposition, position)
    meeting.record_attendance(
        position,
        {
            **said,
            "oleh": userid,
            "pada": datetime.now(UTC),
        },
    )
    record(meeting, "kehadiran", jabatan=position, status=status)
    meeting.reindexObjectSecurity()
    meeting.reindexObject(idxs=list(CHANGED_BY_STEP))


def checked(
    status: str,
    substitute: str,
    reason: str,
    disposition: str = "",
    position: str = "",
) -> dict[str, str]:
    """An answer as it is kept; AnswerRefused for one that lacks something."""
    substitute, reason = substitute.strip()[: LONGEST[0]], reason.strip()[: LONGEST[1]]
    if status not in ANSWERS:
        raise AnswerRefused(
            _(
                "refused_answer_kind",
                default="Pilih hadir, diwakili, atau berhalangan.",
            )
        )
    if status == ABSENT and not reason:
        raise AnswerRefused(
            _("refused_no_absence_reason", default="Sebutkan alasan tidak hadir.")
        )
    if status != SENDS:
        kept = "" if status == COMES else reason
        return {"status": status, "diwakili": "", "alasan": kept, "disposisi": ""}
    if not substitute:
        raise AnswerRefused(
            _("refused_no_substitute", default="Sebutkan siapa yang mewakili.")
        )
    if disposition and not _gave(disposition, position):
        raise AnswerRefused(
            _(
                "refused_disposition_of",
                default="Disposisi itu tidak diberikan oleh jabatan Anda.",
            )
        )
    if not reason and not disposition:
        raise AnswerRefused(
            _(
                "refused_no_basis",
                default="Sebutkan disposisi atau alasan yang menjadi dasar perwakilan.",
            )
        )
    post = _post(substitute)
    return {
        "status": status,
        "diwakili": post or substitute,
        "alasan": reason,
        "disposisi": disposition,
    }


def _post(text: str) -> str:
    """Id of the position of that spelling; "" for a name."""
    organogram = organisation.current()
    found = organogram.positions.get(text) or organogram.resolve(text)
    return found.id if found is not None else ""


def _gave(uid: str, position: str) -> bool:
    """Whether a disposition was given by a position, as far as the person sees it."""
    found = api.content.get(UID=uid)
    return found is not None and getattr(found, "dari", "") == position


def organises(meeting: Any, userid: str) -> bool:
    """Whether somebody prepares a meeting or leads it: its chair, and the posts of its
    unit that draft it; also once it took place."""
    organogram, day = organisation.current(), organisation.today()
    held = organogram.groups_of(userid, day) if userid else frozenset()
    if (getattr(meeting, "pimpinan_rapat", None) or "") in held:
        return True
    chain = chain_of(meeting)
    drafting = set(chain.stages[0].editors) if chain is not None else set()
    roles = organogram.roles(meeting.unit or "")
    return any(drafting.intersection(roles.get(post, ())) for post in held)


def told(meeting: Any, userid: str) -> list[Line]:
    """The lines as somebody is told them: reasons only to who organises the meeting,
    and his own to who gave it."""
    found = lines(meeting)
    if organises(meeting, userid):
        return found
    return [
        line if userid and line.by == userid else replace(line, reason="")
        for line in found
    ]


def lines(meeting: Any) -> list[Line]:
    """Everybody who was asked, in the order of the invitation, guests last; with all
    that was said. Who is to be shown it is asked `told`."""
    found = [
        _line(meeting, post, position_title(post), "", meeting.kehadiran.get(post))
        for post in meeting.peserta or ()
    ]
    for key, guest in meeting.tamu.items():
        name, office = guest["nama"], guest["instansi"]
        found.append(_line(meeting, f"tamu:{key}", name, office, guest.get("jawaban")))
    return found


def counts(found: list[Line]) -> dict[str, int]:
    """How many gave each answer, and how many none."""
    told = {name: sum(line.status == name for line in found) for name in ANSWERS}
    return {**told, "belum": sum(not line.status for line in found)}


def _line(
    meeting: Any, key: str, title: str, office: str, kept: Mapping[str, Any] | None
) -> Line:
    if not kept:
        return Line(key, title, office)
    end, when = until(meeting), kept.get("pada")
    late = bool(end and when and when > end)
    substitute = position_title(kept.get("diwakili") or "")
    reason = kept.get("alasan") or ""
    status, by = kept["status"], kept.get("oleh") or ""
    return Line(key, title, office, status, substitute, reason, when, late, by)

"""The discussion of an indicator: notes of its group, and what came of it.

Source: IKU 5.b, 5.c, R-IKU-05, R-IKU-06.
"""

from datetime import datetime
from datetime import UTC
from setneg.policy import _
from setneg.policy.iku import checks
from setneg.policy.iku import cycles
from setneg.workflows import steps
from setneg.workflows.chains import stage_of
from setneg.workflows.steps import acting
from setneg.workflows.steps.wording import kept
from setneg.workflows.steps.wording import say
from typing import Any
from typing import Final


DISCUSSED: Final = "dibahas"
CONCLUDE: Final = "lanjut"
ROLES: Final = ("Pengusul", "Peserta", "Penerima", "Pelaksana", "Pemberi Pendapat")
LONGEST: Final = 5000
MOST: Final = 500


class NoteRefused(cycles.CycleRefused):
    """A note cannot be kept."""


def may_discuss(indicator: Any, userid: str) -> str:
    """The position as which somebody may take part now; "" when he may not."""
    stage = stage_of(indicator)
    if stage is None or stage.id != DISCUSSED or not userid:
        return ""
    return acting.acting_position(indicator, ROLES, userid, "") or ""


def may_read(indicator: Any, userid: str) -> bool:
    """Whether somebody has a part in it; who only derives from it reads no notes."""
    return bool(userid and acting.acting_position(indicator, ROLES, userid, ""))


def note(indicator: Any, text: str, userid: str) -> dict[str, Any]:
    """Keep what somebody said in the discussion; NoteRefused with the reason."""
    position = may_discuss(indicator, userid)
    if not position:
        raise NoteRefused(
            _(
                "note_not_yours",
                default="Catatan pembahasan ditulis oleh anggota kelompoknya selama "
                "IKU dibahas.",
            )
        )
    words = text.strip()
    if not words or len(words) > LONGEST:
        raise NoteRefused(
            _(
                "note_length",
                default="Catatan berisi satu sampai ${most} huruf.",
                mapping={"most": LONGEST},
            )
        )
    if len(indicator.pembahasan) >= MOST:
        raise NoteRefused(
            _("note_many", default="Catatan pembahasan IKU ini sudah terlalu banyak.")
        )
    row = {
        "oleh": userid,
        "jabatan": position,
        "pada": datetime.now(UTC),
        "kelompok": indicator.kelompok or "",
        "isi": words,
    }
    indicator.pembahasan = (*indicator.pembahasan, row)
    return row


def conclude(indicator: Any, ended: datetime, words: str) -> tuple[Any, ...]:
    """After the meeting: to the head of the unit; else the reasons why it stays."""
    reasons = tuple(say(each) for each in checks.smart_gaps(indicator.smart))
    if reasons:
        return reasons
    indicator.rapat_selesai = ended.astimezone(UTC)
    steps.carry(indicator, CONCLUDE, words or kept(_ended()))
    return ()


def _ended() -> Any:
    return _("reason_meeting_ended", default="Pembahasan kelompok selesai.")

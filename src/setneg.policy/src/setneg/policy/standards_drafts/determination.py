"""Whether a draft is set by regulation or is internal: corrected until it is approved.

Source: R-SPS-08.
"""

from datetime import datetime
from datetime import UTC
from setneg.policy import _
from setneg.policy.standards_drafts import words
from setneg.workflows.chains import stage_of
from setneg.workflows.journal import record
from setneg.workflows.procedures import positions
from setneg.workflows.procedures.refusal import CaseRefused
from typing import Any


#: Until the head of the unit has signed.
OPEN = (
    "diperiksa",
    "dilengkapi",
    "pembahasan_1",
    "pembahasan_2",
    "rapat_kerja_1",
    "rapat_kerja_2",
    "persetujuan",
)
EXAMINERS = ("Penerima", "Peserta")
LONGEST = 2000


def may_correct(draft: Any) -> bool:
    """Whether the person at the desk examines the draft and it is not approved yet."""
    held = positions.held()
    return _open(draft) and any(post in held for post in _examiners(draft))


def correct(draft: Any, value: str, reason: str) -> None:
    """Set it anew, with a reason; what it was is kept. NotYours, CaseRefused."""
    act = _("act_correct_determination", default="Membetulkan penetapan draf")
    post = positions.one_of(_examiners(draft), act)
    reasons = []
    if not _open(draft):
        message = _(
            "draft_already_approved",
            default="Draf ini sudah disetujui; penetapannya tidak berubah lagi.",
        )
        reasons.append(message)
    if value not in dict(words.DETERMINATIONS):
        message = _("draft_unknown_determination", default="Pilih penetapannya.")
        reasons.append(message)
    elif value == draft.penetapan:
        message = _("draft_same_determination", default="Penetapannya sudah demikian.")
        reasons.append(message)
    if not reason.strip() or len(reason) > LONGEST:
        reasons.append(_("draft_reason_missing", default="Alasan wajib diisi."))
    if reasons:
        raise CaseRefused(reasons)
    row = {
        "dari": draft.penetapan,
        "menjadi": value,
        "alasan": reason.strip(),
        "oleh": post,
        "pada": datetime.now(UTC),
    }
    draft.riwayat_penetapan = (*draft.riwayat_penetapan, row)
    draft.penetapan = value
    record(draft, "ubah", isian=["penetapan"], menjadi=value)
    draft.reindexObject(idxs=["modified", "memo_draf"])


def _open(draft: Any) -> bool:
    stage = stage_of(draft)
    return stage is not None and stage.id in OPEN


def _examiners(draft: Any) -> tuple[str, ...]:
    parties = draft.parties
    return tuple(post for role in EXAMINERS for post in parties[role])

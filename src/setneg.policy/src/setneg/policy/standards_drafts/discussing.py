"""Sessions with a unit, meetings of a satuan organisasi, and the queue of editing.

Source: R-SPS-04, R-SPS-05, R-SPS-07.
"""

from collections.abc import Mapping
from collections.abc import Sequence
from datetime import date
from plone import api
from setneg.policy import _
from setneg.policy.behaviors.attachment import Attachment
from setneg.policy.content.draf_standar import satuan_organisasi
from setneg.policy.standards_drafts import editing
from setneg.policy.standards_drafts import meetings
from setneg.policy.standards_drafts import versions
from setneg.policy.standards_drafts import words
from setneg.workflows import organisation
from setneg.workflows.chains import stage_of
from setneg.workflows.inbox.indexes import CHANGED_BY_STEP
from setneg.workflows.steps.said import IComment
from setneg.workflows.steps.verbs import Step
from setneg.workflows.steps.wording import say
from typing import Any
from zope import schema


#: Stage that a discussion ends -> the version that comes out of it.
OUTCOME = {
    "pembahasan_1": "draf_penyempurnaan",
    "pembahasan_2": "draf_pra_final",
    "rapat_kerja_1": "draf_final",
}
LAST_MEETING, APPROVED = "rapat_kerja_2", "disetujui"


class IHeld(IComment):
    """A discussion was held."""

    tanggal_pembahasan = schema.Date(
        title=_("label_tanggal_pembahasan", default="Tanggal pembahasan")
    )
    rapat = schema.Choice(
        title=_("label_rapat_draf", default="Rapat yang tercatat di portal"),
        description=_(
            "help_rapat_draf", default="Boleh kosong; harinya sama dengan tanggal itu."
        ),
        vocabulary="setneg.policy.RapatDraf",
        required=False,
    )


class IDiscussed(IHeld):
    """What was discussed, as it was improved."""

    berkas = Attachment(
        title=_("label_berkas_versi_berikut", default="Berkas versi berikutnya")
    )


class IReturned(IHeld):
    """The last meeting was held; the final draft goes to the head of the unit."""

    memo_pengembalian = schema.Choice(
        title=_(
            "label_memo_pengembalian", default="Memorandum permintaan tanda tangan"
        ),
        description=_(
            "help_memo_pengembalian",
            default="Ditandatangani Kepala Biro dan telah disampaikan kepada pimpinan "
            "unit kerjanya.",
        ),
        vocabulary="setneg.policy.MemorandumPengembalianDraf",
    )


class Discussion(Step):
    """lanjut out of a session or a meeting: the next version, or the head of the unit.

    Sessions are held once for a unit, meetings once for a satuan organisasi: all drafts
    of a memorandum have the same day. Source: R-SPS-04, R-SPS-05.
    """

    def __init__(self, document: Any) -> None:
        super().__init__(document)
        stage = stage_of(document)
        self.stage = stage.id if stage is not None else ""
        self.schema = IReturned if self.stage == LAST_MEETING else IDiscussed

    def missing(self, data: Mapping[str, Any] | None) -> Sequence[str]:
        reasons = list(super().missing(data))
        day = (data or {}).get("tanggal_pembahasan")
        if self.stage not in words.SESSIONS or not isinstance(day, date):
            return reasons
        if day > organisation.today():
            message = _(
                "draft_day_ahead",
                default="Tanggal pembahasan tidak boleh di depan; catat sesudah diadakan.",
            )
            reasons.append(say(message))
        day_held = held(self.document, self.stage)
        if day_held is not None and day_held != day:
            message = _(
                "draft_other_day",
                default="${session} untuk kelompok ini telah dicatat pada ${day}.",
                mapping={
                    "session": say(words.SESSIONS[self.stage]),
                    "day": f"{day_held:%d-%m-%Y}",
                },
            )
            reasons.append(say(message))
        meeting = (data or {}).get("rapat")
        if meeting and meetings.day_of(meeting) != day:
            message = _(
                "draft_meeting_day",
                default="Rapat yang dipilih tidak berlangsung pada tanggal itu.",
            )
            reasons.append(say(message))
        return reasons

    def done(self, entry: Any, data: Mapping[str, Any]) -> None:
        draft = self.document
        stage = entry.from_stage
        row = {
            "sesi": stage,
            "tanggal": data["tanggal_pembahasan"],
            "catatan": str(data.get("komentar") or ""),
            "oleh": entry.position or "",
            "rapat": str(data.get("rapat") or ""),
        }
        draft.pembahasan = (*draft.pembahasan, row)
        if stage in OUTCOME:
            versions.add_said(draft, OUTCOME[stage], entry, data)
        draft.memo_pengembalian = data.get("memo_pengembalian")
        draft.reindexObject(idxs=list(CHANGED_BY_STEP))


class Queueing(Step):
    """lanjut out of the approval: the draft takes its place in the queue. R-SPS-07."""

    def missing(self, data: Mapping[str, Any] | None) -> Sequence[str]:
        reasons = list(super().missing(data))
        if self.document.penetapan == words.INTERNAL:
            message = _(
                "draft_is_internal",
                default="Draf yang bersifat intern tidak masuk Permensesneg.",
            )
            reasons.append(say(message))
        return reasons

    def done(self, entry: Any, data: Mapping[str, Any]) -> None:
        self.document.urutan_redaksi = editing.place(self.document)
        self.document.reindexObject(idxs=list(CHANGED_BY_STEP))


def held(draft: Any, stage: str) -> date | None:
    """When a session was held for the same unit, a meeting for the same satuan
    organisasi, as another draft of the same memorandum says; None when it was not."""
    apart = stage.startswith("pembahasan")
    for brain in of_memorandum(draft.memo):
        if draft.UID() == brain.UID:
            continue
        same = (
            brain.unit == draft.unit
            if apart
            else satuan_organisasi(brain.unit) == draft.satuan_organisasi
        )
        day = brain.draf_standar["sesi"].get(stage) if same else None
        if day:
            return date.fromisoformat(day)
    return None


def of_memorandum(memo: Any) -> Sequence[Any]:
    """Catalog records of all drafts that answer one memorandum, or several."""
    catalog = api.portal.get_tool("portal_catalog")
    asked = [memo] if isinstance(memo, str) else list(memo or ())
    if not asked:
        return []
    found = catalog.unrestrictedSearchResults(portal_type=editing.KIND, memo_draf=asked)
    return [brain for brain in found if isinstance(brain.draf_standar, dict)]

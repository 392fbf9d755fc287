"""What the steps of a draft ask for and keep."""

from collections.abc import Mapping
from collections.abc import Sequence
from datetime import date
from datetime import UTC
from plone import api
from plone.namedfile.interfaces import INamedFile
from setneg.policy import _
from setneg.policy.behaviors.attachment import Attachment
from setneg.policy.content.draf_standar import IDrafStandar
from setneg.policy.standards_drafts import editing
from setneg.policy.standards_drafts import versions
from setneg.policy.standards_drafts import words
from setneg.workflows import organisation
from setneg.workflows.chains import stage_of
from setneg.workflows.inbox.indexes import CHANGED_BY_STEP
from setneg.workflows.steps.said import IComment
from setneg.workflows.steps.said import IReason
from setneg.workflows.steps.verbs import Step
from setneg.workflows.steps.wording import say
from typing import Any
from zope import schema
from zope.component import adapter
from zope.interface import Interface


#: Stage that a discussion ends -> the version that comes out of it.
OUTCOME = {
    "pembahasan_1": "draf_penyempurnaan",
    "pembahasan_2": "draf_pra_final",
    "rapat_kerja_1": "draf_final",
}
LAST_MEETING, APPROVED = "rapat_kerja_2", "disetujui"


def _result(part: str) -> schema.Choice:
    return schema.Choice(
        title=words.PARTS[part], vocabulary="setneg.policy.HasilPemeriksaanDraf"
    )


class IChecklist(Interface):
    """The three parts of the examination, each with a note. Source: R-SPS-03."""

    substansi = _result("substansi")
    catatan_substansi = schema.Text(
        title=_("label_catatan_substansi", default="Catatan substansi"),
        required=False,
        max_length=2000,
    )
    format = _result("format")
    catatan_format = schema.Text(
        title=_("label_catatan_format", default="Catatan format"),
        required=False,
        max_length=2000,
    )
    redaksional = _result("redaksional")
    catatan_redaksional = schema.Text(
        title=_("label_catatan_redaksional", default="Catatan redaksional"),
        required=False,
        max_length=2000,
    )


class IPassed(IComment, IChecklist):
    """terima."""


class IWanting(IReason, IChecklist):
    """minta_kelengkapan."""


class IFile(IComment):
    """A step with which the next file comes."""

    berkas = Attachment(title=_("label_softcopy_draf", default="Softcopy draf"))


class IHeld(IComment):
    """A discussion was held."""

    tanggal_pembahasan = schema.Date(
        title=_("label_tanggal_pembahasan", default="Tanggal pembahasan")
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
        vocabulary="setneg.policy.MemorandumPengembalianDraf",
    )


class IEdited(IComment):
    """Wording was edited."""

    berkas = Attachment(
        title=_("label_berkas_suntingan", default="Berkas hasil penyuntingan"),
        required=False,
    )


class Examination(Step):
    """One look at the three parts, kept with the version that it was about."""

    def missing(self, data: Mapping[str, Any] | None) -> Sequence[str]:
        reasons = list(super().missing(data))
        if data is None:
            return reasons
        for part, title in words.PARTS.items():
            said = str(data.get(f"catatan_{part}") or "").strip()
            if data.get(part) == words.WANTING and not said:
                message = _(
                    "draft_note_missing",
                    default="Tulis catatan untuk bagian “${part}”.",
                    mapping={"part": say(title)},
                )
                reasons.append(say(message))
        return reasons

    def wanting(self, data: Mapping[str, Any]) -> bool:
        return any(data.get(part) == words.WANTING for part in words.PARTS)

    def done(self, entry: Any, data: Mapping[str, Any]) -> None:
        draft = self.document
        parts = {
            part: (data.get(part), str(data.get(f"catatan_{part}") or "").strip())
            for part in words.PARTS
        }
        row = {
            "bagian": parts,
            "pada": entry.time.astimezone(UTC),
            "oleh": entry.position or "",
            "versi": len(draft.berkas_versi),
        }
        draft.pemeriksaan = (*draft.pemeriksaan, row)


@adapter(IDrafStandar)
class Passing(Examination):
    """terima: all three parts are in order."""

    schema = IPassed

    def missing(self, data: Mapping[str, Any] | None) -> Sequence[str]:
        reasons = list(super().missing(data))
        if data is not None and self.wanting(data):
            message = _(
                "draft_not_in_order",
                default="Draf yang masih perlu diperbaiki dikembalikan kepada unit.",
            )
            reasons.append(say(message))
        return reasons


@adapter(IDrafStandar)
class Wanting(Examination):
    """minta_kelengkapan: at least one part is not in order."""

    schema = IWanting

    def missing(self, data: Mapping[str, Any] | None) -> Sequence[str]:
        reasons = list(super().missing(data))
        if data is not None and not self.wanting(data):
            message = _(
                "draft_nothing_wanting",
                default="Tandai sedikitnya satu bagian yang perlu diperbaiki.",
            )
            reasons.append(say(message))
        return reasons


@adapter(IDrafStandar)
class Completion(Step):
    """lengkapi: the improved draft comes with its file."""

    schema = IFile

    def done(self, entry: Any, data: Mapping[str, Any]) -> None:
        _keep(self.document, "draf", entry, data)


@adapter(IDrafStandar)
class Onward(Step):
    """lanjut: out of a discussion comes the next version; out of the approval the queue.

    Sessions are held once for a unit, meetings once for a satuan organisasi: all drafts
    of a memorandum have the same day. Source: R-SPS-04, R-SPS-05.
    """

    def __init__(self, document: Any) -> None:
        super().__init__(document)
        stage = _stage(document)
        if stage in OUTCOME:
            self.schema = IDiscussed
        elif stage == LAST_MEETING:
            self.schema = IReturned

    def missing(self, data: Mapping[str, Any] | None) -> Sequence[str]:
        reasons = list(super().missing(data))
        draft, stage = self.document, _stage(self.document)
        if stage == APPROVED and draft.penetapan == words.INTERNAL:
            message = _(
                "draft_is_internal",
                default="Draf yang bersifat intern tidak masuk Permensesneg.",
            )
            reasons.append(say(message))
        day = (data or {}).get("tanggal_pembahasan")
        if stage not in words.SESSIONS or not isinstance(day, date):
            return reasons
        if day > organisation.today():
            message = _("meeting_ahead", default="Rapat itu belum selesai.")
            reasons.append(say(message))
        held = _held(draft, stage)
        if held is not None and held != day:
            message = _(
                "draft_other_day",
                default="${session} untuk kelompok ini telah dicatat pada ${day}.",
                mapping={
                    "session": say(words.SESSIONS[stage]),
                    "day": f"{held:%d-%m-%Y}",
                },
            )
            reasons.append(say(message))
        return reasons

    def done(self, entry: Any, data: Mapping[str, Any]) -> None:
        draft = self.document
        stage = entry.from_stage
        if stage == APPROVED:
            draft.urutan_redaksi = editing.place(draft)
        else:
            row = {
                "sesi": stage,
                "tanggal": data["tanggal_pembahasan"],
                "catatan": str(data.get("komentar") or ""),
                "oleh": entry.position or "",
            }
            draft.pembahasan = (*draft.pembahasan, row)
            if stage in OUTCOME:
                _keep(draft, OUTCOME[stage], entry, data)
            draft.memo_pengembalian = data.get("memo_pengembalian")
        draft.reindexObject(idxs=list(CHANGED_BY_STEP))


@adapter(IDrafStandar)
class Approval(Step):
    """setujui: the head of the unit signs his own, with the softcopy. R-SPS-06."""

    schema = IFile

    def done(self, entry: Any, data: Mapping[str, Any]) -> None:
        _keep(self.document, "draf_final_disetujui", entry, data)


@adapter(IDrafStandar)
class End(Step):
    """selesaikan: edited, or, for an internal one, right after the approval. R-SPS-08."""

    def __init__(self, document: Any) -> None:
        super().__init__(document)
        if _stage(document) != APPROVED:
            self.schema = IEdited

    def missing(self, data: Mapping[str, Any] | None) -> Sequence[str]:
        reasons = list(super().missing(data))
        draft = self.document
        if _stage(draft) == APPROVED and draft.penetapan != words.INTERNAL:
            message = _(
                "draft_is_no_internal",
                default="Draf ini ditetapkan dengan Permensesneg; disunting dahulu.",
            )
            reasons.append(say(message))
        return reasons

    def done(self, entry: Any, data: Mapping[str, Any]) -> None:
        _keep(self.document, "hasil_penyuntingan", entry, data)


def _stage(draft: Any) -> str:
    stage = stage_of(draft)
    return stage.id if stage is not None else ""


def _keep(draft: Any, label: str, entry: Any, data: Mapping[str, Any]) -> None:
    if INamedFile.providedBy(data.get("berkas")):
        versions.add(draft, label, data["berkas"], entry.time, entry.position)


def _held(draft: Any, stage: str) -> date | None:
    """When a session was held for the same unit, a meeting for the same satuan
    organisasi, as another draft of the same memorandum says; None when it was not."""
    together = "unit" if stage.startswith("pembahasan") else "satuan_organisasi"
    catalog = api.portal.get_tool("portal_catalog")
    for brain in catalog.unrestrictedSearchResults(portal_type=editing.KIND):
        other = brain._unrestrictedGetObject()
        same = getattr(other, together) == getattr(draft, together)
        if other.UID() == draft.UID() or other.memo != draft.memo or not same:
            continue
        for row in other.pembahasan:
            if row["sesi"] == stage:
                return row["tanggal"]
    return None

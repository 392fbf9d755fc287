"""Examination of a draft, its signature and its editing: what the steps ask and keep."""

from collections.abc import Mapping
from collections.abc import Sequence
from datetime import UTC
from setneg.policy import _
from setneg.policy.behaviors.attachment import Attachment
from setneg.policy.content.draf_standar import IDrafStandar
from setneg.policy.standards_drafts import discussing
from setneg.policy.standards_drafts import versions
from setneg.policy.standards_drafts import words
from setneg.workflows.chains import stage_of
from setneg.workflows.steps.said import IComment
from setneg.workflows.steps.said import IReason
from setneg.workflows.steps.verbs import Step
from setneg.workflows.steps.wording import say
from typing import Any
from zope import schema
from zope.component import adapter
from zope.interface import Interface


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
        versions.add_said(self.document, "draf", entry, data)


@adapter(IDrafStandar)
class Approval(Step):
    """setujui: the head of the unit signs his own, with the softcopy. R-SPS-06."""

    schema = IFile

    def done(self, entry: Any, data: Mapping[str, Any]) -> None:
        versions.add_said(self.document, "draf_final_disetujui", entry, data)


@adapter(IDrafStandar)
class End(Step):
    """selesaikan: edited, or, for an internal one, right after the approval. R-SPS-08."""

    def __init__(self, document: Any) -> None:
        super().__init__(document)
        if _stage(document) != discussing.APPROVED:
            self.schema = IEdited

    def missing(self, data: Mapping[str, Any] | None) -> Sequence[str]:
        reasons = list(super().missing(data))
        draft = self.document
        if _stage(draft) == discussing.APPROVED and draft.penetapan != words.INTERNAL:
            message = _(
                "draft_is_no_internal",
                default="Draf ini ditetapkan dengan Permensesneg; disunting dahulu.",
            )
            reasons.append(say(message))
        return reasons

    def done(self, entry: Any, data: Mapping[str, Any]) -> None:
        versions.add_said(self.document, "hasil_penyuntingan", entry, data)


def _stage(draft: Any) -> str:
    stage = stage_of(draft)
    return stage.id if stage is not None else ""

"""Uploading: the head of the coordinating Biro asks, Biro Informasi dan Teknologi does it.

Two parties: who asked does not execute, in whatever position. Source: SPS-9.d, R-SPS-10.
"""

from collections.abc import Mapping
from collections.abc import Sequence
from datetime import date
from plone import api
from setneg.policy import _
from setneg.policy.content.draf_standar import IDrafStandar
from setneg.policy.standards_drafts import memoranda
from setneg.policy.vocabularies.grades import terms
from setneg.policy.vocabularies.offices import unit_title
from setneg.workflows import organisation
from setneg.workflows.clock import calendar
from setneg.workflows.inbox.indexes import CHANGED_BY_STEP
from setneg.workflows.steps import acting
from setneg.workflows.steps.said import IComment
from setneg.workflows.steps.verbs import Step
from setneg.workflows.steps.wording import say
from typing import Any
from urllib.parse import urlsplit
from zope import schema
from zope.component import adapter
from zope.interface import provider
from zope.schema.interfaces import IVocabularyFactory


READY, WAITING = "siap_diunggah", "menunggu_unggah"


def uploader() -> str:
    """Code of the unit that uploads; "" when none is named or it does not exist."""
    code = str(api.portal.get_registry_record(memoranda.UPLOADER, default="") or "")
    return code if code in organisation.current().units else ""


class IAsked(IComment):
    """With which memorandum the upload is asked for."""

    memo_unggah = schema.Choice(
        title=_("label_memo_unggah", default="Memorandum permohonan unggah"),
        description=_(
            "help_memo_unggah",
            default="Ditandatangani Kepala Biro dan telah disampaikan kepada unit yang "
            "mengunggah.",
        ),
        vocabulary="setneg.policy.MemorandumUnggahDraf",
    )


class IUploaded(IComment):
    """Where it can be read, and since when."""

    alamat = schema.TextLine(
        title=_("label_alamat_unggah", default="Alamat pada situs"),
        description=_("help_alamat_unggah", default="Alamat lengkap, diawali https://"),
        max_length=500,
    )
    tanggal_unggah = schema.Date(
        title=_("label_tanggal_unggah", default="Tanggal diunggah")
    )


class Request(Step):
    """lanjut out of `siap_diunggah`: asked for with a delivered memorandum."""

    schema = IAsked

    def missing(self, data: Mapping[str, Any] | None) -> Sequence[str]:
        reasons = list(super().missing(data))
        unit = uploader()
        if not unit:
            message = _(
                "draft_no_uploader",
                default="Unit yang mengunggah belum ditetapkan oleh pengelola portal.",
            )
            return [*reasons, say(message)]
        uid = (data or {}).get("memo_unggah")
        reason = memoranda.refusal(uid, (unit,)) if uid else None
        return [*reasons, say(reason)] if reason is not None else reasons

    def done(self, entry: Any, data: Mapping[str, Any]) -> None:
        draft = self.document
        draft.memo_unggah = str(data["memo_unggah"])
        draft.unit_pengunggah = uploader()
        draft.peminta_unggah = entry.actor
        draft.reindexObjectSecurity()
        draft.reindexObject(idxs=list(CHANGED_BY_STEP))


@adapter(IDrafStandar)
class Upload(Step):
    """kerjakan out of `menunggu_unggah`: by a post of the uploading unit."""

    schema = IUploaded

    def missing(self, data: Mapping[str, Any] | None) -> Sequence[str]:
        reasons = list(super().missing(data))
        draft = self.document
        if draft.peminta_unggah and draft.peminta_unggah == acting.userid():
            message = _(
                "draft_asked_by_you",
                default="Anda yang meminta unggahan ini; pelaksananya orang lain.",
            )
            reasons.append(say(message))
        address = (data or {}).get("alamat")
        if address and not secure(str(address)):
            message = _(
                "draft_bad_address",
                default="Tulis alamat lengkap yang diawali https://.",
            )
            reasons.append(say(message))
        day = (data or {}).get("tanggal_unggah")
        if isinstance(day, date):
            reasons += [say(each) for each in self._wrong_day(day)]
        return reasons

    def _wrong_day(self, day: date) -> Sequence[Any]:
        """Nothing is uploaded ahead of today, or before its memorandum was sent."""
        if day > organisation.today():
            return [
                _("draft_upload_ahead", default="Tanggal unggah tidak boleh di depan.")
            ]
        memo = memoranda.memorandum(self.document.memo_unggah)
        row = memoranda.receipt(memo, self.document.unit_pengunggah or "")
        if row is not None and day < calendar.current().local(row.sent).date():
            return [
                _(
                    "draft_upload_early",
                    default="Tanggal unggah mendahului memorandum permohonannya.",
                )
            ]
        return []

    def done(self, entry: Any, data: Mapping[str, Any]) -> None:
        draft = self.document
        draft.alamat_unggah = str(data["alamat"]).strip()
        draft.tanggal_unggah = data["tanggal_unggah"]
        draft.diunggah_oleh = entry.position or ""


def secure(address: str) -> bool:
    """Whether an address is a whole https address without a password in it."""
    try:
        parts = urlsplit(address.strip())
        return (
            parts.scheme == "https"
            and bool(parts.hostname)
            and "@" not in parts.netloc
            and not any(letter.isspace() for letter in address.strip())
        )
    except ValueError:
        return False


def office_title(draft: Any) -> str:
    """The uploading unit in words."""
    return unit_title(draft.unit_pengunggah) if draft.unit_pengunggah else ""


@provider(IVocabularyFactory)
def requests(context: Any) -> Any:
    """Memoranda of the Biro that were delivered to the uploading unit."""
    unit = uploader()
    found = memoranda.sent_to(unit) if unit else []
    return terms((m.UID(), m.Title()) for m, _row in found)

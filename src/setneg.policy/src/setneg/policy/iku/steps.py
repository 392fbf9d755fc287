"""What the steps of an indicator and of a round ask for and bring about."""

from collections.abc import Mapping
from collections.abc import Sequence
from datetime import datetime
from datetime import UTC
from setneg.policy import _
from setneg.policy.behaviors.moments import universal
from setneg.policy.behaviors.rows import cleaned
from setneg.policy.behaviors.rows import Column
from setneg.policy.behaviors.rows import Rows
from setneg.policy.content.iku import IIKU
from setneg.policy.content.siklus_iku import ISiklusIKU
from setneg.policy.iku import checks
from setneg.policy.iku import codes
from setneg.policy.iku import cycles
from setneg.policy.iku import groups
from setneg.workflows.chains import stage_of
from setneg.workflows.steps.said import IComment
from setneg.workflows.steps.said import IReason
from setneg.workflows.steps.verbs import Step
from setneg.workflows.steps.wording import say
from typing import Any
from zope import schema
from zope.component import adapter


#: Fields at which the Bagian may leave a note.
FIELDS = (
    *checks.REQUIRED,
    ("polaritas", _("label_polaritas", default="Polaritas")),
    ("konsolidasi", _("label_konsolidasi", default="Konsolidasi periode")),
    ("tingkat", _("label_tingkat_iku", default="Tingkat")),
    ("induk", _("label_iku_induk", default="IKU induk")),
    ("penyedia", _("label_penyedia_data", default="Unit penyedia data")),
    ("smart", _("label_smart", default="Pemeriksaan kriteria")),
)
NOTE_COLUMNS = (
    Column("ruas", _("column_ruas", default="Isian"), "pilihan", FIELDS),
    Column("catatan", _("column_catatan_ruas", default="Catatan"), "teks"),
)


class IFieldNotes(IReason):
    """What has to be completed, at which field. Source: I-13."""

    catatan_ruas = Rows(
        NOTE_COLUMNS,
        title=_("label_catatan_ruas", default="Catatan per isian"),
    )


class IConclusion(IComment):
    """When the discussion ended, and what came of it."""

    rapat_selesai = schema.Datetime(
        title=_("label_rapat_selesai", default="Rapat selesai pada"),
        description=_(
            "help_rapat_selesai",
            default="Batas lima hari dihitung dari waktu ini. Dikosongkan: sekarang.",
        ),
        required=False,
    )


@adapter(IIKU)
class Completion(Step):
    """minta_kelengkapan: back to the unit, with notes at the fields."""

    schema = IFieldNotes

    def done(self, entry: Any, data: Mapping[str, Any]) -> None:
        rows = [cleaned(NOTE_COLUMNS, row) for row in data.get("catatan_ruas") or ()]
        self.document.catatan_ruas = tuple(
            {**row, "oleh": entry.position, "pada": entry.time.astimezone(UTC)}
            for row in rows
            if row["ruas"] and row["catatan"]
        )


@adapter(IIKU)
class Resubmission(Step):
    """lengkapi: the unit answers; the indicator must be whole again."""

    def missing(self, data: Mapping[str, Any] | None) -> Sequence[str]:
        return [*super().missing(data), *_gaps(self.document)]

    def done(self, entry: Any, data: Mapping[str, Any]) -> None:
        self.document.catatan_ruas = ()


@adapter(IIKU)
class Admission(Step):
    """terima: into the discussion; later, with its code, into the inventory."""

    def missing(self, data: Mapping[str, Any] | None) -> Sequence[str]:
        return [*super().missing(data), *_gaps(self.document)]

    def done(self, entry: Any, data: Mapping[str, Any]) -> None:
        if cycles.standing(self.document) == "diinventarisasi":
            codes.give(self.document)
            return
        cycle = cycles.get(self.document.siklus or "")
        if cycle is not None:
            groups.seat(cycle, self.document)


@adapter(IIKU)
class Conclusion(Step):
    """lanjut: discussed; the head of the unit has five days from the meeting's end."""

    schema = IConclusion

    def missing(self, data: Mapping[str, Any] | None) -> Sequence[str]:
        reasons = [*super().missing(data), *_gaps(self.document)]
        reasons += [say(each) for each in checks.smart_gaps(self.document.smart)]
        moment = _moment((data or {}).get("rapat_selesai"))
        if moment is not None and moment > datetime.now(UTC):
            reasons.append(say(_("meeting_ahead", default="Rapat itu belum selesai.")))
        return reasons

    def done(self, entry: Any, data: Mapping[str, Any]) -> None:
        if entry.capacity == "sistem":
            return
        said = _moment(data.get("rapat_selesai"))
        self.document.rapat_selesai = said or entry.time.astimezone(UTC)
        self.document.reindexObject(idxs=["due", "warn", "urgency"])


@adapter(IIKU)
class Approval(Step):
    """setujui: the head of the unit agrees; every criterion was judged before."""

    def missing(self, data: Mapping[str, Any] | None) -> Sequence[str]:
        reasons = [*super().missing(data), *_gaps(self.document)]
        return reasons + [say(e) for e in checks.smart_gaps(self.document.smart)]


@adapter(ISiklusIKU)
class Advance(Step):
    """lanjut: the round goes on when what the next phase needs is there."""

    def missing(self, data: Mapping[str, Any] | None) -> Sequence[str]:
        reasons = list(super().missing(data))
        stage = stage_of(self.document)
        asked = tuple(self.document.unit_diminta or ())
        if stage is not None and stage.id == "disiapkan":
            if not asked:
                reasons.append(_("cycle_no_units", default="Belum ada unit diminta."))
            if not self.document.batas_usulan:
                reasons.append(
                    _("cycle_no_date", default="Batas pengusulan belum ditetapkan.")
                )
        if stage is not None and stage.id == "pengusulan":
            seated = {u for each in groups.groups(self.document) for u in each.units}
            if set(asked) - seated:
                reasons.append(
                    _(
                        "cycle_unseated",
                        default="Masih ada unit yang belum masuk kelompok pembahasan.",
                    )
                )
        return [say(each) for each in reasons]


def values_of(indicator: Any) -> dict[str, Any]:
    """The fields of an indicator as they are checked."""
    names = (*(name for name, _title in checks.REQUIRED), *checks.CHOICES)
    values = {name: getattr(indicator, name, None) for name in names}
    for name in ("batas_bawah", "batas_atas", "induk"):
        values[name] = getattr(indicator, name, None)
    return values


def _gaps(indicator: Any) -> list[str]:
    found = checks.refusals(values_of(indicator), indicator.tahun)
    return [say(each) for each in found.values()]


def _moment(value: Any) -> datetime | None:
    """A moment that was typed (REST: ISO 8601); None when nothing was said."""
    try:
        if isinstance(value, str) and value.strip():
            value = datetime.fromisoformat(value.strip())
        return universal(value) if isinstance(value, datetime) else None
    except ValueError:
        return None

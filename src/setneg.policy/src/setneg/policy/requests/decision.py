"""The leader decides on a request, by hand or by word of mouth; the desk answers it.

Source: R-PIM-03 and R-PIM-11 (an oral decision is put on record by the desk, with who
gave it and when), R-PIM-08 (only what was agreed is scheduled).
"""

from collections.abc import Mapping
from collections.abc import Sequence
from setneg.policy import _
from setneg.policy.content.permohonan import IPermohonan
from setneg.policy.requests import hours
from setneg.workflows.chains import stage_of
from setneg.workflows.procedures import positions
from setneg.workflows.steps.said import IComment
from setneg.workflows.steps.said import IReason
from setneg.workflows.steps.verbs import Step
from setneg.workflows.steps.wording import say
from typing import Any
from zope import schema
from zope.component import adapter
from zope.interface import Interface


AGREED = "disetujui"


class IDirection(Interface):
    """What a leader said by word of mouth; the desk alone fills it in."""

    arahan_lisan = schema.Text(
        title=_("label_arahan_lisan", default="Arahan lisan pimpinan"),
        description=_(
            "help_arahan_lisan",
            default="Hanya bila meja mencatat keputusan lisan: apa yang dikatakan.",
        ),
        required=False,
        max_length=2000,
    )
    arahan_pada = schema.Date(
        title=_("label_tanggal_arahan", default="Tanggal arahan"), required=False
    )


class IAgreement(IComment, IDirection):
    """The leader agrees."""


class IRefusal(IReason, IDirection):
    """The leader does not agree; the desk reads why."""


class Decision(Step):
    """By the leader himself, or recorded by his desk with what he said and when."""

    #: What the leader is asked for, and what his desk is asked for.
    own: Any = IComment
    recorded: Any = IComment

    def __init__(self, document: Any) -> None:
        super().__init__(document)
        self.leads = document.pimpinan in positions.held()
        self.schema = self.own if self.leads else self.recorded

    def missing(self, data: Mapping[str, Any] | None) -> Sequence[str]:
        """The desk cannot decide: it records."""
        reasons = list(super().missing(data))
        if data is None or self.leads:
            return reasons
        if not data.get("arahan_lisan") or not data.get("arahan_pada"):
            words = _(
                "refused_not_leader",
                default="Keputusan ini milik pimpinan. Meja hanya mencatat keputusan "
                "lisannya: tulis arahannya dan tanggalnya.",
            )
            reasons.append(str(say(words)))
        return reasons


@adapter(IPermohonan)
class Agreement(Decision):
    """setujui."""

    recorded = IAgreement


@adapter(IPermohonan)
class Refusal(Decision):
    """tolak."""

    own = IReason
    recorded = IRefusal


class IReply(Interface):
    """What the applicant is told."""

    jawaban = schema.Text(
        title=_("label_jawaban", default="Jawaban"),
        description=_("help_jawaban_permohonan", default="Dibaca oleh pemohon."),
        max_length=10000,
    )


class ISchedule(IReply):
    """And, of what was agreed, when and where it takes place."""

    jadwal_tanggal = schema.Date(
        title=_("label_jadwal_tanggal", default="Tanggal acara")
    )
    jadwal_jam = schema.TextLine(
        title=_("label_jadwal_jam", default="Jam"),
        description=_("help_jadwal_jam", default="Misalnya 09.30."),
        max_length=5,
    )
    jadwal_tempat = schema.TextLine(
        title=_("label_jadwal_tempat", default="Tempat yang ditetapkan"),
        description=_(
            "help_jadwal_tempat", default="Kosong: tempat yang diminta pemohon."
        ),
        required=False,
        max_length=250,
    )


@adapter(IPermohonan)
class Reply(Step):
    """jawab: the answer and the schedule are kept; a later one replaces them."""

    def __init__(self, document: Any) -> None:
        super().__init__(document)
        self.schema = ISchedule if self._stage == AGREED else IReply

    def missing(self, data: Mapping[str, Any] | None) -> Sequence[str]:
        """What was agreed needs an hour that can be read."""
        reasons = list(super().missing(data))
        if data is None or reasons or self._stage != AGREED:
            return reasons
        if not hours.hour(data.get("jadwal_jam")):
            words = _(
                "refused_no_schedule",
                default="Tulis jam acara seperti 09.30.",
            )
            reasons.append(str(say(words)))
        return reasons

    @property
    def _stage(self) -> str:
        stage = stage_of(self.document)
        return stage.id if stage is not None else ""

    def done(self, entry: Any, data: Mapping[str, Any]) -> None:
        request = self.document
        request.jawaban = str(data["jawaban"]).strip()
        # What was promised is this answer; nothing is late from now on.
        request.janji_selesai = None
        day, text = data.get("jadwal_tanggal"), data.get("jadwal_jam")
        if entry.from_stage != AGREED or hours.hour(text) is None:
            return
        request.jadwal = hours.moment(day, text)
        request.jadwal_tempat = data.get("jadwal_tempat") or request.tempat

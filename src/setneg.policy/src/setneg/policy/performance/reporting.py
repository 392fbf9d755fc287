"""kerjakan, ulang: a figure is reported with its evidence, and corrected with its history."""

from collections.abc import Iterable
from collections.abc import Mapping
from collections.abc import Sequence
from datetime import datetime
from datetime import UTC
from decimal import Decimal
from persistent.list import PersistentList
from persistent.mapping import PersistentMapping
from setneg.policy import _
from setneg.policy.browser.dates import moment
from setneg.policy.content.realisasi_iku import IRealisasiIKU
from setneg.policy.content.realisasi_iku import MANUAL
from setneg.policy.forms import attachment
from setneg.policy.forms.fields_files import Files
from setneg.policy.forms.fields_files import of_answer
from setneg.policy.performance import figures
from setneg.policy.performance.timing import AWAITED
from setneg.workflows.chains import stage_of
from setneg.workflows.journal import record
from setneg.workflows.procedures import positions
from setneg.workflows.procedures.refusal import CaseRefused
from setneg.workflows.steps.verbs import ReasonedStep
from setneg.workflows.steps.verbs import Step
from setneg.workflows.stored import stored
from typing import Any
from zope import schema
from zope.component import adapter
from zope.interface import Interface


#: What belongs to one version of a report.
TOLD = (
    "nilai",
    "pembilang",
    "penyebut",
    "kendala",
    "tindak_lanjut",
    "bukti",
    "cara",
    "hitungan",
    "dilaporkan_pada",
    "dilaporkan_oleh",
)
#: Files of evidence in one report.
MOST_FILES = 5
INDEXES = ("realisasi_dari", "modified")
#: How far the figure may stand from numerator by denominator (it was rounded).
TOLERANCE = Decimal("0.01")


class IReport(Interface):
    """What the unit that has the data says of a period."""

    nilai = schema.TextLine(
        title=_("label_realisasi", default="Realisasi"),
        description=_(
            "help_realisasi",
            default="Angka menurut satuan indikator, misalnya 1.234,5. Boleh kosong "
            "bila pembilang dan penyebut diisi: angkanya dihitung.",
        ),
        required=False,
        max_length=40,
    )
    pembilang = schema.TextLine(
        title=_("label_pembilang", default="Pembilang"),
        description=_(
            "help_pembilang",
            default="Bila rumusnya perbandingan, misalnya jumlah yang tepat waktu.",
        ),
        required=False,
        max_length=40,
    )
    penyebut = schema.TextLine(
        title=_("label_penyebut", default="Penyebut"),
        description=_("help_penyebut", default="Misalnya jumlah seluruhnya."),
        required=False,
        max_length=40,
    )
    bukti = Files(
        most=MOST_FILES,
        title=_("label_bukti_dukung", default="Bukti dukung"),
        description=_(
            "help_bukti",
            default="Wajib: laporan, tangkapan data, atau dokumen lain yang "
            "menunjukkan angka itu.",
        ),
        required=False,
    )
    kendala = schema.Text(
        title=_("label_kendala", default="Kendala"), required=False, max_length=5000
    )
    tindak_lanjut = schema.Text(
        title=_("label_tindak_lanjut", default="Tindak lanjut"),
        required=False,
        max_length=5000,
    )


def told_figures(
    data: Mapping[str, Any], unit: str
) -> tuple[Decimal | None, Decimal | None, Decimal | None]:
    """Figure, numerator, denominator of what was said; FigureError when they cannot be.

    unit  the unit of measure: of a share in percent the quotient is taken times 100
    """
    figure, above, below = (
        figures.read(data.get(name)) for name in ("nilai", "pembilang", "penyebut")
    )
    if (above is None) != (below is None):
        raise figures.FigureError(
            _("figure_pair", default="Isi pembilang dan penyebut bersama-sama.")
        )
    if above is None or below is None:
        return figure, None, None
    if below == 0:
        raise figures.FigureError(
            _(
                "figure_divided_by_nought",
                default="Penyebut tidak boleh 0; isi angka realisasinya langsung.",
            )
        )
    found = figures.rounded(above / below * (100 if percentage(unit) else 1))
    if figure is None:
        return found, above, below
    if abs(figure - found) > TOLERANCE:
        raise figures.FigureError(
            _(
                "figure_contradiction",
                default="Realisasi ${said} tidak sesuai dengan pembilang dibagi "
                "penyebut (${found}).",
                mapping={
                    "said": figures.written(figure),
                    "found": figures.written(found),
                },
            )
        )
    return figure, above, below


def percentage(unit: str) -> bool:
    """Whether a unit of measure is a share of a hundred."""
    word = unit.strip().lower()
    return word.startswith(("%", "persen"))


@adapter(IRealisasiIKU)
class Reporting(Step):
    """The figure, in a form that can be answered for (R-IKU-10)."""

    schema = IReport

    def missing(self, data: Mapping[str, Any] | None) -> Sequence[str]:
        reasons = [*super().missing(data), *self._closed()]
        if data is None:
            return reasons
        unit = self.document.asked.get("satuan", "")
        try:
            figure, _above, _below = told_figures(data, unit)
        except figures.FigureError as error:
            reasons.append(error.said)
        else:
            if figure is None:
                reasons.append(
                    _(
                        "realisation_missing",
                        default="Realisasi wajib diisi; 0 juga angka.",
                    )
                )
        files = of_answer(data.get("bukti"))
        reasons += [why for why in map(attachment.refusal, files) if why is not None]
        if len(files) > MOST_FILES:
            reasons.append(
                _(
                    "evidence_many",
                    default="Paling banyak ${limit} berkas bukti dukung.",
                    mapping={"limit": str(MOST_FILES)},
                )
            )
        if not files and not self.document.bukti:
            reasons.append(
                _(
                    "evidence_missing",
                    default="Bukti dukung wajib diunggah.",
                )
            )
        return reasons

    def _closed(self) -> Iterable[str]:
        """A period that is closed takes no first report; a correction may come later."""
        until = self.document.ditutup
        corrected = bool(stored(self.document).get("versi_lama"))
        if until is not None and datetime.now(UTC) > until and not corrected:
            yield _(
                "period_closed",
                default="Periode pelaporan ini ditutup pada ${day}. Mintalah Bagian "
                "yang memeriksa untuk membukanya kembali.",
                mapping={"day": moment(until)},
            )

    def done(self, entry: Any, data: Mapping[str, Any]) -> None:
        report = self.document
        figure, above, below = told_figures(data, report.asked.get("satuan", ""))
        keep(
            report,
            nilai=figures.stored(figure),
            pembilang=figures.stored(above),
            penyebut=figures.stored(below),
            kendala=str(data.get("kendala") or "").strip(),
            tindak_lanjut=str(data.get("tindak_lanjut") or "").strip(),
            cara=MANUAL,
            hitungan=None,
            dilaporkan_pada=entry.time.astimezone(UTC),
            dilaporkan_oleh=entry.position,
        )
        files = of_answer(data.get("bukti"))
        if files:
            report.bukti = tuple(files)


def keep(report: Any, **told: Any) -> None:
    """Write what was told and let the catalog know."""
    for name, value in told.items():
        setattr(report, name, value)
    report.reindexObject(idxs=list(INDEXES))


@adapter(IRealisasiIKU)
class Correction(ReasonedStep):
    """ulang: what was approved stays readable, with who asked for the correction and why."""

    def done(self, entry: Any, data: Mapping[str, Any]) -> None:
        report = self.document
        before = PersistentMapping({name: getattr(report, name) for name in TOLD})
        before.update(
            dibetulkan_pada=entry.time.astimezone(UTC),
            dibetulkan_oleh=entry.position,
            alasan=entry.reason,
        )
        if not stored(report).get("versi_lama"):
            report.versi_lama = PersistentList()
        report.versi_lama.append(before)
        report.reindexObject(idxs=list(INDEXES))


def reopen(report: Any, until: datetime | None, reason: str) -> None:
    """Take reports of a closed period again until a moment (universal time).

    By the Bagian that checks; CaseRefused says what is lacking, NotYours who may.
    """
    act = _("act_reopen_period", default="Membuka kembali periode pelaporan ini")
    positions.one_of(report.parties["Penerima"], act)
    reasons = []
    if until is None or until <= datetime.now(UTC):
        reasons.append(
            _("reopen_until", default="Sebutkan sampai kapan, mulai hari ini.")
        )
    if not reason.strip():
        reasons.append(_("missing_reason", default="Alasan wajib diisi."))
    if stage_of(report).id != AWAITED:
        reasons.append(
            _("reopen_stage", default="Laporan periode ini tidak sedang ditunggu.")
        )
    if reasons:
        raise CaseRefused(reasons)
    report.ditutup = until
    report.reindexObject(idxs=[*INDEXES, "due", "warn", "urgency"])
    record(report, "buka_kembali", sampai=until.isoformat(), alasan=reason.strip())

"""RealisasiIKU: what an indicator came to in one period, from the request to the approval."""

from decimal import Decimal
from persistent.mapping import PersistentMapping
from plone.autoform import directives
from plone.supermodel import model
from setneg.policy import _
from setneg.policy.content.document import Work
from setneg.policy.performance import figures
from setneg.policy.performance.achievement import Goal
from setneg.workflows import organisation
from setneg.workflows.stored import stored
from typing import Any
from zope import schema
from zope.interface import implementer


MANUAL, SYSTEM = "manual", "sistem"
GIVEN = ("iku", "periode", "nilai", "pembilang", "penyebut", "cara")


class IRealisasiIKU(model.Schema):
    """The figure, what it was divided of, its evidence, hindrances and what follows.

    All of it is said with the step that reports it, never by an edit.
    Source: R-IKU-09 (a period), R-IKU-10 (a source that can be answered for).
    """

    directives.order_before(title="*")
    title = schema.TextLine(title=_("label_indikator", default="Indikator kinerja"))
    directives.omitted(*GIVEN, "kendala", "tindak_lanjut")
    directives.write_permission(
        title="cmf.ManagePortal",
        kendala="cmf.ManagePortal",
        tindak_lanjut="cmf.ManagePortal",
        **dict.fromkeys(GIVEN, "cmf.ManagePortal"),
    )
    iku = schema.ASCIILine(title=_("label_iku", default="IKU"), readonly=True)
    periode = schema.ASCIILine(
        title=_("label_periode", default="Periode"), readonly=True
    )
    nilai = schema.ASCIILine(
        title=_("label_realisasi", default="Realisasi"), required=False, readonly=True
    )
    pembilang = schema.ASCIILine(
        title=_("label_pembilang", default="Pembilang"), required=False, readonly=True
    )
    penyebut = schema.ASCIILine(
        title=_("label_penyebut", default="Penyebut"), required=False, readonly=True
    )
    cara = schema.ASCIILine(
        title=_("label_cara_hitung", default="Cara memperoleh angka"),
        required=False,
        readonly=True,
    )
    kendala = schema.Text(title=_("label_kendala", default="Kendala"), required=False)
    tindak_lanjut = schema.Text(
        title=_("label_tindak_lanjut", default="Tindak lanjut"), required=False
    )


@implementer(IRealisasiIKU)
class RealisasiIKU(Work):
    """The report of one period. `Pelaksana` are the posts of the unit that has the data,
    `Penerima` the Bagian that checks, `Pengusul` the head of the indicator's unit.

    bukti       the files that show the figure, blobs; never public
    pokok       what the indicator asked when the period was opened: later changes of the
                indicator do not change what was reported
    versi_lama  what was approved before a correction: who, when, why
    hitungan    what was counted, as it was then, when the figure counts itself
    """

    iku = ""
    tahun = 0
    periode = ""
    penyedia = ""
    pemeriksa = ()
    nilai = None
    pembilang = None
    penyebut = None
    kendala = None
    tindak_lanjut = None
    bukti = ()
    cara = MANUAL
    pencacah = ""
    hitungan = None
    versi_lama = ()
    tenggat = None
    ditutup = None
    dilaporkan_pada = None
    dilaporkan_oleh = ""

    @property
    def parties(self) -> dict[str, tuple[str, ...]]:
        organogram = organisation.current()
        head = organogram.head(getattr(self, "unit", None) or "")
        provider = getattr(self, "penyedia", None) or getattr(self, "unit", None) or ""
        posts = organogram.posts(provider) if provider in organogram.units else ()
        return {
            "Pelaksana": tuple(post.id for post in posts),
            "Penerima": tuple(self.pemeriksa or ()),
            "Pengusul": (head.id,) if head is not None else (),
        }

    @property
    def asked(self) -> PersistentMapping:
        """What the indicator asked for, as texts; empty before it was opened."""
        return stored(self).get("pokok") or PersistentMapping()

    @property
    def goal(self) -> Goal:
        """The target of the period, with polarity and band."""
        return goal_of(self.asked)

    @property
    def figure(self) -> Decimal | None:
        """What was reported; None for “not reported”."""
        return figures.kept(self.nilai)

    @property
    def late(self) -> bool:
        """Whether it was reported after its day."""
        told, due = self.dilaporkan_pada, self.tenggat
        return told is not None and due is not None and told > due


def goal_of(asked: Any) -> Goal:
    """The goal that kept texts describe (an object's, or a line of the catalog)."""
    return Goal(
        figures.kept(asked.get("target")),
        asked.get("polaritas") or "maksimalkan",
        figures.kept(asked.get("batas_bawah")),
        figures.kept(asked.get("batas_atas")),
    )

"""IKU: one indicator of performance of a unit, from its proposal to its regulation."""

from plone.autoform import directives
from setneg.policy import _
from setneg.policy.behaviors.rows import Column
from setneg.policy.behaviors.rows import Rows
from setneg.policy.content.pengajuan import IPengajuan
from setneg.policy.content.pengajuan import Pengajuan
from setneg.policy.iku import routing
from setneg.policy.iku import words
from setneg.policy.iku.checks import smart_refusal
from setneg.policy.iku.checks import target_refusal
from setneg.workflows.stored import stored
from zope import schema
from zope.interface import implementer


#: Settled when it is made; nobody changes them on a form.
GIVEN = ("siklus", "tahun", "periode", "kode", "pengusul", "unit_pelayanan")
TARGET_COLUMNS = (
    Column("periode", _("column_periode", default="Periode"), longest=40),
    Column("nilai", _("column_target", default="Target"), longest=40),
)
SMART_COLUMNS = (
    Column(
        "kriteria", _("column_kriteria", default="Kriteria"), "pilihan", words.CRITERIA
    ),
    Column(
        "terpenuhi", _("column_terpenuhi", default="Terpenuhi"), "pilihan", words.MET
    ),
    Column("alasan", _("column_alasan_kriteria", default="Alasan"), "teks"),
)


class IIKU(IPengajuan):
    """What is measured, how, for which objective, until when, from which data.

    Source: R-IKU-08 (reason), R-IKU-09 (objective and period), R-IKU-10 (source).
    """

    directives.omitted("title", *GIVEN)
    directives.write_permission(**dict.fromkeys(GIVEN, "cmf.ManagePortal"))
    siklus = schema.ASCIILine(
        title=_("label_siklus_iku", default="Siklus IKU"), required=False, readonly=True
    )
    tahun = schema.Int(
        title=_("label_tahun", default="Tahun"), required=False, readonly=True
    )
    periode = schema.TextLine(
        title=_("label_periode_renstra", default="Periode Renstra"),
        required=False,
        readonly=True,
    )
    kode = schema.TextLine(
        title=_("label_kode_iku", default="Kode IKU"), required=False, readonly=True
    )
    pengusul = schema.ASCIILine(
        title=_("label_pengusul", default="Diusulkan sebagai"),
        required=False,
        readonly=True,
    )
    unit_pelayanan = schema.ASCIILine(
        title=_("label_bagian_pemeriksa", default="Bagian yang memeriksa"),
        required=False,
        readonly=True,
    )
    title = schema.TextLine(
        title=_("label_judul", default="Judul"),
        required=False,
        readonly=True,
        max_length=500,
    )
    directives.order_before(indikator="*")
    indikator = schema.TextLine(
        title=_("label_indikator", default="Indikator kinerja"), max_length=500
    )
    tujuan = schema.Text(
        title=_("label_tujuan_strategis", default="Tujuan"), max_length=2000
    )
    sasaran = schema.Text(
        title=_("label_sasaran_strategis", default="Sasaran strategis"),
        max_length=2000,
    )
    definisi = schema.Text(
        title=_("label_definisi_operasional", default="Definisi operasional"),
        max_length=10000,
    )
    rumus = schema.Text(
        title=_("label_rumus", default="Rumus atau cara menghitung"), max_length=10000
    )
    satuan = schema.TextLine(title=_("label_satuan", default="Satuan"), max_length=100)
    pelaporan = schema.Choice(
        title=_("label_pelaporan", default="Pelaporan"),
        vocabulary=words.reporting,
        default="triwulanan",
    )
    target = Rows(
        TARGET_COLUMNS,
        check=target_refusal,
        title=_("label_target", default="Target"),
        description=_(
            "help_target",
            default="Satu baris per periode, misalnya 2026-TW1, 2026-S1, atau 2026.",
        ),
    )
    sumber_data = schema.Text(
        title=_("label_sumber_data", default="Sumber data"),
        description=_(
            "help_sumber_data",
            default="Dari mana angka diambil dan siapa yang dapat "
            "mempertanggungjawabkannya.",
        ),
        max_length=2000,
    )
    penyedia = schema.Choice(
        title=_("label_penyedia_data", default="Unit penyedia data"),
        vocabulary="setneg.policy.Unit",
        required=False,
    )
    polaritas = schema.Choice(
        title=_("label_polaritas", default="Polaritas"),
        vocabulary=words.polarities,
        default=words.MAXIMISE,
    )
    batas_bawah = schema.Decimal(
        title=_("label_batas_bawah", default="Batas bawah"),
        description=_("help_batas", default="Hanya untuk polaritas stabilkan."),
        required=False,
    )
    batas_atas = schema.Decimal(
        title=_("label_batas_atas", default="Batas atas"), required=False
    )
    konsolidasi = schema.Choice(
        title=_("label_konsolidasi", default="Konsolidasi periode"),
        vocabulary=words.consolidations,
        default="terakhir",
    )
    tingkat = schema.Choice(
        title=_("label_tingkat_iku", default="Tingkat"),
        vocabulary=words.levels,
        default="unit_kerja",
    )
    jenis_ukuran = schema.Choice(
        title=_("label_jenis_ukuran", default="Jenis ukuran"),
        vocabulary=words.kinds,
        default="output",
    )
    induk = schema.Choice(
        title=_("label_iku_induk", default="IKU induk"),
        description=_(
            "help_iku_induk", default="IKU di atasnya yang diturunkan menjadi IKU ini."
        ),
        vocabulary="setneg.policy.IKUInduk",
        required=False,
    )
    metode_turunan = schema.Choice(
        title=_("label_metode_turunan", default="Cara penurunan"),
        vocabulary=words.methods,
        required=False,
    )
    alasan_usulan = schema.Choice(
        title=_("label_alasan_usulan", default="Alasan pengusulan"),
        vocabulary=words.reasons,
    )
    smart = Rows(
        SMART_COLUMNS,
        check=smart_refusal,
        title=_("label_smart", default="Pemeriksaan kriteria"),
        description=_(
            "help_smart",
            default="Setiap kriteria dengan alasannya; lengkap sebelum disetujui.",
        ),
    )


@implementer(IIKU)
class IKU(Pengajuan):
    """An indicator. `Pengusul` is the unit's head, `Peserta` its posts who fill it in,
    `Penerima` and `Pelaksana` head and staff of the Bagian that checks (R-IKU-01);
    people of the units below read it, because their indicators derive from it, and who
    coordinates rounds reads all of them (`Pemberi Tugas`; IKU 7.b).

    kelompok, pembahas   the group that discusses it, and the positions in it
    rapat_selesai        end of the meeting, in universal time: the unit's head answers
                         within five days from then (R-IKU-06)
    pembahasan           notes of the discussion (`iku.discussion`)
    catatan_ruas         what the Bagian noted at a field when it asked for more
    batas_saat_masuk     last day of proposing of its round on the day when it came
    terlambat            whether it came after that day; None when that was not kept
    """

    #: The unit itself is no handler: it reads no internal notes of the Bagian.
    handled_by = ("Penerima", "Pelaksana")
    siklus = None
    tahun = None
    periode = None
    kode = None
    pengusul = ""
    kelompok = ""
    pembahas = ()
    rapat_selesai = None
    pembahasan = ()
    catatan_ruas = ()
    batas_saat_masuk = None
    terlambat = None

    @property
    def title(self) -> str:
        """The indicator is its own title."""
        return stored(self).get("indikator") or ""

    @title.setter
    def title(self, value: str) -> None:
        if value:
            self.indikator = value

    @property
    def parties(self) -> dict[str, tuple[str, ...]]:
        return routing.parties(self)

    @property
    def readers(self) -> tuple[str, ...]:
        return routing.posts_below(getattr(self, "unit", None) or "")

    @readers.setter
    def readers(self, value: tuple[str, ...]) -> None:
        """Follows from the unit; nothing is kept."""

"""The closed lists of an indicator: what may be chosen, and how it is called.

Source: R-IKU-08 (reasons), IKU level list, PER/9/M.PAN/5/2007 (criteria of an indicator).
"""

from setneg.policy import _
from setneg.policy.vocabularies.grades import terms
from typing import Any
from typing import Final


Rows = tuple[tuple[str, Any], ...]

MAXIMISE: Final = "maksimalkan"
MINIMISE: Final = "minimalkan"
STABILISE: Final = "stabilkan"

POLARITIES: Final[Rows] = (
    (
        MAXIMISE,
        _("polaritas_maksimalkan", default="Maksimalkan (makin besar makin baik)"),
    ),
    (
        MINIMISE,
        _("polaritas_minimalkan", default="Minimalkan (makin kecil makin baik)"),
    ),
    (STABILISE, _("polaritas_stabilkan", default="Stabilkan (di antara dua batas)")),
)
CONSOLIDATIONS: Final[Rows] = (
    ("jumlah", _("konsolidasi_jumlah", default="Jumlah")),
    ("rata_rata", _("konsolidasi_rata_rata", default="Rata-rata")),
    ("terakhir", _("konsolidasi_terakhir", default="Nilai terakhir")),
)
#: From the ministry downwards; an indicator's parent stands at a higher level.
LEVELS: Final[Rows] = (
    ("kementerian", _("tingkat_kementerian", default="Kementerian")),
    (
        "satuan_organisasi",
        _("tingkat_satuan_organisasi", default="Satuan organisasi"),
    ),
    ("eselon_1", _("tingkat_eselon_1", default="Unit eselon I")),
    ("unit_kerja", _("tingkat_unit_kerja", default="Unit kerja")),
    ("satuan_kerja", _("tingkat_satuan_kerja", default="Satuan kerja")),
)
KINDS: Final[Rows] = (
    ("output", _("jenis_ukuran_output", default="Output (keluaran)")),
    ("outcome", _("jenis_ukuran_outcome", default="Outcome (hasil)")),
)
METHODS: Final[Rows] = (
    ("adopsi_langsung", _("metode_adopsi_langsung", default="Adopsi langsung")),
    (
        "komponen_pembentuk",
        _("metode_komponen_pembentuk", default="Komponen pembentuk"),
    ),
    (
        "lingkup_dipersempit",
        _("metode_lingkup_dipersempit", default="Lingkup dipersempit"),
    ),
    ("buat_baru", _("metode_buat_baru", default="Buat baru")),
)
REASONS: Final[Rows] = (
    (
        "perubahan_organisasi",
        _("alasan_perubahan_organisasi", default="Perubahan organisasi"),
    ),
    ("perubahan_tujuan", _("alasan_perubahan_tujuan", default="Perubahan tujuan")),
    ("perubahan_sasaran", _("alasan_perubahan_sasaran", default="Perubahan sasaran")),
    ("arahan_pimpinan", _("alasan_arahan_pimpinan", default="Arahan pimpinan")),
)
REPORTING: Final[Rows] = (
    ("bulanan", _("pelaporan_bulanan", default="Bulanan")),
    ("triwulanan", _("pelaporan_triwulanan", default="Triwulanan")),
    ("semesteran", _("pelaporan_semesteran", default="Semesteran")),
    ("tahunan", _("pelaporan_tahunan", default="Tahunan")),
)
CRITERIA: Final[Rows] = (
    ("spesifik", _("smart_spesifik", default="Spesifik")),
    ("terukur", _("smart_terukur", default="Dapat dikuantifikasi dan diukur")),
    ("dapat_dicapai", _("smart_dapat_dicapai", default="Dapat dicapai")),
    (
        "relevan",
        _(
            "smart_relevan",
            default="Relevan: menggambarkan keberhasilan sesuatu yang diukur",
        ),
    ),
    ("berbatas_waktu", _("smart_berbatas_waktu", default="Berbatas waktu")),
)
MET: Final[Rows] = (
    ("ya", _("smart_ya", default="Ya")),
    ("tidak", _("smart_tidak", default="Tidak")),
)

polarities = terms(POLARITIES)
consolidations = terms(CONSOLIDATIONS)
levels = terms(LEVELS)
kinds = terms(KINDS)
methods = terms(METHODS)
reasons = terms(REASONS)
reporting = terms(REPORTING)


def rank(level: str) -> int:
    """How far below the ministry a level stands; 0 is the ministry, -1 is unknown."""
    order = [value for value, _title in LEVELS]
    return order.index(level) if level in order else -1

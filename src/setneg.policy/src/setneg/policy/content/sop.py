"""SOP: how one activity of a unit is carried out, step by step, by whom, in which time.

Source: the ministry's SOP form (identity block, matrix, quality standard, flow chart).
"""

from collections.abc import Sequence
from plone.autoform import directives
from plone.supermodel import model
from setneg.policy import _
from setneg.policy.behaviors.rows import Column
from setneg.policy.behaviors.rows import Points
from setneg.policy.behaviors.rows import Rows
from setneg.policy.content.document import Naskah
from setneg.policy.vocabularies.grades import terms
from setneg.workflows.clock import durations
from zope import schema
from zope.interface import implementer


MOST_LANES = 15
DECISION = "keputusan"
COLUMNS = (
    Column("kegiatan", _("column_kegiatan", default="Kegiatan"), "teks", longest=500),
    Column("pelaksana", _("column_pelaksana", default="Pelaksana"), longest=120),
    Column(
        "jenis",
        _("column_jenis_langkah", default="Simbol"),
        "pilihan",
        (
            ("proses", _("choice_proses", default="Proses")),
            (DECISION, _("choice_keputusan", default="Keputusan")),
        ),
    ),
    Column("kelengkapan", _("column_kelengkapan", default="Kelengkapan"), longest=300),
    Column("waktu", _("column_waktu", default="Waktu"), longest=60),
    Column("output", _("column_output", default="Output"), longest=300),
    Column("keterangan", _("column_keterangan", default="Keterangan"), longest=300),
    Column("ya", _("column_ya", default="Ya → langkah"), "tujuan", longest=4),
    Column("tidak", _("column_tidak", default="Tidak → langkah"), "tujuan", longest=4),
)
KINDS = (
    ("pelayanan", _("sop_pelayanan", default="Pelayanan")),
    ("rutin", _("sop_rutin", default="Rutin")),
    ("penugasan", _("sop_penugasan", default="Penugasan")),
)
KEEPING = (
    ("manual", _("simpan_manual", default="Disimpan sebagai data manual")),
    ("elektronik", _("simpan_elektronik", default="Disimpan sebagai data elektronik")),
    (
        "keduanya",
        _(
            "simpan_keduanya",
            default="Disimpan sebagai data manual dan elektronik",
        ),
    ),
)


def disorder(rows: Sequence[dict]):
    """Why these steps are no procedure, None when they are."""
    actors = {row.get("pelaksana", "").strip() for row in rows}
    if len(actors) > MOST_LANES:
        return _(
            "refused_many_lanes",
            default="Paling banyak ${most} pelaksana dalam satu SOP.",
            mapping={"most": MOST_LANES},
        )
    for number, row in enumerate(rows, start=1):
        reason = _disorder_of(number, row)
        if reason is not None:
            return reason
    return None


def _disorder_of(number: int, row: dict):
    for name in ("kegiatan", "pelaksana"):
        if not row.get(name, "").strip():
            return _(
                "refused_step_incomplete",
                default="Langkah ${number}: isi kolom ${column}.",
                mapping={"number": number, "column": name},
            )
    try:
        durations.parse(row.get("waktu", ""))
    except durations.DurationError as error:
        return _(
            "refused_step_time",
            default="Langkah ${number}: ${reason}",
            mapping={"number": number, "reason": str(error)},
        )
    branches = bool(row.get("ya") or row.get("tidak"))
    if row.get("jenis") == DECISION and not row.get("tidak"):
        return _(
            "refused_decision_without_no",
            default="Langkah ${number}: keputusan menyebut langkah tujuan bila “tidak”.",
            mapping={"number": number},
        )
    if row.get("jenis") != DECISION and branches:
        return _(
            "refused_branch_without_decision",
            default="Langkah ${number}: hanya keputusan yang bercabang.",
            mapping={"number": number},
        )
    return None


class ISOP(model.Schema):
    """Identity block and matrix of an SOP; name, number and approval come from behaviors."""

    directives.order_after(langkah="*")
    kategori = schema.Choice(
        title=_("label_kategori_sop", default="Kategori"),
        source=terms(KINDS),
        required=False,
        default="rutin",
    )
    tanggal_pembuatan = schema.Date(
        title=_("label_tanggal_pembuatan", default="Tanggal pembuatan"), required=False
    )
    tanggal_revisi = schema.Date(
        title=_("label_tanggal_revisi", default="Tanggal revisi"), required=False
    )
    dasar_hukum = Points(
        title=_("label_dasar_hukum", default="Dasar hukum"),
    )
    kualifikasi = Points(
        title=_("label_kualifikasi", default="Kualifikasi pelaksana"),
    )
    keterkaitan = Points(
        title=_("label_keterkaitan", default="Keterkaitan"),
    )
    peralatan = schema.Text(
        title=_("label_peralatan", default="Peralatan/perlengkapan"),
        required=False,
        max_length=2_000,
    )
    peringatan = schema.Text(
        title=_("label_peringatan", default="Peringatan"),
        required=False,
        max_length=2_000,
    )
    pencatatan = schema.Choice(
        title=_("label_pencatatan", default="Pencatatan dan pendataan"),
        source=terms(KEEPING),
        required=False,
        default="keduanya",
    )
    langkah = Rows(
        COLUMNS,
        disorder,
        title=_("label_langkah_sop", default="Langkah"),
        description=_(
            "help_langkah_sop",
            default="Kegiatan ditulis sebagai kata kerja aktif tanpa subjek. Bagan alir "
            "digambar dari kolom pelaksana, simbol, dan tujuan cabang.",
        ),
    )


@implementer(ISOP)
class SOP(Naskah):
    """An SOP; it takes effect on the day on which the unit's head approves it."""

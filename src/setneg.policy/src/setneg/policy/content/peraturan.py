"""Peraturan: a regulation of the minister, public once it is published."""

from plone.autoform import directives
from plone.supermodel import model
from setneg.policy import _
from setneg.policy.behaviors.rows import Column
from setneg.policy.behaviors.rows import Rows
from setneg.policy.content.document import Naskah
from zope import schema
from zope.interface import implementer


#: Columns of an annex with indicators; `uid` is the indicator that a line was copied from.
ANNEX_COLUMNS = (
    Column("uid", _("column_iku", default="IKU")),
    Column("unit", _("column_unit", default="Unit"), "teks"),
    Column("kode", _("column_kode", default="Kode")),
    Column("tujuan", _("column_tujuan", default="Tujuan"), "teks"),
    Column("sasaran", _("column_sasaran", default="Sasaran strategis"), "teks"),
    Column("indikator", _("column_indikator", default="Indikator"), "teks"),
    Column("definisi", _("column_definisi", default="Definisi"), "teks", longest=20000),
    Column("rumus", _("column_rumus", default="Rumus"), "teks", longest=20000),
    Column("satuan", _("column_satuan", default="Satuan")),
    Column("target", _("column_target", default="Target"), "teks"),
    Column("sumber_data", _("column_sumber_data", default="Sumber data"), "teks"),
)


class IPeraturan(model.Schema):
    """What a regulation says beyond the fields of every decision."""

    tentang = schema.Text(
        title=_("label_tentang", default="Tentang"),
        description=_("help_tentang", default="Pokok pengaturan, tanpa nomor."),
        required=False,
    )
    directives.omitted("diterbitkan", "lampiran_iku", "siklus_iku")
    directives.write_permission(
        diterbitkan="cmf.ManagePortal",
        lampiran_iku="cmf.ManagePortal",
        siklus_iku="cmf.ManagePortal",
    )
    lampiran_iku = Rows(
        ANNEX_COLUMNS, title=_("label_lampiran_iku", default="Lampiran IKU")
    )
    siklus_iku = schema.ASCIILine(
        title=_("label_siklus_iku", default="Siklus IKU"), required=False, readonly=True
    )
    diterbitkan = schema.Datetime(
        title=_("label_diterbitkan", default="Diterbitkan pada"),
        required=False,
        readonly=True,
    )


@implementer(IPeraturan)
class Peraturan(Naskah):
    """A draft regulation or guideline until its chain ends in `terbit`; then public."""

    siklus_iku = None

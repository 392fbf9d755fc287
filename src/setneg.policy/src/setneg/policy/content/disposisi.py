"""Disposisi: a leader's direction on a received letter, one branch for each recipient."""

from plone.autoform import directives
from plone.supermodel import model
from setneg.policy import _
from setneg.policy.behaviors.moments import Moment
from setneg.policy.content.document import Work
from zope import schema
from zope.interface import implementer


GIVEN = ("laporan", "pengamat")


class IDisposisi(model.Schema):
    """What is to be done with a letter, by whom, until when; written once."""

    directives.order_before(title="*")
    title = schema.TextLine(title=_("label_hal", default="Hal"), max_length=250)
    atas_surat = schema.ASCIILine(
        title=_("label_atas_surat", default="Atas surat"),
        description=_("help_atas_surat", default="UID surat yang didisposisikan."),
    )
    induk = schema.ASCIILine(
        title=_("label_induk_disposisi", default="Lanjutan dari disposisi"),
        required=False,
    )
    dari = schema.Choice(
        title=_("label_disposisi_dari", default="Dari"),
        vocabulary="setneg.policy.Jabatan",
    )
    untuk = schema.Choice(
        title=_("label_disposisi_untuk", default="Diteruskan kepada"),
        vocabulary="setneg.policy.Jabatan",
    )
    instruksi = schema.List(
        title=_("label_instruksi", default="Instruksi"),
        value_type=schema.Choice(vocabulary="setneg.policy.InstruksiDisposisi"),
        required=False,
        default=[],
        missing_value=[],
    )
    arahan = schema.Text(
        title=_("label_arahan", default="Arahan"), required=False, max_length=4000
    )
    tenggat = Moment(title=_("label_tenggat", default="Tenggat"), required=False)
    sifat = schema.Choice(
        title=_("label_sifat", default="Sifat"),
        vocabulary="setneg.policy.Sifat",
        default="B",
    )
    catatan = schema.Text(
        title=_("label_catatan", default="Catatan"), required=False, max_length=2000
    )
    lisan = schema.Bool(
        title=_("label_lisan", default="Disampaikan secara lisan"),
        required=False,
        default=False,
    )
    pencatat = schema.Choice(
        title=_("label_pencatat", default="Dicatat oleh"),
        vocabulary="setneg.policy.Jabatan",
        required=False,
    )
    directives.omitted(*GIVEN)
    directives.write_permission(**dict.fromkeys(GIVEN, "cmf.ManagePortal"))
    laporan = schema.Text(
        title=_("label_laporan_disposisi", default="Laporan"),
        required=False,
        readonly=True,
    )
    pengamat = schema.Tuple(
        title=_("label_pengamat", default="Yang ikut membaca"),
        value_type=schema.TextLine(),
        required=False,
        readonly=True,
        default=(),
    )


@implementer(IDisposisi)
class Disposisi(Work):
    """One branch: its recipient is `Pelaksana`, its giver `Pemberi Tugas`.

    `Peserta` are those above in the tree and the desk that keeps the sheet.
    """

    atas_surat = None
    induk = None
    dari = None
    untuk = None
    laporan = None
    lisan = False
    pencatat = None
    pengamat = ()
    #: Whether its recipient may read the letter only because of it.
    membuka = False

    @property
    def parties(self) -> dict[str, tuple[str, ...]]:
        return {
            "Pelaksana": (self.untuk,) if self.untuk else (),
            "Pemberi Tugas": (self.dari,) if self.dari else (),
            "Peserta": tuple(self.pengamat or ()),
        }

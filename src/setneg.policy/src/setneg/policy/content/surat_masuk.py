"""Surat masuk: a letter from outside, written into the agenda book by the mail desk."""

from plone.autoform import directives
from plone.supermodel import model
from setneg.policy import _
from setneg.policy.behaviors.attachment import Attachment
from setneg.policy.content.document import Work
from setneg.workflows import organisation
from setneg.workflows.interfaces import INumbered
from zope import schema
from zope.interface import implementer
from zope.interface import Invalid
from zope.interface import invariant
from zope.interface import provider
from zope.schema.interfaces import IContextAwareDefaultFactory


#: What a sealed envelope is called in the book: nobody knows more.
SEALED_TITLE = "Amplop tertutup"
#: What only somebody can know who has opened the envelope. Source: R-PIM-04.
INSIDE = (
    "isi_ringkas",
    "nomor_asal",
    "tanggal_asal",
    "lampiran",
    "pindaian",
    "pindaian_lampiran",
)
GIVEN = ("penerima_disposisi",)


@provider(IContextAwareDefaultFactory)
def today(context):
    """The day in the office."""
    return organisation.today()


class ISuratMasuk(model.Schema):
    """The columns of the agenda book, the scan, and to whom the letter is put."""

    directives.order_before(title="*")
    title = schema.TextLine(
        title=_("label_hal", default="Hal"),
        description=_(
            "help_hal_surat_masuk",
            default="Tentang apa surat ini. Kosongkan untuk amplop yang tidak dibuka.",
        ),
        required=False,
        max_length=250,
    )
    amplop_tertutup = schema.Bool(
        title=_("label_amplop_tertutup", default="Amplop tertutup, tidak dibuka"),
        description=_(
            "help_amplop_tertutup",
            default="Sangat rahasia atau pribadi: hanya data sampul yang dicatat, lalu "
            "diserahkan langsung kepada pimpinan yang dituju.",
        ),
        required=False,
        default=False,
    )
    asal = schema.TextLine(title=_("label_asal", default="Terima dari"), max_length=250)
    nomor_asal = schema.TextLine(
        title=_("label_nomor_asal", default="Nomor surat asal"), required=False
    )
    tanggal_asal = schema.Date(
        title=_("label_tanggal_asal", default="Tanggal surat asal"), required=False
    )
    tanggal_terima = schema.Date(
        title=_("label_tanggal_terima", default="Tanggal terima"), defaultFactory=today
    )
    golongan = schema.Choice(
        title=_("label_golongan", default="Golongan"),
        vocabulary="setneg.policy.GolonganSurat",
        default="surat",
    )
    lampiran = schema.TextLine(
        title=_("label_lampiran", default="Lampiran"), required=False
    )
    isi_ringkas = schema.Text(
        title=_("label_isi_ringkas", default="Isi ringkas"), required=False
    )
    pindaian = Attachment(
        title=_("label_pindaian", default="Hasil pindai surat"), required=False
    )
    pindaian_lampiran = Attachment(
        title=_("label_pindaian_lampiran", default="Hasil pindai lampiran"),
        required=False,
    )
    sifat = schema.Choice(
        title=_("label_sifat", default="Sifat"),
        vocabulary="setneg.policy.Sifat",
        default="B",
    )
    kecepatan = schema.Choice(
        title=_("label_kecepatan", default="Derajat kecepatan"),
        vocabulary="setneg.policy.Kecepatan",
        default="biasa",
    )
    ditujukan = schema.List(
        title=_("label_ditujukan", default="Ditujukan kepada"),
        value_type=schema.Choice(vocabulary="setneg.policy.PimpinanMeja"),
        min_length=1,
        max_length=10,
    )
    petunjuk_lalu = schema.List(
        title=_("label_petunjuk_lalu", default="Petunjuk pada nomor yang lalu"),
        description=_(
            "help_petunjuk_lalu",
            default="Surat yang berkaitan dan sudah lebih dahulu dicatat.",
        ),
        value_type=schema.Choice(vocabulary="setneg.policy.SuratMasukLain"),
        required=False,
        default=[],
        missing_value=[],
    )
    keterangan = schema.TextLine(
        title=_("label_keterangan", default="Keterangan"), required=False
    )
    directives.omitted(*GIVEN)
    directives.write_permission(**dict.fromkeys(GIVEN, "cmf.ManagePortal"))
    penerima_disposisi = schema.Tuple(
        title=_("label_penerima_disposisi", default="Penerima disposisi"),
        value_type=schema.TextLine(),
        required=False,
        readonly=True,
        default=(),
    )

    @invariant
    def envelope_stays_closed(data):
        """A sealed envelope has cover data only. Source: R-PIM-04."""
        title = (data.title or "").strip()
        if not data.amplop_tertutup:
            if not title:
                raise Invalid(
                    _("refused_no_subject", default="Isi dahulu “Hal” surat ini.")
                )
            return
        if title not in ("", SEALED_TITLE) or any(
            getattr(data, name, None) for name in INSIDE
        ):
            raise Invalid(
                _(
                    "refused_sealed",
                    default="Amplop tertutup tidak dibuka: hal, nomor dan tanggal surat, "
                    "lampiran, isi ringkas, dan hasil pindai harus kosong.",
                )
            )


@implementer(ISuratMasuk, INumbered)
class SuratMasuk(Work):
    """A line of the agenda book.

    `Pelaksana` is the desk that registered it, `Penerima` the addressed leaders,
    `Peserta` who holds a disposition on it - never for a sealed envelope.
    """

    nomor = None
    nomor_urut = None
    tanggal = None
    amplop_tertutup = False
    asal = None
    penerima_disposisi = ()
    pindaian = None
    golongan = "surat"

    @property
    def parties(self) -> dict[str, tuple[str, ...]]:
        posts = organisation.current().posts(getattr(self, "unit", None) or "")
        desk = [
            post.id
            for post in posts
            if post.level == "staf" or post.function == "kepala"
        ]
        return {
            "Pelaksana": tuple(desk),
            "Penerima": tuple(self.ditujukan or ()),
            "Peserta": ()
            if self.amplop_tertutup
            else tuple(self.penerima_disposisi or ()),
        }

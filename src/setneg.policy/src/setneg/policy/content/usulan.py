"""Usulan: what a head of a unit asks the service unit to do; a ticket that is followed."""

from plone.app.textfield import RichText
from plone.autoform import directives
from plone.supermodel import model
from setneg.policy import _
from setneg.policy.behaviors.attachment import Attachment
from setneg.policy.content.document import Work
from setneg.workflows import organisation
from setneg.workflows.interfaces import INumbered
from zope import schema
from zope.interface import implementer


GIVEN = ("hasil", "janji_selesai")


class IUsulan(model.Schema):
    """Who proposes what, to whom, why, on which basis."""

    directives.order_before(title="*")
    title = schema.TextLine(title=_("label_judul", default="Judul"), max_length=250)
    pengusul = schema.Choice(
        title=_("label_pengusul", default="Diusulkan sebagai"),
        vocabulary="setneg.policy.JabatanSaya",
    )
    unit_pelayanan = schema.Choice(
        title=_("label_unit_pelayanan", default="Unit pelayanan"),
        vocabulary="setneg.policy.Unit",
        default="biro-ortala",
    )
    jenis_kegiatan = schema.TextLine(
        title=_("label_jenis_kegiatan", default="Jenis kegiatan"), required=False
    )
    isi = RichText(
        title=_("label_alasan", default="Alasan"),
        required=False,
        default_mime_type="text/html",
        output_mime_type="text/x-html-safe",
        allowed_mime_types=("text/html",),
    )
    dasar = schema.List(
        title=_("label_dasar", default="Dasar"),
        value_type=schema.TextLine(),
        required=False,
        default=[],
        missing_value=[],
    )
    lampiran_berkas = Attachment(
        title=_("label_lampiran_berkas", default="Berkas lampiran"), required=False
    )
    directives.omitted(*GIVEN)
    directives.write_permission(**dict.fromkeys(GIVEN, "cmf.ManagePortal"))
    hasil = schema.ASCIILine(
        title=_("label_hasil", default="Hasil"), required=False, readonly=True
    )
    janji_selesai = schema.Datetime(
        title=_("label_janji_selesai", default="Dijanjikan selesai"),
        required=False,
        readonly=True,
    )


@implementer(IUsulan, INumbered)
class Usulan(Work):
    """A ticket: `Pengusul` is the proposing position, `Penerima` the service's head."""

    nomor = None
    nomor_urut = None
    tanggal = None
    hasil = None
    janji_selesai = None

    @property
    def parties(self) -> dict[str, tuple[str, ...]]:
        proposer = getattr(self, "pengusul", None)
        head = organisation.current().head(self.unit_pelayanan)
        return {
            "Pengusul": (proposer,) if proposer else (),
            "Penerima": (head.id,) if head is not None else (),
        }

"""Usulan: what a head of a unit asks the service unit to do; a ticket that is followed."""

from plone.app.textfield import RichText
from plone.autoform import directives
from setneg.policy import _
from setneg.policy.content.pengajuan import IPengajuan
from setneg.policy.content.pengajuan import Pengajuan
from zope import schema
from zope.interface import implementer


GIVEN = ("hasil", "layanan")


class IUsulan(IPengajuan):
    """Who proposes what, to whom, why, on which basis."""

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
    alasan_iku = schema.Choice(
        title=_("label_alasan_iku", default="Alasan perubahan IKU"),
        vocabulary="setneg.policy.AlasanIKU",
        required=False,
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
    directives.omitted(*GIVEN)
    directives.write_permission(**dict.fromkeys(GIVEN, "cmf.ManagePortal"))
    hasil = schema.ASCIILine(
        title=_("label_hasil", default="Hasil"), required=False, readonly=True
    )
    layanan = schema.ASCIILine(
        title=_("label_layanan", default="Standar yang melayani"),
        required=False,
        readonly=True,
    )


@implementer(IUsulan)
class Usulan(Pengajuan):
    """A ticket: `Pengusul` is the proposing position, `Penerima` the service's head.

    hasil_penelitian  what the section found; no field, for it is not for the sender
    """

    hasil = None
    layanan = None
    alasan_iku = None
    hasil_penelitian = None

    #: Once accepted, a case answers it, and says where it stands.
    lewat_kegiatan = True
    #: What the section reports to its head; the sender reads the decision.
    langkah_dalam = ("kembalikan",)

    def settle(self) -> None:
        """Without a service that was named, the one that most proposals are for."""
        if not self.unit_pelayanan:
            self.unit_pelayanan = IUsulan["unit_pelayanan"].default

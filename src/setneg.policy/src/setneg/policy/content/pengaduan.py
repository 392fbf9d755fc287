"""Pengaduan: a complaint, grievance or suggestion on a service, followed to its end."""

from plone import api
from plone.app.textfield import RichText
from setneg.policy import _
from setneg.policy.content.pengajuan import IPengajuan
from setneg.policy.content.pengajuan import Pengajuan
from setneg.policy.evaluation.yearly import responsible
from setneg.workflows import organisation
from zope import schema
from zope.interface import implementer


class IPengaduan(IPengajuan):
    """Who complains about which service, which of its steps, and what came of it."""

    title = schema.TextLine(title=_("label_pokok", default="Pokok"), max_length=250)
    pengusul = schema.Choice(
        title=_("label_pengadu", default="Disampaikan sebagai"),
        vocabulary="setneg.policy.JabatanSaya",
        required=False,
    )
    unit_pelayanan = schema.Choice(
        title=_("label_unit_pelayanan", default="Unit pelayanan"),
        vocabulary="setneg.policy.Unit",
        required=False,
    )
    standar = schema.Choice(
        title=_("label_standar", default="Standar pelayanan"),
        vocabulary="setneg.policy.StandarTerbit",
    )
    langkah = schema.TextLine(
        title=_("label_langkah_dikeluhkan", default="Langkah yang dikeluhkan"),
        description=_(
            "help_langkah_dikeluhkan",
            default="Nomor langkah pada standar itu, misalnya SPK-6; boleh kosong.",
        ),
        required=False,
        max_length=40,
    )
    terlapor = schema.Choice(
        title=_("label_terlapor", default="Jabatan yang dikeluhkan"),
        description=_(
            "help_terlapor",
            default="Tidak akan ikut menangani pengaduan ini. Boleh kosong.",
        ),
        vocabulary="setneg.policy.Jabatan",
        required=False,
    )
    isi = RichText(
        title=_("label_uraian", default="Uraian"),
        default_mime_type="text/html",
        output_mime_type="text/x-html-safe",
        allowed_mime_types=("text/html",),
    )


@implementer(IPengaduan)
class Pengaduan(Pengajuan):
    """`Penerima` is the head whom the standard names, `Pelaksana` whom he delegates to,
    `Peserta` the sections below who follow up with him (R-X-17)."""

    terlapor = None

    #: Read once from the standard when the complaint is made: roles are asked for
    #: often, and a later edition does not move a complaint to another head.
    head_named = None

    @property
    def parties(self) -> dict[str, tuple[str, ...]]:
        return {
            role: tuple(
                post
                for post in posts
                if post and (role == "Pengusul" or post != self.terlapor)
            )
            for role, posts in super().parties.items()
        }

    @property
    def receiver(self) -> str:
        """The head whom the standard names; his superior when he is complained about."""
        head = self.head_named or ""
        if head and head == self.terlapor:
            above = organisation.current().superior(head)
            return above.id if above is not None else ""
        return head

    def settle(self) -> None:
        """Keep the head whom the standard names, for as long as the complaint lives;
        his unit's register numbers it."""
        standard = api.content.get(UID=getattr(self, "standar", None) or "-")
        if standard is not None and not self.head_named:
            self.head_named = responsible(standard)
        head = organisation.current().positions.get(self.head_named or "")
        if head is not None:
            self.unit_pelayanan = head.unit

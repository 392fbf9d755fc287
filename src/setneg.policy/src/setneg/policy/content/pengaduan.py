"""Pengaduan: a complaint, grievance or suggestion on a service, followed to its end."""

from plone import api
from plone.app.textfield import RichText
from plone.autoform import directives
from plone.supermodel import model
from setneg.policy import _
from setneg.policy.content.document import Work
from setneg.policy.evaluation.yearly import responsible
from setneg.workflows import organisation
from setneg.workflows.interfaces import INumbered
from zope import schema
from zope.interface import implementer


GIVEN = ("pelaksana", "jawaban")


class IPengaduan(model.Schema):
    """Who complains about which service, which of its steps, and what came of it."""

    directives.order_before(title="*")
    title = schema.TextLine(title=_("label_pokok", default="Pokok"), max_length=250)
    pengusul = schema.Choice(
        title=_("label_pengadu", default="Disampaikan sebagai"),
        vocabulary="setneg.policy.JabatanSaya",
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
    directives.omitted(*GIVEN)
    directives.write_permission(**dict.fromkeys(GIVEN, "cmf.ManagePortal"))
    pelaksana = schema.ASCIILine(
        title=_("label_pelaksana", default="Pelaksana"), required=False, readonly=True
    )
    jawaban = schema.Text(
        title=_("label_jawaban", default="Jawaban"), required=False, readonly=True
    )


@implementer(IPengaduan, INumbered)
class Pengaduan(Work):
    """`Penerima` is the head whom the standard names, `Pelaksana` whom he delegates to,
    `Peserta` the sections below who follow up with him (R-X-17)."""

    nomor = None
    nomor_urut = None
    tanggal = None
    pelaksana = None
    jawaban = None
    terlapor = None

    @property
    def parties(self) -> dict[str, tuple[str, ...]]:
        receiver = self.receiver
        handler = self.pelaksana or receiver
        given = {
            "Pengusul": (getattr(self, "pengusul", None) or "",),
            "Penerima": (receiver,),
            "Pelaksana": (handler,),
            "Peserta": team(handler),
        }
        return {
            role: tuple(
                post
                for post in posts
                if post and (role == "Pengusul" or post != self.terlapor)
            )
            for role, posts in given.items()
        }

    @property
    def receiver(self) -> str:
        """The head whom the standard names; his superior when he is complained about."""
        head = self.head_named or ""
        if head and head == self.terlapor:
            above = organisation.current().superior(head)
            return above.id if above is not None else ""
        return head

    #: Read once from the standard when the complaint is made: roles are asked for
    #: often, and a later edition does not move a complaint to another head.
    head_named = None


def name_head(complaint) -> None:
    """Keep the head whom the standard names, for as long as the complaint lives."""
    standard = api.content.get(UID=getattr(complaint, "standar", None) or "-")
    if standard is not None and not complaint.head_named:
        complaint.head_named = responsible(standard)


def team(handler: str) -> tuple[str, ...]:
    """Heads and staff of the unit itself and of those directly below it."""
    organogram = organisation.current()
    post = organogram.positions.get(handler)
    if post is None:
        return ()
    units = (post.unit, *(unit.code for unit in organogram.children(post.unit)))
    found = (each.id for unit in units for each in organogram.posts(unit))
    return tuple(each for each in found if each != handler)

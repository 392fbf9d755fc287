"""Pengajuan: whatever somebody sends in through a form and follows to its end.

Proposals, complaints, requests and indicators are submissions with fields of their own;
a kind that a site manager declares on screen is this class itself.
"""

from plone.autoform import directives
from plone.supermodel import model
from setneg.policy import _
from setneg.policy.behaviors.attachment import Attachment
from setneg.policy.content.document import Work
from setneg.workflows import organisation
from setneg.workflows.interfaces import INumbered
from zope import schema
from zope.interface import implementer


GIVEN = ("penerima", "pelaksana", "janji_selesai", "jawaban")
SETTLED = (*GIVEN, "pengusul", "unit_pelayanan")


class IPengajuan(model.Schema):
    """Who sends what to which unit, and what he is told in the end."""

    directives.order_before(title="*")
    title = schema.TextLine(title=_("label_judul", default="Judul"), max_length=250)
    pengusul = schema.Choice(
        title=_("label_diajukan_sebagai", default="Diajukan sebagai"),
        vocabulary="setneg.policy.JabatanSaya",
        required=False,
    )
    unit_pelayanan = schema.Choice(
        title=_("label_unit_pelayanan", default="Unit pelayanan"),
        vocabulary="setneg.policy.Unit",
    )
    lampiran_berkas = Attachment(
        title=_("label_lampiran_berkas", default="Berkas lampiran"), required=False
    )
    directives.omitted(*GIVEN)
    # To whom it goes and as whom it was sent is settled when it is sent.
    directives.omitted("pengusul", "unit_pelayanan")
    directives.write_permission(**dict.fromkeys(SETTLED, "cmf.ManagePortal"))
    penerima = schema.ASCIILine(
        title=_("label_penerima", default="Penerima"), required=False, readonly=True
    )
    pelaksana = schema.ASCIILine(
        title=_("label_pelaksana", default="Pelaksana"), required=False, readonly=True
    )
    janji_selesai = schema.Datetime(
        title=_("label_janji_selesai", default="Dijanjikan selesai"),
        required=False,
        readonly=True,
    )
    jawaban = schema.Text(
        title=_("label_jawaban", default="Jawaban"), required=False, readonly=True
    )


@implementer(IPengajuan, INumbered)
class Pengajuan(Work):
    """A ticket.

    pengusul        position that sends it, "" for a person without one
    pengaju         account of a sender without a position, "" for nobody with an account
    unit_pelayanan  code of the unit that receives it; its register numbers the ticket
    penerima        position that receives it; None is the head of that unit
    pelaksana       position that handles it; None is the receiver
    janji_selesai   when it is promised to be finished, in universal time
    formulir        UID of the form; nama_formulir and alamat_formulir its name and its
                    path within the site as they were when this was sent
    edisi_formulir  number of the form's edition
    isian           what was typed (`forms.answers`)
    bahasa          in which a sender without an account is written to: as he read the
                    form; "" for the site's
    kode_sidik      salted hash of the code by which somebody without an account
                    follows it (`forms.codes`)
    """

    nomor = None
    nomor_urut = None
    tanggal = None
    pengusul = None
    pengaju = ""
    unit_pelayanan = None
    penerima = None
    pelaksana = None
    lampiran_berkas = None
    janji_selesai = None
    jawaban = None
    formulir = None
    nama_formulir = ""
    alamat_formulir = ""
    edisi_formulir = 0
    isian = ()
    bahasa = ""
    kode_sidik = None
    # No type stands beside a name in this class: annotations of a class would be taken
    # for the annotations of its objects, and shared by all of them.
    #: Who is told in words of his own (`browser.ticket`), not by the office's history.
    outer_roles = ("Pengusul",)
    #: Verbs of steps that are not told to the sender: they are between colleagues.
    langkah_dalam = ()

    @property
    def parties(self) -> dict[str, tuple[str, ...]]:
        """Sender, receiver, handler and the handler's team."""
        receiver = self.receiver
        handler = self.pelaksana or receiver
        return {
            "Pengusul": self.senders,
            "Penerima": (receiver,) if receiver else (),
            "Pelaksana": (handler,) if handler else (),
            "Peserta": team(handler),
        }

    @property
    def senders(self) -> tuple[str, ...]:
        """The sending position; of a person without one the account."""
        sender = self.pengusul or self.pengaju
        return (sender,) if sender else ()

    @property
    def receiver(self) -> str:
        """The position that receives it, "" when there is none."""
        if self.penerima:
            return self.penerima
        head = organisation.current().head(self.unit_pelayanan or "")
        return head.id if head is not None else ""

    def settle(self) -> None:
        """What has to be known before the ticket gets its number: kinds that find
        their receiver themselves name `unit_pelayanan` here."""


def team(handler: str) -> tuple[str, ...]:
    """Heads and staff of a position's unit and of the units directly below it."""
    organogram = organisation.current()
    post = organogram.positions.get(handler or "")
    if post is None:
        return ()
    units = (post.unit, *(unit.code for unit in organogram.children(post.unit)))
    found = (each.id for unit in units for each in organogram.posts(unit))
    return tuple(each for each in found if each != handler)

"""UsulanTim: whom a unit proposes as members of a team, in reply to a memorandum.

One reply of a unit stands at a time; a later one replaces it, and all are kept.
Source: R-X-07 (SPK-5.a.1.N, SPS-2.b.1.N); whether a procedure asks for it is its own
setting (I-50).
"""

from plone.autoform import directives
from setneg.policy import _
from setneg.policy.behaviors.rows import Column
from setneg.policy.behaviors.rows import Rows
from setneg.policy.content.pengajuan import IPengajuan
from setneg.policy.content.pengajuan import Pengajuan
from setneg.policy.content.pengajuan import team
from zope import schema
from zope.interface import implementer


COLUMNS = (
    Column("nama", _("column_nama", default="Nama")),
    Column("jabatan", _("column_jabatan", default="Jabatan")),
    Column("peran", _("column_peran", default="Peran dalam tim")),
)


class IUsulanTim(IPengajuan):
    """To which memorandum a unit answers, and whom it proposes."""

    anggota = Rows(
        COLUMNS, title=_("label_anggota_diusulkan", default="Anggota yang diusulkan")
    )
    catatan = schema.Text(
        title=_("label_catatan_usulan", default="Catatan"),
        required=False,
        max_length=2000,
    )
    directives.omitted("memo")
    directives.write_permission(memo="cmf.ManagePortal")
    memo = schema.ASCIILine(
        title=_("label_memorandum", default="Memorandum"), required=False
    )


@implementer(IUsulanTim)
class UsulanTim(Pengajuan):
    """`Penerima` answers for the case, `Pelaksana` heads the section that runs it."""

    memo = None
    anggota = ()
    catatan = None
    hasil = None

    @property
    def parties(self) -> dict[str, tuple[str, ...]]:
        handler = self.pelaksana or self.receiver
        return {
            "Pengusul": self.senders,
            "Penerima": (self.receiver,) if self.receiver else (),
            "Pelaksana": (handler,) if handler else (),
            "Peserta": team(handler),
        }

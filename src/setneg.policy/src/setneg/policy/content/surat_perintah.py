"""Surat perintah: the letter that orders people to a task outside their desk."""

from setneg.policy import _
from setneg.policy.content.document import Naskah
from setneg.policy.content.event import IOccasion
from setneg.policy.content.period import ordered
from zope import schema
from zope.interface import implementer
from zope.interface import invariant


class ISuratPerintah(IOccasion):
    """Who is ordered, for what, when and where, and who bears the cost."""

    diperintahkan = schema.List(
        title=_("label_diperintahkan", default="Yang diperintah"),
        description=_(
            "help_diperintahkan", default="Satu jabatan atau nama per baris."
        ),
        value_type=schema.TextLine(),
        required=False,
        default=[],
        missing_value=[],
    )
    pembiayaan = schema.TextLine(
        title=_("label_pembiayaan", default="Pembebanan biaya"),
        description=_(
            "help_pembiayaan", default="Misalnya: DIPA Kementerian Sekretariat Negara."
        ),
        required=False,
    )

    @invariant
    def period_in_order(data):
        """A journey does not end before it began."""
        ordered(data.waktu_mulai, data.waktu_selesai)


@implementer(ISuratPerintah)
class SuratPerintah(Naskah):
    """An order; its addressees carry it with them."""

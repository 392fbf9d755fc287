"""Surat perintah: the letter that orders people to a task outside their desk."""

from setneg.policy import _
from setneg.policy.content.document import Naskah
from setneg.policy.content.event import IOccasion
from zope import schema
from zope.interface import implementer


class ISuratPerintah(IOccasion):
    """Who is ordered, for what, when and where."""

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


@implementer(ISuratPerintah)
class SuratPerintah(Naskah):
    """An order; its addressees carry it with them."""

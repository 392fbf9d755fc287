"""Salinan: the authenticated copy of a signed and numbered original."""

from plone.autoform import directives
from plone.supermodel import model
from setneg.policy import _
from setneg.policy.content.document import Naskah
from zope import schema
from zope.interface import implementer


class ISalinan(model.Schema):
    """Which original it copies and the hash that proves it (R-X-05)."""

    salinan_dari = schema.Choice(
        title=_("label_salinan_dari", default="Salinan dari"),
        description=_(
            "help_salinan_dari", default="Naskah asli yang sudah ditandatangani."
        ),
        vocabulary="setneg.policy.NaskahKegiatan",
        required=False,
    )
    directives.omitted("sidik_asli")
    directives.write_permission(sidik_asli="cmf.ManagePortal")
    sidik_asli = schema.ASCIILine(
        title=_("label_sidik_asli", default="Sidik naskah asli"),
        required=False,
        readonly=True,
    )


@implementer(ISalinan)
class Salinan(Naskah):
    """Text equal to the original's; signed by the one who authenticates it."""

    salinan_dari = None
    sidik_asli = None

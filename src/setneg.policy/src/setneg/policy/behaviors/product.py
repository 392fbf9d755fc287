"""Where a document stands in a case: which row of the procedure it answers."""

from plone.autoform import directives
from plone.autoform.interfaces import IFormFieldProvider
from plone.supermodel import model
from setneg.policy import _
from zope import schema
from zope.interface import provider


@provider(IFormFieldProvider)
class IProductOfCase(model.Schema):
    """Case and grid row (given by the case), and the draft it travels with (R-X-04)."""

    directives.omitted("kegiatan", "produk")
    directives.write_permission(kegiatan="cmf.ManagePortal", produk="cmf.ManagePortal")
    kegiatan = schema.ASCIILine(
        title=_("label_kegiatan", default="Kegiatan"), required=False, readonly=True
    )
    produk = schema.TextLine(
        title=_("label_produk", default="Hasil langkah"), required=False, readonly=True
    )


@provider(IFormFieldProvider)
class IAccompanying(model.Schema):
    """A memorandum that carries a draft: it moves with that draft and not alone."""

    menyertai = schema.Choice(
        title=_("label_menyertai", default="Menyertai rancangan"),
        description=_(
            "help_menyertai",
            default="Naskah dalam kegiatan yang sama yang diantar oleh naskah ini.",
        ),
        vocabulary="setneg.policy.NaskahKegiatan",
        required=False,
    )

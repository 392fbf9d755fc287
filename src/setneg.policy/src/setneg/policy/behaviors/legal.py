"""What a regulation or decision does to others: it amends, revokes or implements them."""

from plone.autoform.interfaces import IFormFieldProvider
from plone.supermodel import model
from setneg.policy import _
from zope import schema
from zope.interface import provider


#: Name of the field → what is said of the other document.
RELATIONS = {
    "mengubah": _("relation_diubah", default="Diubah dengan"),
    "mencabut": _("relation_dicabut", default="Dicabut dengan"),
    "melaksanakan": _("relation_dilaksanakan", default="Dilaksanakan dengan"),
}


def others(title: str, help_text: str) -> schema.List:
    """UIDs of regulations and decisions that are in the world already."""
    return schema.List(
        title=title,
        description=help_text,
        value_type=schema.Choice(vocabulary="setneg.policy.ProdukHukum"),
        required=False,
        default=[],
        missing_value=[],
    )


@provider(IFormFieldProvider)
class ILegal(model.Schema):
    """Typed relations; they take effect on the date of this document."""

    model.fieldset(
        "hukum",
        label=_("fieldset_hukum", default="Hubungan hukum"),
        fields=list(RELATIONS),
    )
    mengubah = others(
        _("label_mengubah", default="Mengubah"),
        _("help_mengubah", default="Peraturan atau keputusan yang diubah."),
    )
    mencabut = others(
        _("label_mencabut", default="Mencabut"),
        _("help_mencabut", default="Yang tidak berlaku lagi sejak naskah ini berlaku."),
    )
    melaksanakan = others(
        _("label_melaksanakan", default="Melaksanakan"),
        _("help_melaksanakan", default="Yang diatur lebih lanjut oleh naskah ini."),
    )

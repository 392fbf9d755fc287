"""To whom a document goes: positions by their id, others in free words."""

from plone.autoform.interfaces import IFormFieldProvider
from plone.supermodel import model
from setneg.policy import _
from zope import schema
from zope.interface import provider


@provider(IFormFieldProvider)
class IRouting(model.Schema):
    """Addressees and those who receive a copy."""

    kepada = schema.List(
        title=_("label_kepada", default="Yth."),
        description=_(
            "help_kepada", default="Satu penerima per baris: jabatan atau nama pihak."
        ),
        value_type=schema.TextLine(),
        required=False,
        default=[],
        missing_value=[],
    )
    tembusan = schema.List(
        title=_("label_tembusan", default="Tembusan"),
        description=_("help_tembusan", default="Satu penerima per baris."),
        value_type=schema.TextLine(),
        required=False,
        default=[],
        missing_value=[],
    )

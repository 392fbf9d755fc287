"""Which version of the text people saw, and who has received the document."""

from plone.autoform import directives
from plone.autoform.interfaces import IFormFieldProvider
from plone.supermodel import model
from setneg.policy import _
from zope import schema
from zope.interface import provider


@provider(IFormFieldProvider)
class IVersioned(model.Schema):
    """Counter of saved versions and the groups that are readers; read only."""

    directives.omitted("versi", "readers")
    directives.write_permission(versi="cmf.ManagePortal", readers="cmf.ManagePortal")
    versi = schema.Int(
        title=_("label_versi", default="Versi"),
        required=False,
        readonly=True,
        default=1,
    )
    readers = schema.Tuple(
        title=_("label_readers", default="Pembaca"),
        value_type=schema.TextLine(),
        required=False,
        readonly=True,
        default=(),
    )

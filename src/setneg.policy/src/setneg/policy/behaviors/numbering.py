"""The number of a document: given by the register, never typed."""

from plone.autoform import directives
from plone.autoform.interfaces import IFormFieldProvider
from plone.supermodel import model
from setneg.policy import _
from zope import schema
from zope.interface import provider


@provider(IFormFieldProvider)
class INumbering(model.Schema):
    """Number and date; read only for everyone."""

    directives.omitted("nomor", "nomor_urut", "tanggal")
    directives.write_permission(
        nomor="cmf.ManagePortal",
        nomor_urut="cmf.ManagePortal",
        tanggal="cmf.ManagePortal",
    )
    nomor = schema.TextLine(
        title=_("label_nomor", default="Nomor"), required=False, readonly=True
    )
    nomor_urut = schema.Int(
        title=_("label_nomor_urut", default="Nomor urut"),
        required=False,
        readonly=True,
    )
    tanggal = schema.Date(
        title=_("label_tanggal", default="Tanggal"), required=False, readonly=True
    )

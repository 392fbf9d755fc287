"""Peraturan: a regulation of the minister, public once it is published."""

from plone.autoform import directives
from plone.supermodel import model
from setneg.policy import _
from setneg.policy.content.document import Naskah
from zope import schema
from zope.interface import implementer


class IPeraturan(model.Schema):
    """What a regulation says beyond the fields of every decision."""

    tentang = schema.Text(
        title=_("label_tentang", default="Tentang"),
        description=_("help_tentang", default="Pokok pengaturan, tanpa nomor."),
        required=False,
    )
    directives.omitted("diterbitkan")
    directives.write_permission(diterbitkan="cmf.ManagePortal")
    diterbitkan = schema.Datetime(
        title=_("label_diterbitkan", default="Diterbitkan pada"),
        required=False,
        readonly=True,
    )


@implementer(IPeraturan)
class Peraturan(Naskah):
    """A draft regulation or guideline until its chain ends in `terbit`; then public."""

"""Rencana kegiatan: what will be done, when and by whom; approved, never signed."""

from plone.supermodel import model
from setneg.policy import _
from setneg.policy.content.document import Work
from zope import schema
from zope.interface import implementer


class IRencanaKegiatan(model.Schema):
    """Period and team of the plan. Source: R-SPK-07 (no signature)."""

    mulai = schema.Date(title=_("label_mulai", default="Mulai"), required=False)
    sampai = schema.Date(title=_("label_sampai", default="Sampai"), required=False)
    anggota = schema.List(
        title=_("label_anggota", default="Anggota tim"),
        description=_("help_anggota", default="Satu jabatan atau nama per baris."),
        value_type=schema.TextLine(),
        required=False,
        default=[],
        missing_value=[],
    )


@implementer(IRencanaKegiatan)
class RencanaKegiatan(Work):
    """A plan of work."""

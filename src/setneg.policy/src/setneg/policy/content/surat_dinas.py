"""Surat dinas: the letter to a party outside the ministry, signed from echelon II up."""

from plone.supermodel import model
from setneg.policy import _
from setneg.policy.content.document import Naskah
from zope import schema
from zope.interface import implementer


class ISuratDinas(model.Schema):
    """Where the letter goes; who receives it stands under Yth."""

    alamat_tujuan = schema.List(
        title=_("label_alamat_tujuan", default="Alamat tujuan"),
        description=_(
            "help_alamat_tujuan",
            default="Alamat di bawah nama penerima, satu baris per baris; kosong berarti “di Tempat”.",
        ),
        value_type=schema.TextLine(max_length=120),
        required=False,
        default=[],
        missing_value=[],
        max_length=6,
    )


@implementer(ISuratDinas)
class SuratDinas(Naskah):
    """A letter of the ministry to another institution, a company or a citizen."""

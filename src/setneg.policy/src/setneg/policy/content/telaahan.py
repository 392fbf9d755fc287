"""Telaahan: a staff paper that leads a leader from a question to a decision."""

from plone.supermodel import model
from setneg.policy import _
from setneg.policy.content.document import Naskah
from zope import schema
from zope.interface import implementer


class ITelaahan(model.Schema):
    """Question, assumptions, facts, analysis, conclusion, advice: each its own part."""

    persoalan = schema.Text(
        title=_("label_persoalan", default="Persoalan"),
        description=_(
            "help_persoalan",
            default="Pernyataan singkat tentang yang harus diputuskan.",
        ),
        required=False,
    )
    praanggapan = schema.Text(
        title=_("label_praanggapan", default="Praanggapan"),
        description=_(
            "help_praanggapan",
            default="Dugaan yang beralasan dan kemungkinan kejadian di kemudian hari.",
        ),
        required=False,
    )
    fakta = schema.Text(
        title=_("label_fakta", default="Fakta yang mempengaruhi"), required=False
    )
    analisis = schema.Text(
        title=_("label_analisis", default="Analisis"), required=False
    )
    simpulan = schema.Text(
        title=_("label_simpulan", default="Simpulan"), required=False
    )
    saran = schema.Text(title=_("label_saran", default="Saran"), required=False)


@implementer(ITelaahan)
class Telaahan(Naskah):
    """A staff paper; its parts are written apart so that none is forgotten."""

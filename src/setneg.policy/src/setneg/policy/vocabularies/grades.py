"""Security and speed grades of documents.

Source: the ministry's letter rules (B, T, R, SR) and urgency grades.
"""

from setneg.policy import _
from zope.interface import provider
from zope.schema.interfaces import IVocabularyFactory
from zope.schema.vocabulary import SimpleTerm
from zope.schema.vocabulary import SimpleVocabulary


SIFAT = (
    ("B", _("sifat_b", default="Biasa")),
    ("T", _("sifat_t", default="Terbatas")),
    ("R", _("sifat_r", default="Rahasia")),
    ("SR", _("sifat_sr", default="Sangat rahasia")),
)
KECEPATAN = (
    ("biasa", _("kecepatan_biasa", default="Biasa")),
    ("segera", _("kecepatan_segera", default="Segera")),
    ("sangat_segera", _("kecepatan_sangat_segera", default="Sangat segera")),
)


def terms(rows) -> SimpleVocabulary:
    """A vocabulary of (value, title) rows; the value is also the token."""
    return SimpleVocabulary(
        [
            SimpleTerm(value, value.encode("unicode_escape").decode(), title)
            for value, title in rows
        ]
    )


@provider(IVocabularyFactory)
def sifat(context):
    """Who may know of it: open, restricted, secret, top secret."""
    return terms(SIFAT)


@provider(IVocabularyFactory)
def kecepatan(context):
    """How soon it has to go."""
    return terms(KECEPATAN)

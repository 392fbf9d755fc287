"""On what a decision rests and what it decides."""

from plone.autoform.interfaces import IFormFieldProvider
from plone.supermodel import model
from setneg.policy import _
from setneg.policy.behaviors.rows import Points
from zope import schema
from zope.interface import provider


def lines(title: str, help_text: str) -> schema.List:
    """A list that is typed one entry a line."""
    return schema.List(
        title=title,
        description=help_text,
        value_type=schema.TextLine(),
        required=False,
        default=[],
        missing_value=[],
    )


def points(title: str, help_text: str, marks: str = "1.") -> Points:
    """Numbered points; their marks follow from their order."""
    return Points(marks, title=title, description=help_text)


_EACH = _(
    "help_butir",
    default="Satu butir per baris; hurufnya atau angkanya mengikuti urutan.",
)


@provider(IFormFieldProvider)
class IBasis(model.Schema):
    """Considerations, legal basis and the dictum."""

    model.fieldset(
        "dasar",
        label=_("fieldset_dasar", default="Dasar dan penetapan"),
        fields=["dasar", "menimbang", "mengingat", "menetapkan"],
    )
    dasar = points(_("label_dasar", default="Dasar"), _EACH)
    menimbang = points(_("label_menimbang", default="Menimbang"), _EACH, "a.")
    mengingat = points(_("label_mengingat", default="Mengingat"), _EACH)
    menetapkan = points(_("label_menetapkan", default="Menetapkan"), _EACH, "KESATU")

"""The body of a regulation or a guideline in chapters and articles.

Numbers are never typed: chapters, parts and articles are counted in their order, and
articles run through all chapters. Source: the ministry's form of regulations.
"""

from collections.abc import Sequence
from plone.autoform.interfaces import IFormFieldProvider
from plone.supermodel import model
from setneg.policy import _
from setneg.policy.behaviors.rows import Column
from setneg.policy.behaviors.rows import ORDINALS
from setneg.policy.behaviors.rows import Rows
from zope.interface import provider


CHAPTER, PART, ARTICLE = "bab", "bagian", "pasal"
COLUMNS = (
    Column(
        "jenis",
        _("column_jenis", default="Jenis"),
        "pilihan",
        (
            (ARTICLE, _("choice_pasal", default="Pasal")),
            (CHAPTER, _("choice_bab", default="Bab")),
            (PART, _("choice_bagian", default="Bagian")),
        ),
    ),
    Column("judul", _("column_judul", default="Judul (bab dan bagian)"), longest=250),
    Column("isi", _("column_isi", default="Isi (pasal)"), "teks", longest=20_000),
)


def roman(number: int) -> str:
    """1 → I; chapters count below 400."""
    signs = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"))
    signs += ((9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
    text = ""
    for value, sign in signs:
        while number >= value:
            text, number = text + sign, number - value
    return text


def kind(row: dict) -> str:
    """What a row is; a row that does not say is an article."""
    return row.get("jenis") or ARTICLE


def headings(rows: Sequence[dict]) -> list[str]:
    """The heading of each row: `BAB I`, `Bagian Kesatu`, `Pasal 1`."""
    chapter = part = article = 0
    found = []
    for row in rows:
        if kind(row) == CHAPTER:
            chapter, part = chapter + 1, 0
            found.append(f"BAB {roman(chapter)}")
        elif kind(row) == PART:
            part += 1
            word = ORDINALS[part - 1] if part <= len(ORDINALS) else f"KE-{part}"
            found.append(f"Bagian {word.capitalize()}")
        else:
            article += 1
            found.append(f"Pasal {article}")
    return found


def disorder(rows: Sequence[dict]):
    """Why these rows are no body, None when they are."""
    chapters = False
    for heading, row in zip(headings(rows), rows, strict=True):
        chapters = chapters or kind(row) == CHAPTER
        if kind(row) == PART and not chapters:
            return _("refused_part", default="Bagian berada di dalam sebuah bab.")
        lacking = "isi" if kind(row) == ARTICLE else "judul"
        if not row.get(lacking, "").strip():
            return _(
                "refused_empty_article",
                default="${heading} masih kosong: lengkapi kolom ${column}.",
                mapping={"heading": heading, "column": lacking},
            )
    return None


class ArticleRows(Rows):
    """Rows whose marks are chapters and articles."""

    marks = "pasal"


@provider(IFormFieldProvider)
class IArticles(model.Schema):
    """Chapters, parts and articles; texts written before stay in `isi`."""

    batang_tubuh = ArticleRows(
        COLUMNS,
        disorder,
        title=_("label_batang_tubuh", default="Batang tubuh"),
        description=_(
            "help_batang_tubuh",
            default="Satu baris per bab, bagian, atau pasal; nomornya mengikuti urutan. "
            "Dalam pasal: satu ayat per baris, rincian diawali “-”, rinciannya “--”.",
        ),
    )

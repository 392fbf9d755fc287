"""Articles as the templates set them: chapters, parts, articles with their paragraphs.

In the text of an article each line is a paragraph (ayat), counted when there are several;
a line that begins with `-` is an item of it, one with `--` an item of that item.
"""

from collections.abc import Sequence
from setneg.policy.behaviors import articles
from setneg.policy.behaviors.rows import mark
from setneg.policy.rendering.glyphs import printable


Node = dict


def composed(rows: Sequence[dict] | None) -> list[Node]:
    """`{"t", "nomor", "judul", "ayat"}` a row; ayat: `{"tanda", "teks", "butir"}`."""
    rows = list(rows or ())
    return [
        {
            "t": articles.kind(row),
            "nomor": heading,
            "judul": _line(row.get("judul", "")),
            "ayat": paragraphs(row.get("isi", "")),
        }
        for heading, row in zip(articles.headings(rows), rows, strict=True)
    ]


def paragraphs(text: str) -> list[Node]:
    """The paragraphs of an article, with marks, items and their items."""
    found: list[Node] = []
    for line in text.split("\n"):
        words = _line(line)
        if not words:
            continue
        depth = len(words) - len(words.lstrip("-"))
        place = found
        for _ in range(min(depth, 2)):
            if not place:
                break
            place = place[-1]["butir"]
        place.append({"tanda": "", "teks": words.lstrip("- "), "butir": []})
    for number, paragraph in enumerate(found, start=1):
        paragraph["tanda"] = f"({number})" if len(found) > 1 else ""
        for index, item in enumerate(paragraph["butir"], start=1):
            item["tanda"] = mark("a.", index)
            for below, deep in enumerate(item["butir"], start=1):
                deep["tanda"] = mark("1.", below)
    return found


def words(rows: Sequence[dict] | None) -> str:
    """All that the rows say, for search and comparison; one line a cell."""
    return "\n".join(
        value for row in rows or () for value in row.values() if value.strip()
    )


def _line(text: str) -> str:
    return printable(" ".join(text.split()))

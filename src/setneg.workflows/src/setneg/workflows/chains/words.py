"""Words of a declaration that have a form of their own: names, patterns, times."""

from collections.abc import Iterable
from setneg.workflows import _
from setneg.workflows.chains import glossary
from setneg.workflows.chains.source import Item
from setneg.workflows.clock import durations
from setneg.workflows.register import numbering


def known(word: str, words: Iterable[str], what: str, place: Item) -> str:
    """The word, when it is one of the known ones."""
    choices = tuple(words)
    if word not in choices:
        place.refuse(
            _(
                "chain_unknown_word",
                default="${what} “${word}” tidak dikenal; yang dikenal: ${known}.",
                mapping={"what": what, "word": word, "known": ", ".join(choices)},
            )
        )
    return word


def identifier(item: Item, what: str) -> str:
    """An ASCII id: it never comes from a title."""
    word = item.text(what)
    if not glossary.IDENTIFIER.match(word):
        item.refuse(
            _(
                "chain_bad_id",
                default="${what} “${word}” hanya boleh huruf kecil, angka, dan “_”.",
                mapping={"what": what, "word": word},
            )
        )
    return word


def number_pattern(item: Item) -> str:
    """The pattern of a number, as the register can write it; it must name the year."""
    pattern = item.text("nomor")
    try:
        parts = numbering.check(pattern)
    except numbering.PatternError as error:
        item.refuse(str(error))
    if "tahun" not in parts:
        item.refuse(
            _(
                "chain_pattern_year",
                default="Pola nomor “${pattern}” harus memuat {tahun}.",
                mapping={"pattern": pattern},
            )
        )
    return pattern


def standard_time(item: Item) -> str:
    """A standard time as printed ("2 hari", "30 menit")."""
    text = item.text("waktu")
    try:
        duration = durations.parse(text)
    except ValueError:
        duration = None
    if duration is None:
        item.refuse(
            _(
                "chain_bad_time",
                default="Waktu “${text}” tidak dapat dibaca.",
                mapping={"text": text},
            )
        )
    return text

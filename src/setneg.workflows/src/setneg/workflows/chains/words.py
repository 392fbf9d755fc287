"""Words of a declaration that have a form of their own: names, patterns, times."""

from collections.abc import Iterable
from setneg.workflows.chains import glossary
from setneg.workflows.chains.source import Item
from setneg.workflows.clock import durations
from setneg.workflows.register import numbering


def known(word: str, words: Iterable[str], what: str, place: Item) -> str:
    """The word, when it is one of the known ones."""
    choices = tuple(words)
    if word not in choices:
        place.refuse(
            f"{what} “{word}” tidak dikenal; yang dikenal: {', '.join(choices)}."
        )
    return word


def identifier(item: Item, what: str) -> str:
    """An ASCII id: it never comes from a title."""
    word = item.text(what)
    if not glossary.IDENTIFIER.match(word):
        item.refuse(f"{what} “{word}” hanya boleh huruf kecil, angka, dan “_”.")
    return word


def number_pattern(item: Item) -> str:
    """The pattern of a number, as the register can write it; it must name the year."""
    pattern = item.text("nomor")
    try:
        parts = numbering.check(pattern)
    except numbering.PatternError as error:
        item.refuse(str(error))
    if "tahun" not in parts:
        item.refuse(f"Pola nomor “{pattern}” harus memuat {{tahun}}.")
    return pattern


def standard_time(item: Item) -> str:
    """A standard time as printed ("2 hari", "30 menit")."""
    text = item.text("waktu")
    try:
        duration = durations.parse(text)
    except ValueError:
        duration = None
    if duration is None:
        item.refuse(f"Waktu “{text}” tidak dapat dibaca.")
    return text

"""What the checker of the official form can look for. Pure: reads, answers, no more.

Each sort takes the typed document and a rule and yields what it found. A further sort
is one function with one line in SORTS.
"""

from collections.abc import Callable
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
import re
from setneg.policy.archive import classification
from setneg.policy.distribution import recipients
from setneg.workflows import organisation
from setneg.workflows.organisation.spellings import spelled
from typing import Any


#: Words of the two letterheads, as somebody would type them above a text.
MINISTERS_HEAD = "menteri sekretaris negara"
MINISTRYS_HEAD = "kementerian sekretariat negara"
#: A letterhead typed by hand stands in the first lines.
HEAD_LINES = 3


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing found: in which field, the words, and what should stand there.

    right  None when nobody but the writer can know it
    """

    field: str
    wrong: str = ""
    right: str | None = None


Check = Callable[[Any, Any], Iterator[Hit]]


@dataclass(frozen=True, slots=True)
class Sort:
    """One sort of check, and what a rule of that sort has to state."""

    look: Check
    needs: tuple[str, ...] = ()


def unfilled(typed: Any, rule: Any) -> Iterator[Hit]:
    """Each named field that is empty."""
    for name in rule.ruas:
        if typed.has(name) and not typed.lines(name):
            yield Hit(name)


def none_filled(typed: Any, rule: Any) -> Iterator[Hit]:
    """None of the named fields is filled."""
    present = [name for name in rule.ruas if typed.has(name)]
    if present and not any(typed.lines(name) for name in present):
        yield Hit(present[0])


def pattern(typed: Any, rule: Any) -> Iterator[Hit]:
    """An expression that must be found, or must not."""
    wanted = re.compile(rule.pola, re.IGNORECASE)
    for name in rule.ruas:
        rows = typed.lines(name)
        found = [row for row in rows if wanted.search(row)]
        if rule.terlarang:
            yield from (Hit(name, row) for row in found)
        elif rows and not found:
            yield Hit(name)


def misspelt(typed: Any, rule: Any) -> Iterator[Hit]:
    """Words that are written in another way officially."""
    for name in rule.ruas:
        for row in typed.lines(name):
            for wrong, right in rule.kata.items():
                found = re.search(rf"\b{re.escape(wrong)}\b", row)
                if found:
                    yield Hit(name, found.group(), right)


def misnamed_position(typed: Any, rule: Any) -> Iterator[Hit]:
    """Addressees written under an alias or a former name. Source: I-11, I-29."""
    organogram = organisation.current()
    for name in rule.ruas:
        for row in typed.lines(name):
            post = organogram.resolve(row)
            if post is None or row == post.id or ":" in row:
                continue
            if spelled(row) != spelled(post.title) and not _qualified(row, post):
                yield Hit(name, row, post.title)


def _qualified(row: str, post: Any) -> bool:
    """Whether the official title stands there with the unit above it."""
    return spelled(row).startswith(spelled(post.title) + " ")


def repeated(typed: Any, rule: Any) -> Iterator[Hit]:
    """An entry of the second field that stands in the first one too, or twice."""
    first, second = rule.ruas[:2]
    seen = {_meant(row) for row in typed.lines(first)}
    for row in typed.lines(second):
        if _meant(row) in seen:
            yield Hit(second, row, "")
        seen.add(_meant(row))


def _meant(row: str) -> str:
    meant = recipients.parse(row)
    return spelled(meant.value) if meant.kind == recipients.OUTSIDE else meant.key


def letterhead(typed: Any, rule: Any) -> Iterator[Hit]:
    """A letterhead typed above the text that is not the signer's."""
    foreign = MINISTRYS_HEAD if typed.by_the_minister else MINISTERS_HEAD
    for name in rule.ruas:
        for row in typed.lines(name)[:HEAD_LINES]:
            if spelled(row).startswith(foreign) and row == row.upper():
                yield Hit(name, row, "")


def disordered(typed: Any, rule: Any) -> Iterator[Hit]:
    """Dates that should follow one another and do not; equal days are in order."""
    days = [(name, typed.day(name)) for name in rule.ruas]
    known = [(name, day) for name, day in days if day is not None]
    for (_, before), (name, after) in pairwise(known):
        if after < before:
            yield Hit(name, after.strftime("%d-%m-%Y"))


def unknown_code(typed: Any, rule: Any) -> Iterator[Hit]:
    """A classification code that is not in the list, where there is a list."""
    tree = classification.current()
    for name in rule.ruas:
        for code in typed.lines(name):
            if tree.classes and tree.get(code) is None:
                yield Hit(name, code)


def too_long(typed: Any, rule: Any) -> Iterator[Hit]:
    """More characters a line, more in all, or more points than fit into the form."""
    for name in rule.ruas:
        rows = typed.lines(name)
        if rule.butir and len(rows) > rule.butir:
            yield Hit(name, f"{len(rows)} butir")
        if rule.huruf_seluruhnya and sum(map(len, rows)) > rule.huruf_seluruhnya:
            yield Hit(name, f"{sum(map(len, rows))} huruf")
        if rule.huruf:
            yield from (Hit(name, row) for row in rows if len(row) > rule.huruf)


SORTS = {
    "terisi": Sort(unfilled, ("ruas",)),
    "salah_satu_terisi": Sort(none_filled, ("ruas",)),
    "pola": Sort(pattern, ("ruas", "pola")),
    "ejaan": Sort(misspelt, ("ruas", "kata")),
    "nama_jabatan": Sort(misnamed_position, ("ruas",)),
    "berulang": Sort(repeated, ("ruas",)),
    "kop": Sort(letterhead, ("ruas",)),
    "klasifikasi_dikenal": Sort(unknown_code, ("ruas",)),
    "urutan_tanggal": Sort(disordered, ("ruas",)),
    "panjang": Sort(too_long, ("ruas",)),
}

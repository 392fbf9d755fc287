"""What an addressee is to a signer, and to whom a letter goes when its signer changes.

Deputi writes to heads of satuan organisasi, Kepala Biro to heads of unit kerja: signer
and addressee level move together. Source: R-SPS-01, R-X-09. Pure.
"""

from collections.abc import Iterable
from collections.abc import Iterator
from setneg.workflows.authority.model import INSIDE
from setneg.workflows.authority.model import MINISTER
from setneg.workflows.authority.model import ORGANISATION
from setneg.workflows.authority.model import OUTSIDE
from setneg.workflows.authority.model import SUPERIOR
from setneg.workflows.authority.model import UNIT
from setneg.workflows.organisation.levels import HEAD
from setneg.workflows.organisation.levels import LEVELS
from setneg.workflows.organisation.organogram import Organogram
from setneg.workflows.organisation.organogram import Position
from typing import Final


#: Words with which several addressees are named at once; such a text is taken as it is.
COLLECTIVE: Final = ("para ", "seluruh ", "semua ", "segenap ", "daftar ", "terlampir")


def post_of(organogram: Organogram, text: str) -> Position | None:
    """The position that an addressee means; the head of a unit that is named."""
    post = organogram.positions.get(text) or organogram.resolve(text)
    if post is not None:
        return post
    unit = organogram.resolve_unit(text)
    return organogram.head(unit.code) if unit is not None else None


def addressee(
    organogram: Organogram, unit: str, level: str | None, text: str
) -> str | None:
    """What an addressee is to the signer of that level in the unit's line.

    None for several named at once, of whom nothing can be said.
    """
    post = post_of(organogram, text)
    if post is None:
        together = text.strip().casefold().startswith(COLLECTIVE)
        return None if together else OUTSIDE
    if post.level == "menteri":
        return MINISTER
    if post.function != HEAD:
        return INSIDE
    if level is not None and _above(organogram, unit, level, post):
        return SUPERIOR
    return {"eselon_1": ORGANISATION, "eselon_2": UNIT}.get(post.level, INSIDE)


def _above(organogram: Organogram, unit: str, level: str, post: Position) -> bool:
    line = {above.code for above in organogram.line(unit)}
    return post.unit in line and LEVELS.index(post.level) > LEVELS.index(level)


def moved(
    organogram: Organogram,
    unit: str,
    level: str,
    texts: Iterable[str],
    allowed: tuple[str, ...],
) -> tuple[str, ...]:
    """The addressees as they are when that level signs; () in `allowed` is anybody.

    A head of a unit kerja becomes the head of its satuan organisasi, and the head of a
    satuan organisasi the heads of its unit kerja; who cannot be moved stays.
    """
    found: list[str] = []
    for text in texts:
        what = addressee(organogram, unit, level, text)
        if not allowed or what is None or what in allowed:
            found.append(text)
        else:
            found += _counterparts(organogram, text, allowed) or [text]
    return tuple(dict.fromkeys(found))


def _counterparts(
    organogram: Organogram, text: str, allowed: tuple[str, ...]
) -> list[str]:
    post = post_of(organogram, text)
    if post is None:
        return []
    if ORGANISATION in allowed and post.level != "eselon_1":
        return [
            head.id
            for above in organogram.line(post.unit)
            if (head := organogram.head(above.code)) and head.level == "eselon_1"
        ][:1]
    if UNIT in allowed and post.level == "eselon_1":
        return list(_unit_heads(organogram, post.unit))
    return []


def _unit_heads(organogram: Organogram, unit: str) -> Iterator[str]:
    for below in organogram.children(unit):
        head = organogram.head(below.code)
        if head is not None and head.level == "eselon_2":
            yield head.id
        else:
            yield from _unit_heads(organogram, below.code)

"""How positions and units are written: official titles, former names, printed variants.

Source: I-11 and I-29 (the same unit under two spellings), domain rule that unit names
repeat, so that a title is qualified by the name of a unit above it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
import re
from setneg.workflows.organisation.levels import HEAD
from setneg.workflows.organisation.levels import STAFF
from typing import TYPE_CHECKING


if TYPE_CHECKING:
    from setneg.workflows.organisation.organogram import Organogram
    from setneg.workflows.organisation.organogram import Position
    from setneg.workflows.organisation.organogram import Unit


Spellings = Mapping[str, frozenset[str]]

_ACCIDENTS = re.compile(r"[\s.,]+")

PREFIXES = {HEAD: "Kepala", STAFF: "Staf"}


def spelled(text: str) -> str:
    """A spelling without its accidents: case, spaces, full stops and commas."""
    return _ACCIDENTS.sub(" ", text).strip().casefold()


def names(unit: Unit) -> tuple[str, ...]:
    """Every name that a unit has or had, and its aliases."""
    return (*(row.name for row in unit.names), *unit.aliases)


def unit_spellings(organogram: Organogram) -> Spellings:
    """Written name -> codes of the units that it may mean."""
    return _collected(
        (text, unit.code)
        for unit in organogram.units.values()
        for text in (unit.code, *names(unit))
    )


def spellings(organogram: Organogram) -> tuple[Spellings, ...]:
    """Written text -> ids of the positions that it may mean, the surest texts first."""
    posts = tuple(organogram.positions.values())
    return (
        _collected((post.id, post.id) for post in posts),
        _collected((f"unit:{post.unit}", post.id) for post in posts if _heads(post)),
        _collected((post.title, post.id) for post in posts),
        _collected((text, post.id) for post in posts for text in post.aliases),
        _collected(_other_names(organogram, posts)),
        _collected(_qualified(organogram, posts)),
    )


def _heads(post: Position) -> bool:
    """What is addressed to a unit by its code, its head receives."""
    return post.function == HEAD


def _other_names(
    organogram: Organogram, posts: Iterable[Position]
) -> Iterator[tuple[str, str]]:
    """Heads and staff under every name of their unit ("Staf" + former name)."""
    for post in posts:
        prefix = PREFIXES.get(post.function)
        unit = organogram.units.get(post.unit)
        if prefix is not None and unit is not None:
            for name in names(unit):
                yield f"{prefix} {name}", post.id


def _qualified(
    organogram: Organogram, posts: Iterable[Position]
) -> Iterator[tuple[str, str]]:
    """Titles followed by the name of a unit above."""
    for post in posts:
        for above in organogram.line(post.unit):
            for name in names(above):
                for title in (post.title, *post.aliases):
                    yield f"{title}, {name}", post.id


def _collected(pairs: Iterable[tuple[str, str]]) -> Spellings:
    found: dict[str, set[str]] = defaultdict(set)
    for text, key in pairs:
        found[spelled(text)].add(key)
    return {text: frozenset(keys) for text, keys in found.items()}

"""Counting complaints: per standard and step, by kind and class, with their times.

Pure: facts in, numbers out. Small numbers are not broken down for readers without the
right to the complaints themselves, and cannot be worked out from a total either.
"""

from collections.abc import Callable
from collections.abc import Hashable
from collections.abc import Iterable
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import replace
from datetime import date
import math


@dataclass(frozen=True, slots=True)
class Fact:
    """One complaint, as far as it is counted; nothing of who or what.

    taken     working minutes until the first answer, None before it
    in_time   whether that answer kept its time, None before it
    reopened  how often the complainant asked once more
    """

    standard: str
    step: str
    kind: str
    klass: str
    arrived: date
    stage: str
    ended: bool
    taken: int | None = None
    in_time: bool | None = None
    reopened: int = 0


@dataclass(frozen=True, slots=True)
class Figures:
    """The numbers of one group of complaints.

    hidden   too few to be told: then every other number is None
    median, p90   working minutes until the answer; None without answers
    in_time  share of answers in time, in whole per cent; None without answers
    repeated  so many that the step deserves a look
    """

    key: str
    count: int | None
    open: int | None = None
    answered: int | None = None
    median: int | None = None
    p90: int | None = None
    in_time: int | None = None
    reopened: int | None = None
    hidden: bool = False
    repeated: bool = False


def figures(facts: Iterable[Fact], key: str = "", often: int = 0) -> Figures:
    """The numbers of a group.

    often  from how many on a group counts as repeated; 0: never
    """
    rows = list(facts)
    times = sorted(each.taken for each in rows if each.taken is not None)
    kept = [each.in_time for each in rows if each.in_time is not None]
    return Figures(
        key=key,
        count=len(rows),
        open=sum(not each.ended for each in rows),
        answered=len(times),
        median=_middle(times),
        p90=_share(times, 0.9),
        in_time=round(100 * sum(kept) / len(kept)) if kept else None,
        reopened=sum(each.reopened for each in rows),
        repeated=bool(often) and len(rows) >= often,
    )


def grouped(
    facts: Iterable[Fact],
    by: Callable[[Fact], Hashable],
    often: int = 0,
    order: Sequence[str] = (),
) -> list[Figures]:
    """One row a group: in the order that is given, then the larger first."""
    groups: dict[str, list[Fact]] = {}
    for each in facts:
        groups.setdefault(str(by(each)), []).append(each)
    place = {key: number for number, key in enumerate(order)}
    rows = [figures(found, key, often) for key, found in groups.items()]
    rows.sort(
        key=lambda row: (place.get(row.key, len(place)), -(row.count or 0), row.key)
    )
    return rows


def published(rows: Sequence[Figures], least: int) -> list[Figures]:
    """The rows as anybody may see them.

    Groups with fewer than `least` say only that they are few; so does the next smallest
    when a single one could be worked out from the total.
    """
    few = [row for row in rows if 0 < (row.count or 0) < least]
    veiled = {row.key for row in few}
    others = sorted(
        (row for row in rows if row.key not in veiled and row.count),
        key=lambda row: (row.count or 0, row.key),
    )
    while veiled and others and _told(rows, veiled) < max(least, 2):
        veiled.add(others.pop(0).key)
    if len(veiled) == 1 and others:
        veiled.add(others.pop(0).key)
    return [hide(row) if row.key in veiled else row for row in rows]


def hide(row: Figures) -> Figures:
    """A row of which only the key is told."""
    return replace(
        row,
        count=None,
        open=None,
        answered=None,
        median=None,
        p90=None,
        in_time=None,
        reopened=None,
        repeated=False,
        hidden=True,
    )


def _told(rows: Sequence[Figures], veiled: set[str]) -> int:
    """How many complaints are behind the veil together: what a total gives away."""
    return sum(row.count or 0 for row in rows if row.key in veiled)


def _middle(times: Sequence[int]) -> int | None:
    if not times:
        return None
    half = len(times) // 2
    if len(times) % 2:
        return times[half]
    return round((times[half - 1] + times[half]) / 2)


def _share(times: Sequence[int], share: float) -> int | None:
    """The smallest time that so large a share did not exceed."""
    if not times:
        return None
    return times[max(0, math.ceil(share * len(times)) - 1)]

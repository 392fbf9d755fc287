"""The periods of a year in which figures are reported: their names and the days they cover.

The keys are those of the indicators' targets (`iku.periods`): ``2026``, ``2026-S1``,
``2026-TW3``, ``2026-09``.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from datetime import timedelta
from setneg.policy.iku import periods


#: How a part begins -> its months.
LENGTHS = {"TW": 3, "S": 6}


@dataclass(frozen=True, slots=True)
class Period:
    """One period: its key, its name and its days."""

    key: str
    title: str
    start: date
    end: date

    @property
    def short(self) -> str:
        """The name without the year, for a chart and a narrow column."""
        return self.title.rpartition(" ")[0] if "-" in self.key else self.key


def of(year: int, reporting: str) -> Sequence[Period]:
    """The periods of a year, in order."""
    found = (find(key) for key in periods.keys(year, reporting))
    return tuple(each for each in found if each is not None)


def find(key: str) -> Period | None:
    """The period of a key; None for what is no key."""
    known = periods.period(key)
    if known is None:
        return None
    year, _dash, part = known.partition("-")
    if not part:
        return _period(known, int(year), 1, 12)
    if part.isdigit():
        return _period(known, int(year), int(part), 1)
    length = LENGTHS[part[:-1]]
    return _period(known, int(year), (int(part[-1]) - 1) * length + 1, length)


def _period(key: str, year: int, first: int, months: int) -> Period:
    after = first + months - 1
    following = date(year + after // 12, after % 12 + 1, 1)
    title = periods.spoken(key)
    return Period(key, title, date(year, first, 1), following - timedelta(days=1))

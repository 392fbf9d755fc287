"""The hours of the working week.

Source: Perpres 21/2023: 37 hours 30 minutes a week in five days from 07.30, a break of 60
minutes (Friday 90); in Ramadan 32 hours 30 minutes from 08.00, a break of 30 minutes
(Friday 60). Days of equal length make 450 and 390 minutes.
"""

from collections.abc import Mapping
from dataclasses import dataclass
import re
from typing import Any


Span = tuple[int, int]
_CLOCK = re.compile(r"^(\d{1,2})[.:](\d{2})$")
_GROUPS = ("senin_kamis", "jumat", "ramadan_senin_kamis", "ramadan_jumat")


class HoursError(ValueError):
    """Working hours that no clock can show; the message is for the person who wrote."""


@dataclass(frozen=True)
class Hours:
    """Working spans (seconds after midnight) of Monday to Thursday and of Friday."""

    weekday: tuple[Span, ...]
    friday: tuple[Span, ...]
    ramadan_weekday: tuple[Span, ...]
    ramadan_friday: tuple[Span, ...]

    def spans(self, weekday: int, ramadan: bool) -> tuple[Span, ...]:
        """Working time of a day of the week (Monday is 0); nothing at the weekend."""
        if weekday > 4:
            return ()
        return self.replacement(weekday, ramadan)

    def replacement(self, weekday: int, ramadan: bool) -> tuple[Span, ...]:
        """Working time of a day declared a working day, also at the weekend."""
        if weekday == 4:
            return self.ramadan_friday if ramadan else self.friday
        return self.ramadan_weekday if ramadan else self.weekday


def second(text: str) -> int:
    """Seconds after midnight of an official clock time ("07.30")."""
    match = _CLOCK.match(text.strip())
    if match is None or int(match[1]) > 24 or int(match[2]) > 59:
        raise HoursError(f"Jam “{text}” tidak dikenal; tulis misalnya 07.30.")
    return int(match[1]) * 3600 + int(match[2]) * 60


def clock(seconds: int) -> str:
    """The official spelling of a time of day."""
    return f"{seconds // 3600:02}.{seconds % 3600 // 60:02}"


def spans(text: str) -> tuple[Span, ...]:
    """Read "07.30-12.00, 13.00-16.00"."""
    found = []
    last = -1
    for part in text.split(","):
        ends = re.split(r"[-–]", part)
        if len(ends) != 2:
            raise HoursError(f"Rentang “{part.strip()}” tidak dikenal.")
        start, end = second(ends[0]), second(ends[1])
        if not last < start < end:
            raise HoursError(f"Rentang “{part.strip()}” tidak berurutan.")
        found.append((start, end))
        last = end
    return tuple(found)


def written(day: tuple[Span, ...]) -> str:
    """Write the spans of a day: "07.30–12.00, 13.00–16.00"."""
    return ", ".join(f"{clock(start)}–{clock(end)}" for start, end in day)


def load(data: Mapping[str, Any]) -> Hours:
    """Read the four kinds of days of a declaration; each must be named."""
    missing = [name for name in _GROUPS if not data.get(name)]
    if missing:
        raise HoursError(f"Jam kerja belum menyebut: {', '.join(missing)}.")
    return Hours(*(spans(str(data[name])) for name in _GROUPS))


PERPRES_21_2023 = load(
    {
        "senin_kamis": "07.30-12.00, 13.00-16.00",
        "jumat": "07.30-11.30, 13.00-16.30",
        "ramadan_senin_kamis": "08.00-12.00, 12.30-15.00",
        "ramadan_jumat": "08.00-11.30, 12.30-15.30",
    }
)

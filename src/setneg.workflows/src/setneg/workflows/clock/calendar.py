"""The working calendar: which minutes of which days count as working time.

Three layers: the week's hours, the national holidays with their joint leave, and the
changes that the ministry itself published. All moments are aware datetimes; amounts are
working minutes. No function walks minute by minute: each year is a table that is made
once.

Sources: Perpres 21/2023 (hours, shorter in Ramadan); the yearly joint decree on
holidays; I-30 (which days a deadline counts), R-X-16 (work outside the hours).
"""

from bisect import bisect_left
from collections.abc import Iterable
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from datetime import date
from datetime import datetime
from datetime import time
from datetime import timedelta
from functools import cached_property
from functools import lru_cache
import holidays
from setneg.workflows.clock.hours import Hours
from setneg.workflows.clock.hours import PERPRES_21_2023
from setneg.workflows.clock.hours import Span
from typing import NamedTuple
from zoneinfo import ZoneInfo


KINDS = ("libur", "cuti_bersama", "hari_kerja", "ramadan")
ZONES = {"WIB": "Asia/Jakarta", "WITA": "Asia/Makassar", "WIT": "Asia/Jayapura"}
DAY_RULES = ("hari_kerja", "hari_kalender")


@dataclass(frozen=True)
class Change:
    """One day or range that differs from the national calendar.

    ``kind`` is one of ``KINDS``; ``end`` is the last day and equals ``start`` for all but
    ranges. ``source`` names the decree, ``reason`` why it was entered, ``by`` the userid
    and ``at`` the moment (ISO 8601) of the entry.
    """

    kind: str
    start: date
    end: date
    name: str
    source: str = ""
    reason: str = ""
    by: str = ""
    at: str = ""
    id: str = ""

    def days(self) -> Iterable[date]:
        """All days of the range."""
        for offset in range((self.end - self.start).days + 1):
            yield self.start + timedelta(days=offset)


class Day(NamedTuple):
    """What the calendar says about one day that is not an ordinary one."""

    date: date
    kind: str
    name: str
    source: str


class Year(NamedTuple):
    """A year's table: the spans of each day and the seconds worked before it."""

    first: date
    spans: tuple[tuple[Span, ...], ...]
    before: tuple[int, ...]

    @property
    def total(self) -> int:
        """Working seconds of the whole year."""
        return self.before[-1]


@lru_cache(maxsize=64)
def national(year: int) -> Mapping[date, tuple[str, str]]:
    """The year's national holidays and joint leave: day -> (kind, name)."""
    found: dict[date, tuple[str, str]] = {}
    for category, kind in (("government", "cuti_bersama"), ("public", "libur")):
        days = holidays.country_holidays(
            "ID", years=year, categories=(category,), language="id"
        )
        found.update({day: (kind, name) for day, name in days.items()})
    return found


@dataclass(frozen=True)
class WorkingCalendar:
    """Working time in one time zone, with the changes published for it.

    ``week_days``: working days of a "minggu". ``external``: the day rule for deadlines
    that count from a receipt, when their text does not say (I-30). ``early``: the share
    of a single standard time after which it warns.
    """

    zone: ZoneInfo = field(default_factory=lambda: ZoneInfo(ZONES["WIB"]))
    changes: tuple[Change, ...] = ()
    hours: Hours = PERPRES_21_2023
    week_days: int = 5
    external: str = "hari_kerja"
    early: float = 0.8
    _years: dict[int, Year] = field(default_factory=dict, compare=False, repr=False)

    @cached_property
    def _special(self) -> dict[date, Change]:
        """Changes by day; a later entry wins over an earlier one."""
        return {
            day: change
            for change in self.changes
            if change.kind != "ramadan"
            for day in change.days()
        }

    def local(self, moment: datetime) -> datetime:
        """The moment on this calendar's clock, without its zone, to the second."""
        if moment.tzinfo is None:
            raise ValueError("Waktu harus menyebut zona waktunya.")
        return moment.astimezone(self.zone).replace(tzinfo=None, microsecond=0)

    def is_ramadan(self, day: date) -> bool:
        """Whether the shorter hours of Ramadan hold."""
        return any(
            change.kind == "ramadan" and change.start <= day <= change.end
            for change in self.changes
        )

    def is_working_day(self, day: date) -> bool:
        """Whether anybody is expected at work on that day."""
        return bool(self.spans(day))

    def spans(self, day: date) -> tuple[Span, ...]:
        """The stretches of working time of a day, in seconds after midnight."""
        year = self._year(day.year)
        return year.spans[(day - year.first).days]

    def working_minutes(self, day: date) -> int:
        """How long the working day is: 450 minutes, 390 in Ramadan, 0 when free."""
        return sum(end - start for start, end in self.spans(day)) // 60

    def special_days(self, year: int) -> list[Day]:
        """The year's holidays, joint leave and published changes, by date."""
        days = {
            day: Day(day, kind, name, "")
            for day, (kind, name) in national(year).items()
        }
        for day, change in self._special.items():
            if day.year == year:
                days[day] = Day(day, change.kind, change.name, change.source)
        return [days[day] for day in sorted(days)]

    def is_working_moment(self, moment: datetime) -> bool:
        """Whether the moment lies in working hours (R-X-16 flags those that do not)."""
        local = self.local(moment)
        second = _second(local)
        return any(start <= second <= end for start, end in self.spans(local.date()))

    def next_working_moment(self, moment: datetime) -> datetime:
        """The moment itself when people work, else the next start of work."""
        local = self.local(moment)
        second = _second(local)
        for start, end in self.spans(local.date()):
            if second < end:
                return self._at(local.date(), max(start, second))
        day = self.next_working_day(local.date())
        return self._at(day, self.spans(day)[0][0])

    def next_working_day(self, day: date, count: int = 1) -> date:
        """The ``count``-th working day after ``day``."""
        while count:
            day += timedelta(days=1)
            count -= self.is_working_day(day)
        return day

    def add(self, start: datetime, minutes: int) -> datetime:
        """The first moment at which ``minutes`` of working time have passed.

        The inverse of ``minutes_between``. Zero minutes: ``start`` itself.
        """
        if minutes < 0:
            raise ValueError("Lamanya tidak boleh negatif.")
        local = self.local(start)
        if not minutes:
            return start
        number = local.year
        target = self._worked(local) + minutes * 60
        while target > self._year(number).total:
            target -= self._year(number).total
            number += 1
        year = self._year(number)
        index = bisect_left(year.before, target) - 1
        left = target - year.before[index]
        for begin, end in year.spans[index]:
            if left <= end - begin:
                return self._at(year.first + timedelta(days=index), begin + left)
            left -= end - begin
        raise AssertionError("a year's table disagrees with its sums")

    def minutes_between(self, start: datetime, end: datetime) -> int:
        """Whole working minutes from ``start`` to ``end``; negative when reversed."""
        if end < start:
            return -self.minutes_between(end, start)
        first, last = self.local(start), self.local(end)
        seconds = self._worked(last) - self._worked(first)
        for number in range(first.year, last.year):
            seconds += self._year(number).total
        return seconds // 60

    def add_days(self, start: datetime, days: int) -> datetime:
        """The same clock time ``days`` working days later.

        What comes before the start of work counts from that start, and then the last of
        the days is used to its end: one day from Saturday ends on Monday evening.
        """
        if days < 1:
            return start
        local = self.local(self.next_working_moment(start))
        second = _second(local)
        if second == self.spans(local.date())[0][0]:
            day = self.next_working_day(local.date(), days - 1)
            return self._at(day, self.spans(day)[-1][1])
        day = self.next_working_day(local.date(), days)
        return self._at(day, self._within(day, second))

    def add_calendar_days(self, start: datetime, days: int) -> datetime:
        """The same clock time ``days`` days later; a free day moves to the next start."""
        local = self.local(start) + timedelta(days=days)
        moment = local.replace(tzinfo=self.zone)
        if self.is_working_day(local.date()):
            return moment
        return self.next_working_moment(moment)

    def _within(self, day: date, second: int) -> int:
        """A clock time moved back to the day's nearest earlier working second."""
        spans = self.spans(day)
        best = spans[0][0]
        for start, end in spans:
            if second >= start:
                best = min(second, end)
        return best

    def _at(self, day: date, second: int) -> datetime:
        """An aware datetime on this calendar's clock."""
        return datetime.combine(day, time(0), self.zone) + timedelta(seconds=second)

    def _worked(self, local: datetime) -> int:
        """Working seconds from the start of the local moment's year up to it."""
        year = self._year(local.year)
        index = (local.date() - year.first).days
        second = _second(local)
        today = sum(
            min(second, end) - start
            for start, end in year.spans[index]
            if second > start
        )
        return year.before[index] + today

    def _year(self, number: int) -> Year:
        """The table of a year, made at first use."""
        if number not in self._years:
            self._years[number] = self._table(number)
        return self._years[number]

    def _table(self, number: int) -> Year:
        """Work out the spans of every day of a year."""
        first = date(number, 1, 1)
        free = national(number)
        spans = []
        before = [0]
        for offset in range((date(number + 1, 1, 1) - first).days):
            day = first + timedelta(days=offset)
            today = self._day(day, day in free)
            spans.append(today)
            before.append(before[-1] + sum(end - start for start, end in today))
        return Year(first, tuple(spans), tuple(before))

    def _day(self, day: date, is_free: bool) -> tuple[Span, ...]:
        """The working time of a day, from the three layers."""
        change = self._special.get(day)
        ramadan = self.is_ramadan(day)
        if change is not None and change.kind == "hari_kerja":
            return self.hours.replacement(day.weekday(), ramadan)
        if change is not None or is_free:
            return ()
        return self.hours.spans(day.weekday(), ramadan)


def current() -> WorkingCalendar:
    """The calendar of the current site, with its published changes."""
    from setneg.workflows.clock.book import book_of_site

    return book_of_site().calendar()


def _second(local: datetime) -> int:
    """Seconds since midnight."""
    return local.hour * 3600 + local.minute * 60 + local.second

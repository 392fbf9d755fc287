"""Deadlines: when a standard time warns, when it is over, and what was measured.

A range warns at its lower end and is late after its upper end (R-SPK-02). What states no
time has no deadline and is never late (I-10). A time that counts from a receipt starts
at that receipt (R-X-07), by the day rule that the deadline itself names (I-30).
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import datetime
from datetime import timedelta
from decimal import Decimal
from setneg.workflows.clock.calendar import WorkingCalendar
from setneg.workflows.clock.durations import Duration


UNSTATED = "tidak_ditetapkan"
ON_TIME = "tepat"
WARNING = "peringatan"
LATE = "terlambat"


@dataclass(frozen=True)
class Deadline:
    """From ``start``: from ``warn`` on it is urgent, after ``breach`` it is late.

    ``rule`` says in words how it was counted, so that it can be shown beside the date.
    """

    start: datetime
    warn: datetime
    breach: datetime
    rule: str = ""

    def status(self, now: datetime) -> str:
        """``tepat``, ``peringatan`` or ``terlambat`` at a moment."""
        if now > self.breach:
            return LATE
        return WARNING if now >= self.warn else ON_TIME


@dataclass(frozen=True)
class Measured:
    """A time that was taken, beside its standard.

    ``taken`` and ``standard`` are working minutes; ``ratio`` is taken by standard, None
    without a standard; ``outside``: whether it ended outside working hours (R-X-16).
    """

    duration: Duration | None
    deadline: Deadline | None
    start: datetime
    end: datetime
    taken: int
    standard: int | None
    ratio: float | None
    status: str
    outside: bool


def deadline(
    duration: Duration | None,
    start: datetime,
    calendar: WorkingCalendar,
    amount: int = 1,
) -> Deadline | None:
    """The deadline of a standard time that starts at ``start``; None when not stated.

    ``amount``: for how many units of work, where the standard holds per unit ("/draf").
    """
    if duration is None:
        return None
    rounds = duration.rounds(amount)
    breach = _after(start, duration, duration.high * rounds, calendar)
    if not duration.is_range:
        return until(start, breach, calendar, rule(duration, calendar))
    warn = _after(start, duration, duration.low * rounds, calendar)
    return Deadline(start, min(warn, breach), breach, rule(duration, calendar))


def until(
    start: datetime, breach: datetime, calendar: WorkingCalendar, rule: str = ""
) -> Deadline:
    """The deadline of something that must be done by a moment; warns as early as the
    calendar says."""
    minutes = calendar.minutes_between(start, breach) if breach > start else 0
    warn = calendar.add(start, int(minutes * calendar.early)) if minutes else breach
    return Deadline(start, min(warn, breach), breach, rule)


def status(deadline: Deadline | None, now: datetime) -> str:
    """How it stands at a moment, also for what has no deadline."""
    return UNSTATED if deadline is None else deadline.status(now)


def measure(
    duration: Duration | None,
    start: datetime,
    end: datetime,
    calendar: WorkingCalendar,
    amount: int = 1,
) -> Measured:
    """Put the time that something took beside its standard."""
    taken = calendar.minutes_between(start, end)
    due = deadline(duration, start, calendar, amount)
    standard = calendar.minutes_between(start, due.breach) if due else None
    return Measured(
        duration=duration,
        deadline=due,
        start=start,
        end=end,
        taken=taken,
        standard=standard,
        ratio=taken / standard if standard else None,
        status=status(due, end),
        outside=not calendar.is_working_moment(end),
    )


def rule(duration: Duration, calendar: WorkingCalendar) -> str:
    """How the days of a duration are counted, in words (I-30)."""
    if duration.unit in ("menit", "jam"):
        counted = "jam kerja"
    elif duration.unit == "bulan":
        counted = "bulan kalender"
    elif _in_calendar_days(duration, calendar):
        counted = "hari kalender"
    elif duration.unit == "minggu":
        counted = f"hari kerja; 1 minggu = {calendar.week_days} hari kerja"
    else:
        counted = "hari kerja"
    if duration.relative_to:
        counted += f"; sejak {duration.relative_to}"
    return counted


def _in_calendar_days(duration: Duration, calendar: WorkingCalendar) -> bool:
    """The day rule: what the text says, else that of the kind of deadline."""
    if duration.basis:
        return duration.basis == "kalender"
    return duration.is_external and calendar.external == "hari_kalender"


def _after(
    start: datetime, duration: Duration, amount: Decimal, calendar: WorkingCalendar
) -> datetime:
    """The moment ``amount`` of the duration's unit after ``start``."""
    if duration.unit in ("menit", "jam"):
        minutes = amount * (60 if duration.unit == "jam" else 1)
        return calendar.add(start, _whole(minutes))
    if duration.unit == "bulan":
        return _months_later(start, _whole(amount), calendar)
    if _in_calendar_days(duration, calendar):
        days = amount * (7 if duration.unit == "minggu" else 1)
        return calendar.add_calendar_days(start, _whole(days))
    days = amount * (calendar.week_days if duration.unit == "minggu" else 1)
    whole = int(days)
    later = calendar.add_days(start, whole)
    return _part_of_day(later, days - whole, calendar)


def _part_of_day(
    start: datetime, share: Decimal, calendar: WorkingCalendar
) -> datetime:
    """Add a part of a working day ("1,5 hari")."""
    if not share:
        return start
    day = calendar.local(calendar.next_working_moment(start)).date()
    return calendar.add(start, _whole(share * calendar.working_minutes(day)))


def _months_later(start: datetime, months: int, calendar: WorkingCalendar) -> datetime:
    """The same day of a later month (its last day when it is shorter)."""
    local = calendar.local(start)
    year, month = divmod(local.year * 12 + local.month - 1 + months, 12)
    day = min(local.day, monthrange(year, month + 1)[1])
    target = local.replace(year=year, month=month + 1, day=day)
    days = (target - local) // timedelta(days=1)
    return calendar.add_calendar_days(start, days)


def _whole(amount: Decimal) -> int:
    """Round up to whole units, in favour of the one who works."""
    return int(-(-amount // 1))

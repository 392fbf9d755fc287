"""Dates as letters write them: ``21 November 2026``."""

from datetime import date
from datetime import datetime
from zoneinfo import ZoneInfo


ZONE = ZoneInfo("Asia/Jakarta")
MONTHS = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)


def local(moment: datetime) -> datetime:
    """The moment on the ministry's clock (WIB); without a zone it is read as such."""
    return (
        moment.replace(tzinfo=ZONE)
        if moment.tzinfo is None
        else moment.astimezone(ZONE)
    )


def written(day: date | None) -> str:
    """A day in Indonesian, e.g. ``21 November 2026``; "" for None."""
    if day is None:
        return ""
    if isinstance(day, datetime):
        day = local(day)
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def written_moment(moment: datetime | None) -> str:
    """A moment to the minute, e.g. ``21 November 2026 14.05 WIB``; "" for None."""
    if moment is None:
        return ""
    here = local(moment)
    return f"{written(here)} {here:%H.%M} WIB"

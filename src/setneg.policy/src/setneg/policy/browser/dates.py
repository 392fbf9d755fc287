"""Dates as an Indonesian office writes them, in the time of the site."""

from datetime import date
from datetime import datetime
from plone.app.event.base import default_timezone
from setneg.policy.rendering.dates import MONTHS
from zoneinfo import ZoneInfo


DAYS = ["Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"]
ZONES = {"Asia/Jakarta": "WIB", "Asia/Makassar": "WITA", "Asia/Jayapura": "WIT"}


def local(moment: datetime) -> datetime:
    """The moment in the site's time zone; a naive one is taken as local already."""
    if moment.tzinfo is None:
        return moment
    return moment.astimezone(ZoneInfo(default_timezone()))


def day(value: date | datetime | None) -> str:
    """`21 November 2026`; empty for nothing."""
    if value is None:
        return ""
    if hasattr(value, "asdatetime"):
        value = value.asdatetime()
    if isinstance(value, datetime):
        value = local(value)
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}"


def weekday(value: date | datetime) -> str:
    """`Sabtu, 21 November 2026`."""
    if isinstance(value, datetime):
        value = local(value)
    return f"{DAYS[value.weekday()]}, {day(value)}"


def moment(value: datetime | None) -> str:
    """`21 November 2026 pukul 14.05 WIB`; empty for nothing."""
    if value is None:
        return ""
    if hasattr(value, "asdatetime"):
        value = value.asdatetime()
    here = local(value)
    zone = ZONES.get(default_timezone(), "")
    return f"{day(here)} pukul {here:%H.%M} {zone}".strip()

"""Dates as an Indonesian office writes them, in the time of the site and in the language
of whoever reads; what goes on paper or is kept names its language."""

from datetime import date
from datetime import datetime
from plone.app.event.base import default_timezone
from setneg.policy.forms.languages import ENGLISH
from setneg.policy.forms.languages import spoken
from setneg.policy.rendering.dates import MONTHS
from zoneinfo import ZoneInfo


DAYS = ["Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"]
MONTHS_IN_ENGLISH = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
DAYS_IN_ENGLISH = [
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
]
ZONES = {"Asia/Jakarta": "WIB", "Asia/Makassar": "WITA", "Asia/Jayapura": "WIT"}


def local(moment: datetime) -> datetime:
    """The moment in the site's time zone; a naive one is taken as local already."""
    if moment.tzinfo is None:
        return moment
    return moment.astimezone(ZoneInfo(default_timezone()))


def day(value: date | datetime | None, language: str = "") -> str:
    """`21 Oktober 2026`; empty for nothing. Without a language, in the reader's."""
    if value is None:
        return ""
    if hasattr(value, "asdatetime"):
        value = value.asdatetime()
    if isinstance(value, datetime):
        value = local(value)
    months = MONTHS_IN_ENGLISH if _english(language) else MONTHS
    return f"{value.day} {months[value.month - 1]} {value.year}"


def weekday(value: date | datetime, language: str = "") -> str:
    """`Sabtu, 21 November 2026`."""
    if isinstance(value, datetime):
        value = local(value)
    days = DAYS_IN_ENGLISH if _english(language) else DAYS
    return f"{days[value.weekday()]}, {day(value, language)}"


def moment(value: datetime | None, language: str = "") -> str:
    """`21 November 2026 pukul 14.05 WIB`; empty for nothing."""
    if value is None:
        return ""
    if hasattr(value, "asdatetime"):
        value = value.asdatetime()
    here = local(value)
    zone = ZONES.get(default_timezone(), "")
    return f"{day(here, language)} {hour(here, language)} {zone}".strip()


def hour(value: datetime, language: str = "") -> str:
    """`pukul 14.05`."""
    at = "at" if _english(language) else "pukul"
    return f"{at} {local(value):%H.%M}"


def _english(language: str) -> bool:
    return (language or spoken()) == ENGLISH

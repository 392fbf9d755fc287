"""Day and hour as people type them, by the office's clock."""

from datetime import date
from datetime import datetime
from datetime import time
from datetime import UTC
import re
from setneg.policy.browser import dates
from setneg.workflows.clock import calendar
from typing import Any


WRITTEN = re.compile(r"^([01]?\d|2[0-3])[.:]([0-5]\d)$")


def hour(text: Any) -> time | None:
    """`09.30` or `9:30`; None for anything else."""
    found = WRITTEN.match(str(text or "").strip())
    return time(int(found[1]), int(found[2])) if found else None


def moment(day: Any, text: Any) -> datetime | None:
    """The moment in universal time; the beginning of the day without an hour."""
    if not isinstance(day, date):
        return None
    zone = calendar.current().zone
    local = datetime.combine(day, hour(text) or time(0, 0), tzinfo=zone)
    return local.astimezone(UTC)


def spoken(moment: datetime | None, place: str | None = None) -> str:
    """`Selasa, 15 Desember 2026 pukul 09.30, Ruang Menteri`; "" without a moment."""
    if moment is None:
        return ""
    words = f"{dates.weekday(moment)} {dates.hour(moment)}"
    return f"{words}, {place}" if place else words

"""How long a document is kept: active, then inactive, then its fate. Computed, never typed.

The active time begins when the document came to its end; without an end there is no
retention yet. Source: the ministry's retention schedule (jadwal retensi arsip).
"""

from dataclasses import dataclass
from datetime import date
from setneg.policy.archive import classification
from setneg.policy.archive.classification import Class
from setneg.policy.archive.classification import FATES
from setneg.policy.rendering.dates import local
from typing import Any


RUNNING = "aktif"
RESTING = "inaktif"
DUE = "jatuh_tempo"


@dataclass(frozen=True, slots=True)
class Retention:
    """The dates of one document.

    closed           the day on which it came to its end
    active_until     last day in the office's own files
    inactive_until   last day in the records centre; then `fate` is due
    """

    closed: date
    active_until: date
    inactive_until: date
    fate: str

    def state(self, today: date) -> str:
        """aktif, inaktif or jatuh_tempo."""
        return state_on(today, self.active_until, self.inactive_until)

    @property
    def fate_title(self) -> str:
        return FATES[self.fate]


def state_on(today: date, active_until: date, inactive_until: date) -> str:
    """aktif, inaktif or jatuh_tempo, by the last days of both times."""
    if today <= active_until:
        return RUNNING
    return RESTING if today <= inactive_until else DUE


def computed(rule: Class, closed: date) -> Retention:
    """The dates that a class gives to what was closed on a day."""
    active = later(closed, rule.active or 0)
    return Retention(closed, active, later(active, rule.inactive or 0), rule.fate)


def later(day: date, years: int) -> date:
    """The same day some years on; 29 February becomes the 28th."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def retention(document: Any) -> Retention | None:
    """The retention of a document; None while it runs or when no class says."""
    closed = getattr(document.aq_base, "diarsipkan_pada", None)
    code = getattr(document.aq_base, "klasifikasi", None)
    rule = classification.current().rule(code) if closed and code else None
    return computed(rule, local(closed).date()) if rule is not None else None

"""Standard times as their reader says them: "3 hari kerja" is "3 working days".

A standard time is kept as the standard writes it, in official Indonesian
(`durations`), and so is the rule by which its days are counted (`deadlines.rule`).
Whoever reads another language reads amounts and rules in it; what else such a text says
stays as it was written.
"""

import re
from setneg.workflows import _
from setneg.workflows.steps.wording import say
from typing import Final
from zope.i18nmessageid import Message


#: Words of an amount -> what one of it, and several, are called.
AMOUNTS: Final = {
    "menit": (
        _("time_one_minute", default="${count} menit"),
        _("time_minutes", default="${count} menit"),
    ),
    "jam": (
        _("time_one_hour", default="${count} jam"),
        _("time_hours", default="${count} jam"),
    ),
    "hari": (
        _("time_one_day", default="${count} hari"),
        _("time_days", default="${count} hari"),
    ),
    "hari kerja": (
        _("time_one_working_day", default="${count} hari kerja"),
        _("time_working_days", default="${count} hari kerja"),
    ),
    "hari kalender": (
        _("time_one_calendar_day", default="${count} hari kalender"),
        _("time_calendar_days", default="${count} hari kalender"),
    ),
    "minggu": (
        _("time_one_week", default="${count} minggu"),
        _("time_weeks", default="${count} minggu"),
    ),
    "bulan": (
        _("time_one_month", default="${count} bulan"),
        _("time_months", default="${count} bulan"),
    ),
    "kali": (
        _("time_once", default="${count} kali"),
        _("time_times", default="${count} kali"),
    ),
}
AMOUNT: Final = re.compile(
    r"(?P<count>\d+(?:[.,]\d+)?(?:\s?[-–]\s?\d+(?:[.,]\d+)?)?) "
    rf"(?P<of>{'|'.join(sorted(AMOUNTS, key=len, reverse=True))})\b"
)
#: How days are counted, as `deadlines.rule` says it.
RULES: Final = {
    "jam kerja": _("rule_working_hours", default="jam kerja"),
    "hari kerja": _("rule_working_days", default="hari kerja"),
    "hari kalender": _("rule_calendar_days", default="hari kalender"),
    "bulan kalender": _("rule_calendar_months", default="bulan kalender"),
}
SINCE: Final = "sejak "


def spoken_time(text: str | None) -> str:
    """A standard time for whoever reads it now; "" for none.

    >>> spoken_time("3 hari")
    '3 hari'
    """
    return AMOUNT.sub(_said, say(text)) if text else ""


def spoken_rule(rule: str) -> str:
    """The rule by which the days of a deadline are counted, for whoever reads it now
    (I-30); "" for none."""
    return "; ".join(_part(part) for part in rule.split("; ")) if rule else ""


def _part(part: str) -> str:
    if part in RULES:
        return say(RULES[part])
    if part.startswith(SINCE):
        event = {"event": part.removeprefix(SINCE)}
        return say(_("rule_since", default="sejak ${event}", mapping=event))
    return spoken_time(part)


def _said(found: re.Match[str]) -> str:
    one, many = AMOUNTS[found["of"]]
    words = one if found["count"] == "1" else many
    return say(Message(words, mapping={"count": found["count"]}))

"""Until when an opinion is due: a standard text ("3 hari") or a date."""

from datetime import date
from datetime import datetime
from datetime import time
from datetime import UTC
from setneg.workflows import _
from setneg.workflows.clock import calendar
from setneg.workflows.clock import deadlines
from setneg.workflows.clock import durations
from setneg.workflows.clock.deadlines import Deadline
from setneg.workflows.coordination.model import CoordinationRefused
from setneg.workflows.steps.wording import say


def deadline(text: str, start: datetime) -> Deadline:
    """The deadline of a text; CoordinationRefused says what is wrong with it.

    A date lasts until the end of that day in the office.
    """
    text = text.strip()
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return _counted(text, start)
    days = calendar.current()
    end = datetime.combine(day, time(23, 59, 59), tzinfo=days.zone).astimezone(UTC)
    if end <= start:
        raise CoordinationRefused(
            [say(_("refused_due_past", default="Tenggat pendapat sudah lewat."))]
        )
    return _stored(deadlines.until(start, end, days))


def _counted(text: str, start: datetime) -> Deadline:
    try:
        duration = durations.parse(text)
    except durations.DurationError:
        duration = None
    found = deadlines.deadline(duration, start, calendar.current())
    if found is None:
        message = _(
            "refused_due_unread",
            default="Isi tenggat pendapat dengan tanggal atau lama waktu, misalnya "
            "“3 hari”.",
        )
        raise CoordinationRefused([say(message)])
    return _stored(found)


def _stored(found: Deadline) -> Deadline:
    """In universal time: a named zone cannot be kept in the database."""
    return Deadline(
        found.start.astimezone(UTC),
        found.warn.astimezone(UTC),
        found.breach.astimezone(UTC),
        found.rule,
    )

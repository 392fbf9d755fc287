"""Until when a document may wait where it stands."""

from datetime import datetime
from setneg.workflows.chains import stage_of
from setneg.workflows.clock import calendar
from setneg.workflows.clock import deadlines
from setneg.workflows.clock import durations
from setneg.workflows.clock.deadlines import Deadline
from setneg.workflows.inbox.interfaces import IStandardTime
from setneg.workflows.steps.history import entered
from typing import Any
from zope.component import queryAdapter


def standard_time(document: Any) -> str | None:
    """The standard time of the stage as printed; None when none is stated."""
    stage = stage_of(document)
    if stage is None or stage.final:
        return None
    other = queryAdapter(document, IStandardTime)
    return other.text(stage.id) if other is not None else stage.time


def deadline_of(document: Any) -> Deadline | None:
    """When waiting becomes urgent and when it is late; None without a stated time.

    A time that is not stated never breaches. Source: I-10.
    """
    text = standard_time(document)
    start: datetime | None = entered(document)
    if not text or start is None:
        return None
    return deadlines.deadline(durations.parse(text), start, calendar.current())

"""A standard time of one stay: as it is printed, where it stands, until when it lasts."""

from dataclasses import dataclass
from datetime import datetime
from setneg.workflows import logger
from setneg.workflows.clock import calendar
from setneg.workflows.clock import deadlines
from setneg.workflows.clock import durations
from setneg.workflows.clock.deadlines import Deadline


@dataclass(frozen=True, slots=True)
class Standard:
    """How long something may take.

    text      as printed ("1-3 hari"); "" when nothing is stated
    source    where it is stated (``SPK-6``); "" when that needs no saying
    deadline  None when nothing is stated, or when it measures an event and not a wait
    """

    text: str
    source: str = ""
    deadline: Deadline | None = None

    def status(self, now: datetime) -> str:
        """tidak_ditetapkan, tepat, peringatan or terlambat."""
        return deadlines.status(self.deadline, now)


#: Nobody has stated a time; it is never late. Source: I-10.
UNSTATED = Standard("")


def counted(text: str | None, start: datetime, source: str = "") -> Standard:
    """The standard of a text that counts from a moment.

    A text that cannot be read stops no document: it counts as not stated and is logged.
    """
    try:
        duration = durations.parse(text)
    except durations.DurationError as error:
        logger.warning("standard time %s: %s", source, error)
        return UNSTATED
    if duration is None:
        return UNSTATED
    until = deadlines.deadline(duration, start, calendar.current())
    return Standard(durations.format(duration), source, until)

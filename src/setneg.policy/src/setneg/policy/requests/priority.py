"""Which request to a leader comes first: by its kind, and by how near its time is.

Each kind says how long before the event it must be decided; the earlier that moment, the
higher the request stands. Source: R-PIM-07.
"""

from datetime import datetime
from datetime import timedelta
from datetime import UTC
from setneg.policy import _
from setneg.policy.content.permohonan import IPermohonan
from setneg.policy.requests import kinds
from setneg.workflows.chains import chain_of
from setneg.workflows.clock import calendar
from setneg.workflows.clock import deadlines
from setneg.workflows.clock import durations
from setneg.workflows.inbox.interfaces import IStandardTime
from setneg.workflows.inbox.standard import counted
from setneg.workflows.inbox.standard import Standard
from setneg.workflows.steps.wording import say
from typing import Any
from zope.component import adapter
from zope.interface import implementer


#: Stages before the leader has decided.
UNDECIDED = ("diteliti", "disposisi")
MINUTES_A_DAY = {"minggu": 7 * 1440, "bulan": 30 * 1440, "hari": 1440, "jam": 60}


def latest(kind: str, event: Any) -> datetime | None:
    """Until when a request must be decided, in universal time; None without a time.

    event  when it is to take place (aware, or universal)
    """
    if not isinstance(event, datetime):
        return None
    moment = event if event.tzinfo is not None else event.replace(tzinfo=UTC)
    return moment.astimezone(UTC) - ahead(kinds.requests().get(kind) or "")


def ahead(text: str) -> timedelta:
    """How long before the event, as the table says; nothing for what it leaves out."""
    try:
        duration = durations.parse(text)
    except durations.DurationError:
        duration = None
    if duration is None:
        return timedelta()
    minutes = float(duration.high) * MINUTES_A_DAY.get(duration.unit, 1)
    return timedelta(minutes=minutes)


@implementer(IStandardTime)
@adapter(IPermohonan)
class ByTheEvent:
    """Until the decision: the chain's own time, or the event's, whichever is earlier."""

    def __init__(self, request: Any) -> None:
        self.request = request

    def standard(self, stage: str, entered: datetime) -> Standard | None:
        """None where the chain's own time is the earlier one, or the only one."""
        until = self.request.batas_putusan
        if stage not in UNDECIDED or not isinstance(until, datetime):
            return None
        until = until if until.tzinfo is not None else until.replace(tzinfo=UTC)
        chain = chain_of(self.request)
        own = counted(chain.stage(stage).time if chain else None, entered)
        if own.deadline is not None and own.deadline.breach <= until:
            return None
        text = str(say(_("standard_by_event", default="menurut waktu acara")))
        moment = max(until, entered)
        days = calendar.current()
        return Standard(text, deadline=deadlines.until(entered, moment, days, text))

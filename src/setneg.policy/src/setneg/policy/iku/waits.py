"""A round waits for each unit that was asked and has not proposed anything."""

from collections.abc import Iterable
from datetime import datetime
from datetime import time
from datetime import UTC
from setneg.policy import _
from setneg.policy.behaviors.moments import universal
from setneg.policy.content.siklus_iku import ISiklusIKU
from setneg.policy.iku import cycles
from setneg.workflows import organisation
from setneg.workflows.clock import calendar
from setneg.workflows.clock import deadlines
from setneg.workflows.inbox.interfaces import IWaits
from setneg.workflows.inbox.standard import Standard
from setneg.workflows.inbox.standard import UNSTATED
from setneg.workflows.inbox.wait import Wait
from setneg.workflows.steps.history import entered
from setneg.workflows.steps.wording import say
from typing import Any
from zope.component import adapter
from zope.interface import implementer


ENDS_AT = time(23, 59)


@implementer(IWaits)
@adapter(ISiklusIKU)
class Unheard:
    """One wait for the head of each silent unit, until the last day of proposing."""

    def __init__(self, cycle: Any):
        self.cycle = cycle

    def waits(self) -> Iterable[Wait]:
        if not cycles.takes_proposals(self.cycle):
            return
        since = entered(self.cycle)
        organogram = organisation.current()
        heard = self.cycle.unit_terdengar
        for unit in self.cycle.unit_diminta or ():
            if unit in heard:
                continue
            head = organogram.head(unit)
            if head is not None and since is not None:
                yield Wait(
                    key=f"usul:{unit}",
                    positions=(head.id,),
                    since=since,
                    standard=until(self.cycle, since),
                )


def until(cycle: Any, since: datetime) -> Standard:
    """The end of the last day on which units may propose in time."""
    last = getattr(cycle, "batas_usulan", None)
    if last is None:
        return UNSTATED
    moment = universal(datetime.combine(last, ENDS_AT)) or since.astimezone(UTC)
    text = say(_("standard_given_date", default="menurut tenggat"))
    days = calendar.current()
    return Standard(text, deadline=deadlines.until(since, moment, days, text))


def renew(indicator: Any, event: Any) -> None:
    """When an indicator comes or moves: its round waits for fewer, or more, units.

    The round keeps who was heard, since nothing is searched while it is indexed; the
    other indicators of the round are not woken for it.
    """
    cycle = cycles.get(getattr(indicator, "siklus", None) or "")
    if cycle is None:
        return
    heard = cycles.heard(cycle, besides=indicator)
    now = tuple(unit for unit in cycle.unit_diminta or () if unit in heard)
    if now != tuple(cycle.unit_terdengar):
        cycle.unit_terdengar = now
        cycle.reindexObject(idxs=["waiting_for", "due", "warn", "urgency"])

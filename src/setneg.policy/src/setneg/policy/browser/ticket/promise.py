"""Until when an answer may be expected, and how that day is counted.

The times are those of the ticket's chain: its service stages from where it begins to the
decision, in working hours. While the sender is asked for something the clock stands: the
promised day moves on by as long as he took.
Source: R-X-16 (working hours), the standard's own times as data.
"""

from collections.abc import Iterable
from datetime import UTC
from setneg.policy import _
from setneg.policy.browser.ticket.telling import ASK
from setneg.policy.browser.ticket.telling import COMPLETE
from setneg.policy.forms.tickets import plain_way
from setneg.workflows import steps
from setneg.workflows.chains.model import Chain
from setneg.workflows.chains.model import Stage
from setneg.workflows.clock import calendar
from setneg.workflows.clock.spoken import spoken_time
from typing import Any


def asks_sender(stage: Stage) -> bool:
    """Whether a stage waits for the sender: its only forward step completes it."""
    ahead = {step.verb for step in stage.steps if step.forward}
    return ahead == {COMPLETE}


def service(chain: Chain) -> tuple[Stage, ...]:
    """The stages whose times were counted: those of the plain way that state one."""
    return tuple(stage for stage in plain_way(chain) if stage.time)


def how(chain: Chain, say: Any) -> str:
    """How the promised day was counted: the times of the stages by their names."""
    stages = [(str(say(s.title)).lower(), spoken_time(s.time)) for s in service(chain)]
    parts = [f"{title} {time}" for title, time in stages]
    if not parts:
        return ""
    words = _(
        "ticket_promise_how",
        default="Dihitung menurut jam kerja sejak diterima portal: ${parts}. Waktu "
        "selama menunggu kelengkapan dari pengirim tidak dihitung.",
        mapping={"parts": ", ".join(parts)},
    )
    return str(say(words))


def stood_still(entries: Iterable[Any]) -> int:
    """Working minutes for which the last request for more held the office up."""
    days = calendar.current()
    since = None
    held = 0
    for entry in entries:
        if entry.verb == ASK:
            since = entry.time
        elif entry.verb == COMPLETE and since is not None:
            held = days.minutes_between(since, entry.time)
            since = None
    return held


def move_on(ticket: Any, event: Any) -> None:
    """After lengkapi: the promised day moves by what the sender took (IStepTaken)."""
    day = getattr(ticket, "janji_selesai", None)
    if event.entry.verb != COMPLETE or day is None:
        return
    minutes = stood_still(steps.history(ticket))
    if minutes:
        if day.tzinfo is None:
            day = day.replace(tzinfo=UTC)
        ticket.janji_selesai = calendar.current().add(day, minutes).astimezone(UTC)

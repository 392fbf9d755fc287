"""What happens around every transition of a chain, whoever triggers it.

Before: only questions. After: only what the move leaves behind. A transition that did
not come from `take` (Plone's menu, bulk actions, code) is asked and followed up here.
"""

from datetime import date
from datetime import datetime
from datetime import UTC
from setneg.workflows import organisation
from setneg.workflows.chains import stage_of
from setneg.workflows.inbox.indexes import CHANGED_BY_STEP
from setneg.workflows.steps import acting
from setneg.workflows.steps import said
from setneg.workflows.steps.effects import effects
from setneg.workflows.steps.history import entered
from setneg.workflows.steps.history import history
from setneg.workflows.steps.history import version_of
from setneg.workflows.steps.history import worked
from setneg.workflows.steps.initials import order_of
from setneg.workflows.steps.taking import checked
from setneg.workflows.steps.taking import Ticket
from typing import Any


DIRECT = "direct_ticket"


def ask(document: Any, event: Any) -> None:
    """Before a transition: refuse what `take` would refuse; StepRefused."""
    if event.transition is None:
        return
    words = event.kwargs
    ticket = words.get("ticket")
    if not isinstance(ticket, Ticket):
        comment = {"comment": words.get("comment") or ""}
        ticket = words[DIRECT] = checked(document, event.transition.getId(), comment)
    words.update(
        position=ticket.offer.position,
        capacity=ticket.capacity,
        reason=said.reason_of(ticket.data),
        minutes=worked(entered(document), datetime.now(UTC)),
        version=version_of(document),
        paraf=order_of(document, ticket.offer),
    )


def follow(document: Any, event: Any) -> None:
    """After a transition: what was said is kept, the document is found anew."""
    if event.transition is None:
        event.status.update(_beginning(document))
        document.reindexObject(idxs=list(CHANGED_BY_STEP))
        return
    words = event.kwargs
    direct = words.get(DIRECT)
    ticket = direct or words["ticket"]
    event.status["said"] = _kept(ticket)
    event.status["paraf"] = words.get("paraf", 0)
    document.reindexObject(idxs=list(CHANGED_BY_STEP))
    if direct is not None:
        effects(document, direct.offer, direct.data, history(document)[-1])


def count_version(document: Any, event: Any) -> None:
    """An edit makes a new version; approvals hold for the version that they saw."""
    if getattr(event, "descriptions", None):
        document.versi = version_of(document) + 1


def _beginning(document: Any) -> dict[str, Any]:
    """Through which position a document was begun."""
    who = acting.userid()
    stage = stage_of(document)
    position = acting.acting_position(document, stage.awaits() if stage else (), who)
    if not position:
        held = organisation.current().positions_of(who, organisation.today())
        own = [post for post in held if post.unit == document.unit] or list(held)
        position = own[0].id if own else ""
    return {
        "position": position,
        "capacity": acting.capacity(who, position) if position else "",
        "from_stage": "",
        "reason": "",
        "minutes": 0,
        "version": 1,
        "said": {},
    }


def _kept(ticket: Ticket) -> dict[str, Any]:
    """What was said, as far as it is plain; the reason has a place of its own.

    Of a person only what the step asks for: what else a request carries is no part of
    the history, and nobody puts words there that the system itself would leave.
    """
    asked = ticket.offer.schema
    system = ticket.capacity == acting.SYSTEM
    return {
        name: value
        for name, value in ticket.data.items()
        if name not in (*said.REASONS, *said.EXPECTED)
        and (system or name in asked)
        and isinstance(value, str | int | float | date)
    }

"""Offers and entries as JSON."""

from collections.abc import Mapping
from collections.abc import Sequence
from datetime import datetime
from datetime import UTC
from plone import api
from plone.restapi.serializer.converters import json_compatible
from setneg.workflows import organisation
from setneg.workflows.chains import chain_of
from setneg.workflows.chains import stage_of
from setneg.workflows.inbox.measured import stays
from setneg.workflows.inbox.wait import Wait
from setneg.workflows.inbox.waits import waits
from setneg.workflows.steps import acting
from setneg.workflows.steps.history import stale_approvals
from setneg.workflows.steps.history import version_of
from setneg.workflows.steps.model import Entry
from setneg.workflows.steps.model import Offer
from setneg.workflows.steps.wording import say
from typing import Any
from zope.schema import getFieldsInOrder
from zope.schema.interfaces import IBool
from zope.schema.interfaces import ICollection
from zope.schema.interfaces import IDate
from zope.schema.interfaces import IDatetime
from zope.schema.interfaces import IFloat
from zope.schema.interfaces import IInt


#: Field interface -> JSON schema of its value; anything else is a string.
KINDS: tuple[tuple[Any, Mapping[str, str]], ...] = (
    (IBool, {"type": "boolean"}),
    (IInt, {"type": "integer"}),
    (IFloat, {"type": "number"}),
    (IDatetime, {"type": "string", "format": "date-time"}),
    (IDate, {"type": "string", "format": "date"}),
    (ICollection, {"type": "array"}),
)


def schema_json(asked: Any) -> dict[str, Any]:
    """The JSON schema of what has to be said with a step."""
    fields = dict(getFieldsInOrder(asked))
    return {
        "type": "object",
        "properties": {name: _property(field) for name, field in fields.items()},
        "required": [name for name, field in fields.items() if field.required],
    }


def _property(field: Any) -> dict[str, Any]:
    kind = next(
        (dict(found) for asked, found in KINDS if asked.providedBy(field)),
        {"type": "string"},
    )
    kind["title"] = say(field.title)
    if field.description:
        kind["description"] = say(field.description)
    limits = {"minimum": "min", "maximum": "max"} if kind["type"] == "integer" else {}
    if kind["type"] == "string":
        limits = {"maxLength": "max_length"}
    for word, attribute in limits.items():
        limit = getattr(field, attribute, None)
        if limit is not None:
            kind[word] = limit
    return kind


def refusal_json(kind: str, reasons: Sequence[str]) -> dict[str, Any]:
    """The same shape for every refusal: what kind, and all reasons in one list."""
    message = " ".join(reasons)
    return {
        "error": {"type": kind, "message": message, "missing": list(reasons)},
        "type": kind,
        "message": message,
        "missing": list(reasons),
    }


def offer_json(document: Any, offer: Offer) -> dict[str, Any]:
    """One offered step."""
    return {
        "@id": f"{document.absolute_url()}/@workflow/{offer.transition}",
        "transition": offer.transition,
        "verb": offer.verb,
        "title": offer.title,
        "target": offer.target,
        "forward": offer.forward,
        "position": offer.position,
        "schema": schema_json(offer.schema),
        "missing": list(offer.missing),
    }


def entry_json(document: Any, entry: Entry, stale: bool = False) -> dict[str, Any]:
    """One line of the history; the keys that Plone's clients know come along."""
    chain = chain_of(document)
    known = chain is not None and chain.has(entry.to_stage)
    title = chain.stage(entry.to_stage).title if chain and known else entry.to_stage
    post = organisation.current().positions.get(entry.position)
    return {
        "action": entry.action or None,
        "actor": entry.actor,
        "comments": entry.reason,
        "review_state": entry.to_stage,
        "time": json_compatible(entry.time),
        "title": title,
        "verb": entry.verb,
        "position": entry.position,
        "position_title": post.title if post else entry.position,
        "capacity": entry.capacity,
        "from_stage": entry.from_stage,
        "reason": entry.reason,
        "minutes": entry.minutes,
        "version": entry.version,
        "stale": stale,
        "paraf": entry.paraf or None,
        "said": json_compatible(dict(entry.said)),
    }


def history_json(document: Any) -> list[dict[str, Any]]:
    """The whole history, oldest first; checks of an older version are marked.

    [] for a person who has nothing to do with the document.
    """
    if not acting.involved(document, acting.userid()):
        return []
    old = {(entry.time, entry.action) for entry in stale_approvals(document)}
    return [
        {
            **entry_json(
                document, stay.entry, (stay.entry.time, stay.entry.action) in old
            ),
            "standard": stay.standard.text or None,
            "standard_source": stay.standard.source or None,
            "status": stay.status,
        }
        for stay in stays(document)
    ]


def waits_json(document: Any) -> list[dict[str, Any]]:
    """From whom something is waited for, since when, and until when.

    [] for a person who has nothing to do with the document.
    """
    if not acting.involved(document, acting.userid()):
        return []
    now = datetime.now(UTC)
    return [wait_json(wait, now) for wait in waits(document)]


def wait_json(wait: Wait, now: datetime) -> dict[str, Any]:
    """One thing that is waited for; `due` is null where no time is stated (I-10)."""
    standard = wait.standard
    deadline = standard.deadline
    organogram, today = organisation.current(), organisation.today()
    return {
        "for": wait.key,
        "positions": [
            {
                "id": position,
                "title": organogram.positions[position].title,
                "vacant": not organogram.holders(position, today),
            }
            for position in wait.positions
            if position in organogram.positions
        ],
        "since": json_compatible(wait.since),
        "standard": standard.text or None,
        "standard_source": standard.source or None,
        "warn": json_compatible(deadline.warn) if deadline else None,
        "due": json_compatible(deadline.breach) if deadline else None,
        "rule": deadline.rule if deadline else None,
        "status": standard.status(now),
    }


def state_json(document: Any) -> dict[str, Any]:
    """Where the document stands, and which version of it."""
    stage = stage_of(document)
    return {
        "id": stage.id if stage else "",
        "title": api.portal.translate(stage.title, domain="plone") if stage else "",
        "version": version_of(document),
    }

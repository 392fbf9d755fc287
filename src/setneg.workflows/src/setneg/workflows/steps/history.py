"""A document's history: who did what, through which position, how long it took.

Stored where Plone stores it (`workflow_history`), written only by a transition.
"""

from collections.abc import Mapping
from collections.abc import Sequence
from datetime import datetime
from datetime import UTC
from plone import api
from setneg.workflows.chains import chain_of
from setneg.workflows.clock import calendar
from setneg.workflows.steps.model import Entry
from typing import Any


DRAFTING = "susun"
CHECKS = ("periksa", "paraf")


def history(document: Any) -> list[Entry]:
    """All entries, oldest first; [] for content without a chain."""
    entries: list[Entry] = []
    before = ""
    for row in rows(document):
        entry = _entry(row, before)
        entries.append(entry)
        before = entry.to_stage
    return entries


def rows(document: Any) -> Sequence[Mapping[str, Any]]:
    """The stored rows of the document's own chain, oldest first."""
    tool = api.portal.get_tool("portal_workflow")
    chain = tool.getChainFor(document)
    return tool.getHistoryOf(chain[0], document) if chain else ()


def _entry(row: Mapping[str, Any], before: str) -> Entry:
    action = str(row.get("action") or "")
    return Entry(
        action=action,
        verb=action.partition("-")[0],
        actor=str(row.get("actor") or ""),
        position=str(row.get("position") or ""),
        capacity=str(row.get("capacity") or ""),
        time=moment(row.get("time")),
        from_stage=str(row.get("from_stage") or before),
        to_stage=str(row.get("review_state") or ""),
        reason=str(row.get("reason") or row.get("comments") or ""),
        minutes=int(row.get("minutes") or 0),
        version=int(row.get("version") or 1),
        said=dict(row.get("said") or {}),
        paraf=int(row.get("paraf") or 0),
    )


def moment(time: Any) -> datetime:
    """Zope's DateTime (or a stored one) as an aware moment in UTC."""
    if isinstance(time, datetime):
        return time if time.tzinfo else time.replace(tzinfo=UTC)
    return datetime.fromtimestamp(float(time), UTC)


def entered(document: Any) -> datetime | None:
    """When the document came to the stage in which it stands."""
    stored = rows(document)
    return moment(stored[-1]["time"]) if stored else None


def worked(start: datetime | None, end: datetime) -> int:
    """Working minutes between two moments, by the site's calendar."""
    return calendar.current().minutes_between(start, end) if start else 0


def version_of(document: Any) -> int:
    """Which version of its text a document has now; 1 for a new one."""
    return int(getattr(document.aq_base, "versi", None) or 1)


def current_round(document: Any) -> list[Entry]:
    """The entries since the document last came to a drafter's desk, that one included.

    A returned draft starts again: who checked it before may do so again.
    """
    entries = history(document)
    chain = chain_of(document)
    if chain is None:
        return entries
    desks = {stage.id for stage in chain.stages if stage.verb == DRAFTING}
    for index in range(len(entries) - 1, -1, -1):
        if entries[index].to_stage in desks:
            return entries[index:]
    return entries


def stale_approvals(document: Any) -> list[Entry]:
    """Checks of this round that saw an older version than the one that stands now."""
    version = version_of(document)
    return [
        entry
        for entry in current_round(document)
        if entry.verb in CHECKS and entry.position and entry.version < version
    ]

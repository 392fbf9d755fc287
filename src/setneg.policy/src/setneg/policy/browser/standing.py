"""Where a piece of work stands, in words that a reader understands without help."""

from dataclasses import dataclass
from datetime import datetime
from plone import api
from plone.indexer.interfaces import IIndexer
from setneg.policy.vocabularies.offices import position_title
from setneg.workflows import organisation
from zope.component import queryMultiAdapter


@dataclass(frozen=True)
class Waiting:
    """One position that has to act; `vacant` when nobody holds it today."""

    position: str
    title: str
    vacant: bool


@dataclass(frozen=True)
class Standing:
    """State, its title, since when, and who has to act now."""

    state: str
    title: str
    since: datetime | None
    waiting: tuple[Waiting, ...]


def state_title(state: str, kind: str) -> str:
    """The title that the chain of the kind gives to a state; the id without one."""
    workflow = api.portal.get_tool("portal_workflow")
    title = workflow.getTitleForStateOnType(state, kind) or state
    return api.portal.translate(title, domain="plone")


def standing(document) -> Standing:
    """The standing of one document, from its chain and its history."""
    workflow = api.portal.get_tool("portal_workflow")
    state = workflow.getInfoFor(document, "review_state", "")
    since = workflow.getInfoFor(document, "time", None)
    title = ""
    for each in workflow.getWorkflowsFor(document):
        if state in each.states:
            title = each.states[state].title
    if since is not None and hasattr(since, "asdatetime"):
        since = since.asdatetime()
    title = api.portal.translate(title or state, domain="plone")
    return Standing(state, title, since, waiting(document))


def waiting(document) -> tuple[Waiting, ...]:
    """The positions that have to take the next step."""
    catalog = api.portal.get_tool("portal_catalog")
    indexer = queryMultiAdapter((document, catalog), IIndexer, name="waiting_for")
    if indexer is None:
        return ()
    try:
        groups = indexer() or ()
    except AttributeError:
        return ()
    organogram = organisation.current()
    today = organisation.today()
    return tuple(
        Waiting(group, position_title(group), not organogram.holders(group, today))
        for group in groups
    )

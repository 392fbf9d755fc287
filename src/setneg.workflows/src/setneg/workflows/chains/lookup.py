"""Which chain a document runs, and where it stands."""

from Acquisition import aq_base
from collections.abc import Iterable
from plone import api
from setneg.workflows.chains.compile import STATE_VARIABLE
from setneg.workflows.chains.declaration import loads
from setneg.workflows.chains.model import Chain
from setneg.workflows.chains.model import Stage
from typing import Any


def chain_of(document: Any) -> Chain | None:
    """The chain of a document, read from the definition that runs; None without one."""
    found = _running(document)
    return found[1] if found else None


def chain_of_kind(portal_type: str) -> Chain | None:
    """The chain that new content of a kind runs; None without one."""
    tool = api.portal.get_tool("portal_workflow")
    found = _declared(tool, tool.getChainForPortalType(portal_type))
    return found[1] if found else None


def stage_of(document: Any) -> Stage | None:
    """The stage in which a document stands; None when it runs no chain."""
    found = _running(document)
    if found is None:
        return None
    definition, chain = found
    tool = api.portal.get_tool("portal_workflow")
    status = tool.getStatusOf(definition.getId(), document) or {}
    stage = status.get(STATE_VARIABLE) or chain.initial.id
    return chain.stage(stage) if chain.has(stage) else None


def _running(document: Any) -> tuple[Any, Chain] | None:
    tool = api.portal.get_tool("portal_workflow")
    return _declared(tool, tool.getChainFor(document))


def _declared(tool: Any, names: Iterable[str]) -> tuple[Any, Chain] | None:
    """The first of some workflows that was compiled from a declaration."""
    for workflow_id in names:
        definition = tool.getWorkflowById(workflow_id)
        text = getattr(aq_base(definition), "declaration", "")
        if text:
            return definition, loads(text, f"portal_workflow/{workflow_id}")
    return None

"""How Plone sees a case: the chain of its own edition, and whom it waits for."""

from plone.indexer import indexer
from Products.CMFCore.interfaces import IWorkflowTool
from Products.CMFPlone.workflow import ToolWorkflowChain
from setneg.workflows.interfaces import ICase
from setneg.workflows.procedures import cases
from setneg.workflows.procedures.refusal import CaseRefused
from typing import Any
from zope.component import adapter


@adapter(ICase, IWorkflowTool)
def edition_chain(case: Any, tool: Any) -> tuple[str, ...]:
    """The workflow of the edition with which the case was started (IWorkflowChain)."""
    chosen = getattr(case, "alur", None)
    if chosen and tool.getWorkflowById(chosen) is not None:
        return (chosen,)
    return ToolWorkflowChain(case, tool)


@indexer(ICase)
def waiting_for(case: Any) -> tuple[str, ...]:
    """Group ids that must open a product or decide; what is open waits by itself."""
    try:
        return cases.waiting(case)
    except CaseRefused:
        return ()

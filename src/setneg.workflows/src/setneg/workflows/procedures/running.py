"""How Plone sees a case: by the chain of its own edition."""

from Products.CMFCore.interfaces import IWorkflowTool
from Products.CMFPlone.workflow import ToolWorkflowChain
from setneg.workflows.interfaces import ICase
from typing import Any
from zope.component import adapter


@adapter(ICase, IWorkflowTool)
def edition_chain(case: Any, tool: Any) -> tuple[str, ...]:
    """The workflow of the edition with which the case was started (IWorkflowChain)."""
    chosen = getattr(case, "alur", None)
    if chosen and tool.getWorkflowById(chosen) is not None:
        return (chosen,)
    return ToolWorkflowChain(case, tool)

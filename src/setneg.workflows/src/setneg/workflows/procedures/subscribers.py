"""What a step on a product does to its case, and what publishing does to a site."""

from setneg.workflows.interfaces import ICase
from setneg.workflows.procedures import cases
from setneg.workflows.procedures import standards
from setneg.workflows.procedures.gate import case_of
from typing import Any


def go_on(document: Any, event: Any) -> None:
    """A product has moved: the case goes on when that was the last thing missing."""
    case = case_of(document)
    if case is not None:
        cases.advance(case, f"“{document.Title()}” selesai pada tahapnya")


def come_back(case: Any, event: Any) -> None:
    """A case was sent back to an earlier main step or called off: it waits anew."""
    if ICase.providedBy(case):
        case.reindexObject(idxs=list(cases.INDEXES))


def put_in_force(document: Any, event: Any) -> None:
    """A published standard's grid becomes the chain of new cases."""
    if event.entry.verb == "terbitkan" and getattr(document, "prosedur", None):
        standards.publish(document)

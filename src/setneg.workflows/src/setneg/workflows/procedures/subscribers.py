"""What a step on a product does to its case, and what publishing does to a site."""

from setneg.workflows import chains
from setneg.workflows.inbox.indexes import CHANGED_BY_STEP
from setneg.workflows.interfaces import ICase
from setneg.workflows.procedures import cases
from setneg.workflows.procedures import standards
from setneg.workflows.procedures.gate import case_of
from setneg.workflows.procedures.works import works
from setneg.workflows.steps import StepRefused
from typing import Any


def go_on(document: Any, event: Any) -> None:
    """A product has moved: the case goes on when that was the last thing missing."""
    case = case_of(document)
    if case is not None:
        cases.advance(case, f"“{document.Title()}” selesai pada tahapnya")


def wait_anew(case: Any, event: Any) -> None:
    """A case came to another main step: it waits for others, and what lies open in it
    has the time of that step's lines."""
    if not ICase.providedBy(case):
        return
    case.reindexObject(idxs=[*cases.INDEXES, *CHANGED_BY_STEP])
    for same in works(case).values():
        for work in same:
            work.document.reindexObject(idxs=list(CHANGED_BY_STEP))


def put_in_force(document: Any, event: Any) -> None:
    """A published standard's grid becomes the chain of new cases."""
    if event.entry.verb == "terbitkan" and getattr(document, "prosedur", None):
        try:
            standards.publish(document)
        except chains.ChainInUse as kept:
            raise StepRefused([str(kept)]) from kept

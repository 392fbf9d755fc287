"""A product moves no further than its case has come, and to the right addressees."""

from collections.abc import Mapping
from collections.abc import Sequence
from setneg.workflows import _
from setneg.workflows.chains import stage_of
from setneg.workflows.interfaces import ICase
from setneg.workflows.interfaces import IChained
from setneg.workflows.interfaces import IProduct
from setneg.workflows.procedures import cases
from setneg.workflows.procedures import making
from setneg.workflows.procedures import standards
from setneg.workflows.procedures.grid import ProcedureError
from setneg.workflows.procedures.progress import Progress
from setneg.workflows.steps.interfaces import ICheck
from setneg.workflows.steps.model import Offer
from setneg.workflows.stored import by_uid
from typing import Any
from zope.component import adapter
from zope.interface import implementer


def case_of(document: Any) -> Any:
    """The case that a product belongs to; None outside a case that runs a procedure."""
    case = by_uid(getattr(document.aq_base, "kegiatan", None))
    if not ICase.providedBy(case) or standards.grid_of(case) is None:
        return None
    return case


@implementer(ICheck)
@adapter(IProduct)
class InItsTurn:
    """A step forward waits until the case stands in the main step of its line."""

    def __init__(self, document: Any) -> None:
        self.document = document

    def missing(self, offer: Offer, data: Mapping[str, Any] | None) -> Sequence[str]:
        """Why the product must wait, or goes to the wrong addressees (R-X-09)."""
        if not offer.forward:
            return ()
        case = case_of(self.document)
        stage = stage_of(self.document)
        key = getattr(self.document, "produk", None)
        if case is None or stage is None or not key:
            return ()
        progress = Progress(case)
        if key not in progress.grid.products:
            return ()
        turn = progress.grid.gate(key, stage.id)
        reasons = []
        if progress.main is not None and progress.main < turn:
            reasons.append(
                _(
                    "case_not_its_turn",
                    default="Langkah ini termasuk langkah ${turn} kegiatan; kegiatan masih pada langkah ${main}.",
                    mapping={"turn": turn, "main": progress.main},
                )
            )
        product = progress.grid.products[key]
        given = getattr(self.document, "kepada", None) or ()
        return [*reasons, *making.unfit_addressees(progress, product, given)]


@implementer(ICheck)
@adapter(ICase)
class Complete:
    """A case goes on when nothing of its main step is missing."""

    def __init__(self, case: Any) -> None:
        self.case = case

    def missing(self, offer: Offer, data: Mapping[str, Any] | None) -> Sequence[str]:
        """What is missing, for whoever would let the case go on by hand."""
        return cases.missing(self.case) if offer.verb == "lanjut" else ()


@implementer(ICheck)
@adapter(IChained)
class Runs:
    """A standard goes on only with a procedure that this site can run: its drafter
    learns of the faulty line before anybody has checked it."""

    def __init__(self, document: Any) -> None:
        self.document = document

    def missing(self, offer: Offer, data: Mapping[str, Any] | None) -> Sequence[str]:
        """Line and reason of the first fault of the procedure."""
        if not offer.forward or not getattr(self.document.aq_base, "prosedur", None):
            return ()
        try:
            standards.checked(self.document)
        except ProcedureError as fault:
            return (
                _(
                    "procedure_fault",
                    default="Prosedur baris ${line}: ${reason}",
                    mapping={"line": fault.line, "reason": fault.reason},
                ),
            )
        return ()

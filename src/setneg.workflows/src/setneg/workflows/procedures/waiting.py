"""For whom a case waits, and for whom its memoranda wait after their delivery."""

from collections.abc import Iterable
from setneg.workflows.chains import stage_of
from setneg.workflows.inbox.interfaces import IAwaited
from setneg.workflows.inbox.interfaces import IWaits
from setneg.workflows.inbox.standard import Standard
from setneg.workflows.inbox.wait import Wait
from setneg.workflows.interfaces import ICase
from setneg.workflows.interfaces import IProduct
from setneg.workflows.procedures import cases
from setneg.workflows.procedures import positions
from setneg.workflows.procedures import replies
from setneg.workflows.procedures import standards
from setneg.workflows.procedures.gate import case_of
from setneg.workflows.procedures.refusal import CaseRefused
from setneg.workflows.procedures.works import Work
from typing import Any
from zope.component import adapter
from zope.interface import implementer


@implementer(IAwaited)
@adapter(ICase)
class AwaitedByCase:
    """Who must open a product or decide; what is open waits by itself."""

    def __init__(self, case: Any) -> None:
        self.case = case

    def positions(self) -> tuple[str, ...]:
        """Group ids, each once."""
        try:
            return cases.waiting(self.case)
        except CaseRefused:
            return ()


@implementer(IWaits)
@adapter(IProduct)
class OwedReplies:
    """Addressees owe their answer until the deadline that counts from their receipt.

    Source: R-X-07.
    """

    def __init__(self, document: Any) -> None:
        self.document = document

    def waits(self) -> Iterable[Wait]:
        """One for each position that has neither answered nor been waived."""
        key = getattr(self.document, "produk", None)
        case = case_of(self.document) if key else None
        grid = standards.grid_of(case) if case is not None else None
        stage = stage_of(case) if case is not None else None
        if grid is None or stage is None or stage.final:
            return []
        return [
            self._wait(item)
            for item in replies.unanswered(case, grid, Work(str(key), self.document))
        ]

    def _wait(self, item: replies.Expected) -> Wait:
        position = positions.find(item.position)
        until = item.deadline
        return Wait(
            key=f"balasan:{item.position}",
            positions=(position.id,) if position is not None else (),
            since=item.received or item.sent,
            standard=Standard(item.text, deadline=until),
        )

"""The standard time of a product of a case where it stands, by the lines of the grid.

A line that names the product's stage says how long the stage may take. Where it states
no time, the nearest line above it that does is a budget for all of its lines: it counts
from the moment in which the product came under that line, and not before the case came
to the line's main step. Source: R-SPK-02, I-10, I-31.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from functools import cached_property
from setneg.workflows.inbox.interfaces import IStandardTime
from setneg.workflows.inbox.standard import counted
from setneg.workflows.inbox.standard import Standard
from setneg.workflows.inbox.standard import UNSTATED
from setneg.workflows.interfaces import IProduct
from setneg.workflows.procedures import choices
from setneg.workflows.procedures.compile import STAGE
from setneg.workflows.procedures.gate import case_of
from setneg.workflows.procedures.model import OPENED
from setneg.workflows.procedures.model import Row
from setneg.workflows.procedures.progress import Progress
from setneg.workflows.procedures.works import Work
from typing import Any
from zope.component import adapter
from zope.interface import implementer


@implementer(IStandardTime)
@adapter(IProduct)
class ProcedureTime:
    """What the procedure of its case says about a product's time."""

    def __init__(self, document: Any) -> None:
        self.document = document

    def standard(self, stage: str, entered: datetime) -> Standard | None:
        """See IStandardTime. None outside a case; there the chain says."""
        lines = self._lines
        return lines.standard(stage, entered) if lines is not None else None

    @cached_property
    def _lines(self) -> "Lines | None":
        """What the procedure says of the product; read once for all of its stays."""
        key = getattr(self.document, "produk", None)
        case = case_of(self.document) if key else None
        if case is None:
            return None
        lines = Lines(Progress(case), Work(str(key), self.document))
        return lines if lines.known else None


class Lines:
    """The lines of a case's procedure that speak of one product."""

    def __init__(self, progress: Progress, work: Work) -> None:
        self.progress = progress
        self.work = work
        self.known = work.key in progress.grid.products

    def standard(self, stage: str, entered: datetime) -> Standard:
        """The standard of a stay in a stage that began then."""
        line = self.timed.get(stage)
        if line is None or line.duration is None or line.duration.is_external:
            return UNSTATED
        found = counted(line.waktu, self._start(line, entered), line.id)
        product = self.progress.grid.products[self.work.key]
        if line.duration.count > 1 or product.lama is not None:
            # the time of a meeting, not of the waiting for it (R-SPK-05)
            return replace(found, deadline=None)
        return found

    @cached_property
    def timed(self) -> Mapping[str, Row | None]:
        """Stage of the product's way -> the line whose time holds there."""
        return {stage: self._timed(stage) for stage in self.work.route}

    def _timed(self, stage: str) -> Row | None:
        line = self._line(stage)
        if line is not None:
            return self._with_time(line, itself=True)
        opened = self._opened() if stage == self.work.route[0] else None
        return self._with_time(opened, itself=False) if opened is not None else None

    def _line(self, stage: str) -> Row | None:
        """The line that completes the stage, or the first that comes after it."""
        ahead = self.work.route[self.work.route.index(stage) :]
        for passed in ahead:
            for row in self._rows:
                asked = row.hasil[self.work.key]
                place = None if asked == OPENED else self.work.place(asked)
                if place is not None and self.work.route[place] == passed:
                    return row if row.main <= self._main else None
        return None

    def _opened(self) -> Row | None:
        """The line by which the product was opened, in the case's main step."""
        for row in self._rows:
            if row.main == self._main and row.hasil[self.work.key] == OPENED:
                return row
        return None

    @cached_property
    def _rows(self) -> list[Row]:
        """The lines that name the product and hold in this case."""
        progress = self.progress
        return [
            row
            for row in progress.grid.rows
            if self.work.key in row.hasil
            and choices.times(
                progress.case, progress.grid, progress.grid.conditions(row)
            )
        ]

    @property
    def _main(self) -> int:
        main = self.progress.main
        return main if main is not None else len(self.progress.grid.steps)

    def _with_time(self, line: Row, itself: bool) -> Row | None:
        above = self.progress.grid.ancestors(line)
        every = (line, *above) if itself else tuple(above)
        return next((row for row in every if row.duration is not None), None)

    def _start(self, line: Row, entered: datetime) -> datetime:
        """When the product came under the line, and the case to its main step."""
        start = entered
        for entry in reversed(self.work.entries):
            if entry.time > entered:
                continue
            if self.timed.get(entry.to_stage) is not line:
                break
            start = entry.time
        stage = STAGE.format(line.main)
        came = [e.time for e in self.progress.entries if e.to_stage == stage]
        before = [moment for moment in came if moment <= entered] or came[:1]
        return max([start, *before[-1:]])

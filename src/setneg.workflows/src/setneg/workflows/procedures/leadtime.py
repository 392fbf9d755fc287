"""How long a whole procedure takes by its standard times.

One day is a working day of 7,5 hours and one week is five of them. A line's time stands
for all lines below it; of alternatives the shortest and the longest count; what states
no time counts nothing.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from setneg.workflows.clock.durations import Duration
from setneg.workflows.procedures.model import Grid
from setneg.workflows.procedures.model import Row


MINUTES = {
    "menit": Decimal(1),
    "jam": Decimal(60),
    "hari": Decimal(450),
    "minggu": Decimal(2250),
    "bulan": Decimal(9000),
}


@dataclass(frozen=True, slots=True)
class LeadTime:
    """Shortest and longest time in working minutes, and the lines that state none."""

    low: Decimal
    high: Decimal
    unstated: tuple[str, ...]

    @property
    def days(self) -> tuple[Decimal, Decimal]:
        """The same in working days, to one decimal."""
        day = MINUTES["hari"]
        tenth = Decimal("0.1")
        return (self.low / day).quantize(tenth), (self.high / day).quantize(tenth)


def lead_time(grid: Grid) -> LeadTime:
    """Sum of the standard times of all main steps."""
    parts = [_of(row, grid) for row in grid.steps]
    return LeadTime(
        low=sum((part.low for part in parts), Decimal(0)),
        high=sum((part.high for part in parts), Decimal(0)),
        unstated=tuple(
            row.id for row, part in zip(grid.steps, parts, strict=True) if not part.high
        ),
    )


def _of(row: Row, grid: Grid) -> LeadTime:
    duration = row.duration
    if duration is not None:
        return LeadTime(
            _minutes(duration, duration.low), _minutes(duration, duration.high), ()
        )
    children = [child for child in grid.children(row) if child.jenis != "catatan"]
    always = [_of(child, grid) for child in children if not child.bila]
    choices = dict.fromkeys(tuple(child.bila) for child in children if child.bila)
    low = sum((part.low for part in always), Decimal(0))
    high = sum((part.high for part in always), Decimal(0))
    for choice in choices:
        parts = [_of(child, grid) for child in children if tuple(child.bila) == choice]
        low += _least(part.low for part in parts)
        high += max(part.high for part in parts)
    return LeadTime(low, high, ())


def _least(amounts: Iterable[Decimal]) -> Decimal:
    return min(amounts)


def _minutes(duration: Duration, amount: Decimal) -> Decimal:
    return amount * MINUTES[duration.unit] * duration.count

"""Several periods as one: by the sum, the average or the last known figure.

Only periods that were reported are put together, and their targets with them: a quarter
that is still open makes the year provisional, not worse. The year's own target, where
one was set, is what a whole year is measured by.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from setneg.policy.performance.achievement import achievement
from setneg.policy.performance.achievement import CAP
from setneg.policy.performance.achievement import Goal


SUM, AVERAGE, LAST = "jumlah", "rata_rata", "terakhir"


@dataclass(frozen=True, slots=True)
class Period:
    """What one period asks and what was reported; None is “not reported”."""

    goal: Goal
    figure: Decimal | None


@dataclass(frozen=True, slots=True)
class Whole:
    """The periods together.

    figure, goal  as they are measured against each other; None without any report
    reported, of  how many of the periods were reported
    percent       the achievement of what was reported
    """

    figure: Decimal | None
    goal: Goal | None
    reported: int
    of: int
    percent: Decimal | None

    @property
    def complete(self) -> bool:
        """Whether nothing is awaited any more."""
        return self.of > 0 and self.reported == self.of


def whole(
    method: str,
    periods: Sequence[Period],
    yearly: Decimal | None = None,
    cap: Decimal = CAP,
) -> Whole:
    """Put the periods together, in their order.

    yearly  the target of all periods together, where one was set of its own; it counts
            when all are reported, and at once for the last known figure
    """
    told = [each for each in periods if each.figure is not None]
    if not told:
        return Whole(None, None, 0, len(periods), None)
    figure = _together(method, [each.figure for each in told])
    goal = _goal(method, told)
    if yearly is not None and (len(told) == len(periods)):
        goal = Goal(yearly, goal.polarity, goal.low, goal.high)
    percent = achievement(goal, figure, cap)
    return Whole(figure, goal, len(told), len(periods), percent)


def _goal(method: str, periods: Sequence[Period]) -> Goal:
    """The targets and bands of the same periods, put together in the same way."""
    last = periods[-1].goal
    return Goal(
        _together(method, [each.goal.target for each in periods]),
        last.polarity,
        _together(method, [each.goal.low for each in periods]),
        _together(method, [each.goal.high for each in periods]),
    )


def _together(method: str, figures: Sequence[Decimal | None]) -> Decimal | None:
    """One figure of several; None when one of those that count is not there."""
    if method == LAST:
        return figures[-1]
    known = [each for each in figures if each is not None]
    if len(known) != len(figures):
        return None
    total = sum(known, Decimal(0))
    return total if method == SUM else total / len(known)

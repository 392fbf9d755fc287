"""What share of a target was achieved, by the indicator's polarity; said, not guessed.

maksimalkan   R / T x 100: more is better
minimalkan    (2T - R) / T x 100: less is better
stabilkan     100 inside the band; outside it falls off by the distance to the nearest
              bound, measured in shares of the target (of the band's width when the target
              is 0); more than 100 is not possible

A target of 0 cannot be divided by. It is either met (100) or missed (0): met, when more
is better, by anything not below 0; when less is better, by anything not above 0. For a
target below 0 the distance to it is measured in shares of its size, so that “-4 of -5”
is better than planned when more is better. Nothing is below 0 and nothing above the cap.
A figure that was not reported is no achievement at all, and never 0.

Source: the achievement formulas of the performance reports (LKj); polarity and cap are
stated on every page that shows a percentage.
"""

from dataclasses import dataclass
from decimal import Decimal
from setneg.policy.performance.figures import rounded


MAXIMISE = "maksimalkan"
MINIMISE = "minimalkan"
STABILISE = "stabilkan"

FULL = Decimal(100)
NONE = Decimal(0)
CAP = Decimal(120)


@dataclass(frozen=True, slots=True)
class Goal:
    """What was to be reached: the target, which way is better, the band.

    target    None when nobody has set one: then nothing is achieved or missed
    low, high bounds of the band (stabilkan), in the indicator's own unit of measure;
              a bound that is not set is the target itself
    """

    target: Decimal | None
    polarity: str = MAXIMISE
    low: Decimal | None = None
    high: Decimal | None = None


def achievement(
    goal: Goal, figure: Decimal | None, cap: Decimal = CAP
) -> Decimal | None:
    """Percent to two places; None when the figure or the target is not there."""
    if goal.polarity == STABILISE:
        share = _stabilised(goal, figure)
    else:
        share = _directed(goal, figure)
    if share is None:
        return None
    return rounded(min(max(share, NONE), cap))


def _directed(goal: Goal, figure: Decimal | None) -> Decimal | None:
    """Percent of a target that is to be reached from one side."""
    if figure is None or goal.target is None:
        return None
    ahead = figure - goal.target
    if goal.polarity == MINIMISE:
        ahead = -ahead
    if goal.target == 0:
        return FULL if ahead >= 0 else NONE
    return FULL + ahead / abs(goal.target) * FULL


def _stabilised(goal: Goal, figure: Decimal | None) -> Decimal | None:
    """Percent of a band: all of it inside, less the farther outside."""
    low = goal.low if goal.low is not None else goal.target
    high = goal.high if goal.high is not None else goal.target
    if figure is None or low is None or high is None:
        return None
    low, high = min(low, high), max(low, high)
    if low <= figure <= high:
        return FULL
    away = low - figure if figure < low else figure - high
    measure = abs(goal.target) if goal.target else high - low
    return FULL - away / measure * FULL if measure else NONE

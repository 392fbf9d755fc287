"""The indicators from the ministry down to the units, and what rolls up from below.

A figure rolls up only where the way of deriving says so: components make up their parent
(their figures are added, in the same unit of measure); an indicator that one unit adopts
as it is, is the same figure. A narrowed scope or a new indicator says nothing of its
parent, and an indicator that several units adopt would be counted several times.
"""

from collections.abc import Iterable
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from setneg.policy.iku.cascade import ADOPTED
from setneg.policy.iku.cascade import COMPONENT
from setneg.policy.performance import figures
from setneg.policy.performance.achievement import achievement
from setneg.policy.performance.achievement import Goal
from setneg.policy.performance.board import Line
from setneg.policy.performance.lights import light
from setneg.policy.performance.lights import Scale


@dataclass(frozen=True, slots=True)
class Rolled:
    """What the indicators below come to for their parent.

    reported, of  how many of those that count have an approved figure
    """

    way: str
    figure: Decimal
    percent: Decimal | None
    light: str
    reported: int
    of: int


@dataclass(frozen=True, slots=True)
class Node:
    """An indicator, those derived from it, and what rolls up from them."""

    line: Line
    below: tuple["Node", ...]
    rolled: Rolled | None


def tree(lines: Sequence[Line], scale: Scale) -> tuple[Node, ...]:
    """The indicators as a tree; who has no parent among them stands at the top.

    Parents in a circle are cut where the circle would close: every line appears once.
    """
    known = {each.uid: each for each in lines}
    below: dict[str, list[Line]] = {}
    roots = []
    for each in lines:
        if each.parent in known and not _circular(each, known):
            below.setdefault(each.parent, []).append(each)
        else:
            roots.append(each)
    return tuple(_node(each, below, scale) for each in roots)


def _circular(line: Line, known: dict[str, Line]) -> bool:
    """Whether somebody who follows the parents comes back to where he has been."""
    seen = {line.uid}
    parent = line.parent
    while parent in known:
        if parent in seen:
            return True
        seen.add(parent)
        parent = known[parent].parent
    return False


def _node(line: Line, below: dict[str, list[Line]], scale: Scale) -> Node:
    children = below.get(line.uid, [])
    nodes = tuple(_node(each, below, scale) for each in children)
    return Node(line, nodes, rolled(line, children, scale))


def rolled(parent: Line, children: Iterable[Line], scale: Scale) -> Rolled | None:
    """What rolls up; None where nothing does, or nothing is approved yet."""
    children = tuple(children)
    adopted = [each for each in children if _derived(each, parent, ADOPTED)]
    parts = [each for each in children if _derived(each, parent, COMPONENT)]
    way = COMPONENT if parts else ADOPTED
    counted = parts or (adopted if len(adopted) == 1 else [])
    known = [each.whole.figure for each in counted if each.whole.figure is not None]
    if not known:
        return None
    figure = sum(known, Decimal(0))
    goal = parent.whole.goal or _yearly(parent)
    percent = achievement(goal, figure, scale.cap) if goal is not None else None
    return Rolled(way, figure, percent, light(percent, scale), len(known), len(counted))


def _derived(line: Line, parent: Line, way: str) -> bool:
    """Whether a line is derived in that way and measured in its parent's unit."""
    same = (
        line.facts.get("satuan", "").strip() == parent.facts.get("satuan", "").strip()
    )
    return same and line.facts.get("metode_turunan") == way


def _yearly(line: Line) -> Goal | None:
    """The target of the whole year, where one is set and nothing is reported yet."""
    target = figures.kept(line.facts.get("target_tahun"))
    if target is None:
        return None
    return Goal(target, line.facts.get("polaritas") or "maksimalkan")


def flat(nodes: Iterable[Node], depth: int = 0) -> list[tuple[int, Node]]:
    """The tree as rows with their depth, from the top."""
    found = []
    for node in nodes:
        found.append((depth, node))
        found += flat(node.below, depth + 1)
    return found

"""The panel on an indicator's page: its periods, its years, its way of counting."""

from dataclasses import replace
from functools import cached_property
from plone import api
from plone.app.layout.viewlets.common import ViewletBase
from setneg.policy.iku import cycles
from setneg.policy.iku import periods as targets
from setneg.policy.iku import routing
from setneg.policy.performance import board
from setneg.policy.performance import carrying
from setneg.policy.performance import charts
from setneg.policy.performance import counting
from setneg.policy.performance import opening
from setneg.policy.performance import settings
from setneg.policy.performance.achievement import Goal
from setneg.policy.performance.board import Line
from setneg.policy.performance.counters import counter
from setneg.policy.performance.counters import counter_terms
from setneg.policy.performance.shown import Shown
from setneg.workflows.procedures import positions
from setneg.workflows.steps import acting
from typing import Any


class IndicatorPanel(Shown, ViewletBase):
    """On the page of an indicator: its periods as a table and a chart, and its years."""

    @cached_property
    def scale(self):
        return settings.scale()

    @cached_property
    def line(self) -> Line | None:
        """The periods; one that is not open yet shows the target that was set."""
        found = board.line_of(self.context.UID(), self.scale)
        if found is None:
            return None
        goals = {each.period: each.value for each in targets.targets(self.context)}
        told = tuple(
            each
            if each.goal.target is not None or each.state
            else replace(each, goal=Goal(goals.get(each.period.key)))
            for each in found.told
        )
        return replace(found, told=told)

    def render(self) -> str:
        shown = (self.line, self.choices, self.counter, self.trend)
        return self.index() if any(shown) else ""

    def chart(self) -> str:
        line = self.line
        if line is None:
            return ""
        return charts.bars(line.title, line.facts.get("satuan", ""), line.bars)

    @cached_property
    def trend(self):
        """Year, figure, percent and light, when there is more than one year."""
        found = carrying.trend(self.context, self.scale)
        return found if len(found) > 1 else []

    @cached_property
    def counter(self):
        return counter(counting.chosen(self.context)[0])

    @cached_property
    def chosen(self) -> str:
        return counting.chosen(self.context)[0]

    @cached_property
    def standard(self) -> str:
        return counting.chosen(self.context)[1]

    @cached_property
    def choices(self) -> list[tuple[str, Any]]:
        """The counters, for who checks the indicator; [] for everybody else."""
        if not set(positions.held()).intersection(opening.checkers(self.context)):
            return []
        return [(term.value, term.title) for term in counter_terms(self.context)]

    def standards(self) -> list[tuple[str, str]]:
        """Published standards, for counters that are kept to one."""
        found = api.portal.get_tool("portal_catalog").searchResults(
            portal_type="StandarPelayanan", review_state="terbit"
        )
        return [(brain.UID, brain.Title) for brain in found]


class CarryLink(ViewletBase):
    """On the page of a round: the way to the indicators of earlier years."""

    def render(self) -> str:
        able = cycles.takes_proposals(self.context)
        return self.index() if able and self.carries else ""

    @property
    def carries(self) -> bool:
        """Whether the reader coordinates, or works for a unit that is asked."""
        userid = acting.userid()
        return routing.coordinates(userid) or any(
            routing.works_for(userid, unit) for unit in self.context.unit_diminta or ()
        )

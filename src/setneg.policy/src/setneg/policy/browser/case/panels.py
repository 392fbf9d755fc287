"""Panels on other pages: start a case from a standard, answer a memorandum."""

from functools import cached_property
from plone.app.layout.viewlets.common import ViewletBase
from setneg.policy.browser import dates
from setneg.policy.membership import memoranda
from setneg.policy.vocabularies.offices import position_title
from setneg.workflows import organisation
from setneg.workflows.procedures import directions
from setneg.workflows.procedures import positions
from setneg.workflows.procedures import standards
from setneg.workflows.procedures.gate import case_of
from setneg.workflows.procedures.progress import Progress
from setneg.workflows.procedures.replies import Expected


class StartPanel(ViewletBase):
    """On a published standard, for those who may start its cases (R-X-12)."""

    @cached_property
    def triggers(self) -> list[tuple[str, str]]:
        """Why the person may start a case here; on a submission it starts there."""
        grid = standards.grid_of(self.context)
        if grid is None or not standards.is_published(self.context):
            return []
        own = set(positions.held())
        return [
            (key, trigger.judul)
            for key, trigger in grid.pemicu.items()
            if key != "usulan" and own.intersection(trigger.oleh)
        ]

    @property
    def giver(self) -> tuple[str, str]:
        """The official whose direction is recorded."""
        grid = standards.grid_of(self.context)
        return grid.penanggung_jawab, position_title(grid.penanggung_jawab)

    @property
    def channels(self) -> list[tuple[str, str]]:
        return list(directions.CHANNELS.items())

    @property
    def today(self) -> str:
        return organisation.today().isoformat()


class AnswerPanel(ViewletBase):
    """On a delivered memorandum that asks for an answer, for its addressees (R-X-07)."""

    @cached_property
    def owed(self) -> list[Expected]:
        case = case_of(self.context)
        if case is None:
            return []
        own = positions.held()
        uid = self.context.UID()
        return [
            item
            for item in Progress(case).expected
            if item.document.UID() == uid and item.position in own and not item.settled
        ]

    def title(self, position: str) -> str:
        return position_title(position)

    def until(self, item: Expected) -> str:
        """Until when the reply is expected."""
        return dates.moment(item.deadline.breach) if item.deadline else ""

    @property
    def link(self) -> str:
        """The form, which knows the memorandum that it answers."""
        return memoranda.link(self.context)

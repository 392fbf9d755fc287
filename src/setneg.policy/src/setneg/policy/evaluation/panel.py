"""The evaluations under a standard, and the form for the head who answers for it."""

from datetime import date
from functools import cached_property
from plone import api
from plone.app.layout.viewlets.common import ViewletBase
from setneg.policy import _
from setneg.policy.browser import typed
from setneg.policy.browser.page_act import PageAct
from setneg.policy.evaluation import yearly
from setneg.policy.questionnaires import drafting
from setneg.policy.rendering.dates import written
from setneg.policy.vocabularies.offices import position_title
from setneg.workflows import organisation
from setneg.workflows.procedures import positions
from setneg.workflows.steps import acting


class EvaluationPanel(ViewletBase):
    """“Evaluasi”: for everybody when it was; for the office what was found."""

    @cached_property
    def next_day(self) -> date | None:
        return yearly.next_day(self.context)

    def render(self) -> str:
        return self.index() if self.next_day is not None else ""

    @property
    def involved(self) -> bool:
        return acting.involved(self.context, acting.userid()) or self.mine

    @cached_property
    def mine(self) -> bool:
        return yearly.responsible(self.context) in positions.held()

    @property
    def late(self) -> bool:
        return self.next_day is not None and self.next_day < organisation.today()

    @property
    def records(self):
        return yearly.evaluations(self.context)

    @property
    def responsible(self) -> str:
        return position_title(yearly.responsible(self.context))

    @property
    def draft(self) -> str:
        """What the year's answers, complaints and times say: a beginning to complete."""
        return drafting.draft(self.context)

    @property
    def today(self) -> str:
        return organisation.today().isoformat()

    def written(self, day: date) -> str:
        return written(day)

    def report_url(self, uid: str) -> str:
        """Address of a report; "" when the reader may not see it."""
        found = api.portal.get_tool("portal_catalog").searchResults(UID=uid or "-")
        return found[0].getURL() if found else ""


class Record(PageAct):
    """`@@evaluasi`: a day, a result, a report."""

    done = _("evaluation_kept", default="Evaluasi dicatat.")

    def act(self) -> None:
        yearly.record(
            self.context,
            typed.day(self.said("tanggal")),
            self.said("hasil"),
            self.said("laporan"),
        )

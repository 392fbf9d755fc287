"""A year's complaints in a few lines: under the standard, and for its yearly evaluation.

Source: R-X-17, R-X-18 (the evaluation looks at what users complained about); repeated
complaints about a step are marked.
"""

from dataclasses import dataclass
from functools import cached_property
from plone import api
from plone.app.layout.viewlets.common import ViewletBase
from setneg.policy import _
from setneg.policy.complaints import statistics
from setneg.policy.complaints.figures import Figures
from setneg.policy.complaints.settings import setting
from setneg.policy.evaluation import yearly
from setneg.workflows import organisation
from setneg.workflows.chains import stage_of
from setneg.workflows.procedures import positions
from setneg.workflows.steps import acting
from setneg.workflows.steps.wording import say
from typing import Any


IN_FORCE = "terbit"
FORM = "formulir/pengaduan"


@dataclass(frozen=True, slots=True)
class Summary:
    """What a year's complaints about one standard come to.

    line      all of it in one sentence
    repeated  the steps with repeated complaints and how many, worst first
    """

    year: int
    figures: Figures
    line: str
    repeated: tuple[tuple[str, int], ...]


def of(standard: Any, year: int) -> Summary:
    """The summary for the office that answers for the standard."""
    whole, steps = statistics.of_standard(standard.UID(), year)
    repeated = tuple((name, row.count or 0) for name, row in steps if row.repeated)
    in_time = "–" if whole.in_time is None else f"{whole.in_time} %"
    line = _(
        "complaints_of_year",
        default="Pengaduan ${year}: ${count} masuk, ${answered} dijawab, ${in_time} tepat "
        "waktu, ${reopened} dibuka kembali.",
        mapping={
            "year": str(year),
            "count": str(whole.count),
            "answered": str(whole.answered),
            "in_time": in_time,
            "reopened": str(whole.reopened),
        },
    )
    return Summary(year, whole, say(line), repeated)


def may_read(standard: Any) -> bool:
    """Who answers for a standard, or has worked on it, reads its numbers undivided."""
    mine = yearly.responsible(standard) in positions.held()
    return mine or acting.involved(standard, acting.userid())


class ComplaintsPanel(ViewletBase):
    """“Pengaduan” under a standard: the way to complain; the numbers for its office."""

    @cached_property
    def shown(self) -> bool:
        stage = stage_of(self.context)
        return stage is not None and stage.id == IN_FORCE

    def render(self) -> str:
        return str(self.index()) if self.shown else ""

    @cached_property
    def summary(self) -> Summary | None:
        if api.user.is_anonymous() or not may_read(self.context):
            return None
        return of(self.context, organisation.today().year)

    @property
    def form_url(self) -> str:
        return f"{api.portal.get().absolute_url()}/{FORM}"

    @property
    def often(self) -> int:
        return int(setting("berulang"))

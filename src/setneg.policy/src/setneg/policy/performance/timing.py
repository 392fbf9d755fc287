"""The day by which a report is due, for inbox, reminders and measured times."""

from datetime import datetime
from setneg.policy import _
from setneg.policy.content.realisasi_iku import IRealisasiIKU
from setneg.workflows.clock import calendar
from setneg.workflows.clock import deadlines
from setneg.workflows.inbox.interfaces import IStandardTime
from setneg.workflows.inbox.standard import Standard
from setneg.workflows.steps.wording import say
from typing import Any
from zope.component import adapter
from zope.interface import implementer


AWAITED = "menunggu_laporan"


@implementer(IStandardTime)
@adapter(IRealisasiIKU)
class ReportingDay:
    """While the report is waited for: the day on which it is due."""

    def __init__(self, report: Any) -> None:
        self.report = report

    def standard(self, stage: str, entered: datetime) -> Standard | None:
        """None in every other stage: there the chain says."""
        due = self.report.tenggat
        if stage != AWAITED or due is None:
            return None
        text = say(_("standard_period_end", default="sesudah akhir periode"))
        days = calendar.current()
        return Standard(text, deadline=deadlines.until(entered, due, days, text))

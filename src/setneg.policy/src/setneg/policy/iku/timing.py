"""Until when the head of a unit answers: five days after the meeting of its group."""

from datetime import datetime
from setneg.policy.content.iku import IIKU
from setneg.workflows.chains import chain_of
from setneg.workflows.inbox.interfaces import IStandardTime
from setneg.workflows.inbox.standard import counted
from setneg.workflows.inbox.standard import Standard
from typing import Any
from zope.component import adapter
from zope.interface import implementer


APPROVAL = "persetujuan"


@implementer(IStandardTime)
@adapter(IIKU)
class AfterMeeting:
    """The chain's own time, counted from the end of the meeting. Source: R-IKU-06."""

    def __init__(self, indicator: Any):
        self.indicator = indicator

    def standard(self, stage: str, entered: datetime) -> Standard | None:
        """None for other stages, and before a meeting was closed."""
        ended = getattr(self.indicator.aq_base, "rapat_selesai", None)
        chain = chain_of(self.indicator)
        if stage != APPROVAL or ended is None or chain is None:
            return None
        found = counted(chain.stage(stage).time, ended)
        return found if found.deadline is not None else None

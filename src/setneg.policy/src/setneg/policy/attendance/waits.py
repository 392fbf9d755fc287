"""A planned meeting waits for each invited position that has not answered yet.

So the invitation stands in the inbox, and the tick reminds before the day that was set.
"""

from collections.abc import Iterable
from datetime import UTC
from setneg.policy import _
from setneg.policy.attendance import answers
from setneg.policy.content.rapat import IRapat
from setneg.workflows.clock import calendar
from setneg.workflows.clock import deadlines
from setneg.workflows.inbox.interfaces import IWaits
from setneg.workflows.inbox.standard import Standard
from setneg.workflows.inbox.wait import Wait
from setneg.workflows.steps.wording import say
from typing import Any
from zope.component import adapter
from zope.interface import implementer


@implementer(IWaits)
@adapter(IRapat)
class Unanswered:
    """One wait for each position, while the meeting is ahead."""

    def __init__(self, meeting: Any) -> None:
        self.meeting = meeting

    def waits(self) -> Iterable[Wait]:
        end = answers.until(self.meeting)
        if end is None or answers.closed(self.meeting):
            return
        begun = self.meeting.created().asdatetime().astimezone(UTC)
        text = str(say(_("standard_answer_until", default="sampai batas jawaban")))
        since = min(begun, end)
        limit = deadlines.until(since, end, calendar.current(), text)
        for post in self.meeting.peserta or ():
            if post not in self.meeting.kehadiran:
                yield Wait(
                    key=f"kehadiran:{post}",
                    positions=(post,),
                    since=since,
                    standard=Standard(text, deadline=limit),
                )

"""Whom a complaint waits for: while it is handled its handler alone, though the head may
take it from him; one that follows another waits for nobody by itself."""

from setneg.policy.complaints.times import HANDLED
from setneg.policy.complaints.times import MERGED
from setneg.policy.content.pengaduan import IPengaduan
from setneg.workflows.chains import stage_of
from setneg.workflows.inbox.interfaces import IAwaited
from setneg.workflows.steps.acting import awaited
from typing import Any
from zope.component import adapter
from zope.interface import implementer


@implementer(IAwaited)
@adapter(IPengaduan)
class Awaited:
    """The positions that must act now."""

    def __init__(self, complaint: Any) -> None:
        self.complaint = complaint

    def positions(self) -> tuple[str, ...]:
        stage = stage_of(self.complaint)
        if stage is not None and stage.id == MERGED:
            return ()
        if stage is not None and stage.id == HANDLED:
            return tuple(self.complaint.parties["Pelaksana"])
        return awaited(self.complaint)

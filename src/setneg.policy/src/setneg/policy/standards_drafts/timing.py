"""Deadlines that follow from more than the stage: the signature and the editing."""

from datetime import datetime
from setneg.policy.content.draf_standar import IDrafStandar
from setneg.policy.standards_drafts import editing
from setneg.policy.standards_drafts import memoranda
from setneg.workflows.chains import chain_of
from setneg.workflows.inbox.interfaces import IStandardTime
from setneg.workflows.inbox.standard import counted
from setneg.workflows.inbox.standard import Standard
from typing import Any
from zope.component import adapter
from zope.interface import implementer


SIGNATURE = "persetujuan"


@implementer(IStandardTime)
@adapter(IDrafStandar)
class DraftTime:
    """Signature: the chain's time from the receipt of the memorandum (R-SPS-06);
    editing: by the place in the queue (R-SPS-07); otherwise the chain's own."""

    def __init__(self, draft: Any):
        self.draft = draft

    def standard(self, stage: str, entered: datetime) -> Standard | None:
        if stage == editing.STAGE and self.draft.urutan_redaksi:
            needed = editing.days(self.draft.urutan_redaksi, editing.rate())
            return counted(f"{needed} hari", entered, "SPS-5.b.1")
        chain = chain_of(self.draft)
        if stage != SIGNATURE or chain is None:
            return None
        memo = memoranda.memorandum(self.draft.memo_pengembalian)
        moment = memoranda.received(memo, self.draft.unit) if memo else None
        start = max(moment, entered) if moment is not None else entered
        return counted(chain.stage(stage).time, start, "SPS-5.a.3")

"""One thing that is waited for."""

from dataclasses import dataclass
from datetime import datetime
from setneg.workflows.inbox.standard import Standard
from setneg.workflows.inbox.standard import UNSTATED


STAGE = "tahap"


@dataclass(frozen=True, slots=True)
class Wait:
    """From whom something is waited for, since when, and how long it may take.

    key        ``tahap`` for the step of the stage, else what is owed by whom
    positions  group ids; () when the stage waits for nobody's step
    """

    key: str
    positions: tuple[str, ...]
    since: datetime
    standard: Standard = UNSTATED

"""One opinion that another unit was asked for, and what may become of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field
from datetime import datetime
from setneg.workflows.clock.deadlines import Deadline
from typing import Final


WAITING: Final = "menunggu"
AGREED: Final = "setuju"
NOTED: Final = "setuju_dengan_catatan"
OPPOSED: Final = "tidak_setuju"
WITHDRAWN: Final = "ditarik"
WAIVED: Final = "dikesampingkan"

#: What may be answered. "setuju" is the paraf of the other unit.
VERDICTS: Final = (AGREED, NOTED, OPPOSED)
#: Verdicts that others must be able to understand.
REASONED: Final = (NOTED, OPPOSED)

#: Verbs in whose stage an opinion may be asked and given: until the signature.
OPEN_VERBS: Final = (
    "susun",
    "periksa",
    "paraf",
    "harmonisasi",
    "setujui",
    "tanda_tangan",
)

#: The local role of who is asked: he reads the document until it reaches its end.
ROLE: Final = "Pemberi Pendapat"


class CoordinationRefused(ValueError):
    """An act on an opinion that is not possible; `reasons` are sentences."""

    def __init__(self, reasons: Sequence[str], allowed: bool = True) -> None:
        self.reasons: tuple[str, ...] = tuple(reasons)
        self.allowed = allowed
        super().__init__(" ".join(self.reasons))


@dataclass(frozen=True, slots=True)
class Act:
    """Something that somebody did about an opinion; nobody changes it afterwards.

    act  minta, teruskan, jawab, tarik, kesampingkan
    """

    act: str
    actor: str
    position: str
    capacity: str
    time: datetime
    version: int
    text: str = ""


@dataclass(frozen=True, slots=True)
class Opinion:
    """What one position was asked, by whom, until when, and what it answered.

    route      the positions through which it went: first the one that was asked,
               last the one that answers now
    by, asker  position and userid of who asked
    mandatory  whether the document waits for it before the stage `before`
    state      menunggu, setuju, setuju_dengan_catatan, tidak_setuju, ditarik,
               dikesampingkan
    version    the version of the text that the answer saw; 0 before
    """

    id: str
    route: tuple[str, ...]
    by: str
    asker: str
    since: datetime
    mandatory: bool
    before: str
    standard: str
    deadline: Deadline
    question: str = ""
    state: str = WAITING
    note: str = ""
    answered: datetime | None = None
    answerer: str = ""
    capacity: str = ""
    version: int = 0
    acts: tuple[Act, ...] = field(default_factory=tuple)

    @property
    def position(self) -> str:
        """Who is to answer, or answered."""
        return self.route[-1]

    @property
    def waiting(self) -> bool:
        return self.state == WAITING

    def expired(self, now: datetime) -> bool:
        """Whether it was not answered in time."""
        return self.waiting and now > self.deadline.breach

"""When something in a case is not possible: readable reasons, or not this person's."""

from collections.abc import Sequence
from zExceptions import Forbidden


class CaseRefused(ValueError):
    """What was asked cannot be done now; ``reasons`` are sentences for the person."""

    def __init__(self, reasons: Sequence[str]) -> None:
        self.reasons = tuple(reasons)
        super().__init__(" ".join(self.reasons))


class NotYours(Forbidden):
    """It can be done, but not by this person's positions."""

    def __init__(self, reason: str) -> None:
        self.reasons = (reason,)
        super().__init__(reason)

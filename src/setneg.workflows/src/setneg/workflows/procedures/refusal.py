"""When something in a case is not possible: readable reasons, or not this person's."""

from collections.abc import Sequence
from setneg.workflows.steps.wording import say
from setneg.workflows.steps.wording import say_all
from zExceptions import Forbidden


class CaseRefused(ValueError):
    """What was asked cannot be done now; ``reasons`` are sentences for the person."""

    def __init__(self, reasons: Sequence[str]) -> None:
        self.reasons = say_all(reasons)
        super().__init__(" ".join(self.reasons))


class NotYours(Forbidden):
    """It can be done, but not by this person's positions."""

    def __init__(self, reason: str) -> None:
        self.reasons = (say(reason),)
        super().__init__(self.reasons[0])

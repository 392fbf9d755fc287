"""One sentence about one position."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reason:
    """What a position may do with a document, and why.

    group       id of the position (of the account, for a reader who was named himself),
                "" for everybody or for no position
    role        through which role, "" when through none
    sentence    in words (message id)
    transition  the step, "" for reading
    """

    group: str
    role: str
    sentence: str
    transition: str = ""

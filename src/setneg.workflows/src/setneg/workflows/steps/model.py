"""What a step is made of: an offer before it, an entry after it, a refusal instead."""

from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field
from datetime import datetime
from Products.CMFCore.WorkflowCore import WorkflowException
from typing import Any


@dataclass(frozen=True, slots=True)
class Offer:
    """One step that this person may take now on this document.

    missing   readable reasons why it would be refused at this moment; () = it can be
              taken as soon as what the schema asks for is said
    forward   False for a return, a withdrawal, a cancellation
    position  the position through which the person would act; "" for the system
    """

    transition: str
    verb: str
    target: str
    title: str
    schema: Any
    missing: tuple[str, ...] = ()
    forward: bool = True
    position: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a document's history; nobody changes it afterwards.

    action    transition id, "" for the creation
    minutes   working minutes that the document stood in `from_stage`
    version   the version of the text that the person saw
    said      what was said with the step besides the reason (copies, date)
    paraf     which paraf of the round was given with it, 0 = none (R-SOS-04)
    """

    action: str
    verb: str
    actor: str
    position: str
    capacity: str
    time: datetime
    from_stage: str
    to_stage: str
    reason: str
    minutes: int
    version: int
    said: Mapping[str, Any] = field(default_factory=dict)
    paraf: int = 0


@dataclass(frozen=True, slots=True)
class Remark:
    """Something that was done beside the chain and is told in the history.

    what  in words, as its reader sees it
    """

    time: datetime
    actor: str
    position: str
    capacity: str
    what: str
    text: str = ""
    version: int = 0


class StepRefused(WorkflowException):
    """A step that cannot be taken; `reasons` are sentences for the person.

    Plone's workflow tool makes a new exception from the one that it caught, so that
    another refusal is understood here as well.
    """

    def __init__(self, reasons: "Sequence[str] | StepRefused") -> None:
        given = reasons.reasons if isinstance(reasons, StepRefused) else reasons
        self.reasons: tuple[str, ...] = tuple(given)
        super().__init__(" ".join(self.reasons))


class StepNotOffered(StepRefused):
    """The document waits for this step, but not from this person."""

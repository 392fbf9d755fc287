"""What a step brings about, after the document has moved, in the same transaction."""

from collections.abc import Mapping
from setneg.workflows.interfaces import IStepTaken
from setneg.workflows.steps.interfaces import IStep
from setneg.workflows.steps.model import Entry
from setneg.workflows.steps.model import Offer
from typing import Any
from zope.component import queryAdapter
from zope.event import notify
from zope.interface import implementer
from zope.interface.interfaces import ObjectEvent


@implementer(IStepTaken)
class StepTaken(ObjectEvent):
    """Somebody took a step; handlers may fail, then nothing has happened."""

    def __init__(
        self, document: Any, step: Offer, data: Mapping[str, Any], entry: Entry
    ) -> None:
        super().__init__(document)
        self.document = document
        self.step = step
        self.data = data
        self.entry = entry


def effects(document: Any, offer: Offer, data: Mapping[str, Any], entry: Entry) -> None:
    """The verb's own effects first, then whatever the portal adds."""
    step = queryAdapter(document, IStep, name=offer.verb)
    if step is not None:
        step.done(entry, data)
    notify(StepTaken(document, offer, data, entry))

"""What an open request means for the inbox and for the next step."""

from collections.abc import Iterable
from collections.abc import Mapping
from collections.abc import Sequence
from setneg.workflows import _
from setneg.workflows import organisation
from setneg.workflows.clock import calendar
from setneg.workflows.coordination import place
from setneg.workflows.coordination.book import opinions
from setneg.workflows.coordination.model import Opinion
from setneg.workflows.inbox.interfaces import IWaits
from setneg.workflows.inbox.standard import Standard
from setneg.workflows.inbox.wait import Wait
from setneg.workflows.interfaces import IChained
from setneg.workflows.steps.interfaces import ICheck
from setneg.workflows.steps.model import Offer
from setneg.workflows.steps.wording import say
from typing import Any
from zope.component import adapter
from zope.interface import implementer


KEY = "pendapat"


@implementer(IWaits)
@adapter(IChained)
class OpenRequests:
    """The asked position finds the document in its inbox, with the deadline."""

    def __init__(self, document: Any) -> None:
        self.document = document

    def waits(self) -> Iterable[Wait]:
        found = [each for each in opinions(self.document) if each.waiting]
        if not found or place.open_stage(self.document) is None:
            return []
        return [
            Wait(
                f"{KEY}-{each.id}",
                (each.position,),
                each.since,
                Standard(each.standard, deadline=each.deadline),
            )
            for each in found
        ]


@implementer(ICheck)
@adapter(IChained)
class Coordinated:
    """A mandatory opinion that is missing stops the step to the stage that needs it."""

    def __init__(self, document: Any) -> None:
        self.document = document

    def missing(self, offer: Offer, data: Mapping[str, Any] | None) -> Sequence[str]:
        if not offer.forward:
            return ()
        return [
            _reason(each)
            for each in opinions(self.document)
            if each.mandatory
            and each.waiting
            and place.reaches(self.document, offer.verb, offer.target, each.before)
        ]


def _reason(found: Opinion) -> str:
    post = organisation.current().positions.get(found.position)
    until = calendar.current().local(found.deadline.breach)
    return say(
        _(
            "refused_opinion_missing",
            default="Pendapat wajib dari ${position} belum ada (tenggat ${due}).",
            mapping={
                "position": post.title if post else found.position,
                "due": until.strftime("%d-%m-%Y %H.%M"),
            },
        )
    )

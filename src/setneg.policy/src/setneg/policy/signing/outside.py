"""The steps of a signature given outside, and what stands in their way."""

from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import replace
from setneg.policy import _
from setneg.policy.content.document import Naskah
from setneg.policy.signing import remote
from setneg.policy.signing import sending
from setneg.policy.signing import shipment as shipments
from setneg.workflows.chains.sending import DELAY
from setneg.workflows.chains.sending import RECEIVE
from setneg.workflows.chains.sending import SEND
from setneg.workflows.chains.sending import SIGN
from setneg.workflows.chains.sending import TAKE_BACK
from setneg.workflows.steps import acting
from setneg.workflows.steps.interfaces import ICheck
from setneg.workflows.steps.numbers import unnumberable
from setneg.workflows.steps.taking import separated
from setneg.workflows.steps.verbs import Step
from typing import Any
from zope.component import adapter
from zope.component import subscribers
from zope.interface import implementer


CANCEL = "batalkan"


class Sending(Step):
    """kirim_tanda_tangan: the file is prepared; the request goes out afterwards."""

    def missing(self, data: Mapping[str, Any] | None) -> Sequence[str]:
        return [*super().missing(data), *unnumberable(self.document)]

    def done(self, entry: Any, data: Mapping[str, Any]) -> None:
        sending.prepare(self.document, entry)


@implementer(ICheck)
@adapter(Naskah)
class Sendable:
    """Sending asks all that a signature asks; the answer moves on, nobody's hand."""

    def __init__(self, document: Any) -> None:
        self.document = document

    def missing(self, offer: Any, data: Mapping[str, Any] | None) -> Sequence[str]:
        if offer.verb in (RECEIVE, DELAY):
            return (
                _(
                    "refused_by_hand",
                    default="Langkah ini dicatat sendiri oleh portal ketika "
                    "penyelenggara menjawab.",
                ),
            )
        return self._as_signature(offer, data) if offer.verb == SEND else ()

    def _as_signature(self, offer: Any, data: Mapping[str, Any] | None) -> list[str]:
        reasons = list(separated(self.document, SIGN, acting.userid()))
        signing = replace(offer, verb=SIGN)
        for check in subscribers((self.document,), ICheck):
            if not isinstance(check, Sendable):
                reasons += check.missing(signing, data)
        try:
            remote.settings()
        except remote.NotConfigured as error:
            reasons.append(str(error))
        return reasons


def follow(document: Any, event: Any) -> None:
    """After a step: what was sent is closed when it is taken back or cancelled."""
    sent = shipments.of(document)
    if sent is None:
        return
    if event.entry.verb == TAKE_BACK and sent.status in shipments.OPEN:
        sent.close(shipments.WITHDRAWN)
    elif event.entry.verb == CANCEL:
        if sent.status in shipments.OPEN:
            sent.close(shipments.WITHDRAWN)
        sending.give_up(document, event.entry.reason)


def moved(document: Any, event: Any) -> None:
    """The chain changed under a document that was sent out: its answer comes too late."""
    sent = shipments.of(document)
    if sent is not None and sent.status in shipments.OPEN:
        sent.close(shipments.WITHDRAWN)

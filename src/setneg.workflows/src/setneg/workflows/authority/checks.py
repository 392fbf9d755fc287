"""What forbids a step: a signer without authority, a substitute beyond his appointment."""

from collections.abc import Mapping
from collections.abc import Sequence
from setneg.workflows import _
from setneg.workflows import organisation
from setneg.workflows.authority.book import authority
from setneg.workflows.authority.judging import judged
from setneg.workflows.authority.words import post_title
from setneg.workflows.authority.words import sentence
from setneg.workflows.interfaces import IChained
from setneg.workflows.organisation.levels import SUBSTITUTES
from setneg.workflows.organisation.organogram import Holding
from setneg.workflows.steps import acting
from setneg.workflows.steps.interfaces import ICheck
from setneg.workflows.steps.wording import say
from typing import Any
from zope.component import adapter
from zope.interface import implementer


#: The steps at which it is asked who signs.
ASKED = ("susun", "tanda_tangan")
CAPACITIES = {"plt": "Plt.", "plh": "Plh."}


@implementer(ICheck)
@adapter(IChained)
class Authorised:
    """A document goes up, and is signed, only with a signer who has the authority."""

    def __init__(self, document: Any) -> None:
        self.document = document

    def missing(self, offer: Any, data: Mapping[str, Any] | None) -> Sequence[str]:
        """What stands against the chosen signer, with the rule behind it."""
        if offer.verb not in ASKED:
            return ()
        judge = judged(self.document)
        if judge is None:
            return ()
        return [sentence(judge, problem) for problem in judge.problems]


@implementer(ICheck)
@adapter(IChained)
class WithinAppointment:
    """A Plt. or Plh. does nothing that his appointment does not include."""

    def __init__(self, document: Any) -> None:
        self.document = document

    def missing(self, offer: Any, data: Mapping[str, Any] | None) -> Sequence[str]:
        """The sentence that names the act and the basis of the appointment."""
        who, day = acting.userid(), organisation.today()
        if not offer.position or not who:
            return ()
        row = organisation.current().holding(who, offer.position, day)
        if row is None or row.capacity not in SUBSTITUTES:
            return ()
        act = refused_act(row, offer.verb, self.document.portal_type)
        return [self._beyond(row, offer)] if act else ()

    def _beyond(self, row: Holding, offer: Any) -> str:
        return say(
            _(
                "refused_beyond_appointment",
                default="${capacity} ${post} tidak berwenang untuk langkah “${step}” pada "
                "naskah jenis ini (${extent}); dasar penunjukan: ${basis}.",
                mapping={
                    "capacity": CAPACITIES[row.capacity],
                    "post": post_title(offer.position),
                    "step": offer.title,
                    "extent": ", ".join(extent(row)) or "-",
                    "basis": row.basis or "-",
                },
            )
        )


def extent(row: Holding) -> tuple[str, ...]:
    """The acts outside a holder's power: his own, else those of his capacity."""
    if row.refused is not None:
        return row.refused
    return tuple(authority().refused.get(row.capacity, ()))


def refused_act(row: Holding, verb: str, kind: str) -> str:
    """The act of the extent that covers this step; "" when none does."""
    for act in extent(row):
        step, _sep, what = act.partition(":")
        if step in ("*", verb) and what in ("*", kind):
            return act
    return ""

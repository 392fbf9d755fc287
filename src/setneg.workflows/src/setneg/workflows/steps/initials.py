"""Paraf: everyone below the signer initials what he sends up, in order, with a time.

A paraf is an event of its own, recorded with the forward check (or with the chain's own
paraf stage) that it belongs to: its order within the round, who, through which position,
in which capacity, when, and which version he saw. It is neither the check nor the
signature. Source: R-SOS-04, I-21.
"""

from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from setneg.workflows import _
from setneg.workflows.authority.delegates import signs_himself
from setneg.workflows.chains import chain_of
from setneg.workflows.chains import stage_of
from setneg.workflows.chains.model import Chain
from setneg.workflows.chains.model import Stage
from setneg.workflows.interfaces import IChained
from setneg.workflows.steps import acting
from setneg.workflows.steps.history import CHECKS
from setneg.workflows.steps.history import current_round
from setneg.workflows.steps.history import DRAFTING
from setneg.workflows.steps.history import version_of
from setneg.workflows.steps.interfaces import ICheck
from setneg.workflows.steps.model import Offer
from setneg.workflows.steps.wording import say
from typing import Any
from typing import Final
from zope.component import adapter
from zope.interface import implementer


SIGNING: Final = "tanda_tangan"


@dataclass(frozen=True, slots=True)
class Initial:
    """One paraf of the current round.

    order      1 for the first in the round
    stage      the stage in which it was given
    stale      given on an older version than the one that stands now
    replaced   the same stage gave a later one (after a return)
    """

    order: int
    position: str
    actor: str
    capacity: str
    time: datetime
    version: int
    stage: str
    stale: bool = False
    replaced: bool = False


@dataclass(frozen=True, slots=True)
class Progress:
    """How many of the asked parafs are there: ``2/3``."""

    given: int
    asked: int

    @property
    def complete(self) -> bool:
        return self.given >= self.asked

    def __str__(self) -> str:
        return f"{self.given}/{self.asked}"


def initials(document: Any) -> list[Initial]:
    """The parafs of this round, in the order in which they were given."""
    version = version_of(document)
    given = [entry for entry in current_round(document) if entry.paraf]
    last = {entry.from_stage: entry.paraf for entry in given}
    return [
        Initial(
            order=entry.paraf,
            position=entry.position,
            actor=entry.actor,
            capacity=entry.capacity,
            time=entry.time,
            version=entry.version,
            stage=entry.from_stage,
            stale=entry.version < version,
            replaced=last[entry.from_stage] != entry.paraf,
        )
        for entry in given
    ]


def order_of(document: Any, offer: Offer) -> int:
    """Which paraf of the round this step gives; 0 when it gives none.

    A paraf is given by a forward check on the way to a signature, through a position;
    a level that is passed over gives none.
    """
    chain = chain_of(document)
    if offer.verb not in CHECKS or not offer.forward or not offer.position:
        return 0
    if chain is None or not chain.signers:
        return 0
    return 1 + sum(1 for entry in current_round(document) if entry.paraf)


def asked(document: Any) -> list[Stage]:
    """The stages below the signer that give a paraf in this round.

    Levels for which the unit's line has no position are passed over (R-X-01), and who
    will sign in another's name does not check.
    """
    chain = chain_of(document)
    if chain is None or not chain.signers:
        return []
    return [
        stage
        for stage in _last_round(chain, getattr(document, "penandatangan", None))
        if stage.verb in CHECKS
        and (awaited := acting.groups_with(document, stage.awaits()))
        and not signs_himself(document, awaited)
    ]


def progress(document: Any) -> Progress:
    """How far the parafs of this round have come."""
    stages = {stage.id for stage in asked(document)}
    given = {initial.stage for initial in initials(document)} & stages
    return Progress(len(given), len(stages))


def lacking(document: Any) -> list[Stage]:
    """The stages whose paraf is still missing in this round."""
    given = {initial.stage for initial in initials(document)}
    return [stage for stage in asked(document) if stage.id not in given]


def signing_for(document: Any) -> tuple[str, ...]:
    """The positions whose signature is waited for; () in every other stage."""
    stage = stage_of(document)
    if stage is None or stage.verb != SIGNING:
        return ()
    return acting.awaited(document)


def _last_round(chain: Chain, chosen: str | None) -> Sequence[Stage]:
    """The stages from the last drafting before the signature up to the signature."""
    found: list[Stage] = []
    for stage in chain.route(chosen):
        if stage.verb == SIGNING:
            return found
        found = [] if stage.verb == DRAFTING else [*found, stage]
    return ()


@implementer(ICheck)
@adapter(IChained)
class Initialled:
    """Nothing is signed while a paraf below the signer is missing. Source: R-SOS-04."""

    def __init__(self, document: Any) -> None:
        self.document = document

    def missing(self, offer: Offer, data: Mapping[str, Any] | None) -> Sequence[str]:
        if offer.verb != SIGNING:
            return ()
        return [
            say(
                _(
                    "refused_without_paraf",
                    default="Paraf pada tahap “${stage}” belum dibubuhkan pada putaran "
                    "ini; kembalikan naskah ke tahap itu.",
                    mapping={"stage": say(stage.title)},
                )
            )
            for stage in lacking(self.document)
        ]

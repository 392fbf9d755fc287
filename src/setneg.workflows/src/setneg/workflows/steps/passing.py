"""Levels that a unit's line does not have: a check by nobody is passed over.

A biro without subdivisions has no echelon III or IV. A document that comes to a check
by such a level goes on at once, and its history says so; a level that exists but whose
position is vacant waits. Source: R-X-01.
"""

from setneg.workflows import _
from setneg.workflows.authority.delegates import signs_himself
from setneg.workflows.chains import chain_of
from setneg.workflows.chains import stage_of
from setneg.workflows.chains.model import Chain
from setneg.workflows.chains.model import Stage
from setneg.workflows.chains.model import StepRule
from setneg.workflows.steps import acting
from setneg.workflows.steps.history import CHECKS
from setneg.workflows.steps.taking import carry
from setneg.workflows.steps.wording import say
from typing import Any


def pass_over(document: Any, event: Any) -> None:
    """After a step: on past a check that no position of the unit's line could do."""
    chain, stage = chain_of(document), stage_of(document)
    if chain is None or stage is None or not document.unit:
        return
    if _unmanned(document, chain, stage):
        reason = _(
            "reason_passed_over",
            default="Dilewati: garis unit ini tidak mempunyai jabatan untuk tahap "
            "“${stage}”.",
            mapping={"stage": say(stage.title)},
        )
    elif _signs_himself(document, chain, stage):
        reason = _(
            "reason_signs_on_behalf",
            default="Dilewati: pejabat tahap “${stage}” menandatangani naskah ini atas "
            "nama atasannya, sehingga tidak memeriksanya.",
            mapping={"stage": say(stage.title)},
        )
    else:
        return
    forward = _forward(document, chain, stage)[0]
    carry(document, forward.transition, say(reason))


def _unmanned(document: Any, chain: Chain, stage: Stage) -> bool:
    """Whether the stage is a check for which the unit's line has no position at all."""
    signer = chain.signer(getattr(document, "penandatangan", None))
    return (
        stage.verb in CHECKS
        and bool(_forward(document, chain, stage))
        and not acting.groups_with(document, stage.awaits(signer))
    )


def _signs_himself(document: Any, chain: Chain, stage: Stage) -> bool:
    """Whether the stage is a check by who will sign in his superior's name (R-X-02)."""
    if stage.verb not in CHECKS or not _forward(document, chain, stage):
        return False
    signer = chain.signer(getattr(document, "penandatangan", None))
    return signs_himself(document, acting.groups_with(document, stage.awaits(signer)))


def _forward(document: Any, chain: Chain, stage: Stage) -> list[StepRule]:
    signer = chain.signer(getattr(document, "penandatangan", None))
    return [rule for rule in stage.steps if rule.forward and rule.holds_for(signer)]

"""Where a document stands among its stages: before which one an opinion is due."""

from collections.abc import Sequence
from setneg.workflows.chains import chain_of
from setneg.workflows.chains import stage_of
from setneg.workflows.chains.model import Chain
from setneg.workflows.chains.model import Stage
from setneg.workflows.coordination.model import OPEN_VERBS
from setneg.workflows.steps import acting
from setneg.workflows.steps.history import CHECKS
from typing import Any


DECIDING = ("tanda_tangan", "setujui")


def open_stage(document: Any) -> Stage | None:
    """The stage, while opinions may still be asked and given; None afterwards."""
    stage = stage_of(document)
    return stage if stage is not None and stage.verb in OPEN_VERBS else None


def ahead(document: Any) -> list[Stage]:
    """The stages before which an opinion may be asked: from the next one up to the
    signature, or what follows the signature when that is where the document stands."""
    chain, stage = chain_of(document), open_stage(document)
    if chain is None or stage is None:
        return []
    route = list(_route(document, chain))
    if stage not in route:
        return []
    after = route[route.index(stage) + 1 :]
    choices = [each for each in after if each.verb in OPEN_VERBS]
    return choices or after[:1]


def usual(document: Any) -> str:
    """The stage before which an opinion is asked when nobody says otherwise: the last
    one that decides."""
    choices = ahead(document)
    deciding = [stage.id for stage in choices if stage.verb in DECIDING]
    return (deciding or [stage.id for stage in choices] or [""])[-1]


def reaches(document: Any, verb: str, target: str, before: str) -> bool:
    """Whether a step would bring the document to the stage, or past it."""
    chain = chain_of(document)
    if chain is None:
        return False
    order = [stage.id for stage in _route(document, chain)]
    if before not in order:
        return verb in DECIDING
    if target not in _all(document, chain):
        return True
    landing = _landing(document, chain, target)
    return landing not in order or order.index(landing) >= order.index(before)


def _route(document: Any, chain: Chain) -> Sequence[Stage]:
    """The stages that this document passes, without checks by nobody (R-X-01)."""
    chosen = getattr(document, "penandatangan", None)
    return [s for s in chain.route(chosen) if not _unmanned(document, s)]


def _all(document: Any, chain: Chain) -> list[str]:
    route = chain.route(getattr(document, "penandatangan", None))
    return [stage.id for stage in route]


def _landing(document: Any, chain: Chain, target: str) -> str:
    """Where a step to that stage ends: behind the checks that are passed over."""
    route = chain.route(getattr(document, "penandatangan", None))
    at = [stage.id for stage in route].index(target)
    for stage in route[at:]:
        if not _unmanned(document, stage):
            return stage.id
    return target


def _unmanned(document: Any, stage: Stage) -> bool:
    return stage.verb in CHECKS and not acting.groups_with(document, stage.awaits())

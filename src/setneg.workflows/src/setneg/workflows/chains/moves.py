"""Where documents of a stage that disappears may go on.

A map must not do what only a step may: no document comes past a signature, a number, a
harmonisation, an approval or a level's check that it has not had, and none is published.
Source: R-X-01, R-X-03.
"""

from collections.abc import Mapping
from setneg.workflows import _
from setneg.workflows.chains import glossary
from setneg.workflows.chains.model import Chain
from setneg.workflows.chains.model import Stage
from setneg.workflows.chains.sending import RECEIVE
from setneg.workflows.chains.sending import TAKE_BACK
from typing import Final


#: Verbs that decide something about a document: nobody is moved past one of them.
DECIDING: Final = ("tanda_tangan", "nomori", "harmonisasi", "setujui")


def passed(chain: Chain, stage_id: str) -> tuple[Stage, ...]:
    """The stages that a document has behind it when it stands there, on any route."""
    found: dict[str, Stage] = {}
    stage_id = _signature_of(chain, stage_id)
    for signer in chain.signers or (None,):
        route = chain.route(signer)
        ids = [stage.id for stage in route]
        if stage_id in ids:
            found |= {stage.id: stage for stage in route[: ids.index(stage_id)]}
    return tuple(found.values())


def _signature_of(chain: Chain, stage_id: str) -> str:
    """What was sent out to be signed has behind it what a signature here would have."""
    stage = chain.stage(stage_id)
    back = [rule.target for rule in stage.steps if rule.verb == TAKE_BACK]
    return back[0] if stage.verb == RECEIVE and back else stage_id


def targets(old: Chain, new: Chain, stage_id: str) -> tuple[Stage, ...]:
    """The stages of the new chain in which documents of that old stage may go on."""
    return tuple(
        stage for stage in new.stages if not refusal(old, new, stage_id, stage.id)
    )


def refusal(old: Chain, new: Chain, stage_id: str, target: str) -> str:
    """Why documents of an old stage may not go on in a new one; "" when they may."""
    if not new.has(target):
        return _(
            "move_unknown",
            default="Rantai baru tidak mempunyai tahap “${stage}”.",
            mapping={"stage": target},
        )
    aim = new.stage(target)
    known = old.has(stage_id)
    if aim.public and not (known and old.stage(stage_id).public):
        return _(
            "move_public",
            default="Naskah tidak terbit karena rantainya berubah; pilih tahap lain.",
        )
    missed = _missed(old, new, stage_id, aim)
    if missed:
        return _(
            "move_past",
            default="Naskah pada tahap ini belum melewati “${stage}”.",
            mapping={"stage": missed},
        )
    return ""


def _missed(old: Chain, new: Chain, stage_id: str, aim: Stage) -> str:
    """Title of what lies before the aim and behind no document of the old stage."""
    behind = passed(old, stage_id) if old.has(stage_id) else ()
    ids = {stage.id for stage in behind}
    verbs = {stage.verb for stage in behind}
    checked = {stage.level for stage in behind if stage.verb in glossary.CLIMBING}
    ahead = passed(new, aim.id)
    if aim.final and not ahead:
        return ""
    for stage in ahead:
        if stage.id in ids:
            continue
        undecided = stage.verb in DECIDING and stage.verb not in verbs
        unchecked = stage.verb in glossary.CHECKS and stage.level not in checked
        if old.has(stage.id) or undecided or unchecked:
            return stage.title
    return ""


def check(old: Chain, new: Chain, moves: Mapping[str, str]) -> tuple[str, ...]:
    """All that speaks against a map, in sentences; () when it may be used."""
    found = [refusal(old, new, before, after) for before, after in moves.items()]
    return tuple(dict.fromkeys(reason for reason in found if reason))

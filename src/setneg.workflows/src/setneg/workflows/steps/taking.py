"""Offering and taking steps: the one way in which a document moves.

`take` checks everything before it writes anything. Plone's own ways (menu, bulk, code)
come through the subscribers of the transition, which ask the same questions.
"""

from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field
from dataclasses import replace
from plone import api
from setneg.workflows import _
from setneg.workflows.chains import chain_of
from setneg.workflows.chains import glossary
from setneg.workflows.chains import stage_of
from setneg.workflows.chains.model import Chain
from setneg.workflows.chains.model import Stage
from setneg.workflows.chains.model import StepRule
from setneg.workflows.steps import acting
from setneg.workflows.steps import said
from setneg.workflows.steps.effects import effects
from setneg.workflows.steps.history import current_round
from setneg.workflows.steps.history import DRAFTING
from setneg.workflows.steps.history import history
from setneg.workflows.steps.history import version_of
from setneg.workflows.steps.interfaces import ICheck
from setneg.workflows.steps.interfaces import IStep
from setneg.workflows.steps.model import Entry
from setneg.workflows.steps.model import Offer
from setneg.workflows.steps.model import StepNotOffered
from setneg.workflows.steps.model import StepRefused
from setneg.workflows.steps.separation import conflicts
from setneg.workflows.steps.verbs import Step
from setneg.workflows.steps.wording import say
from setneg.workflows.steps.wording import say_all
import transaction
from typing import Any
from zope.component import queryAdapter
from zope.component import subscribers


@dataclass(frozen=True, slots=True)
class Ticket:
    """A step that was checked and is being taken: what the transition records."""

    offer: Offer
    capacity: str
    data: Mapping[str, Any] = field(default_factory=dict)


def offers(document: Any) -> list[Offer]:
    """The steps that the person at the desk may take now, in the chain's order."""
    chain, stage = chain_of(document), stage_of(document)
    who = acting.userid()
    if chain is None or stage is None or not who:
        return []
    rules = [
        rule
        for rule in _rules(document, chain, stage)
        if rule.verb not in glossary.ANSWERED_VERBS
    ]
    found = [_offer(document, rule, who) for rule in rules]
    return [
        replace(offer, missing=_reasons(document, offer, None, who))
        for offer in found
        if offer is not None
    ]


def take(document: Any, step: str, data: Mapping[str, Any] | None = None) -> Entry:
    """Take a step; the entry that it left.

    step  a verb or a transition id. A verb with several targets needs `ke` in the data.
    data  what the step's schema asks for; also `stage` and `version` that the caller
          had seen, to be told when somebody else was faster.

    StepRefused (StepNotOffered when it is not this person's): nothing was written.
    """
    ticket = checked(document, step, data or {})
    savepoint = transaction.savepoint(optimistic=True)
    try:
        return _move(document, ticket)
    except Exception:
        savepoint.rollback()
        raise


def carry(
    document: Any, step: str, reason: str, data: Mapping[str, Any] | None = None
) -> Entry:
    """Move a document in consequence of somebody's step elsewhere (a case goes on).

    The entry names the person whose step caused it, no position, capacity "sistem",
    and the reason. Whether the move is due is for the caller to know.
    """
    chain, stage = chain_of(document), stage_of(document)
    rules = _rules(document, chain, stage) if chain and stage else ()
    rule = _chosen(document, chain, rules, step, data or {})
    words = {"komentar": reason, **(data or {})}
    offer = Offer(
        rule.transition,
        rule.verb,
        rule.target,
        rule.title,
        _step(document, rule).schema,
        forward=rule.forward,
    )
    with acting.as_system(rule.roles):
        return _move(document, Ticket(offer, acting.SYSTEM, words))


def checked(document: Any, step: str, data: Mapping[str, Any]) -> Ticket:
    """The ticket for a step that may be taken; StepRefused else. Writes nothing."""
    who = acting.userid()
    chain, stage = chain_of(document), stage_of(document)
    rules = _rules(document, chain, stage) if chain and stage else ()
    overtaken = _overtaken(document, stage, data)
    if overtaken:
        raise StepRefused(overtaken)
    rule = _chosen(document, chain, rules, step, data)
    offer = _offer(document, rule, who)
    if offer is None:
        raise StepNotOffered([say(_not_yours(stage))])
    words = said.understood(offer.schema, data)
    missing = _reasons(document, offer, words, who, rule.reason)
    if missing:
        raise StepRefused(missing)
    return Ticket(offer, acting.capacity(who, offer.position), words)


def _move(document: Any, ticket: Ticket) -> Entry:
    tool = api.portal.get_tool("portal_workflow")
    tool.doActionFor(
        document,
        ticket.offer.transition,
        comment=said.reason_of(ticket.data),
        ticket=ticket,
    )
    entry = history(document)[-1]
    effects(document, ticket.offer, ticket.data, entry)
    return entry


def _rules(document: Any, chain: Chain, stage: Stage) -> Sequence[StepRule]:
    """The stage's steps that hold for the document's signer."""
    signer = chain.signer(getattr(document, "penandatangan", None))
    return [rule for rule in stage.steps if rule.holds_for(signer)]


def _chosen(
    document: Any,
    chain: Chain | None,
    rules: Sequence[StepRule],
    step: str,
    data: Mapping[str, Any],
) -> StepRule:
    """The rule that a verb or transition id means; StepRefused when there is none."""
    found = [rule for rule in rules if step in (rule.transition, rule.verb)]
    if data.get("ke"):
        found = [rule for rule in found if rule.target == data["ke"]]
    if len(found) > 1:
        who = acting.userid()
        found = [each for each in found if _offer(document, each, who)] or found
    if len(found) == 1:
        return found[0]
    if found:
        choices = ", ".join(f"{say(rule.title)} ({rule.transition})" for rule in found)
        raise StepRefused(
            [
                say(
                    _(
                        "refused_ambiguous",
                        default="Sebutkan langkah yang dimaksud: ${choices}.",
                        mapping={"choices": choices},
                    )
                )
            ]
        )
    known = chain is not None and any(
        step in (rule.transition, rule.verb)
        for stage in chain.stages
        for rule in stage.steps
    )
    raise StepRefused([say(_moved(document) if known else _unknown(step))])


def _offer(document: Any, rule: StepRule, who: str) -> Offer | None:
    """The step for this person; None when it is not his through any position."""
    position = acting.acting_position(document, rule.roles, who, rule.verb)
    tool = api.portal.get_tool("portal_workflow")
    workflows = tool.getWorkflowsFor(document)
    if not position or not any(
        workflow.isActionSupported(document, rule.transition) for workflow in workflows
    ):
        return None
    return Offer(
        rule.transition,
        rule.verb,
        rule.target,
        say(rule.title),
        _step(document, rule).schema,
        forward=rule.forward,
        position=position,
    )


def _step(document: Any, rule: StepRule) -> Any:
    """What the verb means for this document."""
    step = queryAdapter(document, IStep, name=rule.verb) or Step(document)
    if rule.reason and step.schema is said.IComment:
        step.schema = said.IReason
    return step


def _reasons(
    document: Any,
    offer: Offer,
    data: Mapping[str, Any] | None,
    who: str,
    reason: bool = False,
) -> tuple[str, ...]:
    """All that stands in the way of a step, in one list."""
    found: list[str] = list(separated(document, offer.verb, who))
    step = queryAdapter(document, IStep, name=offer.verb) or Step(document)
    if step.schema is said.IComment:
        step.schema = offer.schema
    found += step.missing(data)
    if reason and data is not None and not said.reason_of(data) and not found:
        found.append(_("missing_reason", default="Alasan wajib diisi."))
    for check in subscribers((document,), ICheck):
        found += check.missing(offer, data)
    return say_all(found)


def separated(document: Any, verb: str, who: str) -> list[str]:
    """Why somebody may not do this after what he did in this round (R-X-02)."""
    chain, stage = chain_of(document), stage_of(document)
    if chain is None or stage is None:
        return []
    done = current_round(document)
    drafters = {
        role
        for rule in chain.initial.steps
        if rule.verb == DRAFTING
        for role in rule.roles
    }
    created = any(
        not entry.action
        and entry.actor == who
        and drafters.intersection(acting.roles_of(document, entry.position))
        for entry in done
    )
    return conflicts(verb, stage.id, who, done, created)


def _overtaken(
    document: Any, stage: Stage | None, data: Mapping[str, Any]
) -> list[str]:
    """Somebody else was faster than the page that the person looked at."""
    reasons = []
    if data.get("stage") and stage is not None and data["stage"] != stage.id:
        reasons.append(say(_moved(document)))
    version = data.get("version")
    if version and str(version) != str(version_of(document)):
        reasons.append(
            say(
                _(
                    "refused_other_version",
                    default="Isi naskah berubah sejak Anda membukanya (sekarang versi "
                    "${version}). Baca kembali sebelum melanjutkan.",
                    mapping={"version": str(version_of(document))},
                )
            )
        )
    return reasons


def _moved(document: Any) -> str:
    stage = stage_of(document)
    return _(
        "refused_moved",
        default="Langkah ini tidak tersedia: naskah berada pada tahap “${stage}”.",
        mapping={"stage": say(stage.title) if stage else "-"},
    )


def _unknown(step: str) -> str:
    return _(
        "refused_unknown",
        default="Langkah “${step}” tidak dikenal untuk naskah ini.",
        mapping={"step": step},
    )


def _not_yours(stage: Stage | None) -> str:
    return _(
        "refused_not_yours",
        default="Langkah ini pada tahap “${stage}” bukan wewenang jabatan Anda.",
        mapping={"stage": say(stage.title) if stage else "-"},
    )

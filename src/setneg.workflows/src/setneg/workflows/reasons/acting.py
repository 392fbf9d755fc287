"""Who can act on a document, and why; and where nobody can."""

from collections.abc import Iterator
from plone import api
from setneg.workflows import _
from setneg.workflows import organisation
from setneg.workflows.chains import chain_of
from setneg.workflows.chains import stage_of
from setneg.workflows.chains.model import StepRule
from setneg.workflows.reasons.model import Reason
from setneg.workflows.reasons.reading import post_of
from setneg.workflows.reasons.reading import roles_given
from setneg.workflows.reasons.reading import stage_title
from setneg.workflows.reasons.reading import viewing_roles
from setneg.workflows.steps import acting
from typing import Any


def actors(document: Any) -> tuple[Reason, ...]:
    """Each step that somebody may take now, with the position and the rule."""
    organogram, today = organisation.current(), organisation.today()
    return tuple(
        reason for reason in _able(document) if organogram.holders(reason.group, today)
    )


def hindered(document: Any) -> tuple[Reason, ...]:
    """Steps that wait for a vacant position, or for one that the unit does not have."""
    organogram, today = organisation.current(), organisation.today()
    found = []
    for reason in _able(document):
        if not organogram.holders(reason.group, today):
            superior = organogram.superior(reason.group)
            sentence = _(
                "acts_not_vacant",
                default="“${step}” menunggu ${post}: tidak ada pejabatnya hari ini. "
                "Atasannya: ${superior}.",
                mapping={
                    "step": _title(document, reason.transition),
                    "post": post_of(reason.group),
                    "superior": post_of(superior.id) if superior else "–",
                },
            )
            found.append(Reason(reason.group, reason.role, sentence, reason.transition))
    return (*found, *_unmanned(document))


def _rules(document: Any) -> list[StepRule]:
    chain, stage = chain_of(document), stage_of(document)
    if chain is None or stage is None:
        return []
    signer = chain.signer(getattr(document, "penandatangan", None))
    return [rule for rule in stage.steps if rule.holds_for(signer)]


def _able(document: Any) -> Iterator[Reason]:
    """Positions that the chain lets take a step where the document stands."""
    given = roles_given(document)
    seeing = set(viewing_roles(document))
    for rule in _rules(document):
        unlocked = _open(document, rule)
        for group in acting.groups_with(document, rule.roles):
            roles = given.get(group, ())
            role = next((r for r in roles if r in unlocked and r in rule.roles), None)
            if role is None or seeing.isdisjoint((*roles, "Anonymous")):
                continue
            yield Reason(
                group, role, _sentence(document, group, role, rule), rule.transition
            )


def _open(document: Any, rule: StepRule) -> set[str]:
    """Roles for which the guard leaves a step open now."""
    tool = api.portal.get_tool("portal_workflow")
    for definition in tool.getWorkflowsFor(document):
        transition = definition.transitions.get(rule.transition)
        if transition is not None:
            return set(transition.guard.roles_for(definition, document))
    return set()


def _sentence(document: Any, group: str, role: str, rule: StepRule) -> str:
    return _(
        "acts_because",
        default="${post} dapat mengambil langkah “${step}” karena rantai memberikannya "
        "kepada ${role} pada tahap “${stage}”.",
        mapping={
            "post": post_of(group),
            "step": rule.title,
            "role": role,
            "stage": stage_title(document),
        },
    )


def _unmanned(document: Any) -> list[Reason]:
    """Forward steps for which the unit's line has no position at all."""
    return [
        Reason(
            "",
            ", ".join(rule.roles),
            _(
                "acts_not_unmanned",
                default="“${step}” menunggu ${roles}, tetapi unit ini tidak mempunyai "
                "jabatan itu.",
                mapping={"step": rule.title, "roles": ", ".join(rule.roles)},
            ),
            rule.transition,
        )
        for rule in _rules(document)
        if rule.forward and not acting.groups_with(document, rule.roles)
    ]


def _title(document: Any, transition: str) -> str:
    titles = [rule.title for rule in _rules(document) if rule.transition == transition]
    return titles[0] if titles else transition

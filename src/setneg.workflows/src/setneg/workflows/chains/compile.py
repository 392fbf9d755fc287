"""From a chain to the workflow that Plone runs: states, transitions, guards, variables."""

from Products.DCWorkflow.Guard import Guard
from Products.DCWorkflow.Transitions import TRIGGER_USER_ACTION
from setneg.workflows.chains.definition import ChainDefinition
from setneg.workflows.chains.guard import ChainGuard
from setneg.workflows.chains.guard import Leave
from setneg.workflows.chains.model import Chain
from setneg.workflows.chains.model import Stage
from setneg.workflows.chains.model import StepRule
from setneg.workflows.chains.permissions import managed
from setneg.workflows.chains.permissions import roles_of
from setneg.workflows.chains.text import dumps
from typing import Any
from typing import Final


#: Raised when the same declaration compiles to something else.
COMPILER: Final = 5

STATE_VARIABLE: Final = "review_state"

#: Where Plone's menu leads for a step.
FORM_URL: Final = "%(content_url)s/@@langkah?langkah={}"

#: What is recorded with each step: variable -> (what it is, where it comes from).
AUDIT: Final = {
    "action": ("Langkah terakhir", "transition/getId|nothing"),
    "actor": ("Pelaku langkah terakhir", "user/getId"),
    "time": ("Waktu langkah terakhir", "state_change/getDateTime"),
    "comments": ("Catatan", "python:state_change.kwargs.get('comment', '')"),
    "from_stage": (
        "Tahap asal",
        "python:state_change.status.get('review_state')",
    ),
    "position": ("Jabatan pelaku", "python:state_change.kwargs.get('position')"),
    "capacity": (
        "Kedudukan pelaku (definitif, Plt., Plh.)",
        "python:state_change.kwargs.get('capacity')",
    ),
    "reason": ("Alasan", "python:state_change.kwargs.get('reason')"),
    "minutes": (
        "Menit kerja pada tahap asal",
        "python:state_change.kwargs.get('minutes')",
    ),
    "version": ("Versi naskah", "python:state_change.kwargs.get('version')"),
}


def compile(chain: Chain) -> ChainDefinition:
    """The workflow of a chain; it carries its declaration, so no file is needed later."""
    definition = ChainDefinition(chain.id)
    definition.title = chain.title
    definition.description = f"Rantai {chain.title}"
    definition.state_var = STATE_VARIABLE
    definition.initial_state = chain.initial.id
    definition.manager_bypass = False
    definition.permissions = managed(chain)
    definition.declaration = chain.declaration or dumps(chain)
    definition.compiler = COMPILER
    for stage in chain.stages:
        _add_state(definition, stage)
    for transition, leaves in chain.transitions().items():
        _add_transition(definition, chain, transition, leaves)
    _add_variables(definition)
    _add_worklists(definition, chain)
    return definition


def _add_state(definition: Any, stage: Stage) -> None:
    definition.states.addState(stage.id)
    state = definition.states[stage.id]
    transitions = tuple(dict.fromkeys(step.transition for step in stage.steps))
    state.setProperties(title=stage.title, transitions=transitions)
    for permission in definition.permissions:
        state.setPermission(permission, 0, roles_of(permission, stage))


def _add_transition(
    definition: Any,
    chain: Chain,
    transition: str,
    leaves: tuple[tuple[Stage, StepRule], ...],
) -> None:
    rule = leaves[0][1]
    definition.transitions.addTransition(transition)
    new = definition.transitions[transition]
    new.setProperties(
        title=rule.title,
        new_state_id=rule.target,
        trigger_type=TRIGGER_USER_ACTION,
        actbox_name=rule.title.replace("%", "%%"),
        actbox_url=FORM_URL.format(transition),
        actbox_category="workflow",
    )
    table: dict[str, tuple[Leave, ...]] = {}
    for stage, step in leaves:
        leave = Leave(
            step.roles, step.signers, _after(chain, step), _manned(chain, step)
        )
        table[stage.id] = (*table.get(stage.id, ()), leave)
    new.guard = ChainGuard(table, chain.signer(None))


def _after(chain: Chain, step: StepRule) -> tuple[str, ...]:
    """The submissions after which a withdrawal is still possible."""
    if not step.fresh:
        return ()
    draft = chain.stage(step.target)
    return tuple({rule.transition for rule in draft.steps if rule.forward})


def _manned(chain: Chain, step: StepRule) -> tuple[str, ...]:
    """Roles of which the unit must have one, so that the target is no check by nobody."""
    target = chain.stage(step.target)
    checked = step.verb == "kembalikan" and target.verb in ("periksa", "paraf")
    return target.awaits() if checked else ()


def _add_variables(definition: Any) -> None:
    for name, (description, expression) in AUDIT.items():
        definition.variables.addVariable(name)
        definition.variables[name].setProperties(
            description=description,
            default_value="",
            default_expr=expression,
            for_status=1,
            update_always=1,
        )
    definition.variables.addVariable("review_history")
    definition.variables["review_history"].setProperties(
        description="Riwayat langkah",
        default_value="",
        default_expr="state_change/getHistory",
        props={"guard_permissions": "View"},
    )


def _add_worklists(definition: Any, chain: Chain) -> None:
    """One list a waiting stage, for whoever must act there."""
    for stage in chain.stages:
        roles = stage.awaits()
        if not roles:
            continue
        name = f"menunggu-{stage.id}"
        definition.worklists.addWorklist(name)
        worklist = definition.worklists[name]
        worklist.setProperties(
            description=stage.title, props={"var_match_review_state": stage.id}
        )
        worklist.guard = Guard()
        worklist.guard.permissions = ("View",)
        worklist.guard.roles = roles

"""Who belongs to the circle that may know of a secret document.

Worked out when something happens (made, changed, a step) and kept with the document, so
that each question for a right is answered from its attributes alone.
"""

from AccessControl.PermissionRole import rolesForPermissionOn
from Acquisition import aq_base
from Products.DCWorkflow.utils import modifyRolesForPermission
from setneg.policy.browser.dates import local
from setneg.policy.secrecy.classes import ACTING
from setneg.policy.secrecy.classes import CHAIN
from setneg.policy.secrecy.classes import NAMED
from setneg.policy.secrecy.classes import rule_of
from setneg.workflows import organisation
from setneg.workflows.chains import chain_of
from setneg.workflows.chains import stage_of
from setneg.workflows.chains.permissions import MANAGER
from setneg.workflows.chains.permissions import roles_of
from setneg.workflows.chains.permissions import SEEING
from setneg.workflows.organisation.localroles import LIMIT
from setneg.workflows.organisation.localroles import READER
from setneg.workflows.steps import acting
from setneg.workflows.steps.history import DRAFTING
from setneg.workflows.steps.history import history


#: Attribute of those who were let in because they need to know.
NEEDS = "perlu_tahu"


def circle(document):
    """(positions, roles) of the line that may know of it; None: the whole line.

    Positions: who drafted, acted, signed or is waited for now. Roles: of the stages that
    it has come through (R), or of the stage in which it stands (SR).
    """
    rule = rule_of(document)
    chain, stage = chain_of(document), stage_of(document)
    if rule == CHAIN or chain is None or stage is None:
        return None
    entries = history(document)
    posts = {entry.position for entry in entries if entry.position}
    posts |= _drafters(document, entries)
    posts |= set(acting.awaited(document)) if stage.verb != DRAFTING else set()
    signed = getattr(aq_base(document), "ditandatangani_oleh", None)
    posts |= {signed} if signed else set()
    signer = chain.signer(getattr(document, "penandatangan", None))
    passed = {entry.to_stage for entry in entries} if rule == ACTING else set()
    roles = {
        role
        for each in chain.stages
        if each.id in passed | {stage.id} and (each.verb != DRAFTING or rule == ACTING)
        for role in each.awaits(signer)
    }
    return tuple(sorted(posts)), tuple(sorted(roles))


def _drafters(document, entries) -> set[str]:
    """The positions of the unit that who made it held on that day."""
    makers = [entry for entry in entries if not entry.action and entry.actor]
    by_unit = organisation.current().roles(getattr(document, "unit", None) or "")
    return {
        group
        for entry in makers
        for group in organisation.current().groups_of(
            entry.actor, local(entry.time).date()
        )
        if group in by_unit
    }


def draw(document) -> bool:
    """Keep the circle with the document; whether anything is another than before."""
    found = circle(document)
    before = getattr(aq_base(document), LIMIT, None)
    if found != before:
        setattr(document, LIMIT, found)
    if found is None and before is None and not let_in(document):
        return False
    return settle(document) or found != before


def redraw(document) -> None:
    """Draw the circle and let the catalog know of it: of this document only."""
    if draw(document):
        document.reindexObjectSecurity()


def let_in(document) -> bool:
    """Whether somebody beside the line was let in."""
    return bool(getattr(aq_base(document), NEEDS, None))


def settle(document) -> bool:
    """Set who sees it in its stage, beyond what the chain says; whether that changed.

    A document of the narrowest rule is closed to site managers as well: they keep the
    portal running, they do not read what it holds. Who was let in reads in every stage.
    """
    stage = stage_of(document)
    if stage is None:
        return False
    shut = getattr(aq_base(document), LIMIT, None) is not None
    changed = False
    for permission in SEEING:
        wanted = set(roles_of(permission, stage))
        if shut and rule_of(document) == NAMED:
            wanted.discard(MANAGER)
        if let_in(document):
            wanted.add(READER)
        if wanted != set(rolesForPermissionOn(permission, document)):
            modifyRolesForPermission(document, permission, tuple(sorted(wanted)))
            changed = True
    return changed

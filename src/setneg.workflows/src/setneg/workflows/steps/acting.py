"""Who acts, and through which position.

A step is always taken through a position that gives the role which the chain asks for;
a role that somebody has in another way (sharing, a manager's rights) is not enough.
"""

from AccessControl import getSecurityManager
from AccessControl.SecurityManagement import newSecurityManager
from AccessControl.SecurityManagement import setSecurityManager
from AccessControl.users import UnrestrictedUser
from Acquisition import aq_base
from collections.abc import Iterator
from collections.abc import Sequence
from contextlib import AbstractContextManager
from contextlib import contextmanager
from plone import api
from Products.CMFCore.permissions import ManagePortal
from setneg.workflows import organisation
from setneg.workflows.authority.delegates import delegates
from setneg.workflows.authority.delegates import VERBS as DELEGATED
from setneg.workflows.chains import chain_of
from setneg.workflows.chains import stage_of
from typing import Any


DEFINITE = "definitif"
SYSTEM = "sistem"


def userid() -> str:
    """Who is at the desk; "" for nobody."""
    return str(getSecurityManager().getUser().getId() or "")


def roles_of(document: Any, group: str) -> tuple[str, ...]:
    """What a position is for a document: by its unit, and as one of its parties."""
    by_unit = organisation.current().roles(document.unit or "").get(group, ())
    parties = getattr(document, "parties", None) or {}
    return (*by_unit, *(role for role, ids in parties.items() if group in ids))


def groups_with(document: Any, roles: Sequence[str]) -> tuple[str, ...]:
    """The positions that have one of these roles for a document."""
    organogram = organisation.current()
    found = [
        group
        for role in roles
        for group in organogram.groups(document.unit or "", role)
    ]
    parties = getattr(document, "parties", None) or {}
    found += [group for role in roles for group in parties.get(role, ())]
    return tuple(dict.fromkeys(found))


def acting_position(
    document: Any, roles: Sequence[str], who: str, verb: str = ""
) -> str:
    """The position through which somebody would act; "" when he holds none.

    Own positions come before those held as a substitute, and both before a signature
    in another's name (a.n., u.b.).
    """
    organogram = organisation.current()
    held = set(organogram.groups_of(who, organisation.today())) if who else set()
    # A party may be a person without a position: named by the account.
    held.update((who,) if who else ())
    able = [group for group in groups_with(document, roles) if group in held]
    if not able and verb in DELEGATED:
        able = [group for group in delegates(document) if group in held]
    able.sort(key=lambda group: capacity(who, group) != DEFINITE)
    return able[0] if able else ""


def capacity(who: str, position: str) -> str:
    """definitif, plt or plh; "" when the person does not hold the position."""
    holding = organisation.current().holding(who, position, organisation.today())
    return holding.capacity if holding is not None else ""


def involved(document: Any, who: str) -> bool:
    """Whether somebody has to do with a document: by a position, or as its reader.

    Who sees a published document only because it is public, does not see who worked
    on it.
    """
    held = organisation.current().groups_of(who, organisation.today()) if who else ()
    held = (*held, who) if who else held
    readers = getattr(document, "readers", None) or ()
    return any(group in readers or _inside(document, group) for group in held) or bool(
        getSecurityManager().checkPermission(ManagePortal, document)
    )


def _inside(document: Any, group: str) -> bool:
    """Whether somebody has a role by which he has to do with a document.

    Content may say that a role stands outside (`outer_roles`: the sender of a submission
    is told in words of his own). Of such content only the roles of its chain count:
    being of the sender's unit is none.
    """
    roles = set(roles_of(document, group))
    outside = set(getattr(aq_base(document), "outer_roles", ()))
    chain = chain_of(document) if outside else None
    if chain is None:
        return bool(roles)
    named = {role for stage in chain.stages for role in stage.viewers}
    return bool(roles & named - outside)


def in_own_right(document: Any) -> tuple[str, ...]:
    """The positions that may take the document a step forward in their own name."""
    chain = chain_of(document)
    stage = stage_of(document)
    if chain is None or stage is None:
        return ()
    signer = chain.signer(getattr(document, "penandatangan", None))
    return groups_with(document, stage.awaits(signer))


def awaited(document: Any) -> tuple[str, ...]:
    """The positions that may take the document a step forward now, also in another's
    name."""
    own = in_own_right(document)
    return tuple(dict.fromkeys((*own, *delegates(document))))


class _Consequence(UnrestrictedUser):
    """The system, acting under the id of the person whose step it follows."""

    def getId(self) -> str:
        return str(self.getUserName())


@contextmanager
def _as_system(roles: Sequence[str]) -> Iterator[None]:
    manager = getSecurityManager()
    system = _Consequence(userid() or SYSTEM, "", list(roles), "")
    newSecurityManager(None, system.__of__(api.portal.get_tool("acl_users")))
    try:
        yield
    finally:
        setSecurityManager(manager)


def as_system(roles: Sequence[str]) -> AbstractContextManager[None]:
    """Act with these roles in consequence of somebody's step; his id stays the actor."""
    return _as_system(roles)

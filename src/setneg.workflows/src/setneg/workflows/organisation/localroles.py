"""Which group has which role on a piece of owned content.

Only attributes of the content and the organogram in memory are asked: one check of the
View permission comes here several times.
"""

from Acquisition import aq_base
from collections.abc import Iterator
from setneg.workflows.interfaces import IOwned
from setneg.workflows.organisation.cache import current
from setneg.workflows.organisation.levels import PARTY_ROLES
from typing import Any
from zope.component import adapter


READER = "Reader"

#: Attribute of content that only a part of its line may know of: (positions, roles).
#: Of those who have a role by the unit, only they keep it. None: no such limit.
LIMIT = "akses_terbatas"


@adapter(IOwned)
class OwnedLocalRoles:
    """Roles by the organogram for the owning unit, by receipt, and by being a party.

    A content object may name parties only for the roles that exist for that purpose,
    so that no document can make anybody a manager.
    """

    def __init__(self, context: Any) -> None:
        # without acquisition: a case's readers are not those of a document inside
        self.context = aq_base(context)
        unit = getattr(self.context, "unit", None) or ""
        self.by_unit = current(context).roles(unit)
        self.limit: Any = getattr(self.context, LIMIT, None)

    def getRoles(self, principal_id: str) -> tuple[str, ...]:
        roles = self.by_unit.get(principal_id, ())
        if self.limit is not None and not self._within(principal_id, roles):
            roles = ()
        if principal_id in (getattr(self.context, "readers", None) or ()):
            roles = (*roles, READER)
        parties = getattr(self.context, "parties", None)
        if parties:
            roles = (
                *roles,
                *(
                    role
                    for role in PARTY_ROLES
                    if principal_id in (parties.get(role) or ())
                ),
            )
        return roles

    def _within(self, principal_id: str, roles: tuple[str, ...]) -> bool:
        """Whether a position belongs to the part of the line that may know of it."""
        posts, kept = self.limit
        return principal_id in posts or any(role in kept for role in roles)

    def getAllRoles(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        principals = dict.fromkeys(self.by_unit)
        principals.update(dict.fromkeys(getattr(self.context, "readers", None) or ()))
        parties = getattr(self.context, "parties", None) or {}
        for role in PARTY_ROLES:
            principals.update(dict.fromkeys(parties.get(role) or ()))
        for principal_id in principals:
            yield principal_id, self.getRoles(principal_id)


def stand_alone(content: Any, event: object) -> None:
    """Owned content takes no role from the container it lies in.

    A case is a folder; who has a role on the case has it on a document inside only when
    that document's own unit, receipt or parties say so.
    """
    if not getattr(aq_base(content), "__ac_local_roles_block__", None):
        content.__ac_local_roles_block__ = True

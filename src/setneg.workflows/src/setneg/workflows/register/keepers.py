"""Who keeps which register.

The mail desk keeps its own, and so does the desk that serves a leader; the head of a unit
keeps those of the unit and of the units below.
On the site itself they have the role ``Pemegang Register``, which may open the register
and nothing else; which books it shows follows from the position.
"""

from borg.localrole.interfaces import ILocalRoleProvider
from collections.abc import Iterable
from plone import api
from plone.base.interfaces import IPloneSiteRoot
from setneg.workflows import organisation
from setneg.workflows.organisation.organogram import Organogram
from setneg.workflows.organisation.organogram import Position
from typing import Any
from zope.component import adapter
from zope.interface import implementer


ROLE = "Pemegang Register"
DESK = "persuratan"
HEAD = "kepala"


def is_keeper(organogram: Organogram, position: Position) -> bool:
    """Whether a position keeps any register."""
    unit = organogram.units.get(position.unit)
    desk = unit is not None and (DESK in unit.duties or bool(unit.serves))
    return position.function == HEAD or desk


def keeps(office: str, userid: str) -> bool:
    """Whether somebody keeps the registers of an office; managers keep all."""
    user = api.user.get(userid)
    if user is not None and api.user.has_permission("Manage portal", user=user):
        return True
    organogram = organisation.current()
    if office not in organogram.units:
        return False
    line = {unit.code for unit in organogram.line(office)}
    for position in organogram.positions_of(userid, organisation.today()):
        if position.unit == office and is_keeper(organogram, position):
            return True
        if position.function == HEAD and position.unit in line:
            return True
    return False


@implementer(ILocalRoleProvider)
@adapter(IPloneSiteRoot)
class SiteKeepers:
    """Gives the keepers' positions their role on the site."""

    def __init__(self, context: Any) -> None:
        self.context = context

    def getRoles(self, principal_id: str) -> tuple[str, ...]:
        """The role for a position that keeps a register."""
        organogram = organisation.current(self.context)
        position = organogram.positions.get(principal_id)
        if position is not None and is_keeper(organogram, position):
            return (ROLE,)
        return ()

    def getAllRoles(self) -> Iterable[tuple[str, tuple[str, ...]]]:
        """All positions with the role."""
        organogram = organisation.current(self.context)
        for position in organogram.positions.values():
            if is_keeper(organogram, position):
                yield position.id, (ROLE,)

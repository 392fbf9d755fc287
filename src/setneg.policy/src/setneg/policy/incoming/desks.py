"""Mail desks: who writes letters into the agenda book, and to whom a desk puts them.

A desk is a unit with the duty of correspondence (it puts letters to every head) or a
unit that serves a leader outside its line (it puts letters to that leader only).
Source: the rule that incoming mail passes one door; R-PIM-01 (each leader's desk apart).
"""

from borg.localrole.interfaces import ILocalRoleProvider
from collections.abc import Iterable
from plone.base.interfaces import IPloneSiteRoot
from setneg.workflows import organisation
from setneg.workflows.organisation.organogram import Organogram
from setneg.workflows.organisation.organogram import Position
from setneg.workflows.organisation.organogram import Unit
from typing import Any
from zope.component import adapter
from zope.interface import implementer


ROLE = "Meja Surat"
DUTY = "persuratan"
STAFF = "staf"
HEAD = "kepala"


def is_desk(unit: Unit | None) -> bool:
    """Whether a unit registers incoming letters."""
    return unit is not None and (DUTY in unit.duties or bool(unit.serves))


def at_desk(organogram: Organogram, post: Position) -> bool:
    """Whether a position does the work of a desk: its staff and its head."""
    works = post.level == STAFF or post.function == HEAD
    return works and is_desk(organogram.units.get(post.unit))


def posts_of(code: str) -> tuple[str, ...]:
    """The positions that work at a desk; () for a unit that is none."""
    organogram = organisation.current()
    return tuple(p.id for p in organogram.posts(code) if at_desk(organogram, p))


def desks_of(userid: str) -> tuple[Unit, ...]:
    """The desks at which somebody works today."""
    organogram = organisation.current()
    held = organogram.positions_of(userid, organisation.today()) if userid else ()
    found = [organogram.units[p.unit] for p in held if at_desk(organogram, p)]
    return tuple(dict.fromkeys(found))


def addressable(desks: Iterable[Unit]) -> tuple[str, ...]:
    """The positions to which these desks may put letters, in the organogram's order."""
    organogram = organisation.current()
    found: list[str] = []
    for desk in desks:
        if DUTY in desk.duties:
            found += [p.id for p in organogram.positions.values() if p.function == HEAD]
        heads = [organogram.head(code) for code in desk.serves]
        found += [head.id for head in heads if head is not None]
    return tuple(dict.fromkeys(found))


def serving(leader: str) -> tuple[str, ...]:
    """The positions of the desk that serves one leader and no other duty."""
    organogram = organisation.current()
    post = organogram.positions.get(leader)
    if post is None:
        return ()
    return tuple(
        each
        for unit in organogram.units.values()
        if post.unit in unit.serves and DUTY not in unit.duties
        for each in posts_of(unit.code)
    )


@implementer(ILocalRoleProvider)
@adapter(IPloneSiteRoot)
class SiteDesks:
    """Gives the positions of the desks their role on the site."""

    def __init__(self, context: Any) -> None:
        self.context = context

    def getRoles(self, principal_id: str) -> tuple[str, ...]:
        """The role for a position that works at a desk."""
        organogram = organisation.current(self.context)
        post = organogram.positions.get(principal_id)
        return (ROLE,) if post is not None and at_desk(organogram, post) else ()

    def getAllRoles(self) -> Iterable[tuple[str, tuple[str, ...]]]:
        """All positions with the role."""
        organogram = organisation.current(self.context)
        for post in organogram.positions.values():
            if at_desk(organogram, post):
                yield post.id, (ROLE,)

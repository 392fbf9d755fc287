"""The organisation as it is shown: units with their positions and who holds them now."""

from dataclasses import dataclass
from datetime import date
from plone import api
from setneg.workflows import _
from setneg.workflows.organisation.cache import current
from setneg.workflows.organisation.cache import today
from setneg.workflows.organisation.organogram import Holding
from setneg.workflows.organisation.organogram import Organogram
from setneg.workflows.organisation.organogram import Position
from setneg.workflows.organisation.organogram import Unit
from typing import Any


CAPACITY_TITLES = {
    "definitif": "",
    "plt": _("capacity_plt", default="Plt."),
    "plh": _("capacity_plh", default="Plh."),
    "berhalangan": _("capacity_absent", default="Berhalangan:"),
}


@dataclass(frozen=True)
class Holder:
    """Somebody who holds a position, as shown to people with an account."""

    userid: str
    name: str
    capacity: str
    capacity_title: str
    start: date | None
    end: date | None


@dataclass(frozen=True)
class Post:
    """A position as shown; holders is empty for visitors, vacant is for everybody."""

    id: str
    title: str
    level: str
    vacant: bool
    holders: tuple[Holder, ...]


@dataclass(frozen=True)
class Node:
    """A unit as shown in the chart, with what is below."""

    code: str
    title: str
    kind: str
    url: str
    posts: tuple[Post, ...]
    children: tuple["Node", ...]


class Shown:
    """What one visitor may see of the organisation on one day."""

    def __init__(self, portal: Any) -> None:
        self.organogram: Organogram = current(portal)
        self.day = today()
        self.root_url = f"{portal.absolute_url()}/organisasi"
        self.with_people = not api.user.is_anonymous()

    def units(self, parent: str | None = None, url: str = "") -> tuple[Node, ...]:
        """The units that exist today below a unit, or all from the root."""
        base = url or self.root_url
        return tuple(
            self.node(unit, f"{base}/{unit.code}")
            for unit in self.organogram.children(parent)
            if unit.active(self.day)
        )

    def node(self, unit: Unit, url: str) -> Node:
        return Node(
            code=unit.code,
            title=unit.name(self.day),
            kind=unit.kind.replace("_", " "),
            url=url,
            posts=self.posts(unit.code),
            children=self.units(unit.code, url),
        )

    def posts(self, unit: str) -> tuple[Post, ...]:
        return tuple(self.post(post) for post in self.organogram.posts(unit))

    def post(self, post: Position) -> Post:
        holdings = self.organogram.holders(post.id, self.day)
        people = holdings if self.with_people else ()
        return Post(
            id=post.id,
            title=post.title,
            level=post.level,
            vacant=not holdings,
            holders=tuple(holder(holding) for holding in people),
        )


def holder(holding: Holding) -> Holder:
    """A holder with the name that his account has."""
    member = api.user.get(userid=holding.userid)
    name = member.getProperty("fullname") if member is not None else ""
    return Holder(
        userid=holding.userid,
        name=name or holding.userid,
        capacity=holding.capacity,
        capacity_title=CAPACITY_TITLES[holding.capacity],
        start=holding.start,
        end=holding.end,
    )

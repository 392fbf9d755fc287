"""The organogram: units, positions, who holds them, and who is what for a document.

Pure and frozen: built once (from content or from a declaration), asked many times.
A unit's key is its code, never its name (names repeat and change). A position is a
post in a unit, ``<unit>__<function>``; the same string is the id of its group.
Source: I-34 (one tree of units, their type is an attribute), I-11, I-29 (printed
variants and former names mean the same unit).
"""

from collections import defaultdict
from collections.abc import Iterable
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from datetime import date
from functools import cached_property
from setneg.workflows.organisation.levels import HEAD
from setneg.workflows.organisation.levels import position_id
from setneg.workflows.organisation.levels import ROLE_OF_LEVEL
from setneg.workflows.organisation.levels import STAFF
from setneg.workflows.organisation.spellings import spelled
from setneg.workflows.organisation.spellings import spellings
from setneg.workflows.organisation.spellings import unit_spellings
from types import MappingProxyType


def within(day: date, start: date | None, end: date | None) -> bool:
    """Whether a day lies in a period; both ends belong to it, None is open."""
    return (start is None or start <= day) and (end is None or day <= end)


@dataclass(frozen=True, slots=True)
class Name:
    """What a unit is called from one day to another."""

    name: str
    start: date | None = None
    end: date | None = None


@dataclass(frozen=True, slots=True)
class Holding:
    """Who holds a position, for how long, in which capacity.

    basis    the order or decree on which a Plt. or Plh. rests
    refused  acts outside his power, ``verb:Kind`` with ``*`` for any; None: as the
             office has settled for his capacity; () nothing is refused
    reason   why the holder is away, for a Plh. and for an absence
    """

    userid: str
    start: date | None = None
    end: date | None = None
    capacity: str = "definitif"
    basis: str = ""
    refused: tuple[str, ...] | None = None
    reason: str = ""

    def on(self, day: date) -> bool:
        return within(day, self.start, self.end)


#: Capacities by what they may do: the holder himself, then Plt., then Plh.
STRENGTH: Mapping[str, int] = {"definitif": 0, "plt": 1, "plh": 2}


@dataclass(frozen=True, slots=True)
class Position:
    """A post in a unit; people come and go, the post stays.

    absences  when a holder is away; he keeps the post
    """

    id: str
    unit: str
    function: str
    title: str
    level: str
    aliases: tuple[str, ...] = ()
    holdings: tuple[Holding, ...] = ()
    absences: tuple[Holding, ...] = ()


@dataclass(frozen=True, slots=True)
class Unit:
    """An organisational unit of any kind, from the ministry to a subdivision."""

    code: str
    parent: str | None
    kind: str
    level: str
    names: tuple[Name, ...]
    aliases: tuple[str, ...] = ()
    sigla: str = ""
    serves: tuple[str, ...] = ()
    duties: tuple[str, ...] = ()
    order: int = 0

    def name(self, day: date | None = None) -> str:
        """The name on a day; without a day, or outside every period, the latest one."""
        if day is not None:
            for row in self.names:
                if within(day, row.start, row.end):
                    return row.name
        return self.names[-1].name if self.names else self.code

    def active(self, day: date) -> bool:
        """Whether the unit exists on that day: one of its names is valid then."""
        return any(within(day, row.start, row.end) for row in self.names)


@dataclass(frozen=True, eq=False)
class Organogram:
    """The whole tree with its positions; every question is answered from memory."""

    units: Mapping[str, Unit] = field(default_factory=dict)
    positions: Mapping[str, Position] = field(default_factory=dict)

    @classmethod
    def of(cls, units: Iterable[Unit], positions: Iterable[Position]) -> "Organogram":
        """An organogram of these units and positions, in the order given."""
        return cls(
            MappingProxyType({unit.code: unit for unit in units}),
            MappingProxyType({post.id: post for post in positions}),
        )

    @cached_property
    def _roles(self) -> dict[str, Mapping[str, tuple[str, ...]]]:
        return {}

    @cached_property
    def _posts_of_unit(self) -> Mapping[str, tuple[Position, ...]]:
        posts: dict[str, list[Position]] = defaultdict(list)
        for post in self.positions.values():
            posts[post.unit].append(post)
        return {unit: tuple(found) for unit, found in posts.items()}

    @cached_property
    def _posts_of_person(self) -> Mapping[str, tuple[tuple[Position, Holding], ...]]:
        held: dict[str, list[tuple[Position, Holding]]] = defaultdict(list)
        for post in self.positions.values():
            for holding in post.holdings:
                held[holding.userid].append((post, holding))
        return {userid: tuple(rows) for userid, rows in held.items()}

    @cached_property
    def _children(self) -> Mapping[str | None, tuple[Unit, ...]]:
        below: dict[str | None, list[Unit]] = defaultdict(list)
        for unit in self.units.values():
            below[unit.parent].append(unit)
        return {
            parent: tuple(sorted(found, key=lambda unit: unit.order))
            for parent, found in below.items()
        }

    @cached_property
    def _desks(self) -> tuple[Unit, ...]:
        return tuple(unit for unit in self.units.values() if unit.duties)

    @cached_property
    def _spellings(self) -> tuple[Mapping[str, frozenset[str]], ...]:
        return spellings(self)

    def children(self, unit: str | None) -> tuple[Unit, ...]:
        """The units directly below, in their order; None: the roots."""
        return self._children.get(unit, ())

    def below(self, *units: str) -> tuple[str, ...]:
        """Codes of these units and of all below them, each once, from the top; a code
        that nobody knows stays."""
        found = dict.fromkeys(units)
        waiting = list(found)
        for code in waiting:
            for unit in self.children(code):
                if unit.code not in found:
                    found[unit.code] = None
                    waiting.append(unit.code)
        return tuple(found)

    def posts(self, unit: str) -> tuple[Position, ...]:
        """The positions of a unit itself."""
        return self._posts_of_unit.get(unit, ())

    def line(self, unit: str) -> tuple[Unit, ...]:
        """The units from this one up to the root; () for an unknown code."""
        found: list[Unit] = []
        code: str | None = unit
        while code is not None and (here := self.units.get(code)) is not None:
            if here in found:
                break
            found.append(here)
            code = here.parent
        return tuple(found)

    def head(self, unit: str) -> Position | None:
        """The position that heads a unit, None when it has none."""
        return self.positions.get(position_id(unit, HEAD))

    def superior(self, position: str) -> Position | None:
        """The head that a position reports to; None for the top and the unknown."""
        post = self.positions.get(position)
        if post is None:
            return None
        for unit in self.line(post.unit):
            head = self.head(unit.code)
            if head is not None and head.id != position:
                return head
        return None

    def roles(self, unit: str) -> Mapping[str, tuple[str, ...]]:
        """Who is what for a document of that unit: group id -> roles.

        The unit's own staff are Staf, the head of each unit upwards has the role of
        his level, the service desks have theirs. Nobody else has anything: the same
        rank in another line is not in this mapping.
        """
        found = self._roles.get(unit)
        if found is None:
            found = self._roles[unit] = self._roles_of(unit)
        return found

    def _roles_of(self, unit: str) -> Mapping[str, tuple[str, ...]]:
        line = self.line(unit)
        given: dict[str, list[str]] = defaultdict(list)
        if not line:
            return MappingProxyType({})
        for post in self.posts(unit):
            if post.level == STAFF:
                given[post.id].append(ROLE_OF_LEVEL[STAFF])
        for above in line:
            head = self.head(above.code)
            if head is not None and head.level in ROLE_OF_LEVEL:
                given[head.id].append(ROLE_OF_LEVEL[head.level])
        codes = {above.code for above in line}
        for desk in self._desks:
            for group, role in self._desk_roles(desk, codes):
                if role not in given[group]:
                    given[group].append(role)
        return MappingProxyType({group: tuple(roles) for group, roles in given.items()})

    def _desk_roles(self, desk: Unit, line: set[str]) -> Iterable[tuple[str, str]]:
        """What a service desk's positions are for the documents of a line.

        Correspondence is done by the staff and the head of a desk that serves any unit
        of the line (Source: R-X-03); legal drafting is answered for by the head.
        """
        if "persuratan" in desk.duties and line & {desk.code, *desk.serves}:
            for post in self.posts(desk.code):
                if post.level == STAFF or post.function == HEAD:
                    yield post.id, ROLE_OF_LEVEL["persuratan"]
        if "perancang_hukum" in desk.duties:
            head = self.head(desk.code)
            if head is not None:
                yield head.id, ROLE_OF_LEVEL["perancang_hukum"]

    def groups(self, unit: str, role: str) -> tuple[str, ...]:
        """The groups that have that role for a document of that unit."""
        return tuple(
            group for group, roles in self.roles(unit).items() if role in roles
        )

    def positions_of(self, userid: str, day: date) -> tuple[Position, ...]:
        """The positions that somebody holds on a day, also as a substitute."""
        rows = self._posts_of_person.get(userid, ())
        return tuple(dict.fromkeys(post for post, holding in rows if holding.on(day)))

    def groups_of(self, userid: str, day: date) -> tuple[str, ...]:
        """The group ids of the positions that somebody holds on a day."""
        return tuple(post.id for post in self.positions_of(userid, day))

    def holders(self, position: str, day: date) -> tuple[Holding, ...]:
        """Who holds a position on a day; () means that it is vacant."""
        post = self.positions.get(position)
        if post is None:
            return ()
        return tuple(holding for holding in post.holdings if holding.on(day))

    def holding(self, userid: str, position: str, day: date) -> Holding | None:
        """How somebody holds a position on a day (capacity), None when he does not.

        Of rows that overlap the strongest holds: a holder of his own post is not bound
        by what a Plh. may not do.
        """
        own = [row for row in self.holders(position, day) if row.userid == userid]
        return min(own, key=lambda row: STRENGTH.get(row.capacity, 0), default=None)

    def resolve(self, text: str) -> Position | None:
        """The one position that a written text means, None when none or several do.

        Understands ids, official titles, aliases, former names of the unit, and a
        title followed by the name of a unit above it ("Kepala Biro Umum, Sekretariat
        Kementerian").
        """
        key = spelled(text)
        for tier in self._spellings:
            found = tier.get(key)
            if found:
                return self.positions[next(iter(found))] if len(found) == 1 else None
        return None

    def resolve_unit(self, text: str) -> Unit | None:
        """The one unit that a written name means: a code, any dated name, an alias."""
        found = self.units_named(text)
        return found[0] if len(found) == 1 else None

    def units_named(self, text: str) -> tuple[Unit, ...]:
        """Every unit that a written name may mean."""
        found = unit_spellings(self).get(spelled(text), frozenset())
        return tuple(self.units[code] for code in sorted(found))

"""The person complained about has no part in the complaint, whatever posts he holds.

Barred are the post complained about (whoever holds it, a Plt. or Plh. too) and every
other post that a person complained about holds today or will hold. Worked out from the
organogram of the moment, so that a later appointment opens nothing. Source: R-X-17.
"""

from Acquisition import aq_base
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from plone import api
from setneg.workflows import organisation
from setneg.workflows.organisation.organogram import Organogram
from typing import Any


@dataclass(frozen=True, slots=True)
class Accused:
    """Whom a complaint is about: a post ("" for none) and the persons behind it.

    others  posts that the complaints which follow it are about: its answer is theirs
    """

    post: str = ""
    persons: frozenset[str] = frozenset()
    others: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.posts or self.persons)

    @property
    def posts(self) -> frozenset[str]:
        """Posts that have no part, whoever holds them."""
        return (self.others | {self.post}) - {""}

    def holds(self, organogram: Organogram, post: str, day: date) -> bool:
        """Whether a person complained about holds a post today or later."""
        known = organogram.positions.get(post)
        return known is not None and any(
            row.userid in self.persons and (row.end is None or row.end >= day)
            for row in known.holdings
        )

    def bars(self, organogram: Organogram, post: str, day: date) -> bool:
        """Whether a post may have no part as a whole."""
        return post in self.posts or self.holds(organogram, post, day)

    def allowed(
        self, organogram: Organogram, posts: Iterable[str], day: date
    ) -> tuple[str, ...]:
        """The posts that may have a part.

        Of a post with several holders one of whom is barred, the others remain by name.
        """
        found: dict[str, None] = {}
        for post in posts:
            if not post or post in self.posts or post in self.persons:
                continue
            if self.holds(organogram, post, day):
                found.update(dict.fromkeys(self._others(organogram, post, day)))
            else:
                found[post] = None
        return tuple(found)

    def _others(self, organogram: Organogram, post: str, day: date) -> list[str]:
        return [
            row.userid
            for row in organogram.holders(post, day)
            if row.userid not in self.persons
        ]

    def first_above(
        self, organogram: Organogram, post: str, day: date, others: Iterable[str] = ()
    ) -> str:
        """The post itself when it may, else the nearest superior who may, else the
        first of `others`; "" when nobody is left."""
        here = organogram.positions.get(post)
        seen: set[str] = set()
        while here is not None and here.id not in seen:
            if not self.bars(organogram, here.id, day):
                return here.id
            seen.add(here.id)
            here = organogram.superior(here.id)
        for other in others:
            if other in organogram.positions and not self.bars(organogram, other, day):
                return other
        return ""


def accused(complaint: Any) -> Accused:
    """Whom a complaint is about; nobody for every other kind of submission."""
    base = aq_base(complaint)
    return Accused(
        str(getattr(base, "terlapor", None) or ""),
        frozenset(getattr(base, "terlapor_orang", None) or ()),
        frozenset(getattr(base, "terlapor_gabungan", None) or ()),
    )


def persons_behind(
    post: str, names: Iterable[str] = (), day: date | None = None
) -> tuple[str, ...]:
    """Accounts that are barred from a complaint.

    post   who held it on the day, in whatever capacity; when it was vacant then, who
           held it last: what is complained about happened before
    names  names or accounts as they were typed: everybody who bears one
    day    when the complaint came in; None is today
    """
    organogram = organisation.current()
    found = set(_holders(organogram, post, day or organisation.today()))
    asked = {" ".join(name.split()).casefold() for name in names if name.strip()}
    if asked:
        everybody = {
            row.userid
            for each in organogram.positions.values()
            for row in each.holdings
        }
        found |= {
            userid
            for userid in everybody
            if asked & {userid.casefold(), full_name(userid)}
        }
    return tuple(sorted(found))


def _holders(organogram: Organogram, post: str, day: date) -> list[str]:
    """Who held a post on a day, or, while it was vacant, who held it last before."""
    now = [row.userid for row in organogram.holders(post, day)]
    known = organogram.positions.get(post)
    if now or known is None:
        return now
    gone = [row for row in known.holdings if row.end is not None and row.end < day]
    last = max((row.end for row in gone), default=None)
    return [row.userid for row in gone if row.end == last]


def full_name(userid: str) -> str:
    """The name of an account as it is compared; "" for an unknown one."""
    user = api.user.get(userid)
    name = user.getProperty("fullname", "") if user is not None else ""
    return " ".join(str(name).split()).casefold()


def may_handle(complaint: Any, position: str) -> bool:
    """Whether a position may be given a part in a submission."""
    return not accused(complaint).bars(
        organisation.current(), position, organisation.today()
    )


def may_know(complaint: Any, userid: str) -> bool:
    """Whether an account may be told of a submission at all."""
    about = accused(complaint)
    held = organisation.current().groups_of(userid, organisation.today())
    return userid not in about.persons and about.posts.isdisjoint(held)

"""What waits for a position at which nobody can act, and who may see that list.

A vacant position or an absent holder never stops work silently: the head above finds
what waits below him, the site manager finds all of it. One question to the catalog; what
somebody may not see has no title there. Source: R-X-01 (a vacant level is waited for).
"""

from collections.abc import Iterable
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import replace
from datetime import datetime
from datetime import UTC
from plone import api
from setneg.workflows import organisation
from setneg.workflows.inbox.queries import find
from setneg.workflows.inbox.row import Row
from setneg.workflows.inbox.row import row
from setneg.workflows.organisation.levels import HEAD
from setneg.workflows.organisation.standing import Standing
from setneg.workflows.organisation.standing import unattended


@dataclass(frozen=True, slots=True)
class Stuck:
    """A document that waits, and why nobody acts at the position it waits for."""

    row: Row
    title: str
    standing: Standing
    appoints: str


def everywhere() -> tuple[Standing, ...]:
    """All positions of the organisation at which nobody can act today."""
    organogram = organisation.current()
    return unattended(organogram, organogram.positions, organisation.today())


def under(positions: Iterable[str]) -> tuple[Standing, ...]:
    """Those for which one of these positions is the nearest head who can act."""
    own = set(positions)
    return tuple(each for each in everywhere() if nearest(each.position) in own)


def nearest(position: str) -> str:
    """The next superior position at which somebody can act; "" when there is none."""
    organogram, day = organisation.current(), organisation.today()
    above = organogram.superior(position)
    while above is not None and unattended(organogram, (above.id,), day):
        above = organogram.superior(above.id)
    return above.id if above is not None else ""


def stuck(empty: Sequence[Standing]) -> list[Stuck]:
    """What waits for these positions.

    Of a document that the person at the desk may not see, only the kind is named.
    """
    why = {each.position: each for each in empty}
    if not why:
        return []
    now = datetime.now(UTC)
    organogram, day = organisation.current(), organisation.today()
    found: list[Stuck] = []
    query = {"waiting_for": list(why), "sort_on": "urgency"}
    seen = {brain.UID for brain in find(query)}
    catalog = api.portal.get_tool("portal_catalog")
    for brain in catalog.unrestrictedSearchResults(query):
        waited = [post for post in brain.waiting_for or () if "@" not in post]
        manned = [p for p in waited if not unattended(organogram, (p,), day)]
        if manned:
            continue
        for position in waited:
            if position in why:
                line = row(brain, now)
                shown = line if brain.UID in seen else _nameless(line)
                found.append(_stuck(shown, why[position]))
    return found


def _nameless(line: Row) -> Row:
    """A line that says no more than that something of this kind waits."""
    return replace(line, uid="", url="", title=line.kind_title, number="")


def _stuck(line: Row, why: Standing) -> Stuck:
    return Stuck(line, title(why.position), why, title(why.appoints))


def title(position: str) -> str:
    """The title of a position; "" for none."""
    found = organisation.current().positions.get(position)
    return found.title if found is not None else position


def below(userid: str) -> list[Stuck]:
    """What waits for empty positions below somebody, for his inbox."""
    groups = organisation.current().groups_of(userid, organisation.today())
    heads = [group for group in groups if group.endswith(f"__{HEAD}")]
    return stuck(under(heads)) if heads else []

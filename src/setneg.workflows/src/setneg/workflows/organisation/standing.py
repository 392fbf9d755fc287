"""Who stands at a position: held, vacant, or its holder away with nobody in his place.

Pure questions to the organogram; a vacant position is never passed over, it is named.
Source: R-X-01 (a level is not left out), domain rule on Plt. and Plh.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from datetime import timedelta
from setneg.workflows.organisation.organogram import Holding
from setneg.workflows.organisation.organogram import Organogram


VACANT = "lowong"
AWAY = "berhalangan"


@dataclass(frozen=True, slots=True)
class Standing:
    """A position at which nobody can act on a day.

    state     VACANT, or AWAY when the holder is absent and has no substitute
    since     first day of that, None when nobody is known to have held it
    until     last day of an absence
    reason    why the holder is away
    appoints  id of the superior position that may have somebody appointed; "" for the top
    """

    position: str
    state: str
    since: date | None = None
    until: date | None = None
    reason: str = ""
    appoints: str = ""


def standing(organogram: Organogram, position: str, day: date) -> Standing | None:
    """Why nobody can act at a position on a day; None when somebody can."""
    superior = organogram.superior(position)
    appoints = superior.id if superior is not None else ""
    holders = organogram.holders(position, day)
    if not holders:
        return Standing(
            position, VACANT, vacant_since(organogram, position, day), appoints=appoints
        )
    away = absences(organogram, position, day)
    gone = {row.userid for row in away}
    if away and all(holder.userid in gone for holder in holders):
        first = away[0]
        return Standing(
            position, AWAY, first.start, first.end, first.reason, appoints=appoints
        )
    return None


def unattended(
    organogram: Organogram, positions: Iterable[str], day: date
) -> tuple[Standing, ...]:
    """The positions at which nobody can act, in their order."""
    found = (standing(organogram, position, day) for position in positions)
    return tuple(each for each in found if each is not None)


def absences(organogram: Organogram, position: str, day: date) -> tuple[Holding, ...]:
    """Who of a position's holders is away on a day."""
    post = organogram.positions.get(position)
    return tuple(row for row in post.absences if row.on(day)) if post else ()


def vacant_since(organogram: Organogram, position: str, day: date) -> date | None:
    """The day after the last holder's last day; None when nobody held it before."""
    post = organogram.positions.get(position)
    ends = (
        [row.end for row in post.holdings if row.end and row.end < day] if post else []
    )
    return max(ends) + timedelta(days=1) if ends else None


def below(organogram: Organogram, position: str) -> tuple[str, ...]:
    """Heads whose next superior is this position, and those under vacant heads there."""
    return tuple(
        post.id
        for post in organogram.positions.values()
        if (superior := organogram.superior(post.id)) is not None
        and superior.id == position
    )

"""Which Bagian serves a unit, and who is who for an indicator.

The table of units and Bagian is data (registry `setneg.policy.iku_perutean`); a unit
that is not in it goes where the nearest unit above it goes. Source: R-IKU-01, I-34.
"""

from plone import api
from setneg.workflows import organisation
from setneg.workflows.organisation.levels import HEAD
from typing import Any
from typing import Final


RECORD: Final = "setneg.policy.iku_perutean"


def table() -> dict[str, str]:
    """Unit -> Bagian, as the ministry has settled it."""
    kept = api.portal.get_registry_record(RECORD, default=None) or {}
    return {str(unit): str(office) for unit, office in kept.items()}


def service(unit: str, fallback: str | None = None) -> str | None:
    """Code of the Bagian that serves a unit; `fallback` when nobody is named."""
    rows = table()
    for each in organisation.current().line(unit):
        if each.code in rows:
            return rows[each.code]
    return fallback


def offices() -> tuple[str, ...]:
    """The Bagian that serve anybody, in the order of the organogram."""
    named = set(table().values())
    return tuple(code for code in organisation.current().units if code in named)


def parties(indicator: Any) -> dict[str, tuple[str, ...]]:
    """Roles that an indicator gives by itself.

    The head of its unit proposes and approves (`Pengusul`), the unit's other posts fill
    it in (`Peserta`), the Bagian that serves the unit checks (`Penerima`, `Pelaksana`),
    the members of its group discuss it (`Pemberi Pendapat`, R-IKU-05). The others who
    coordinate read it, to lay it beside the rest (`Pemberi Tugas`, IKU 7.b).
    """
    organogram = organisation.current()
    unit = getattr(indicator, "unit", None) or ""
    office = getattr(indicator, "unit_pelayanan", None) or ""
    head = organogram.head(unit)
    chief = organogram.head(office)
    own = tuple(post.id for post in organogram.posts(unit))
    discussing = tuple(getattr(indicator, "pembahas", None) or ())
    checking = (*((chief.id,) if chief is not None else ()), *team(office))
    return {
        "Pengusul": (head.id,) if head is not None else (),
        "Peserta": tuple(each for each in own if head is None or each != head.id),
        "Penerima": (chief.id,) if chief is not None else (),
        "Pelaksana": team(office),
        "Pemberi Pendapat": tuple(each for each in discussing if each not in own),
        "Pemberi Tugas": tuple(each for each in coordinating() if each not in checking),
    }


def team(office: str) -> tuple[str, ...]:
    """Posts of a Bagian and of its Subbagian, without the head of the Bagian."""
    organogram = organisation.current()
    head = organogram.head(office)
    codes = (office, *(unit.code for unit in organogram.children(office)))
    found = (post.id for code in codes for post in organogram.posts(code))
    return tuple(each for each in found if head is None or each != head.id)


def coordinating() -> tuple[str, ...]:
    """Posts that coordinate indicators: all of the Bagian, and the head above them."""
    organogram = organisation.current()
    found: list[str] = []
    for office in offices():
        head = organogram.head(office)
        above = organogram.superior(head.id) if head is not None else None
        found += [post.id for post in (above, head) if post is not None]
        found += team(office)
    return tuple(dict.fromkeys(found))


def heads_of(office: str) -> tuple[str, ...]:
    """The head of a Bagian, as a list of none or one."""
    head = organisation.current().head(office)
    return (head.id,) if head is not None else ()


def posts_below(unit: str) -> tuple[str, ...]:
    """Heads and staff of the units below: their indicators derive from this unit's."""
    organogram = organisation.current()
    codes = organogram.below(unit)[1:]
    return tuple(post.id for code in codes for post in organogram.posts(code))


def posts_of(units: tuple[str, ...]) -> tuple[str, ...]:
    """All posts of some units."""
    organogram = organisation.current()
    return tuple(post.id for unit in units for post in organogram.posts(unit))


def held(userid: str) -> tuple[Any, ...]:
    """Positions that somebody holds today; () for nobody."""
    if not userid:
        return ()
    return organisation.current().positions_of(userid, organisation.today())


def works_for(userid: str, unit: str) -> str | None:
    """The position as which a person speaks for a unit, its head's first; None: none."""
    held = organisation.current().positions_of(userid, organisation.today())
    own = sorted(
        (post for post in held if post.unit == unit),
        key=lambda post: post.function != HEAD,
    )
    return own[0].id if own else None


def coordinates(userid: str) -> bool:
    """Whether somebody coordinates indicators: a Bagian's people or the head above."""
    held = organisation.current().positions_of(userid, organisation.today())
    return bool({post.id for post in held}.intersection(coordinating()))

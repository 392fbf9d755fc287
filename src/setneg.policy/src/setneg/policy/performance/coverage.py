"""Which units work by a published standard and an SOP in force, and which have none yet.

A standard covers the unit that serves by it, an SOP the unit that owns it; what a
subdivision has counts for its unit kerja. Told is what the reader may see himself.
Source: R-SPS-13 (part K.3: the data come from all units).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from plone import api
from setneg.policy.legal.standing import REVOKED
from setneg.workflows import organisation
from typing import Any


STANDARD, SOP = "StandarPelayanan", "SOP"
IN_FORCE = "terbit"
#: Levels of a unit kerja and of the satuan organisasi above it.
OFFICE, ORGANISATION = "eselon_2", "eselon_1"


@dataclass(frozen=True, slots=True)
class Paper:
    """A standard or an SOP in force: its title and where it is."""

    title: str
    url: str


@dataclass(frozen=True, slots=True)
class Line:
    """One unit kerja, what is above it, and by what it works."""

    unit: str
    organisation: str
    standards: tuple[Paper, ...]
    sops: tuple[Paper, ...]

    def stands(self, state: str) -> bool:
        """Whether the unit is what a reader may narrow the report to (the words of
        `coverage_page.STATES`); everything is for ""."""
        return {
            "tanpa_standar": not self.standards,
            "tanpa_sop": not self.sops,
            "tanpa_keduanya": not self.standards and not self.sops,
            "lengkap": bool(self.standards and self.sops),
        }.get(state, True)


@dataclass(frozen=True, slots=True)
class Count:
    """Units of a satuan organisasi: how many, with a standard, with an SOP, with neither."""

    organisation: str
    units: int
    standards: int
    sops: int
    neither: int


def office_of(code: str) -> str:
    """The unit kerja to which a unit belongs; the unit itself above that level."""
    above = (unit.code for unit in _line(code) if unit.level == OFFICE)
    return next(above, code)


def organisation_of(code: str) -> str:
    """The satuan organisasi of a unit; the top where it has none."""
    line = _line(code)
    above = (unit.code for unit in line if unit.level == ORGANISATION)
    return next(above, line[-1].code if line else code)


def _line(code: str) -> tuple[Any, ...]:
    return organisation.current().line(code)


def offices() -> list[str]:
    """Every unit kerja that exists today."""
    today = organisation.today()
    return [
        unit.code
        for unit in organisation.current().units.values()
        if unit.level == OFFICE and unit.active(today)
    ]


def lines() -> list[Line]:
    """All unit kerja in the order of the organogram; two questions to the catalog."""
    standards = _by_office(_found(STANDARD), "unit_pelayanan")
    sops = _by_office(
        (b for b in _found(SOP) if b.status_hukum != REVOKED),
        "unit",
    )
    every = offices()
    every += [code for code in (*standards, *sops) if code not in every]
    return [
        Line(
            code,
            organisation_of(code),
            tuple(standards.get(code, ())),
            tuple(sops.get(code, ())),
        )
        for code in dict.fromkeys(every)
    ]


def _found(kind: str) -> Iterable[Any]:
    catalog = api.portal.get_tool("portal_catalog")
    return catalog.searchResults(
        portal_type=kind, review_state=IN_FORCE, sort_on="sortable_title"
    )


def _by_office(brains: Iterable[Any], named: str) -> dict[str, list[Paper]]:
    """Unit kerja -> papers; the owning unit where the paper names no other."""
    found: dict[str, list[Paper]] = {}
    for brain in brains:
        code = getattr(brain, named, None)
        code = code if isinstance(code, str) and code else brain.unit
        if isinstance(code, str) and code in organisation.current().units:
            papers = found.setdefault(office_of(code), [])
            papers.append(Paper(brain.Title, brain.getURL()))
    return found


def counts(given: Iterable[Line]) -> list[Count]:
    """The satuan organisasi with their numbers, in the order of their units."""
    groups: dict[str, list[Line]] = {}
    for line in given:
        groups.setdefault(line.organisation, []).append(line)
    return [count(code, rows) for code, rows in groups.items()]


def count(code: str, rows: Iterable[Line]) -> Count:
    """The numbers of some units."""
    rows = list(rows)
    return Count(
        code,
        len(rows),
        sum(bool(row.standards) for row in rows),
        sum(bool(row.sops) for row in rows),
        sum(row.stands("tanpa_keduanya") for row in rows),
    )

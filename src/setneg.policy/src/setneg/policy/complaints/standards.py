"""Who handles complaints about a service, as its standard says, and about which steps.

Part H of a standard names the head who receives them (else who answers for the service)
and the heads of sections whom he may charge (else any section of his office).
Source: R-X-17, part H.1-3 of every standard; I-29 (a position is found by any spelling).
"""

from plone import api
from setneg.policy.evaluation.yearly import responsible
from setneg.policy.vocabularies.grades import terms
from setneg.workflows import organisation
from setneg.workflows.organisation.groups import title_of
from setneg.workflows.organisation.organogram import Organogram
from setneg.workflows.procedures import standards
from setneg.workflows.stored import by_uid
from typing import Any
from zope.interface import provider
from zope.schema.interfaces import IVocabularyFactory


KIND, IN_FORCE = "StandarPelayanan", "terbit"


def standard_of(uid: str | None) -> Any:
    """The standard, whoever asks; None when it is gone."""
    return by_uid(uid, KIND)


def head_of(standard: Any) -> str:
    """The position to which complaints go; "" when the standard names none."""
    grid = standards.grid_of(standard) if standard is not None else None
    named = grid.pengaduan.penerima if grid is not None else None
    return str(named or (responsible(standard) if standard is not None else ""))


def sections(
    organogram: Organogram, head: str, named: tuple[str, ...]
) -> tuple[str, ...]:
    """Heads whom a head may charge: those that the standard names, as far as they exist
    below him, else the heads of all sections directly below."""
    here = organogram.positions.get(head)
    if here is None:
        return ()
    units = organogram.children(here.unit)
    every = [post.id for post in map(organogram.head, (u.code for u in units)) if post]
    chosen = [post for post in every if post in named]
    return tuple(chosen or every)


def named_sections(standard: Any) -> tuple[str, ...]:
    """The heads of sections that part H names; () for "the section concerned"."""
    grid = standards.grid_of(standard) if standard is not None else None
    return tuple(grid.pengaduan.pelaksana) if grid is not None else ()


def steps_of(standard: Any) -> list[tuple[str, str]]:
    """Id and words of every step of a standard, in its order."""
    grid = standards.grid_of(standard) if standard is not None else None
    if grid is None:
        return []
    return [
        (row.id, f"{row.id} {row.kegiatan}")
        for row in grid.rows
        if row.jenis != "catatan"
    ]


def step_name(standard: Any, step: str | None) -> str:
    """The words of one step; its id when the standard does not know it any more."""
    return dict(steps_of(standard)).get(step or "", step or "")


def in_force() -> list[Any]:
    """The standards that anybody may complain about."""
    catalog = api.portal.get_tool("portal_catalog")
    found = catalog.unrestrictedSearchResults(
        portal_type=KIND, review_state=IN_FORCE, sort_on="sortable_title"
    )
    return [brain._unrestrictedGetObject() for brain in found]


@provider(IVocabularyFactory)
def complained_steps(context: Any) -> Any:
    """All steps of all standards in force; the form shows those of the chosen one."""
    rows = [row for standard in in_force() for row in steps_of(standard)]
    return terms((key, _short(name)) for key, name in dict(rows).items())


def _short(name: str) -> str:
    return name if len(name) <= 90 else f"{name[:88].rstrip()}…"


@provider(IVocabularyFactory)
def complained_standards(context: Any) -> Any:
    """The standards in force, with their code; public like the standards themselves."""
    return terms(
        (each.UID(), f"{each.Title()} ({each.kode.upper()})") for each in in_force()
    )


@provider(IVocabularyFactory)
def accused_posts(context: Any) -> Any:
    """The posts that a complaint may be about: those of units that exist today."""
    organogram, day = organisation.current(), organisation.today()
    return terms(
        (post.id, title_of(organogram, post))
        for post in organogram.positions.values()
        if organogram.units[post.unit].active(day)
    )

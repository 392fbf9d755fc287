"""Published standards: their grid, and the chain that publishing one puts into the site.

An edition's workflow carries the grid's text beside its chain, so that a case of that
edition keeps both, whatever happens to the standard afterwards.
"""

from Acquisition import aq_base
from pathlib import Path
from plone import api
from plone.dexterity.utils import addContentToContainer
from plone.dexterity.utils import createContent
from setneg.workflows import chains
from setneg.workflows import organisation
from setneg.workflows.chains import Chain
from setneg.workflows.interfaces import ICase
from setneg.workflows.procedures.checks import Surroundings
from setneg.workflows.procedures.compile import compile
from setneg.workflows.procedures.grid import loads
from setneg.workflows.procedures.grid import validate
from setneg.workflows.procedures.model import Grid
from typing import Any


PUBLISHED = "terbit"


def surroundings(kinds: set[str]) -> Surroundings:
    """What this site has: positions, units, and the chains of these kinds of content."""
    organogram = organisation.current()
    found = {kind: chains.chain_of_kind(kind) for kind in kinds}
    return Surroundings(
        positions=set(organogram.positions),
        units=set(organogram.units),
        chains={kind: chain for kind, chain in found.items() if chain is not None},
    )


def publish(standard: Any) -> Chain:
    """Compile the standard's grid and let new cases follow it; ProcedureError if not.

    Publishing the same edition again changes nothing for its running cases, unless its
    grid was corrected: then they go on by the corrected one.
    """
    chain = compile(checked(standard))
    chains.install(chain)
    tool = api.portal.get_tool("portal_workflow")
    tool.getWorkflowById(chain.id).procedure = standard.prosedur or ""
    return chain


def checked(standard: Any) -> Grid:
    """The standard's grid, held against the positions and chains of this site.

    ProcedureError with line and reason for one that cannot run here.
    """
    text = standard.prosedur or ""
    source = standard.getId()
    kinds = {
        kind
        for product in loads(text, source).products.values()
        for kind in product.kinds
    }
    return validate(text, source, surroundings(kinds))


def grid_of(place: Any) -> Grid | None:
    """The grid of a case (its own edition's) or of a standard; None without one."""
    if not ICase.providedBy(place):
        text = getattr(aq_base(place), "prosedur", None)
        return loads(text, place.getId()) if text else None
    tool = api.portal.get_tool("portal_workflow")
    definition = tool.getWorkflowById(place.alur or "")
    text = getattr(aq_base(definition), "procedure", "") if definition else ""
    return loads(text, str(place.alur)) if text else None


def is_published(standard: Any) -> bool:
    """Whether cases may be started from the standard."""
    stage = chains.stage_of(standard)
    return stage is not None and stage.id == PUBLISHED


def import_standards(container: Any, folder: Path, kind: str) -> list[Any]:
    """Make a published standard of each file that has none yet; those made now.

    kind  portal_type of a standard. A standard that people have changed in the site is
          left alone; an edition that is new becomes a further object.
    """
    made = []
    for path in sorted(folder.glob("*.yaml")):
        text = path.read_text(encoding="utf-8")
        grid = loads(text, str(path))
        name = f"{grid.kode}-{grid.edisi}"
        if name in container:
            continue
        standard = createContent(
            kind,
            id=name,
            title=grid.judul,
            kode=grid.kode,
            edisi=grid.edisi,
            unit=grid.unit,
            unit_pelayanan=grid.penanggung_jawab.partition("__")[0],
            bagian=dict(grid.bagian),
            prosedur=text,
        )
        standard = addContentToContainer(container, standard, checkConstraints=False)
        _let_run(standard)
        made.append(standard)
    return made


def _let_run(standard: Any) -> None:
    """An imported standard was in force before the portal: it begins as published."""
    tool = api.portal.get_tool("portal_workflow")
    chain = chains.chain_of(standard)
    if chain is not None and chain.has(PUBLISHED):
        status = dict(tool.getStatusOf(chain.id, standard) or {})
        status.update(review_state=PUBLISHED, reason="Standar yang sudah berlaku")
        tool.setStatusOf(chain.id, standard, status)
        tool.getWorkflowById(chain.id).updateRoleMappingsFor(standard)
    publish(standard)
    standard.reindexObject()

"""Put a chain into the site in place of the one that runs, without orphaning a document.

Importing a workflow on top of another only adds: stages and permissions that were
dropped would live on. So the definition is exchanged as a whole, the documents of the
bound type (and no others) get their permissions anew, and a stage in which documents
stand does not disappear unless it is said where they go.
"""

from Acquisition import aq_base
from collections.abc import Callable
from collections.abc import Iterator
from collections.abc import Mapping
from DateTime import DateTime
from plone import api
from setneg.workflows.chains import book
from setneg.workflows.chains.compile import compile
from setneg.workflows.chains.compile import COMPILER
from setneg.workflows.chains.compile import STATE_VARIABLE
from setneg.workflows.chains.model import Chain
from setneg.workflows.chains.moved import MovedByChain
from setneg.workflows.chains.text import dumps
import transaction
from typing import Any
from typing import Final
from zope.event import notify


#: Documents after which memory is given back during an exchange.
BATCH: Final = 500

#: What the exchange of a chain may change about a document in the catalog.
INDEXES: Final = (
    "review_state",
    "allowedRolesAndUsers",
    "stage",
    "waiting_for",
    "due",
    "warn",
    "urgency",
)


class ChainInUse(Exception):
    """A stage disappears in which documents stand: stage id -> their paths."""

    def __init__(self, chain: str, stages: Mapping[str, tuple[str, ...]]) -> None:
        listed = "; ".join(
            f"“{stage}”: {', '.join(paths[:5])}{' …' if len(paths) > 5 else ''} "
            f"({len(paths)} naskah)"
            for stage, paths in stages.items()
        )
        super().__init__(
            f"Rantai {chain} tidak dapat diganti karena masih ada naskah pada tahap "
            f"yang dihapus: {listed}. Sebutkan tahap penggantinya."
        )
        self.stages = dict(stages)


def install(
    chain: Chain,
    moves: Mapping[str, str] | None = None,
    note: book.Note | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> bool:
    """Make the chain run for its type; False when exactly this chain runs already.

    moves     disappearing stage -> stage of the new chain where its documents go on
    note      who changes the chain and why, for the book and the moved documents
    progress  told after each document: how many are done, of how many
    Raises ChainInUse (nothing changed) when documents would be orphaned, and
    ValueError when a move leads to a stage that the new chain does not have.
    """
    tool = api.portal.get_tool("portal_workflow")
    moves = dict(moves or {})
    for target in moves.values():
        if not chain.has(target):
            raise ValueError(f"Rantai {chain.id} tidak mempunyai tahap “{target}”.")
    old = tool.getWorkflowById(chain.id)
    same = old is not None and _is_same(old, chain)
    if same and tool.getChainForPortalType(chain.kind) == (chain.id,):
        return False
    if not same:
        _refuse_orphans(chain, moves)
        before = book.live(chain.id)
        if old is not None:
            tool._delObject(chain.id)
        new = compile(chain)
        tool._setObject(chain.id, new)
        if before != new.declaration:
            book.enter(chain.id, before, new.declaration, note or book.Note(), moves)
    tool.setChainForPortalTypes([chain.kind], (chain.id,), verify=False)
    _renew_documents(chain, moves, note or book.Note(), progress)
    return True


def remove(workflow_id: str) -> None:
    """Take a chain out of the site and leave its types without one."""
    tool = api.portal.get_tool("portal_workflow")
    bound = [
        kind
        for kind in tool.listChainOverrides()
        if workflow_id in tool.getChainForPortalType(kind[0])
    ]
    tool.setChainForPortalTypes([kind for kind, _chain in bound], (), verify=False)
    if tool.getWorkflowById(workflow_id) is not None:
        tool._delObject(workflow_id)


def uninstall() -> None:
    """Take out every chain. Documents keep the permissions of their last stage."""
    tool = api.portal.get_tool("portal_workflow")
    for definition in list(tool.objectValues()):
        if getattr(aq_base(definition), "declaration", ""):
            remove(definition.getId())
    book.clear()


def _is_same(definition: Any, chain: Chain) -> bool:
    stored = aq_base(definition)
    return getattr(stored, "compiler", None) == COMPILER and getattr(
        stored, "declaration", None
    ) == (chain.declaration or dumps(chain))


def _brains(chain: Chain, **query: Any) -> list[Any]:
    catalog = api.portal.get_tool("portal_catalog")
    return list(catalog.unrestrictedSearchResults(portal_type=chain.kind, **query))


def stranded(chain: Chain) -> Mapping[str, tuple[str, ...]]:
    """Stages that this chain has not and in which documents stand -> their paths."""
    found: dict[str, tuple[str, ...]] = {}
    for brain in _brains(chain):
        stage = brain.review_state
        if stage and not chain.has(stage):
            obj = brain._unrestrictedGetObject()
            if _stands_in(obj, chain) == stage:
                found[stage] = (*found.get(stage, ()), brain.getPath())
    return found


def _refuse_orphans(chain: Chain, moves: Mapping[str, str]) -> None:
    orphans = {
        stage: paths for stage, paths in stranded(chain).items() if stage not in moves
    }
    if orphans:
        raise ChainInUse(chain.id, orphans)


def _stands_in(obj: Any, chain: Chain) -> str | None:
    """Stage of the document in this chain; None when it has never been in it."""
    tool = api.portal.get_tool("portal_workflow")
    status = tool.getStatusOf(chain.id, obj)
    return status.get(STATE_VARIABLE) if status else None


def _documents(chain: Chain) -> Iterator[Any]:
    """The documents of the bound type, a batch in memory at a time."""
    for number, brain in enumerate(_brains(chain), start=1):
        obj = brain._unrestrictedGetObject()
        yield obj
        if number % BATCH == 0:
            transaction.savepoint(optimistic=True)
            obj._p_jar.cacheGC()


def _renew_documents(
    chain: Chain,
    moves: Mapping[str, str],
    note: book.Note,
    progress: Callable[[int, int], None] | None,
) -> None:
    tool = api.portal.get_tool("portal_workflow")
    definition = tool.getWorkflowById(chain.id)
    total = len(_brains(chain)) if progress is not None else 0
    for done, obj in enumerate(_documents(chain), start=1):
        if tool.getChainFor(obj) != (chain.id,):
            continue
        stage = _stands_in(obj, chain)
        moving = stage is not None and stage in moves
        if moving:
            _move(obj, chain, moves[str(stage)], note)
        definition.updateRoleMappingsFor(obj)
        obj.reindexObject(idxs=list(INDEXES))
        obj.reindexObjectSecurity()
        if moving:
            notify(MovedByChain(obj, str(stage), moves[str(stage)], note.reason))
        if progress is not None:
            progress(done, total)


def _move(obj: Any, chain: Chain, target: str, note: book.Note) -> None:
    """Let the document go on in another stage, and keep that in its history."""
    tool = api.portal.get_tool("portal_workflow")
    status = dict(tool.getStatusOf(chain.id, obj))
    status.update(
        action=None,
        actor=note.by or None,
        time=DateTime(),
        comments="Rantai diganti",
        from_stage=status[STATE_VARIABLE],
        reason=note.reason or "Tahap dihapus dari rantai",
        position=None,
        capacity=None,
        minutes=None,
    )
    status[STATE_VARIABLE] = target
    tool.setStatusOf(chain.id, obj, status)

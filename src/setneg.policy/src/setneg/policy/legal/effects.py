"""When a document goes out or is withdrawn, the status of those it names follows."""

from datetime import date
from datetime import timedelta
from plone import api
from plone.indexer import indexer
from Products.CMFCore.indexing import processQueue
from setneg.policy.content.document import IWork
from setneg.policy.legal import standing
from setneg.workflows import organisation
from typing import Any


#: How long after its day a relation is still looked for, should the clock have stood.
LOOK_BACK = timedelta(days=31)


@indexer(IWork)
def hubungan(document: Any) -> list[str]:
    """`<relation>:<uid>`; the other side is found by one query."""
    found = standing.keys(document)
    if not found:
        raise AttributeError("hubungan")
    return found


@indexer(IWork)
def status_hukum(document: Any) -> str:
    """Whether a regulation is in force; nothing for what is no law or not out."""
    found = standing.status(document)
    if found is None:
        raise AttributeError("status_hukum")
    return found


def renew(document: Any, event: Any) -> None:
    """After a step: the catalog knows the status of the document and of its targets."""
    moved = event.document
    stage = event.entry.to_stage
    if stage in standing.OUT or event.entry.from_stage in standing.OUT:
        renew_status(moved)


def renew_status(document: Any) -> None:
    """The catalog learns the status of a document and of those it names."""
    # The query for a status must find the document itself as it stands now.
    processQueue()
    for each in (document, *standing.targets(document)):
        each.reindexObject(idxs=["status_hukum"])


def come_into_effect(event: Any) -> None:
    """On its day a relation that was dated ahead changes the status that lists show."""
    today = organisation.today()
    for brain in standing.related():
        if not isinstance(brain.tanggal, date):
            continue
        if today - LOOK_BACK < brain.tanggal <= today:
            for target in standing.targets(brain._unrestrictedGetObject()):
                _catch_up(target)


def _catch_up(document: Any) -> None:
    catalog = api.portal.get_tool("portal_catalog")
    path = "/".join(document.getPhysicalPath())
    rid = catalog.getrid(path)
    known = catalog.getIndexDataForRID(rid).get("status_hukum") if rid else None
    if known != standing.status(document):
        document.reindexObject(idxs=["status_hukum"])

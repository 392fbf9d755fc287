"""What is put on record by itself: making, changing, moving, removing, stepping."""

from Acquisition import aq_parent
from setneg.workflows.journal.keeping import ledger
from setneg.workflows.journal.keeping import record
from typing import Any
from zope.lifecycleevent.interfaces import IObjectAddedEvent
from zope.lifecycleevent.interfaces import IObjectRemovedEvent


def made(document: Any, event: Any) -> None:
    """A document came into being."""
    record(document, "buat", jenis=document.portal_type, unit=_unit(document))


def changed(document: Any, event: Any) -> None:
    """Somebody changed it: which fields, never what stands in them."""
    names = sorted(
        {
            name.rpartition(".")[2]
            for each in getattr(event, "descriptions", None) or ()
            for name in getattr(each, "attributes", None) or ()
        }
    )
    if names and aq_parent(document) is not None:
        record(document, "ubah", isian=names)


def stepped(document: Any, event: Any) -> None:
    """Somebody took a step; the reason stands in the document's history."""
    entry = event.entry
    record(
        document,
        "langkah",
        langkah=entry.action,
        dari=entry.from_stage,
        ke=entry.to_stage,
        jabatan=entry.position,
        kedudukan=entry.capacity,
        versi=entry.version,
    )


def moved(document: Any, event: Any) -> None:
    """It has another address now."""
    if IObjectAddedEvent.providedBy(event) or IObjectRemovedEvent.providedBy(event):
        return
    if event.object is not document or event.oldParent is None:
        return
    before = "/".join((*event.oldParent.getPhysicalPath(), event.oldName))
    record(document, "pindah", dari=before)


def removed(document: Any, event: Any) -> None:
    """It is gone; the ledger keeps its chain."""
    record(document, "hapus", jenis=document.portal_type)


def shared(document: Any, event: Any) -> None:
    """Somebody gave or took local roles beside the positions."""
    record(
        document,
        "beri_akses",
        peran={who: sorted(roles) for who, roles in document.get_local_roles()},
    )


def struck(event: Any) -> None:
    """The clock struck: what changed since is tied together."""
    ledger().anchor(event.now.isoformat())


def _unit(document: Any) -> str:
    return str(getattr(document, "unit", None) or "")

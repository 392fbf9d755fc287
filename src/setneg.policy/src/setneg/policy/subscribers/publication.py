"""Publication: a published regulation stands at its public address from then on.

Source: R-SPK-10. The address tells number and year and does not change when the
regulation is withdrawn and published again.
"""

from collections.abc import Mapping
from collections.abc import Sequence
from datetime import UTC
from OFS.event import ObjectWillBeMovedEvent
from plone import api
from Products.CMFCore.indexing import processQueue
from setneg.policy import _
from setneg.policy.content import kinds
from setneg.policy.content.peraturan import IPeraturan
from setneg.workflows.steps.interfaces import ICheck
import transaction
from typing import Any
from zope.component import adapter
from zope.container.contained import notifyContainerModified
from zope.event import notify
from zope.interface import implementer
from zope.lifecycleevent import ObjectMovedEvent


PLACE = "peraturan"
PUBLISH = "terbitkan"


def public_id(regulation) -> str:
    """`permensesneg-<number>-<year>`; the first word is that of its kind."""
    word = kinds.facts(regulation.portal_type).address
    return f"{word}-{regulation.nomor_urut}-{regulation.tanggal.year}"


def publish(regulation, event) -> None:
    """After terbitkan: the moment is kept, the regulation moves to its place."""
    if event.entry.verb != PUBLISH:
        return
    regulation.diterbitkan = event.entry.time.astimezone(UTC)
    target = api.portal.get().get(PLACE)
    if target is None or regulation.aq_parent.aq_base is target.aq_base:
        regulation.reindexObject()
        return
    moved = _move(regulation, target, public_id(regulation))
    moved.reindexObject()
    event.object = event.document = moved


def _move(document, target, new_id: str):
    """Put content elsewhere, as moving it on screen would.

    A chain lets nobody move or delete a document, so this asks for no permission: the
    right to publish is the right to move it here.
    """
    source, old_id = document.aq_parent, document.getId()
    old_path = "/".join(document.getPhysicalPath())
    notify(ObjectWillBeMovedEvent(document, source, old_id, target, new_id))
    source._delObject(old_id, suppress_events=True)
    content = document.aq_base
    content._setId(new_id)
    target._setObject(new_id, content, set_owner=0, suppress_events=True)
    moved = target._getOb(new_id)
    notify(ObjectMovedEvent(moved, source, old_id, target, new_id))
    notifyContainerModified(source)
    notifyContainerModified(target)
    transaction.get().addBeforeCommitHook(_forget, (api.portal.get(), old_path))
    return moved


def _forget(portal, path: str) -> None:
    """Drop what was queued for the old address by those who still held the old object."""
    processQueue()
    catalog = portal.portal_catalog
    if catalog._catalog.uids.get(path) is not None:
        catalog.uncatalog_object(path)


@implementer(ICheck)
@adapter(IPeraturan)
class FreePlace:
    """Two regulations cannot have one number in one year at the public address."""

    def __init__(self, regulation):
        self.regulation = regulation

    def missing(self, offer: Any, data: Mapping[str, Any] | None) -> Sequence[str]:
        if offer.verb != PUBLISH:
            return ()
        if not self.regulation.nomor_urut or not self.regulation.tanggal:
            return (
                _("refused_publish_unnumbered", default="Peraturan belum bernomor."),
            )
        target = api.portal.get().get(PLACE)
        there = target.get(public_id(self.regulation)) if target is not None else None
        if there is None or there.aq_base is self.regulation.aq_base:
            return ()
        return (
            _(
                "refused_publish_taken",
                default="Peraturan dengan nomor dan tahun ini sudah terbit.",
            ),
        )

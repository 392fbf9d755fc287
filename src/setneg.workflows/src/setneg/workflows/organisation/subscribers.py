"""What happens when a unit or a position is added, changed, moved or removed."""

from AccessControl import getSecurityManager
from Acquisition import aq_base
from Acquisition import aq_inner
from Acquisition import aq_parent
from collections.abc import Iterator
from datetime import datetime
from datetime import UTC
from plone import api
from setneg.workflows.organisation.cache import bump
from setneg.workflows.organisation.cache import current
from setneg.workflows.organisation.cache import today
from setneg.workflows.organisation.content import IJabatan
from setneg.workflows.organisation.content import IUnit
from setneg.workflows.organisation.exporter import root
from setneg.workflows.organisation.organogram import within
from setneg.workflows.organisation.refresh import remember
from setneg.workflows.organisation.rows import format_holding
from typing import Any
from zExceptions import BadRequest
from zope.lifecycleevent.interfaces import IObjectRemovedEvent


def organisation_changed(content: Any, event: Any) -> None:
    """The organogram in memory no longer holds; keys stay unique."""
    portal = api.portal.get()
    if IJabatan.providedBy(content) and not IObjectRemovedEvent.providedBy(event):
        keep_removed(content)
    remember(portal)
    bump(portal)
    if IObjectRemovedEvent.providedBy(event) or aq_parent(aq_inner(content)) is None:
        return
    if IUnit.providedBy(content):
        refuse_second_unit(content)
        entitle(content)
    else:
        refuse_second_post(content)


def keep_removed(post: Any) -> None:
    """A holder who is taken out of a position is not forgotten.

    The organogram in memory still knows the rows from before the change.
    """
    if aq_parent(aq_inner(post)) is None:
        return
    known = current(post).positions.get(post.position_id())
    if known is None:
        return
    here = {(row.userid, row.start, row.capacity) for row in post.holdings()}
    now = datetime.now(UTC).isoformat(timespec="seconds")
    gone = [
        {"baris": format_holding(row), "oleh": _who(), "pada": now}
        for row in (*known.holdings, *known.absences)
        if (row.userid, row.start, row.capacity) not in here
    ]
    if gone:
        kept = getattr(aq_base(post), "pemangku_dihapus", None) or ()
        post.pemangku_dihapus = (*kept, *gone)


def _who() -> str:
    return str(getSecurityManager().getUser().getId() or "")


def entitle(unit: Any) -> None:
    """A unit's title is the name that holds today, or its latest."""
    names = unit.names()
    day = today()
    valid = [row.name for row in names if within(day, row.start, row.end)]
    title = (valid or [row.name for row in names[-1:]] or [unit.kode])[0]
    if unit.title != title:
        unit.title = title
        unit.reindexObject(idxs=["Title", "sortable_title", "SearchableText"])


def refuse_second_unit(unit: Any) -> None:
    """A code belongs to one unit of the site; raises BadRequest."""
    folder = root()
    if folder is None:
        return
    for other in _units(folder):
        if other.kode == unit.kode and aq_base(other) is not aq_base(unit):
            raise BadRequest(f"Kode unit {unit.kode} sudah dipakai: {other.title}")


def refuse_second_post(post: Any) -> None:
    """A function belongs to one position of a unit; raises BadRequest."""
    for other in aq_parent(aq_inner(post)).objectValues():
        if (
            IJabatan.providedBy(other)
            and other.fungsi == post.fungsi
            and aq_base(other) is not aq_base(post)
        ):
            raise BadRequest(f"Fungsi {post.fungsi} sudah ada pada unit ini")


def _units(folder: Any) -> Iterator[Any]:
    for unit in folder.objectValues():
        if IUnit.providedBy(unit):
            yield unit
            yield from _units(unit)

"""The organogram of the current site, built once and kept in the process's memory.

What makes it safe to keep: the site carries a mark that changes with every change of a
unit or position, within the same transaction. The memory is keyed by that mark. Another
process sees the new mark through the ZODB as soon as it sees the change itself, and a
transaction that is given up leaves no mark behind.
"""

from Acquisition import aq_acquire
from Acquisition import aq_chain
from collections import OrderedDict
from datetime import date
from datetime import datetime
from persistent import Persistent
from plone.registry.interfaces import IRegistry
from setneg.workflows.organisation import declaration
from setneg.workflows.organisation.organogram import Organogram
from setneg.workflows.stored import stored
from threading import Lock
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo
from zope.component import queryUtility
from zope.component.hooks import getSite


MARK = "organisation_mark"
KEPT = 8
EMPTY = Organogram()

_kept: OrderedDict[str, Organogram] = OrderedDict()
_newest = ""
_lock = Lock()


class Mark(Persistent):
    """Changes with every change of the organisation of one site."""

    def __init__(self) -> None:
        self.value = uuid4().hex

    def renew(self) -> None:
        self.value = uuid4().hex

    def _p_resolveConflict(
        self, old: dict[str, str], saved: dict[str, str], new: dict[str, str]
    ) -> dict[str, str]:
        """Two changes at once: both happened, so the mark is a third one."""
        return {**new, "value": uuid4().hex}


def current(context: Any = None) -> Organogram:
    """The organogram of the site that the context is in; empty outside a site."""
    place = getSite() if context is None else context
    # Also for content that may only acquire when asked to: a file's download looks at it
    # in this way, and has to meet the same roles.
    mark = aq_acquire(place, MARK, default=None) if place is not None else None
    if mark is None:
        return EMPTY
    value = mark.value
    found = _kept.get(value)
    if found is None:
        return _keep(value, _build(place))
    if value != _newest:
        _keep(value, found)
    return found


def _keep(value: str, found: Organogram) -> Organogram:
    """Put one in as the one used last; the one unused for longest makes room."""
    global _newest
    with _lock:
        _kept[value] = found
        _kept.move_to_end(value)
        _newest = value
        while len(_kept) > KEPT:
            _kept.popitem(last=False)
    return found


def bump(context: Any = None) -> None:
    """Say that the organisation changed: what is kept in memory no longer holds."""
    mark = getattr(getSite() if context is None else context, MARK, None)
    if mark is not None:
        mark.renew()


def today() -> date:
    """The day in the office, by the site's time zone."""
    registry = queryUtility(IRegistry)
    zone = registry.get("plone.portal_timezone") if registry is not None else None
    return datetime.now(ZoneInfo(zone or "Asia/Jakarta")).date()


def _build(place: Any) -> Organogram:
    """The organogram of the site around a place, read from its units."""
    from setneg.workflows.organisation.exporter import read

    site = next(here for here in aq_chain(place) if MARK in stored(here))
    return declaration.organogram(read(site))

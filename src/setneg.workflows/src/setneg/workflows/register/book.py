"""A register as its keeper reads it: lines, gaps, duplicates, and the act of voiding."""

from dataclasses import dataclass
from datetime import datetime
from plone import api
from setneg.workflows.clock import calendar
from setneg.workflows.register import allocation
from setneg.workflows.register.keepers import keeps
from setneg.workflows.register.series import Entry
from setneg.workflows.register.series import Key
from setneg.workflows.register.series import RegisterError
from typing import Any
from zExceptions import Unauthorized


@dataclass(frozen=True)
class Line:
    """One line for the reader; ``title`` and ``url`` are empty when he may not see it."""

    number: int
    written: str
    title: str
    url: str
    at: datetime
    by: str
    void_reason: str
    void_by: str
    void_at: datetime | None


def keys(userid: str) -> list[Key]:
    """The registers that somebody keeps, newest year first."""
    known: dict[str, bool] = {}
    found = []
    for key in allocation.known_keys():
        if key.office not in known:
            known[key.office] = keeps(key.office, userid)
        if known[key.office]:
            found.append(key)
    return found


def need_keeper(key: Key, userid: str) -> None:
    """Unauthorized for anybody who does not keep that register."""
    if not keeps(key.office, userid):
        raise Unauthorized("Register ini bukan register kantor Anda.")


def lines(key: Key, userid: str) -> list[Line]:
    """The lines of a register; documents that the reader may not see have no title."""
    need_keeper(key, userid)
    entries = allocation.entries(key.kind, key.office, key.year)
    catalog = api.portal.get_tool("portal_catalog")
    uids = [entry.uid for entry in entries if entry.uid]
    seen = {brain.UID: brain for brain in catalog(UID=uids)} if uids else {}
    zone = calendar.current().zone
    return [_line(entry, seen.get(entry.uid), zone) for entry in entries]


def void(key: Key, number: int, reason: str, userid: str) -> Entry:
    """Declare a number void, as its keeper."""
    need_keeper(key, userid)
    return allocation.void(key.kind, key.office, key.year, number, reason)


def whole(text: Any, what: str) -> int:
    """A whole number that somebody typed; RegisterError when it is none."""
    try:
        return int(str(text).strip())
    except ValueError:
        raise RegisterError(f"{what} “{text}” bukan bilangan.") from None


def _line(entry: Entry, brain: Any, zone: Any) -> Line:
    """An entry on the office's clock."""
    visible = brain is not None or not entry.uid
    return Line(
        number=entry.number,
        written=(getattr(brain, "nomor", None) or "") if brain is not None else "",
        title=entry.title if visible else "",
        url=brain.getURL() if brain is not None else "",
        at=entry.at.astimezone(zone),
        by=entry.by,
        void_reason=entry.void_reason or "",
        void_by=entry.void_by or "",
        void_at=entry.void_at.astimezone(zone) if entry.void_at else None,
    )

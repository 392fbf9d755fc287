"""A register as its keeper reads it: the agenda book, and the acts of a keeper.

A page costs one catalog query and wakes no document.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field
from datetime import date
from datetime import datetime
from plone import api
from setneg.workflows.clock import calendar
from setneg.workflows.register import allocation
from setneg.workflows.register.keepers import keeps
from setneg.workflows.register.series import Entry
from setneg.workflows.register.series import Key
from setneg.workflows.register.series import Place
from setneg.workflows.register.series import RegisterError
from typing import Any
from zExceptions import Unauthorized


#: What the book shows in place of a document that the reader may not see.
HIDDEN = "(rahasia)"
PAGE = 50


@dataclass(frozen=True)
class Line:
    """One line for the reader; ``title`` and ``url`` are empty when he may not see it.

    ``details``: what the document's kind says for the book (column ``buku_agenda`` of the
    catalog): lampiran, pihak, surat. ``previous`` and ``following`` name other lines.
    """

    number: int
    written: str
    title: str
    url: str
    at: datetime
    by: str
    void_reason: str
    void_by: str
    void_at: datetime | None
    suffix: str = ""
    held: bool = False
    block: int = 0
    note: str = ""
    secret: bool = False
    day: date | None = None
    details: dict[str, str] = field(default_factory=dict)
    previous: tuple[Place, ...] = ()
    following: tuple[Place, ...] = ()

    @property
    def shown(self) -> str:
        """The running number as the book shows it."""
        return f"{self.number}{self.suffix}"


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
    """All lines of a register; documents that the reader may not see have no title."""
    return page(key, userid, 0, None)[0]


def page(
    key: Key,
    userid: str,
    start: int = 0,
    size: int | None = PAGE,
    text: str = "",
    latest_first: bool = False,
) -> tuple[list[Line], int]:
    """Some lines of a register, and how many there are that fit ``text``."""
    need_keeper(key, userid)
    series = allocation.series_of(key.kind, key.office, key.year)
    if series is None:
        return [], 0
    places: Sequence[tuple[int, str]] = series.places()
    if text.strip():
        places = _fitting(key, places, text.strip())
    if latest_first:
        places = places[::-1]
    chosen = places[start:] if size is None else places[start : start + size]
    entries = [entry for at in chosen if (entry := series.line(*at)) is not None]
    seen = _visible([entry.uid for entry in entries if entry.uid])
    zone = calendar.current().zone
    return [_line(entry, seen.get(entry.uid), zone) for entry in entries], len(places)


def void(key: Key, number: int, reason: str, userid: str, suffix: str = "") -> Entry:
    """Declare a number void, as its keeper."""
    need_keeper(key, userid)
    return allocation.void(key.kind, key.office, key.year, number, reason, suffix)


def relate(entry: Place, previous: Place, userid: str) -> None:
    """Point a line back to an earlier one, as the keeper of both registers."""
    for year, office, kind, _number, _suffix in (entry, previous):
        need_keeper(Key(year, office, kind), userid)
    allocation.relate(entry, previous)


def whole(text: Any, what: str) -> int:
    """A whole number that somebody typed; RegisterError when it is none."""
    try:
        return int(str(text).strip())
    except ValueError:
        raise RegisterError(f"{what} “{text}” bukan bilangan.") from None


def _fitting(
    key: Key, places: Sequence[tuple[int, str]], text: str
) -> list[tuple[int, str]]:
    """The lines of the number that was typed, or of the documents with these words."""
    series = allocation.known(key.kind, key.office, key.year)
    if text[0].isdigit():
        return [at for at in places if f"{at[0]}{at[1]}" == text.upper()]
    catalog = api.portal.get_tool("portal_catalog")
    words = " ".join(f"{word}*" for word in text.split() if word.isalnum())
    brains = catalog(portal_type=key.kind, SearchableText=words) if words else ()
    found = [series.line_of(brain.UID) for brain in brains]
    wanted = {(entry.number, entry.suffix) for entry in found if entry is not None}
    return [at for at in places if at in wanted]


def _visible(uids: list[str]) -> dict[str, Any]:
    """What the catalog knows of the documents that the reader may see."""
    if not uids:
        return {}
    catalog = api.portal.get_tool("portal_catalog")
    return {brain.UID: brain for brain in catalog(UID=uids)}


def _line(entry: Entry, brain: Any, zone: Any) -> Line:
    """An entry on the office's clock."""
    visible = brain is not None or not entry.uid
    details = getattr(brain, "buku_agenda", None) if brain is not None else None
    day = getattr(brain, "tanggal", None) if brain is not None else None
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
        suffix=entry.suffix,
        held=entry.held,
        block=entry.block,
        note=entry.note,
        secret=not visible,
        day=day if isinstance(day, date) else None,
        details=dict(details) if isinstance(details, dict) else {},
        previous=entry.previous,
        following=entry.following,
    )

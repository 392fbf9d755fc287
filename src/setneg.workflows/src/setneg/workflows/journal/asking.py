"""Finding entries: by account, act, document and time; the latest first."""

from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import dataclass
import heapq
from itertools import islice
from setneg.workflows.journal.keeping import ledger
from setneg.workflows.journal.model import Entry
from typing import Any
from typing import Final


#: Entries that are looked at for one page; who seeks something rare narrows the time.
LOOKED_AT: Final = 20_000


@dataclass(frozen=True, slots=True)
class Found:
    """A page of entries; ``partly``: older ones were not looked at any more."""

    items: list[Entry]
    partly: bool


def found(wanted: Mapping[str, Any]) -> Iterator[Entry]:
    """Entries that match, chain by chain, oldest first.

    wanted  ``akun``, ``tindakan``, ``rantai`` (exact); ``dari``, ``sampai`` (ISO dates in
            UTC, both included); what is empty narrows nothing
    """
    chain = wanted.get("rantai") or ""
    for book in ledger().all_books():
        if not chain or book.chain == chain:
            yield from (entry for entry in book.entries() if _fits(entry, wanted))


def latest(wanted: Mapping[str, Any], start: int, size: int) -> Found:
    """A page of what matches, the latest first; it walks no more than ``LOOKED_AT``."""
    looked, items, passed = 0, [], 0
    for entry in islice(_backwards(wanted), LOOKED_AT):
        looked += 1
        if not _fits(entry, wanted):
            continue
        passed += 1
        if passed > start:
            items.append(entry)
        if len(items) == size:
            return Found(items, False)
    return Found(items, looked == LOOKED_AT)


def _backwards(wanted: Mapping[str, Any]) -> Iterator[Entry]:
    """What may match, the latest first: of one chain, or of the time that is asked for."""
    chain, start, end = (
        str(wanted.get(name) or "") for name in ("rantai", "dari", "sampai")
    )
    if chain:
        book = ledger().book_of(chain)
        return book.latest() if book is not None else iter(())
    kept = ledger()
    return heapq.merge(
        kept.newest(), kept.older(start, end), key=lambda entry: entry.at, reverse=True
    )


def _fits(entry: Entry, wanted: Mapping[str, Any]) -> bool:
    start, end = wanted.get("dari") or "", wanted.get("sampai") or ""
    return (
        (wanted.get("akun") or entry.actor) == entry.actor
        and (wanted.get("tindakan") or entry.act) == entry.act
        and (not start or entry.at[:10] >= start)
        and (not end or entry.at[:10] <= end)
    )

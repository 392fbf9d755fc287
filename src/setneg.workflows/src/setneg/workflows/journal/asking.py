"""Finding entries: by account, act, document and time; the latest first."""

from collections.abc import Iterator
from collections.abc import Mapping
import heapq
from setneg.workflows.journal.keeping import ledger
from setneg.workflows.journal.model import Entry
from typing import Any


def found(wanted: Mapping[str, Any]) -> Iterator[Entry]:
    """Entries that match, chain by chain, oldest first.

    wanted  ``akun``, ``tindakan``, ``rantai`` (exact); ``dari``, ``sampai`` (ISO dates in
            UTC, both included); what is empty narrows nothing
    """
    chain, start, end = (
        wanted.get(name) or "" for name in ("rantai", "dari", "sampai")
    )
    for book in ledger().all_books():
        if chain and book.chain != chain:
            continue
        for entry in book.entries():
            if (
                (wanted.get("akun") or entry.actor) == entry.actor
                and (wanted.get("tindakan") or entry.act) == entry.act
                and (not start or entry.at[:10] >= start)
                and (not end or entry.at[:10] <= end)
            ):
                yield entry


def latest(wanted: Mapping[str, Any], start: int, size: int) -> list[Entry]:
    """A page of what matches, the latest first; memory holds no more than it needs."""
    most = heapq.nlargest(start + size, found(wanted), key=lambda entry: entry.at)
    return most[start : start + size]

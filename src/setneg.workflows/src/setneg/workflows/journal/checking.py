"""Whether the journal is still what was written: every entry, every book, every anchor."""

from collections.abc import Iterator
from dataclasses import dataclass
import json
from setneg.workflows.journal.model import Broken
from setneg.workflows.journal.model import canonical
from setneg.workflows.journal.model import digest
from setneg.workflows.journal.model import START
from setneg.workflows.journal.storage import Book
from setneg.workflows.journal.storage import Ledger
from typing import Final


ANCHORS: Final = "jangkar"


@dataclass(frozen=True, slots=True)
class Result:
    """What a check found; ``broken`` is the first thing that does not match."""

    chains: int
    entries: int
    anchors: int
    broken: Broken | None = None


def check(ledger: Ledger) -> Result:
    """Check anchors first, then every book against its entries and the anchors."""
    covered: dict[str, dict[int, str]] = {}
    anchors = entries = chains = 0
    for broken in _anchors(ledger, covered):
        return Result(0, 0, ledger.last, broken)
    anchors = ledger.last
    for book in ledger.all_books():
        chains += 1
        entries += book.length
        broken_book = _book(book, covered.pop(book.chain, {}))
        if broken_book is not None:
            return Result(chains, entries, anchors, broken_book)
    for chain in sorted(covered):
        lost = Broken(chain, "", 1, "rantai tercatat pada jangkar tetapi hilang")
        return Result(chains, entries, anchors, lost)
    return Result(chains, entries, anchors)


def _anchors(ledger: Ledger, covered: dict[str, dict[int, str]]) -> Iterator[Broken]:
    before = START
    for number in range(1, ledger.last + 1):
        if number not in ledger.anchors:
            yield Broken(ANCHORS, "", number, "jangkar hilang")
            return
        text, found = ledger.anchors[number]
        if digest(text) != found:
            yield Broken(ANCHORS, "", number, "isi jangkar tidak cocok dengan hash-nya")
            return
        said = json.loads(text)
        if said["n"] != number or said["prev"] != before:
            yield Broken(ANCHORS, "", number, "jangkar tidak menyambung")
            return
        before = found
        for chain, (seq, head) in said["heads"].items():
            covered.setdefault(chain, {})[seq] = head
    if before != ledger.head or len(ledger.anchors) != ledger.last:
        yield Broken(ANCHORS, "", ledger.last, "jangkar terakhir tidak cocok")


def _book(book: Book, covered: dict[int, str]) -> Broken | None:
    """The first entry of a book that does not match; None when all do."""
    before, path = START, ""
    for seq in range(1, max([book.length, *covered]) + 1):
        row = book.rows.get(seq)
        if row is None:
            return Broken(book.chain, path, seq, "entri hilang")
        text, found = row
        try:
            said = json.loads(text)
        except ValueError:
            return Broken(book.chain, path, seq, "isi entri tidak terbaca")
        path = str(said.get("path") or path)
        if digest(text) != found or canonical(said) != text:
            return Broken(
                book.chain, path, seq, "isi entri tidak cocok dengan hash-nya"
            )
        if (said["chain"], said["seq"]) != (book.chain, seq):
            return Broken(book.chain, path, seq, "entri berasal dari tempat lain")
        if said["prev"] != before:
            reason = "entri tidak menyambung dengan entri sebelumnya"
            return Broken(book.chain, path, seq, reason)
        if covered.get(seq, found) != found:
            return Broken(book.chain, path, seq, "entri tidak cocok dengan jangkar")
        before = found
    if book.head != before or len(book.rows) != book.length:
        return Broken(book.chain, path, book.length, "ujung rantai tidak cocok")
    return None

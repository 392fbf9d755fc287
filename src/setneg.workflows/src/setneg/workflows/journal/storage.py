"""Where the journal is kept: a book with each document, a ledger with the site.

A book holds the entries of one document; two people at two documents never write the
same object. The ledger knows all books, also those of documents that were removed, and
ties their latest hashes together in anchors. Nothing here can be reached by an address.
"""

from BTrees.IOBTree import IOBTree
from BTrees.OOBTree import OOBTree
from collections.abc import Iterator
from persistent import Persistent
from setneg.workflows.journal.model import canonical
from setneg.workflows.journal.model import digest
from setneg.workflows.journal.model import Entry
from setneg.workflows.journal.model import entry_of
from setneg.workflows.journal.model import START
from typing import Any
from typing import Final
from zlib import crc32


KEY: Final = "setneg.workflows.journal"
SHARDS: Final = 64


class Book(Persistent):
    """The entries of one document, oldest first; texts as they were hashed."""

    def __init__(self, chain: str) -> None:
        self.chain = chain
        self.length = 0
        self.head = START
        self.rows = IOBTree()

    def add(self, entry: Entry) -> Entry:
        """Write an entry at the end; the entry with its number and hash."""
        content = {**entry.content(), "seq": self.length + 1, "prev": self.head}
        text = canonical(content)
        found = digest(text)
        self.rows[self.length + 1] = (text, found)
        self.length += 1
        self.head = found
        return entry_of(text, found)

    def entry(self, seq: int) -> Entry:
        """One of them; KeyError for a number that is not there."""
        return entry_of(*self.rows[seq])

    def latest(self) -> Iterator[Entry]:
        """All of them, the latest first."""
        for seq in reversed(self.rows.keys()):
            yield self.entry(seq)

    def entries(self) -> Iterator[Entry]:
        """All of them, oldest first."""
        for text, found in self.rows.values():
            yield entry_of(text, found)


class Ledger(Persistent):
    """What the site knows of all books.

    books    chain -> book, once an anchor has covered it
    fresh    what no anchor covers yet, in shards: ``<chain>:<seq>`` -> book. Every entry
             adds a key of its own, so that two people's acts merge
    anchors  number -> (text, hash)
    times    ``<moment>|<chain>|<seq>`` -> book, for entries under an anchor: in order of
             time, and written by the clock alone. None: before the first anchor
    """

    times: Any = None

    def __init__(self) -> None:
        self.books = OOBTree()
        self.anchors = IOBTree()
        self.last = 0
        self.head = START
        self.fresh = IOBTree()
        for shard in range(SHARDS):
            self.fresh[shard] = OOBTree()

    def announce(self, book: Book) -> None:
        """A book has a new entry that the next anchor covers."""
        shard = self.fresh[crc32(book.chain.encode()) % SHARDS]
        shard[f"{book.chain}:{book.length}"] = book

    def book_of(self, chain: str) -> Book | None:
        """The book of one chain; None for a chain that nobody has begun."""
        found: Book | None = self.books.get(chain)
        if found is not None:
            return found
        shard = self.fresh[crc32(chain.encode()) % SHARDS]
        return next(iter(shard.values(f"{chain}:", f"{chain};")), None)

    def newest(self) -> list[Entry]:
        """The entries that no anchor covers yet, the latest first."""
        found = [
            book.entry(int(key.rpartition(":")[2]))
            for shard in self.fresh.values()
            for key, book in shard.items()
        ]
        return sorted(found, key=lambda entry: entry.at, reverse=True)

    def older(self, start: str, end: str) -> Iterator[Entry]:
        """Entries under an anchor, the latest first; ISO moments, "" without a bound."""
        if self.times is None:
            return
        bounds = (start or None, f"{end}~" if end else None)
        for key in reversed(self.times.keys(*bounds)):
            yield self.times[key].entry(int(key.rpartition("|")[2]))

    def _file_earlier(self) -> None:
        """Once: what was anchored before entries were filed by their moment."""
        if self.times is None:
            self.times = OOBTree()
            for book in self.books.values():
                for seq in book.rows:
                    self._file(book, seq)

    def _file(self, book: Book, seq: int) -> None:
        entry = book.entry(seq)
        self.times[f"{entry.at}|{book.chain}|{seq}"] = book

    def all_books(self) -> Iterator[Book]:
        """Every book once, in the order of the chains' keys."""
        found = {book.chain: book for book in self.books.values()}
        for shard in self.fresh.values():
            for key, book in shard.items():
                found.setdefault(key.rpartition(":")[0], book)
        for chain in sorted(found):
            yield found[chain]

    def anchor(self, at: str) -> int:
        """Tie the heads of all books that changed since the last anchor to it.

        The number of books covered; 0 and no anchor when nothing changed.
        """
        self._file_earlier()
        heads: dict[str, list[Any]] = {}
        for shard in self.fresh.values():
            for key, book in list(shard.items()):
                chain, _colon, seq = key.rpartition(":")
                self.books.setdefault(chain, book)
                self._file(book, int(seq))
                heads[chain] = [book.length, book.head]
                del shard[key]
        if not heads:
            return 0
        self.last += 1
        content = {"n": self.last, "at": at, "heads": heads, "prev": self.head}
        text = canonical(content)
        self.head = digest(text)
        self.anchors[self.last] = (text, self.head)
        return len(heads)

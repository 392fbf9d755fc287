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
    """

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
        heads: dict[str, list[Any]] = {}
        for shard in self.fresh.values():
            for key, book in list(shard.items()):
                chain = key.rpartition(":")[0]
                self.books.setdefault(chain, book)
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

"""Number series: one running count per kind, office and calendar year.

Persistent objects. A series is an object of its own, so that two offices never wait for
each other, and its counter is touched last in a transaction, so that two signers of one
office wait only a moment. A number that was given stays: it can be declared void with a
reason, it is never given again. Source: R-X-03 and the practice that a sequence starts
anew each calendar year.

A line is *held* while its number is promised to one document and not yet in force: the
signature that carries it has not succeeded. A held number is in the book; only its
document can have it.
"""

from BTrees.IOBTree import IOBTree
from BTrees.OIBTree import OIBTree
from BTrees.OOBTree import OOBTree
from collections.abc import Iterator
from datetime import datetime
from datetime import UTC
from persistent import Persistent
from setneg.workflows.register.numbering import inserted
from typing import NamedTuple


class RegisterError(ValueError):
    """What a register cannot do; the message is for the person who asked."""


class Key(NamedTuple):
    """Which series: ``year`` (four digits), ``office`` (unit code), ``kind`` of document."""

    year: int
    office: str
    kind: str


#: Where a line stands: year, office, kind, number and suffix.
Place = tuple[int, str, str, int, str]


class Entry(Persistent):
    """One line of a register: a number and what it was given to.

    ``uid`` is empty for a line without a document; ``at`` is the moment in UTC (a
    zone with a name cannot be stored), ``by`` the userid. ``void_reason`` is None while
    the number is not void; ``held`` while it is promised and not in force, with the
    reason in ``note``.
    """

    held = False
    note = ""
    #: Letters of a number that was inserted later, e.g. "A" in 12A.
    suffix = ""
    #: First number of the block that was reserved for the paper book; 0 for none.
    block = 0
    #: The related lines before and after it: (year, office, kind, number, suffix).
    previous: tuple[Place, ...] = ()
    following: tuple[Place, ...] = ()

    def __init__(
        self, number: int, uid: str, title: str, at: datetime, by: str
    ) -> None:
        self.number = number
        self.uid = uid
        self.title = title
        self.at = at.astimezone(UTC)
        self.by = by
        self.void_reason: str | None = None
        self.void_by: str | None = None
        self.void_at: datetime | None = None

    @property
    def is_void(self) -> bool:
        """Whether the number was declared void."""
        return self.void_reason is not None

    @property
    def written(self) -> str:
        """The running number as the book shows it, e.g. 12 or 12A."""
        return f"{self.number}{self.suffix}"

    @property
    def in_force(self) -> bool:
        """Whether the number may stand on its document."""
        return not self.held and not self.is_void


class Counter(Persistent):
    """The last number of a series; ``opening`` was used in the paper book before."""

    opening = 0
    last = 0


class Series(Persistent):
    """The numbers of one kind, office and year.

    ``inserted``: (number, suffix) -> line, beside the running ones; ``insertions``: uid
    -> (number, suffix); ``blocks`` and ``proposals`` by their number. Each is made when
    it is first needed.
    """

    inserted: OOBTree | None = None
    insertions: OOBTree | None = None
    blocks: IOBTree | None = None
    proposals: IOBTree | None = None

    def __init__(self, key: Key) -> None:
        self.key = key
        self.counter = Counter()
        self.lines = IOBTree()
        self.numbers = OIBTree()
        self.opening_reason = ""

    def number_of(self, uid: str) -> int | None:
        """The number in force of a document, None when it has none."""
        entry = self.line_of(uid)
        return entry.number if entry is not None and entry.in_force else None

    def line_of(self, uid: str) -> Entry | None:
        """The line of a document that is not void, None when it has none."""
        if uid in self.numbers:
            return self.lines[self.numbers[uid]]
        place = (self.insertions or {}).get(uid)
        return self.inserted[place] if place and self.inserted else None

    def line(self, number: int, suffix: str = "") -> Entry | None:
        """A line by its number and suffix."""
        if suffix:
            return (self.inserted or {}).get((number, suffix))
        return self.lines.get(number)

    def held_for(self, uid: str) -> int | None:
        """The number that is held for a document, None when there is none."""
        entry = self.line_of(uid)
        return entry.number if entry is not None and entry.held else None

    def take(self, uid: str, title: str, at: datetime, by: str) -> int:
        """Give the next number; a document that has one, or one held, gets that."""
        if uid and self.line_of(uid) is not None:
            return self.confirm(uid, at, by)
        return self.next_line(uid, title, at, by).number

    def reserve(
        self, uid: str, title: str, at: datetime, by: str, reason: str = ""
    ) -> int:
        """Hold the next number for a document; one that it has or holds is kept."""
        if not uid:
            raise RegisterError("Nomor hanya dapat dipesan untuk sebuah naskah.")
        there = self.line_of(uid)
        if there is not None:
            return inserted(there.number, there.suffix)
        entry = self.next_line(uid, title, at, by)
        entry.held = True
        entry.note = reason.strip()
        return entry.number

    def confirm(self, uid: str, at: datetime, by: str) -> int:
        """Put the number that is held for a document in force; repeated, the same."""
        entry = self.line_of(uid) if uid else None
        if entry is None:
            raise RegisterError("Tidak ada nomor yang dipesan untuk naskah ini.")
        if entry.held:
            entry.held = False
            entry.at, entry.by = at.astimezone(UTC), by
        return inserted(entry.number, entry.suffix)

    def release(self, uid: str, reason: str, at: datetime, by: str) -> Entry:
        """Give up the number held for a document: void, with the reason."""
        entry = self.line_of(uid)
        if entry is None or not entry.held:
            raise RegisterError("Tidak ada nomor yang dipesan untuk naskah ini.")
        return self.void(entry.number, reason, at, by, entry.suffix)

    def next_line(self, uid: str, title: str, at: datetime, by: str) -> Entry:
        """A new line after the last one; the counter is touched last."""
        number = self.counter.last + 1
        entry = self.lines[number] = Entry(number, uid, title, at, by)
        if uid:
            self.numbers[uid] = number
        self.counter.last = number
        return entry

    def open_at(self, last: int, reason: str) -> None:
        """Go on from a paper book whose last number was ``last``."""
        if self.counter.last:
            raise RegisterError(
                "Register ini sudah berisi nomor dan tidak dapat diawali lagi."
            )
        if last < 1 or not reason.strip():
            raise RegisterError("Nomor terakhir buku lama dan alasannya harus diisi.")
        self.counter.opening = self.counter.last = last
        self.opening_reason = reason.strip()

    def void(
        self, number: int, reason: str, at: datetime, by: str, suffix: str = ""
    ) -> Entry:
        """Declare a number void: it stays in the book and is never given again."""
        if not reason.strip():
            raise RegisterError("Alasan pembatalan nomor harus diisi.")
        entry = self.line(number, suffix)
        shown = f"{number}{suffix}"
        if entry is None:
            raise RegisterError(f"Nomor {shown} tidak ada dalam register ini.")
        if entry.is_void:
            raise RegisterError(f"Nomor {shown} sudah dibatalkan: {entry.void_reason}")
        entry.void_reason = reason.strip()
        entry.void_at = at.astimezone(UTC)
        entry.void_by = by
        entry.held = False
        if suffix:
            if self.insertions and self.insertions.get(entry.uid) == (number, suffix):
                del self.insertions[entry.uid]
        elif self.numbers.get(entry.uid) == number:
            del self.numbers[entry.uid]
        return entry

    def places(self) -> list[tuple[int, str]]:
        """Number and suffix of every line in the order of the book; wakes no line."""
        running = [(number, "") for number in self.lines]
        return sorted([*running, *(self.inserted or ())])

    def entries(self) -> Iterator[Entry]:
        """All lines by number, void and inserted ones too."""
        for number, suffix in self.places():
            entry = self.line(number, suffix)
            if entry is not None:
                yield entry

    def gaps(self) -> list[int]:
        """Numbers up to the last one that no line explains; empty in a sound register."""
        first = self.counter.opening + 1
        return [n for n in range(first, self.counter.last + 1) if n not in self.lines]

    def duplicates(self) -> dict[str, list[int]]:
        """Documents with more than one number in force: uid -> numbers."""
        found: dict[str, list[int]] = {}
        for entry in self.entries():
            if entry.uid and not entry.is_void:
                found.setdefault(entry.uid, []).append(entry.number)
        return {uid: numbers for uid, numbers in found.items() if len(numbers) > 1}


class Registers(Persistent):
    """All series of a site, made when their first number is asked for."""

    def __init__(self) -> None:
        self.series = OOBTree()

    def get(self, key: Key) -> Series | None:
        """The series of a key, None before its first number."""
        return self.series.get(tuple(key))

    def need(self, key: Key) -> Series:
        """The series of a key, made when it is not there."""
        found = self.get(key)
        if found is None:
            found = self.series[tuple(key)] = Series(key)
        return found

    def keys(self) -> list[Key]:
        """The series that exist, newest year first."""
        keys = [Key(*key) for key in self.series]
        return sorted(keys, key=lambda key: (-key.year, key.office, key.kind))

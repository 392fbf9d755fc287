"""Numbers for the paper book while the portal is out of reach, and their way back.

A keeper reserves a block. Its numbers are written by hand; afterwards each one is linked
to the document that was registered with its scan, or declared unused. A block is not a
gap: every number of it has its line from the beginning.
"""

from Acquisition import aq_base
from BTrees.IOBTree import IOBTree
from dataclasses import dataclass
from datetime import date
from datetime import datetime
from datetime import UTC
from persistent import Persistent
from setneg.workflows.register import allocation
from setneg.workflows.register.series import Entry
from setneg.workflows.register.series import Key
from setneg.workflows.register.series import RegisterError
from setneg.workflows.register.series import Series
from typing import Any


#: More numbers than an office writes by hand before the portal is back.
LARGEST = 200
#: Fields that hold the scan of a paper document.
SCANS = ("lampiran_berkas", "pindaian")
#: From this month on a block that is still open is a warning.
YEAR_END = 12


class Block(Persistent):
    """Numbers ``first`` to ``last``, who reserved them, when (UTC) and why."""

    def __init__(
        self, first: int, last: int, reason: str, at: datetime, by: str
    ) -> None:
        self.first = first
        self.last = last
        self.reason = reason
        self.at = at.astimezone(UTC)
        self.by = by


@dataclass(frozen=True)
class OpenBlock:
    """A block with the numbers that nobody has explained yet."""

    key: Key
    block: Block
    numbers: tuple[int, ...]

    def overdue(self, day: date) -> bool:
        """Whether the year of the register ends, or has ended, with the block open."""
        return (day.year, day.month) >= (self.key.year, YEAR_END)


def reserve_block(kind: str, office: str, year: int, count: int, reason: str) -> Block:
    """Reserve the next ``count`` numbers (1 to 200) for the paper book."""
    if not 1 <= count <= LARGEST:
        raise RegisterError(f"Satu blok berisi 1 sampai {LARGEST} nomor.")
    if not reason.strip():
        raise RegisterError("Alasan pemesanan blok nomor harus diisi.")
    series = allocation.registers().need(allocation.key_of(kind, office, year))
    at, by = allocation.now(), allocation.userid()
    first = series.counter.last + 1
    for _index in range(count):
        entry = series.next_line("", "", at, by)
        entry.held, entry.block, entry.note = True, first, reason.strip()
    if series.blocks is None:
        series.blocks = IOBTree()
    block = Block(first, first + count - 1, reason.strip(), at, by)
    series.blocks[first] = block
    return block


def link(kind: str, office: str, year: int, number: int, document: Any) -> Entry:
    """Say which registered document carries a number of a block.

    RegisterError for a document of another kind, one without its scan, or one that has
    a number in this register.
    """
    series = allocation.known(kind, office, year)
    entry = _open(series, number)
    uid, title = allocation.named(document)
    if not uid or document.portal_type != kind:
        raise RegisterError(f"Nomor {number} hanya untuk naskah jenis {kind}.")
    if not any(getattr(aq_base(document), name, None) for name in SCANS):
        raise RegisterError("Unggah dahulu hasil pindai naskah kertasnya.")
    there = series.line_of(uid)
    if there is not None:
        raise RegisterError(f"Naskah ini sudah bernomor {there.written}.")
    entry.uid, entry.title, entry.held = uid, title, False
    series.numbers[uid] = number
    return entry


def unused(kind: str, office: str, year: int, number: int, reason: str) -> Entry:
    """Declare that a number of a block was not used: void, with the reason."""
    series = allocation.known(kind, office, year)
    _open(series, number)
    return series.void(number, reason, allocation.now(), allocation.userid())


def open_blocks(key: Key) -> list[OpenBlock]:
    """The blocks of a register that have unexplained numbers, oldest first."""
    series = allocation.series_of(key.kind, key.office, key.year)
    if series is None or series.blocks is None:
        return []
    found = []
    for block in series.blocks.values():
        numbers = range(block.first, block.last + 1)
        left = tuple(number for number in numbers if series.lines[number].held)
        if left:
            found.append(OpenBlock(key, block, left))
    return found


def _open(series: Series, number: int) -> Entry:
    """A line of a block that nobody has explained yet."""
    entry = series.line(number)
    if entry is None or not entry.block:
        raise RegisterError(f"Nomor {number} bukan nomor dari blok kertas.")
    if not entry.held:
        raise RegisterError(f"Nomor {number} sudah dicocokkan.")
    return entry

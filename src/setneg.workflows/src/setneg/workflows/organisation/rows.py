"""Dated rows as lines of text, the way they are typed on a form.

A name of a unit: ``nama | mulai | sampai``. A holder of a position:
``akun | mulai | sampai | kapasitas``. Dates are ISO days, empty means open.
"""

from datetime import date
from setneg.workflows.organisation.levels import CAPACITIES
from setneg.workflows.organisation.organogram import Holding
from setneg.workflows.organisation.organogram import Name


SEPARATOR = "|"


class RowError(ValueError):
    """A line that does not say what it should."""


def parse_name(line: str) -> Name:
    """``nama | mulai | sampai`` -> Name; raises RowError."""
    name, start, end = _cells(line, 3)
    if not name:
        raise RowError(f"Nama kosong: {line}")
    return Name(name, *_period(start, end, line))


def format_name(row: Name) -> str:
    """The line of a name."""
    return _line(row.name, row.start, row.end)


def parse_holding(line: str) -> Holding:
    """``akun | mulai | sampai | kapasitas`` -> Holding; raises RowError."""
    userid, start, end, capacity = _cells(line, 4)
    if not userid:
        raise RowError(f"Akun kosong: {line}")
    capacity = capacity.casefold().rstrip(".") or CAPACITIES[0]
    if capacity not in CAPACITIES:
        raise RowError(
            f"Kapasitas bukan salah satu dari {', '.join(CAPACITIES)}: {line}"
        )
    return Holding(userid, *_period(start, end, line), capacity)


def format_holding(row: Holding) -> str:
    """The line of a holder."""
    capacity = "" if row.capacity == CAPACITIES[0] else row.capacity
    return _line(row.userid, row.start, row.end, capacity)


def _cells(line: str, count: int) -> list[str]:
    cells = [cell.strip() for cell in line.split(SEPARATOR)]
    if len(cells) > count:
        raise RowError(f"Terlalu banyak kolom: {line}")
    return cells + [""] * (count - len(cells))


def _line(*cells: object) -> str:
    texts = ["" if cell is None else str(cell) for cell in cells]
    while texts and not texts[-1]:
        texts.pop()
    return f" {SEPARATOR} ".join(texts)


def _period(start: str, end: str, line: str) -> tuple[date | None, date | None]:
    first, last = _day(start, line), _day(end, line)
    if first is not None and last is not None and last < first:
        raise RowError(f"Tanggal sampai mendahului tanggal mulai: {line}")
    return first, last


def _day(text: str, line: str) -> date | None:
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise RowError(f"Bukan tanggal (TTTT-BB-HH): {line}") from error

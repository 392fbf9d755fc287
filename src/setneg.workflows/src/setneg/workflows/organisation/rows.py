"""Dated rows as lines of text, the way they are typed on a form.

A name of a unit: ``nama | mulai | sampai``. A holder of a position:
``akun | mulai | sampai | kapasitas | dasar | di luar wewenang | alasan``. Dates are ISO
days, empty means open; acts outside his power are ``verb:Kind``, ``-`` means none.
"""

from datetime import date
import re
from setneg.workflows.organisation.levels import ABSENT
from setneg.workflows.organisation.levels import CAPACITIES
from setneg.workflows.organisation.levels import SUBSTITUTES
from setneg.workflows.organisation.organogram import Holding
from setneg.workflows.organisation.organogram import Name


SEPARATOR = "|"
#: Said in place of acts: the substitute may do all that the holder may.
NOTHING = "-"
ACT = re.compile(r"(\*|[a-z_]+):(\*|[A-Za-z0-9_]+)")


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
    """The row of a holder, or of his absence; raises RowError.

    ``akun | mulai | sampai | kapasitas | dasar | di luar wewenang | alasan``
    """
    userid, start, end, capacity, basis, refused, reason = _cells(line, 7)
    if not userid:
        raise RowError(f"Akun kosong: {line}")
    capacity = capacity.casefold().rstrip(".") or CAPACITIES[0]
    if capacity not in (*CAPACITIES, ABSENT):
        raise RowError(
            f"Kapasitas bukan salah satu dari {', '.join((*CAPACITIES, ABSENT))}: {line}"
        )
    period = _period(start, end, line)
    return Holding(userid, *period, capacity, basis, _acts(refused, line), reason)


def stated_holding(line: str) -> Holding:
    """As `parse_holding`, with all that a new row has to say; raises RowError."""
    row = parse_holding(line)
    problem = unstated(row)
    if problem:
        raise RowError(f"{problem}: {line}")
    return row


def unstated(row: Holding) -> str:
    """What a row does not say and should; "" when it says all."""
    if row.capacity in SUBSTITUTES and not row.basis:
        return "Dasar penunjukan Plt. atau Plh. wajib diisi"
    if row.capacity == ABSENT and (row.end is None or not row.reason):
        return "Pejabat yang berhalangan: isi tanggal sampai dan alasannya"
    return ""


def format_holding(row: Holding) -> str:
    """The line of a holder."""
    capacity = "" if row.capacity == CAPACITIES[0] else row.capacity
    refused = NOTHING if row.refused == () else ", ".join(row.refused or ())
    return _line(
        row.userid, row.start, row.end, capacity, row.basis, refused, row.reason
    )


def parse_act(text: str) -> str:
    """``verb:Kind``, either of them ``*``; raises RowError."""
    if not ACT.fullmatch(text):
        raise RowError(
            f"Perbuatan ditulis langkah:JenisNaskah, misalnya tanda_tangan:Peraturan: {text}"
        )
    return text


def _acts(text: str, line: str) -> tuple[str, ...] | None:
    if not text:
        return None
    if text == NOTHING:
        return ()
    return tuple(parse_act(act.strip()) for act in text.split(",") if act.strip())


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

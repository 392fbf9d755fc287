"""The agenda book's columns, the same on screen, in the workbook and on paper.

The ministry's book of incoming mail: date, agenda number, number and date of the
letter, enclosures, from, pointer back, content, pointer forward, remarks. The book of
outgoing documents says "to" where the other says "from".
"""

from setneg.workflows.register.book import HIDDEN
from setneg.workflows.register.book import Line
from setneg.workflows.register.series import Key
from setneg.workflows.register.series import Place


HEAD = (
    "Tanggal",
    "Nomor Agenda",
    "Nomor dan Tanggal Surat",
    "Lampiran",
    "Terima dari/Kepada",
    "Petunjuk pada Nomor yang Lalu",
    "Isi",
    "Petunjuk pada Nomor Berikutnya",
    "Keterangan",
)


def cells(key: Key, line: Line) -> tuple[str, ...]:
    """A line of the book as text, in the order of ``HEAD``."""
    return (
        line.at.strftime("%d-%m-%Y"),
        line.shown,
        line.details.get("surat") or _letter(line),
        line.details.get("lampiran", ""),
        line.details.get("pihak", ""),
        ", ".join(pointer(key, place) for place in line.previous),
        HIDDEN if line.secret else line.title,
        ", ".join(pointer(key, place) for place in line.following),
        remarks(line),
    )


def pointer(key: Key, place: Place) -> str:
    """Another line's number; with its register's name when that is another one."""
    year, office, kind, number, suffix = place
    written = f"{number}{suffix}"
    if (year, office, kind) == tuple(key):
        return written
    return f"{written} ({kind}, {office}, {year})"


def remarks(line: Line) -> str:
    """Everything that is out of the ordinary with a number."""
    said = []
    if line.void_reason:
        said.append(f"Batal: {line.void_reason}")
    elif line.held and line.block:
        said.append(f"Blok kertas, belum dicocokkan: {line.note}")
    elif line.held:
        said.append("Dipesan, menunggu penomoran")
    elif line.block:
        said.append("Dari buku kertas")
    if line.suffix:
        said.append(f"Sisipan: {line.note}")
    return "; ".join(said)


def _letter(line: Line) -> str:
    """Number and date of the document itself."""
    day = line.day.strftime("%d-%m-%Y") if line.day else ""
    return " / ".join(part for part in (line.written, day) if part)

"""The agenda book's columns, the same on screen, in the workbook and on paper.

The ministry's book of incoming mail: date, agenda number, number and date of the
letter, enclosures, from, pointer back, content, pointer forward, remarks. The book of
outgoing documents says "to" where the other says "from".
"""

from setneg.workflows import _
from setneg.workflows.register.book import HIDDEN
from setneg.workflows.register.book import Line
from setneg.workflows.register.series import Key
from setneg.workflows.register.series import Place
from setneg.workflows.steps.wording import say


HEAD = (
    _("book_date", default="Tanggal"),
    _("book_agenda_number", default="Nomor Agenda"),
    _("book_letter", default="Nomor dan Tanggal Surat"),
    _("book_enclosures", default="Lampiran"),
    _("book_party", default="Terima dari/Kepada"),
    _("book_previous", default="Petunjuk pada Nomor yang Lalu"),
    _("book_content", default="Isi"),
    _("book_following", default="Petunjuk pada Nomor Berikutnya"),
    _("book_remarks", default="Keterangan"),
)


def head() -> tuple[str, ...]:
    """The titles of the columns in the reader's language."""
    return tuple(say(title) for title in HEAD)


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
        said.append(_remark("remark_void", "Batal: ${note}", line.void_reason))
    elif line.held and line.block:
        said.append(
            _remark(
                "remark_open_block",
                "Blok kertas, belum dicocokkan: ${note}",
                line.note,
            )
        )
    elif line.held:
        said.append(_remark("remark_held", "Dipesan, menunggu penomoran"))
    elif line.block:
        said.append(_remark("remark_paper", "Dari buku kertas"))
    if line.suffix:
        said.append(_remark("remark_inserted", "Sisipan: ${note}", line.note))
    return "; ".join(said)


def _remark(name: str, words: str, note: str = "") -> str:
    return say(_(name, default=words, mapping={"note": note}))


def _letter(line: Line) -> str:
    """Number and date of the document itself."""
    day = line.day.strftime("%d-%m-%Y") if line.day else ""
    return " / ".join(part for part in (line.written, day) if part)

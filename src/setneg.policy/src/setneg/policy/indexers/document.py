"""What the catalog knows of documents: number, date, year, full text."""

from Acquisition import aq_base
from lxml import html
from plone.indexer import indexer
from setneg.policy.content.document import IWork
from setneg.policy.file_words import files
from setneg.policy.rendering import articles as rows


TEXTS = (
    "title",
    "nomor",
    "lampiran",
    "tentang",
    "tempat",
    "agenda",
    "kode",
    "asal",
    "nomor_asal",
    "isi_ringkas",
    "arahan",
    "pembahasan",
    "pelaksanaan",
    "persoalan",
)
#: Fields of rows, whose cells are all searched.
ROWS = ("batang_tubuh", "langkah")
LINES = ("kepada", "tembusan", "menimbang", "mengingat", "menetapkan", "dasar")


@indexer(IWork)
def nomor(document):
    """The number as written; nothing for what has none."""
    number = getattr(aq_base(document), "nomor", None)
    if not number:
        raise AttributeError("nomor")
    return number


@indexer(IWork)
def nomor_urut(document):
    """The running number, for sorting."""
    number = getattr(aq_base(document), "nomor_urut", None)
    if number is None:
        raise AttributeError("nomor_urut")
    return number


@indexer(IWork)
def tanggal(document):
    """Date of the document (a date)."""
    day = getattr(aq_base(document), "tanggal", None)
    if day is None:
        raise AttributeError("tanggal")
    return day


@indexer(IWork)
def tahun(document):
    """Year of the document's date."""
    day = getattr(aq_base(document), "tanggal", None)
    if day is None:
        raise AttributeError("tahun")
    return day.year


@indexer(IWork)
def SearchableText(document):
    """Title, number, names, the words of the body, the minutes and the files."""
    words = [document.getId()]
    words += [str(getattr(aq_base(document), name, None) or "") for name in TEXTS]
    for name in LINES:
        words += [str(line) for line in getattr(aq_base(document), name, None) or ()]
    words += [
        plain(getattr(aq_base(document), name, None)) for name in ("isi", "notula")
    ]
    words += [rows.words(getattr(aq_base(document), name, None)) for name in ROWS]
    words.append(files.words(document))
    return " ".join(word for word in words if word)


def plain(rich) -> str:
    """The words of a rich text without its tags; empty for none."""
    raw = getattr(rich, "raw", None)
    if not raw:
        return ""
    return html.fromstring(f"<div>{raw}</div>").text_content()

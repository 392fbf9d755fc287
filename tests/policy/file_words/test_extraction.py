"""Words are read out of files of anybody, apart from the portal."""

from docx import Document
import io
from openpyxl import Workbook
from pathlib import Path
from pypdf import PdfWriter
import pytest
from setneg.policy.file_words import extraction
import zipfile


def docx(*paragraphs, cell="sel tabel"):
    document = Document()
    for text in paragraphs:
        document.add_paragraph(text)
    document.add_table(1, 1).cell(0, 0).text = cell
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def xlsx(*values):
    book = Workbook()
    book.active.append(list(values))
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def test_the_words_of_a_text_and_its_tables_are_found():
    # siapa pun mengirim naskah Word
    found = extraction.words(docx("Tata cara", "penyusunan – “SOP”"), ".docx")
    assert found == "Tata cara penyusunan – “SOP” sel tabel"


def test_the_words_of_a_sheet_are_found():
    # siapa pun mengirim lembar kerja
    assert extraction.words(xlsx("Target", 12, None, "=1+1"), ".xlsx") == "Target 12"


def test_the_words_of_a_printed_page_are_found():
    # siapa pun mengirim cetakan
    pdf = next(Path("docs/pdf").glob("memorandum.pdf")).read_bytes()
    assert "memorandum" in extraction.words(pdf, ".pdf").lower()


@pytest.mark.parametrize(
    "data",
    [b"", b"%PDF-1.4 rusak", b"PK\x03\x04 rusak", b"\x00" * 1000],
    ids=["kosong", "pdf", "zip", "nol"],
)
@pytest.mark.parametrize("suffix", [".pdf", ".docx", ".xlsx", ".png", ".exe"])
def test_a_file_that_cannot_be_read_says_nothing(data, suffix):
    # siapa pun mengirim berkas rusak
    assert extraction.words(data, suffix) == ""


def test_a_locked_file_says_nothing():
    # siapa pun mengirim berkas bersandi
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    writer.encrypt("rahasia")
    stream = io.BytesIO()
    writer.write(stream)
    assert extraction.words(stream.getvalue(), ".pdf") == ""


def test_a_file_that_swells_ends_its_own_process_alone():
    # penyerang mengirim arsip yang mengembang
    good = docx("kata")
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(good)) as old,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            if name != "word/document.xml":
                new.writestr(name, old.read(name))
        with new.open("word/document.xml", "w", force_zip64=True) as part:
            for _each in range(1500):
                part.write(b"<a>" * 350_000)
    assert extraction.words(stream.getvalue(), ".docx") == ""


def test_of_a_very_long_file_the_beginning_is_kept(monkeypatch):
    # siapa pun mengirim buku
    monkeypatch.setattr(extraction, "MOST", 10)
    assert extraction.joined(iter(["satu", "dua\x00tiga", "empat"])) == "satu dua t"

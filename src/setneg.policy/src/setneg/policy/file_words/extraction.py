"""The words of a file, read apart from the portal.

A file comes from anybody and may be made to harm who reads it: it is read in a process
of its own, which gets only the bytes, has little memory and time, and can only print.
Run as ``python -m setneg.policy.file_words.extraction .pdf`` it reads standard input.
"""

from collections.abc import Callable
from collections.abc import Iterator
from docx import Document
import io
from itertools import islice
from openpyxl import load_workbook
import os
from pypdf import PdfReader
import resource
import subprocess
import sys
from typing import BinaryIO


#: Characters that are kept of one file; the words of a book of some hundred pages.
MOST = 300_000
MEMORY = 768 * 1024 * 1024  # bytes
SECONDS = 30
PAGES = 500
ROWS = 20_000


def words(data: bytes, suffix: str) -> str:
    """The words of a file by its suffix (`READERS`), in one line; "" where none can be
    read: a picture, a locked or broken file, one that takes too long."""
    if suffix not in READERS:
        return ""
    try:
        done = subprocess.run(  # noqa: S603 this module itself, with a known suffix
            [sys.executable, "-m", __name__, suffix],
            input=data,
            env={"PYTHONPATH": os.pathsep.join(sys.path)},
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,  # a file may bring forth warnings without end
            timeout=SECONDS * 2,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return ""
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else ""


def joined(parts: Iterator[str]) -> str:
    """Parts as one line of words, up to the limit."""
    found: list[str] = []
    length = 0
    for part in parts:
        clean = " ".join("".join(c if c.isprintable() else " " for c in part).split())
        if clean:
            found.append(clean)
            length += len(clean) + 1
        if length > MOST:
            break
    return " ".join(found)[:MOST]


def _pdf(stream: BinaryIO) -> Iterator[str]:
    for page in islice(PdfReader(stream).pages, PAGES):
        yield page.extract_text()


def _docx(stream: BinaryIO) -> Iterator[str]:
    document = Document(stream)
    for paragraph in document.paragraphs:
        yield paragraph.text
    for table in document.tables:
        for row in table.rows:
            for cell in row.cells:
                yield cell.text


def _xlsx(stream: BinaryIO) -> Iterator[str]:
    book = load_workbook(stream, read_only=True, data_only=True)
    for sheet in book.worksheets:
        for row in islice(sheet.iter_rows(values_only=True), ROWS):
            for value in row:
                if value is not None:
                    yield str(value)


READERS: dict[str, Callable[[BinaryIO], Iterator[str]]] = {
    ".pdf": _pdf,
    ".docx": _docx,
    ".xlsx": _xlsx,
}


def main() -> int:
    """Read standard input, print its words."""
    os.nice(19)  # people come first
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    found = joined(READERS[sys.argv[1]](io.BytesIO(sys.stdin.buffer.read())))
    sys.stdout.buffer.write(found.encode("utf-8", "replace"))
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""The lists as files for a spreadsheet program: CSV and XLSX, with the rights of the reader."""

from collections.abc import Iterable
from setneg.policy.browser.documents.listing import Documents
from setneg.policy.browser.documents.listing import Filtered
from setneg.policy.browser.incoming.listing import IncomingLetters
from setneg.policy.browser.spreadsheet import CsvTable
from setneg.policy.browser.spreadsheet import WorkbookTable
from typing import Any


#: Lines of a table file; more is for the archive's own export.
MOST_ROWS = 20_000


class Table(Filtered):
    """The lines of the list as they are filtered and ordered on screen."""

    HEAD = ("Jenis", "Nomor", "Hal", "Tahap", "Menunggu", "Unit", "Tanggal", "Alamat")

    @property
    def file_name(self) -> str:
        return self.page_name

    def rows(self) -> Iterable[tuple[Any, ...]]:
        for brain in self.found()[:MOST_ROWS]:
            yield (
                self.type_title(brain),
                brain.nomor if isinstance(brain.nomor, str) else "",
                brain.Title,
                self.state(brain),
                self.waits_for(brain),
                self.unit(brain),
                brain.tanggal if hasattr(brain.tanggal, "year") else None,
                brain.getURL(),
            )


class DocumentsCsv(CsvTable, Table, Documents):
    """`daftar-naskah.csv`."""


class DocumentsWorkbook(WorkbookTable, Table, Documents):
    """`daftar-naskah.xlsx`."""


class IncomingCsv(CsvTable, Table, IncomingLetters):
    """`daftar-surat-masuk.csv`."""


class IncomingWorkbook(WorkbookTable, Table, IncomingLetters):
    """`daftar-surat-masuk.xlsx`."""

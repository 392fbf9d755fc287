"""The lists as files for a spreadsheet program: CSV and XLSX, with the rights of the reader."""

from collections.abc import Iterable
import csv
import io
from setneg.policy.browser.documents.listing import Documents
from setneg.policy.browser.documents.listing import Filtered
from setneg.policy.browser.incoming.listing import IncomingLetters
from setneg.policy.browser.spreadsheet import cell
from setneg.policy.rendering.workbook import CONTENT_TYPE
from setneg.policy.rendering.workbook import workbook
from typing import Any


#: Lines of a table file; more is for the archive's own export.
MOST_ROWS = 20_000


class Table(Filtered):
    """The lines of the list as they are filtered and ordered on screen."""

    HEAD = ("Jenis", "Nomor", "Hal", "Tahap", "Menunggu", "Unit", "Tanggal", "Alamat")

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

    def offer(self, content_type: str, ending: str) -> None:
        """The headers of a download that nobody else is to keep."""
        response = self.request.response
        response.setHeader("Content-Type", content_type)
        response.setHeader("Cache-Control", "private, no-store")
        name = f"{self.page_name}.{ending}"
        response.setHeader("Content-Disposition", f'attachment; filename="{name}"')


class CsvFile(Table):
    """Text; cells never begin as formulas."""

    def __call__(self) -> str:
        out = io.StringIO()
        writer = csv.writer(out)
        writer.writerow(self.HEAD)
        for row in self.rows():
            written = (v.isoformat() if hasattr(v, "year") else v or "" for v in row)
            writer.writerow([cell(value) for value in written])
        self.offer("text/csv; charset=utf-8", "csv")
        return out.getvalue()


class WorkbookFile(Table):
    """A workbook; text is text, days are days."""

    def __call__(self) -> bytes:
        made = workbook(self.page_name, self.HEAD, self.rows())
        self.offer(CONTENT_TYPE, "xlsx")
        return made


class DocumentsCsv(CsvFile, Documents):
    """`daftar-naskah.csv`."""


class DocumentsWorkbook(WorkbookFile, Documents):
    """`daftar-naskah.xlsx`."""


class IncomingCsv(CsvFile, IncomingLetters):
    """`daftar-surat-masuk.csv`."""


class IncomingWorkbook(WorkbookFile, IncomingLetters):
    """`daftar-surat-masuk.xlsx`."""

"""Reports of this room as files for a spreadsheet program, with the rights of the reader."""

import csv
import io
from setneg.policy.browser.spreadsheet import cell
from setneg.policy.rendering.workbook import CONTENT_TYPE
from setneg.policy.rendering.workbook import workbook
from typing import Any


def offer(page: Any, content_type: str, ending: str) -> None:
    """The headers of a download that nobody else is to keep."""
    response = page.request.response
    response.setHeader("Content-Type", content_type)
    response.setHeader("Cache-Control", "private, no-store")
    name = f"{page.file_name}.{ending}"
    response.setHeader("Content-Disposition", f'attachment; filename="{name}"')


class CsvTable:
    """Text; cells never begin as formulas. The page has HEAD, rows() and file_name."""

    HEAD: Any
    rows: Any

    def __call__(self) -> str:
        out = io.StringIO()
        writer = csv.writer(out)
        writer.writerow(self.HEAD)
        for row in self.rows():
            writer.writerow([cell(value) for value in row])
        offer(self, "text/csv; charset=utf-8", "csv")
        return out.getvalue()


class WorkbookTable:
    """A workbook; numbers are numbers. The page has HEAD, rows() and file_name."""

    HEAD: Any
    rows: Any
    file_name: Any

    def __call__(self) -> bytes:
        made = workbook(self.file_name, self.HEAD, self.rows())
        offer(self, CONTENT_TYPE, "xlsx")
        return made

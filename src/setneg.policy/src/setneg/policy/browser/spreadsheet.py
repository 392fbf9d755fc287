"""A list as a file for a spreadsheet program: CSV text, or a workbook.

A page that has `file_name`, `rows()`, a `HEAD` (or `head()`) and perhaps a `sheet_name`
becomes such a file by `as_csv` or `as_workbook`. Text never begins a formula.
"""

from collections.abc import Iterable
from collections.abc import Sequence
import csv
from datetime import date
import io
from setneg.policy.browser import headings
from setneg.policy.forms import conversion
from setneg.policy.rendering.workbook import CONTENT_TYPE
from setneg.policy.rendering.workbook import workbook
from typing import Any


#: What begins a formula in one or another spreadsheet program, also in wide letters.
FORMULA = tuple("=+-@\t\r\n＝＋－＠")
CSV_TYPE = "text/csv; charset=utf-8"


def cell(value: Any) -> str:
    """The value as text, days as ISO; what would begin a formula gets an apostrophe."""
    if isinstance(value, date):
        return value.isoformat()
    text = "" if value is None else conversion.clean(str(value))
    return f"'{text}" if text.lstrip(" \u00a0\ufeff")[:1] in FORMULA else text


def csv_text(head: Sequence[str], rows: Iterable[Iterable[Any]]) -> str:
    """Lines of comma-separated cells below their head."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([cell(name) for name in head])
    writer.writerows([cell(value) for value in row] for row in rows)
    return out.getvalue()


def offer(request: Any, content_type: str, name: str) -> None:
    """The headers of a download that nobody else is to keep."""
    response = request.response
    response.setHeader("Content-Type", content_type)
    response.setHeader("Cache-Control", "private, no-store")
    response.setHeader("Content-Disposition", f'attachment; filename="{name}"')


def as_csv(page: Any) -> str:
    """The rows of a page as text, offered as `<file_name>.csv`."""
    made = csv_text(_head(page), page.rows())
    offer(page.request, CSV_TYPE, f"{page.file_name}.csv")
    return made


def as_workbook(page: Any) -> bytes:
    """The rows of a page as a workbook, offered as `<file_name>.xlsx`."""
    sheet = getattr(page, "sheet_name", "") or page.file_name
    made = workbook(sheet, _head(page), page.rows())
    offer(page.request, CONTENT_TYPE, f"{page.file_name}.xlsx")
    return made


class CsvTable:
    """A page that is such a CSV file."""

    def __call__(self) -> str:
        return as_csv(self)


class WorkbookTable:
    """A page that is such a workbook."""

    def __call__(self) -> bytes:
        return as_workbook(self)


def _head(page: Any) -> Sequence[str]:
    return page.head() if hasattr(page, "head") else headings.said(page.HEAD)

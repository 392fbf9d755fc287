"""A list as a workbook (XLSX) for a spreadsheet program.

Text that begins like a formula is written as text: a title typed by somebody else must
not be computed on the reader's machine.
"""

from collections.abc import Iterable
from collections.abc import Sequence
from datetime import date
from datetime import datetime
import io
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from setneg.policy.forms import conversion
from setneg.policy.rendering.dates import local
from typing import Any


CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LONGEST_CELL = 32767
WIDTH = 24


def workbook(title: str, head: Sequence[str], rows: Iterable[Sequence[Any]]) -> bytes:
    """One sheet: the head line stays in sight, dates are dates, all else is text."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(title[:31])
    sheet.freeze_panes = "A2"
    for number in range(1, len(head) + 1):
        sheet.column_dimensions[get_column_letter(number)].width = WIDTH
    sheet.append([_cell(sheet, name, bold=True) for name in head])
    for row in rows:
        sheet.append([_cell(sheet, value) for value in row])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _cell(sheet: Any, value: Any, bold: bool = False) -> WriteOnlyCell:
    cell = WriteOnlyCell(sheet, value=_plain(value))
    if isinstance(cell.value, str):
        cell.data_type = "s"
    if bold:
        cell.font = Font(bold=True)
    return cell


def _plain(value: Any) -> Any:
    """A value that a cell can hold; moments by the ministry's clock, without a zone."""
    if isinstance(value, datetime):
        return local(value).replace(tzinfo=None)
    if value is None or isinstance(value, date | int | float):
        return value
    return conversion.clean(ILLEGAL_CHARACTERS_RE.sub("", str(value)))[:LONGEST_CELL]

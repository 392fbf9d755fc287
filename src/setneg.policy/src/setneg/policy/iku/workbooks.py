"""Workbooks of indicators: the template to fill in, and what somebody filled in.

Only values are read; a formula stays the text that was typed, nothing is computed.
Limits on size come before anything is unpacked.
"""

from collections.abc import Iterable
import io
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.datavalidation import DataValidation
from setneg.policy import _
from setneg.policy.iku import criteria
from setneg.policy.iku import cycles
from setneg.policy.iku import periods
from setneg.policy.iku import sheet
from setneg.policy.rendering.workbook import workbook
from setneg.policy.vocabularies.offices import unit_title
from setneg.workflows import organisation
from setneg.workflows.steps.wording import say
from typing import Any
from typing import Final
import zipfile
import zlib


MEGABYTE: Final = 1024 * 1024
MOST_BYTES: Final = 5 * MEGABYTE
#: What a workbook may unpack to, all its parts together.
MOST_UNPACKED: Final = 20 * MEGABYTE
WIDEST: Final = 60
#: What reading a damaged workbook raises; what its XML does is a SyntaxError.
BROKEN: Final = (
    InvalidFileException,
    ArithmeticError,
    AttributeError,
    LookupError,
    OSError,
    SyntaxError,
    TypeError,
    ValueError,
    zipfile.BadZipFile,
    zlib.error,
)


def template() -> bytes:
    """An empty workbook: choices drop down in their cells, a second sheet says how each
    column is filled in."""
    book = load_workbook(io.BytesIO(_book([])))
    first = book.worksheets[0]
    for number, column in enumerate(sheet.COLUMNS, start=1):
        if column.choices:
            letter = get_column_letter(number)
            listed = DataValidation(
                "list", formula1=f'"{",".join(_short(column))}"', allow_blank=True
            )
            listed.add(f"{letter}2:{letter}{sheet.most_rows() + 1}")
            first.add_data_validation(listed)
    help_sheet = book.create_sheet(say(_("sheet_help", default="Petunjuk")))
    for row in _help():
        help_sheet.append(row)
    for letter, width in (("A", 30), ("B", 10), ("C", 100)):
        help_sheet.column_dimensions[letter].width = width
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _help() -> Iterable[list[str]]:
    """Column, whether it must be filled in, and how."""
    target = _("help_sheet_target", default="TW1: 80; TW2: 85; TW3: 90; TW4: 95,5")
    smart = _("help_sheet_smart", default="Ya: alasannya, atau Tidak: alasannya")
    parent = _("help_sheet_induk", default="Kode atau bunyi IKU di atasnya")
    notes = {"target": target, "induk": parent}
    notes |= dict.fromkeys(criteria.COLUMNS, smart)
    yes = say(_("sheet_required", default="wajib"))
    for column in sheet.COLUMNS:
        words = ", ".join(_short(column)) or say(notes.get(column.name, ""))
        yield [column.title, yes if column.required else "", words]


def _short(column: sheet.SheetColumn) -> list[str]:
    """The choices of a column without their explanations."""
    return [say(title).partition("(")[0].strip() for _value, title in column.choices]


def export(cycle: Any, unit: str) -> bytes:
    """A unit's indicators of a round that still count, as they are imported."""
    return _book(
        [
            _cells(each)
            for each in cycles.indicators(cycle)
            if each.unit == unit and cycles.standing(each) not in cycles.DROPPED
        ]
    )


def read(data: bytes) -> list[dict[str, str]]:
    """Cells by column of the first sheet; SheetRefused with the reason."""
    if len(data) > MOST_BYTES:
        raise sheet.SheetRefused(
            _(
                "workbook_large",
                default="Berkas terlalu besar; paling besar ${limit} MB.",
                mapping={"limit": MOST_BYTES // MEGABYTE},
            )
        )
    if not _sound(data):
        raise _no_workbook()
    try:
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=False)
    except BROKEN:
        raise _no_workbook() from None
    try:
        first = book.worksheets[0] if book.worksheets else None
        if first is None:
            raise _no_workbook()
        try:
            table = _plain(first)
        except BROKEN:
            raise _no_workbook() from None
        return sheet.rows_of(table)
    finally:
        book.close()


def _plain(first: Any) -> Iterable[list[Any]]:
    """Rows of values, no more than one sheet may have."""
    rows = first.iter_rows(
        max_row=sheet.most_rows() + 2, max_col=WIDEST, values_only=True
    )
    return [list(row) for row in rows]


def _sound(data: bytes) -> bool:
    """Whether it is a workbook that does not unpack to more than memory holds."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            total = sum(each.file_size for each in parts.infolist())
            return total <= MOST_UNPACKED and "[Content_Types].xml" in parts.namelist()
    except zipfile.BadZipFile:
        return False


def _book(lines: list[list[str]]) -> bytes:
    return workbook("IKU", [column.title for column in sheet.COLUMNS], lines)


def _cells(indicator: Any) -> list[str]:
    found = []
    judged = criteria.written(indicator.smart)
    for column in sheet.COLUMNS:
        value = judged.get(column.name) or getattr(indicator, column.name, None)
        if column.name == "target":
            value = "; ".join(
                f"{each.period}: {periods.written(each.value)}"
                for each in periods.targets(indicator)
            )
        elif column.name in ("batas_bawah", "batas_atas"):
            value = periods.written(value)
        elif column.name == "penyedia" and value:
            value = _unit(value)
        elif column.choices and value:
            value = say(dict(column.choices).get(value, value))
        found.append(value or "")
    return found


def _unit(code: str) -> str:
    """The name of a unit; its code where several units bear the name."""
    title = unit_title(code)
    return title if organisation.current().resolve_unit(title) is not None else code


def _no_workbook() -> sheet.SheetRefused:
    return sheet.SheetRefused(
        _("workbook_unreadable", default="Berkas itu bukan lembar kerja XLSX yang sah.")
    )

"""Rows: the field of a structured body (articles, steps of an SOP), and of numbered points.

A row is a plain mapping of column to text, so that REST, export and history read it as
it is stored. Numbers are never typed: they follow from the order of the rows, and a row
that is moved renumbers the others.
"""

from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from plone.dexterity.interfaces import IDexterityContent
from plone.restapi.interfaces import IFieldDeserializer
from setneg.policy import _
from setneg.workflows.steps.wording import say
from typing import Any
from zope import schema
from zope.component import adapter
from zope.interface import implementer
from zope.publisher.interfaces.browser import IBrowserRequest
from zope.schema.interfaces import IList
from zope.schema.interfaces import ValidationError


MOST_ROWS = 500
LONGEST = 20_000

ORDINALS = (
    "KESATU",
    "KEDUA",
    "KETIGA",
    "KEEMPAT",
    "KELIMA",
    "KEENAM",
    "KETUJUH",
    "KEDELAPAN",
    "KESEMBILAN",
    "KESEPULUH",
)


@dataclass(frozen=True)
class Column:
    """One column of the rows.

    kind     "baris" (a line), "teks" (several lines), "pilihan" (one of `choices`) or
             "tujuan" (the number of another row)
    choices  value -> title, for "pilihan"
    """

    name: str
    title: str
    kind: str = "baris"
    choices: tuple[tuple[str, str], ...] = ()
    longest: int = 2_000


class RowRefused(ValidationError):
    """A row that cannot be kept; the first argument says which and why."""

    def doc(self) -> str:
        return say(self.args[0])


class IRows(IList):
    """A list of rows with the same columns."""


@implementer(IRows)
class Rows(schema.List):
    """Rows of named columns; `check` may refuse what the columns alone cannot see."""

    def __init__(self, columns: Sequence[Column], check=None, **options: Any) -> None:
        self.columns = tuple(columns)
        self.check = check
        options = {"required": False, "default": [], "missing_value": [], **options}
        super().__init__(value_type=schema.Dict(), **options)

    def _validate(self, value: Any) -> None:
        if not isinstance(value, list):
            raise RowRefused(_not_rows()).with_field_and_value(self, value)
        if len(value) > MOST_ROWS:
            many = _(
                "refused_many_rows",
                default="Paling banyak ${most} baris.",
                mapping={"most": MOST_ROWS},
            )
            raise RowRefused(many).with_field_and_value(self, value)
        columns = {column.name: column for column in self.columns}
        for number, row in enumerate(value, start=1):
            reason = _refusal(columns, row, number, len(value))
            if reason is not None:
                raise RowRefused(reason).with_field_and_value(self, value)
        reason = self.check(value) if self.check is not None else None
        if reason is not None:
            raise RowRefused(reason).with_field_and_value(self, value)


class IPoints(IList):
    """A list of texts whose marks follow from their order."""


@implementer(IPoints)
class Points(schema.List):
    """Points of a consideration, a legal basis, a dictum; `marks`: "a.", "1." or "KESATU"."""

    def __init__(self, marks: str = "1.", **options: Any) -> None:
        self.marks = marks
        options = {"required": False, "default": [], "missing_value": [], **options}
        super().__init__(value_type=schema.TextLine(), **options)

    @property
    def columns(self) -> tuple[Column, ...]:
        return (Column("teks", _("column_butir", default="Butir"), "teks"),)


def mark(marks: str, number: int) -> str:
    """The mark of a point: `a.`, `1.`, `KESATU`; number counts from 1."""
    if marks == "KESATU":
        known = number <= len(ORDINALS)
        return ORDINALS[number - 1] if known else f"KE-{number}"
    if marks == "a.":
        letters = ""
        while number:
            number, rest = divmod(number - 1, 26)
            letters = chr(ord("a") + rest) + letters
        return f"{letters}."
    return f"{number}."


def cleaned(columns: Sequence[Column], row: Mapping[str, Any]) -> dict[str, str]:
    """A row with all of its columns, texts trimmed, in one unambiguous form."""
    found = {}
    for column in columns:
        text = str(row.get(column.name) or "").replace("\r\n", "\n").replace("\r", "\n")
        if column.kind == "teks":
            lines = (line.rstrip() for line in text.split("\n"))
            found[column.name] = "\n".join(lines).strip("\n")
        else:
            found[column.name] = " ".join(text.split())
    return found


def _not_rows():
    return _("refused_not_rows", default="Isinya harus berupa daftar baris.")


def _refusal(columns: Mapping[str, Column], row: Any, number: int, count: int):
    """Why a row cannot be kept, None when it can."""
    if not isinstance(row, dict) or not set(row) <= set(columns):
        return _(
            "refused_row_columns",
            default="Baris ${number}: kolomnya harus ${columns}.",
            mapping={"number": number, "columns": ", ".join(columns)},
        )
    for name, value in row.items():
        column = columns[name]
        wrong = not isinstance(value, str) or len(value) > min(column.longest, LONGEST)
        if column.kind == "pilihan" and value:
            wrong = wrong or value not in dict(column.choices)
        if column.kind == "tujuan" and value:
            wrong = wrong or not value.isdecimal() or not 1 <= int(value) <= count
        if wrong:
            return _(
                "refused_row_value",
                default="Baris ${number}, kolom “${column}”: isinya tidak dapat dipakai.",
                mapping={"number": number, "column": say(column.title)},
            )
    return None


@implementer(IFieldDeserializer)
@adapter(IRows, IDexterityContent, IBrowserRequest)
class RowsDeserializer:
    """Rows over REST: a list of objects with these columns and texts, else 400."""

    def __init__(self, field: Rows, context: Any, request: Any) -> None:
        self.field = field

    def __call__(self, value: Any) -> list[dict[str, str]]:
        if value is None:
            return []
        self.field.validate(value)
        return [cleaned(self.field.columns, row) for row in value]

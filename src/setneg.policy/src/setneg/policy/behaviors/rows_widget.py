"""The form of rows: add, move and remove them by mouse, by keys, or without JavaScript.

Each row is a group of inputs `<name>.<index>.<column>`; `<name>-rows` counts them. A
number box orders the rows and a tick removes one; the script of the page replaces both
by buttons.
"""

from collections.abc import Mapping
from collections.abc import Sequence
from functools import cached_property
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from setneg.policy.behaviors import carried
from setneg.policy.behaviors.rows import cleaned
from setneg.policy.behaviors.rows import Column
from setneg.policy.behaviors.rows import IPoints
from setneg.policy.behaviors.rows import IRows
from setneg.policy.behaviors.rows import mark
from setneg.policy.behaviors.rows import MOST_ROWS
from typing import Any
from z3c.form.converter import BaseDataConverter
from z3c.form.interfaces import IFieldWidget
from z3c.form.interfaces import IFormLayer
from z3c.form.interfaces import IWidget
from z3c.form.interfaces import NO_VALUE
from z3c.form.widget import FieldWidget
from z3c.form.widget import Widget
from zExceptions import BadRequest
from zope.component import adapter
from zope.interface import implementer
from zope.interface import implementer_only


#: Empty rows that are offered at the end; the script keeps them out of sight.
BLANK = 3
TEXT = "teks"


class IRowsWidget(IWidget):
    """The input of rows."""


@implementer_only(IRowsWidget)
class RowsWidget(Widget):
    """Groups of inputs, one a row, in the order that the person gave them."""

    klass = "rows-widget"
    template = ViewPageTemplateFile("rows_input.pt")

    def render(self) -> str:
        """The rows as inputs; where nothing is asked, as text."""
        return self.template()

    @property
    def columns(self) -> tuple[Column, ...]:
        return self.field.columns

    @property
    def reading(self) -> bool:
        return self.mode == "display"

    @property
    def marks(self) -> str:
        return getattr(self.field, "marks", "1.")

    def lines(self) -> list[dict[str, Any]]:
        """What is shown: index, mark, cells; blank rows at the end while one writes.

        Never called `rows`: the editor of forms takes that for the height of a text box.
        """
        value = self.value if isinstance(self.value, list) else []
        shown = [cleaned(self.columns, row) for row in value]
        blank = [] if self.reading else [cleaned(self.columns, {})] * BLANK
        return [
            {
                "index": index,
                "mark": mark(self.marks, index + 1)
                if self.marks != "pasal"
                else f"{index + 1}.",
                "cells": [(column, row[column.name]) for column in self.columns],
                "blank": index >= len(shown),
            }
            for index, row in enumerate([*shown, *blank])
        ]

    def extract(self, default: Any = NO_VALUE) -> Any:
        """The rows of the request, ordered, without those left empty or ticked."""
        count = str(self.request.get(f"{self.name}-rows", ""))
        if not count.isdecimal():
            return default
        found = []
        for index in range(min(int(count), MOST_ROWS + BLANK)):
            prefix = f"{self.name}.{index}"
            row = cleaned(
                self.columns,
                {c.name: self._text(f"{prefix}.{c.name}") for c in self.columns},
            )
            if any(row.values()) and not self._text(f"{prefix}.hapus"):
                found.append((self._place(prefix, index), index, row))
        found.sort(key=lambda each: each[:2])
        return self._renumbered(found)

    @cached_property
    def _carried(self) -> Mapping[str, Any]:
        """Inputs by name that came as one file. BadRequest when it cannot be read."""
        file = self.request.get(f"{self.name}.lembar")
        if not hasattr(file, "read"):
            return {}
        try:
            rows = carried.rows(file)
        except carried.NoRows:
            raise BadRequest(self.name) from None
        return {
            f"{self.name}.{index}.{column}": value
            for index, row in enumerate(rows)
            for column, value in row.items()
        }

    def _text(self, name: str) -> str:
        value = self._carried.get(name) or self.request.get(name, "")
        return value if isinstance(value, str) else ""

    def _place(self, prefix: str, index: int) -> int:
        typed = self._text(f"{prefix}.urut").strip()
        return int(typed) if typed.isdecimal() and len(typed) < 6 else index + 1

    def _renumbered(self, found: Sequence[tuple[int, int, dict]]) -> list[dict]:
        """Rows that name another row by its number follow it to its new place."""
        places = {index + 1: new for new, (_, index, _row) in enumerate(found, start=1)}
        targets = [column.name for column in self.columns if column.kind == "tujuan"]
        for _, _, row in found:
            for name in targets:
                if row[name].isdecimal() and int(row[name]) in places:
                    row[name] = str(places[int(row[name])])
        return [row for _, _, row in found]


@implementer(IFieldWidget)
@adapter(IRows, IFormLayer)
def rows_widget(field: Any, request: Any) -> Any:
    """The input of structured rows."""
    return FieldWidget(field, RowsWidget(request))


@implementer(IFieldWidget)
@adapter(IPoints, IFormLayer)
def points_widget(field: Any, request: Any) -> Any:
    """The input of numbered points."""
    return FieldWidget(field, RowsWidget(request))


@adapter(IRows, IRowsWidget)
class RowsConverter(BaseDataConverter):
    """Rows are shown as they are kept."""

    def toWidgetValue(self, value: Any) -> list[dict]:
        return [dict(row) for row in value or ()]

    def toFieldValue(self, value: Any) -> list[dict]:
        return [dict(row) for row in value or ()]


@adapter(IPoints, IRowsWidget)
class PointsConverter(BaseDataConverter):
    """A point is a row of one column; line breaks within it are spaces."""

    def toWidgetValue(self, value: Any) -> list[dict]:
        return [{TEXT: text} for text in value or ()]

    def toFieldValue(self, value: Any) -> list[str]:
        texts = [" ".join(row[TEXT].split()) for row in value or ()]
        return [text for text in texts if text]

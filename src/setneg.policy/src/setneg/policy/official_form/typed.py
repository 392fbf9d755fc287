"""A document as the checker reads it: what is stored, under what was just typed."""

from collections.abc import Mapping
from datetime import date
from datetime import datetime
from plone.dexterity.utils import iterSchemataForType
from setneg.policy.behaviors.rows import IRows
from setneg.policy.rendering.dates import local
from setneg.policy.rendering.richtext import plain
from setneg.policy.rendering.signature import minister_signs
from setneg.workflows.steps.wording import say
from typing import Any


class Typed:
    """The words of a document, field by field; `values` come before what is stored."""

    def __init__(self, document: Any, values: Mapping[str, Any] | None = None) -> None:
        self.document = document
        self.values = values or {}

    @property
    def kind(self) -> str:
        return self.document.portal_type

    def get(self, name: str) -> Any:
        """A field's value, None where the kind has no such field."""
        if name in self.values:
            return self.values[name]
        return getattr(self.document.aq_base, name, None)

    def lines(self, name: str) -> list[str]:
        """A field as lines of plain text, without empty ones.

        ``langkah.waktu`` is the column of a field of rows, one line a row.
        """
        name, _, column = name.partition(".")
        value = self.get(name)
        if column:
            cells = (str(row.get(column) or "") for row in value or ())
            return [cell.strip() for cell in cells if cell.strip()]
        if value is None:
            return []
        if hasattr(value, "raw"):
            value = plain(value.raw)
        rows = value.splitlines() if isinstance(value, str) else list(value)
        return [row.strip() for row in rows if isinstance(row, str) and row.strip()]

    def day(self, name: str) -> date | None:
        """A date or a moment as a day on the office's calendar."""
        value = self.get(name)
        if isinstance(value, datetime):
            return local(value).date()
        return value if isinstance(value, date) else None

    def has(self, name: str) -> bool:
        """Whether the kind has the field at all."""
        return name in self.titles

    @property
    def titles(self) -> Mapping[str, str]:
        """Field -> what the form calls it."""
        fields = {
            name: schema[name]
            for schema in iterSchemataForType(self.kind)
            for name in schema.names()
            if hasattr(schema[name], "title")
        }
        found = {name: say(field.title) for name, field in fields.items()}
        for name, field in fields.items():
            for column in field.columns if IRows.providedBy(field) else ():
                found[f"{name}.{column.name}"] = f"{found[name]}: {say(column.title)}"
        return found

    @property
    def by_the_minister(self) -> bool:
        """Whether the Minister signs: then the letterhead is his."""
        return minister_signs(self.document)

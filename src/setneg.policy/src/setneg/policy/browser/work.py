"""Pages of a task, of a plan and of a case's standard."""

from setneg.policy.browser.page import Page
from setneg.policy.vocabularies.offices import position_title
from setneg.workflows.procedures import grid
from setneg.workflows.procedures.model import Row


class Task(Page):
    """Who asked whom for what until when, and the result."""

    @property
    def deadline(self) -> str:
        return self.moment("tenggat")


class Plan(Page):
    """Period, team and text of a plan."""


class Standard(Page):
    """A service standard: its parts and its procedure as a table."""

    @property
    def parts(self) -> list[tuple[str, list[str]]]:
        """Heading and paragraphs of each part; nested parts are flattened in order."""
        return list(_flat(getattr(self.context, "bagian", None) or {}))

    @property
    def rows(self) -> tuple[Row, ...]:
        """Rows of the procedure grid; none while the draft cannot be read yet."""
        text = getattr(self.context, "prosedur", None)
        if not text:
            return ()
        try:
            return tuple(grid.loads(text).rows)
        except grid.ProcedureError:
            return ()

    def actors(self, row: Row) -> str:
        """Who does it, by title."""
        return ", ".join(position_title(each) for each in row.pelaku)


def _flat(parts, prefix: str = ""):
    for key, value in parts.items():
        heading = f"{prefix}{str(key).replace('_', ' ').capitalize()}"
        if isinstance(value, dict):
            yield from _flat(value, f"{heading}: ")
        elif isinstance(value, (list, tuple)):
            yield heading, [str(each) for each in value]
        elif value:
            yield heading, [str(value)]

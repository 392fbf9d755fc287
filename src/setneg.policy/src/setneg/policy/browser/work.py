"""Pages of a task, of a plan, of a case's standard and of a submission."""

from setneg.policy.browser import dates
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


class Ticket(Page):
    """Where a submission stands: for the one who waits for it."""

    @property
    def sentence(self) -> str:
        """`Diajukan, menunggu Kepala Biro … sejak 21 November 2026 pukul 14.05 WIB.`"""
        words = self.standing.title
        waiting = self.standing.waiting
        if waiting:
            words += ", menunggu " + " atau ".join(each.title for each in waiting)
        if self.since:
            words += f" sejak {self.since}"
        return words + "."

    @property
    def vacant(self) -> list[str]:
        """Positions that are waited for and held by nobody."""
        return [each.title for each in self.standing.waiting if each.vacant]

    @property
    def reason(self) -> str:
        """What the last one said: why it was refused, or what is missing."""
        history = self.context.workflow_history
        entries = [each for rows in history.values() for each in rows]
        if not entries:
            return ""
        last = max(entries, key=lambda each: each["time"])
        return last.get("reason") or last.get("comments") or ""

    @property
    def promised(self) -> str:
        return dates.day(getattr(self.context, "janji_selesai", None))


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

"""A document that the change of its chain moved: on record, and on past nobody's check."""

from setneg.workflows.journal import record
from setneg.workflows.steps.passing import pass_over
from typing import Any


def go_on(document: Any, event: Any) -> None:
    """Write the move into the journal, and pass over a check that nobody could do."""
    record(
        document, "pindah_tahap", dari=event.before, ke=event.after, alasan=event.reason
    )
    pass_over(document, event)

"""The time that each stay in a stage took, beside the standard that it had.

Source: procedures' standard times, I-10, R-X-16 (working time).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from setneg.workflows.chains import chain_of
from setneg.workflows.inbox.standard import Standard
from setneg.workflows.inbox.standard import UNSTATED
from setneg.workflows.inbox.waits import Standards
from setneg.workflows.steps.history import history
from setneg.workflows.steps.model import Entry
from typing import Any


@dataclass(frozen=True, slots=True)
class Stay:
    """The entry that ended a stay in a stage, and the standard of that stay.

    status  how the end stood to the deadline; "tidak_ditetapkan" without one
    """

    entry: Entry
    standard: Standard
    status: str


def stays(document: Any) -> Sequence[Stay]:
    """One for each entry of the history, oldest first; the creation ends none."""
    chain, standards = chain_of(document), Standards(document)
    found: list[Stay] = []
    before: Entry | None = None
    for entry in history(document):
        standard = UNSTATED
        if chain is not None and before is not None and chain.has(entry.from_stage):
            stage = chain.stage(entry.from_stage)
            standard = standards.of(stage, before.time)
        found.append(Stay(entry, standard, standard.status(entry.time)))
        before = entry
    return found

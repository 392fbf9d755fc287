"""How far a case has come: the state of every line, and what is missing to go on."""

from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from setneg.workflows import _
from setneg.workflows.chains import stage_of
from setneg.workflows.clock import calendar
from setneg.workflows.clock import deadlines
from setneg.workflows.procedures import choices
from setneg.workflows.procedures import replies
from setneg.workflows.procedures import standards
from setneg.workflows.procedures.compile import main_of
from setneg.workflows.procedures.compile import STAGE
from setneg.workflows.procedures.model import ANSWERED
from setneg.workflows.procedures.model import DIRECTION
from setneg.workflows.procedures.model import Grid
from setneg.workflows.procedures.model import OPENED
from setneg.workflows.procedures.model import Product
from setneg.workflows.procedures.model import Row
from setneg.workflows.procedures.refusal import CaseRefused
from setneg.workflows.procedures.works import Work
from setneg.workflows.procedures.works import works
from setneg.workflows.steps import Entry
from setneg.workflows.steps import history
from typing import Any
from typing import Final


NOT_YET: Final = "belum"
RUNNING: Final = "berjalan"
DONE: Final = "selesai"
NOT_APPLICABLE: Final = "tidak_berlaku"


@dataclass(frozen=True, slots=True)
class Act:
    """Who completed a line on one product, when, and how long it lay there."""

    actor: str
    position: str
    time: datetime
    minutes: int
    document: Any = None


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the procedure in one case.

    taken   working minutes; None while it is not done
    status  of the time against the standard; "tidak_ditetapkan" without one
    """

    row: Row
    state: str
    acts: tuple[Act, ...]
    works: tuple[Work, ...]
    taken: int | None
    status: str


class Progress:
    """One reading of a case; made anew for each question, so that it is never stale."""

    def __init__(self, case: Any) -> None:
        grid = standards.grid_of(case)
        if grid is None:
            raise CaseRefused(
                [
                    _(
                        "case_without_grid",
                        default="Kegiatan ini tidak mempunyai tabel prosedur.",
                    )
                ]
            )
        self.case = case
        self.grid: Grid = grid

    @cached_property
    def works(self) -> Mapping[str, tuple[Work, ...]]:
        """Products by key."""
        return works(self.case)

    @cached_property
    def main(self) -> int | None:
        """Number of the main step in which the case stands; None at its end."""
        stage = stage_of(self.case)
        return main_of(stage.id) if stage is not None else None

    @cached_property
    def entries(self) -> Sequence[Entry]:
        """History of the case itself."""
        return history(self.case)

    @cached_property
    def expected(self) -> list[replies.Expected]:
        """Answers that are owed or given."""
        return replies.expected(self.case, self.grid, self.works)

    def product(self, key: str) -> Product:
        """The product of a key; CaseRefused when the procedure has none."""
        if key not in self.grid.products:
            raise CaseRefused(
                [
                    _(
                        "product_unknown",
                        default="Produk “${product}” tidak ada dalam prosedur ini.",
                        mapping={"product": key},
                    )
                ]
            )
        return self.grid.products[key]

    def needed(self, key: str) -> int:
        """How many of a product the case's decisions ask for; 0 = not applicable."""
        product = self.grid.products[key]
        return product.kali * choices.times(self.case, self.grid, product.bila)

    def counting(self, key: str) -> tuple[Work, ...]:
        """Products of a key that were not cancelled."""
        return tuple(work for work in self.works.get(key, ()) if work.counts)

    def completed(self, key: str, stage: str) -> tuple[Work, ...]:
        """Those that have passed the stage that a line names."""
        if stage == ANSWERED:
            return tuple(
                work
                for work in self.counting(key)
                if replies.complete(self.case, self.grid, work)
            )
        return tuple(work for work in self.counting(key) if work.passed(stage))

    def lacking(self, row: Row) -> list[tuple[str, str]]:
        """(product, stage) pairs of a line that are not there yet."""
        if not choices.times(self.case, self.grid, self.grid.conditions(row)):
            return []
        return [
            (key, stage)
            for key, stage in row.hasil.items()
            if key != DIRECTION and len(self.completed(key, stage)) < self.needed(key)
        ]

    def undecided(self, main: int) -> list[str]:
        """Keys of choices that this main step needs and nobody has made."""
        return [
            key
            for key, choice in self.grid.choices.items()
            if choice.langkah == main and self._owed_decision(key)
        ]

    def _owed_decision(self, key: str) -> bool:
        choice = self.grid.choices[key]
        made = len(choices.records(self.case, key))
        if choice.beberapa:
            return made < self.rounds(choice.langkah)
        return made == 0 and choice.bawaan is None

    def rounds(self, main: int) -> int:
        """How often the case came to a main step by going back, plus the first time."""
        stage = STAGE.format(main)
        return 1 + sum(
            entry.verb == "ulang" and entry.to_stage == stage for entry in self.entries
        )

    def timeline(self) -> list[Line]:
        """All lines in the standard's order."""
        return [self.line(row) for row in self.grid.rows]

    def line(self, row: Row) -> Line:
        """One line: its state, who did it, and the time beside its standard."""
        state = self.state(row)
        acts = self.acts(row)
        taken, status = self._time(row, state, acts)
        found = tuple(work for key in row.hasil for work in self.counting(key))
        return Line(row, state, acts, found, taken, status)

    def state(self, row: Row) -> str:
        """belum, berjalan, selesai or tidak_berlaku; of a group from its lines.

        Before its choice is made, an alternative is simply not there yet.
        """
        asked = self.grid.conditions(row)
        if not choices.times(self.case, self.grid, asked):
            decided = all(choices.values(self.case, self.grid, key) for key in asked)
            return NOT_APPLICABLE if decided else NOT_YET
        states = [
            self.state(child)
            for child in self.grid.children(row)
            if child.jenis != "catatan"
        ]
        if row.hasil:
            states.append(self._own_state(row))
        states = [state for state in states if state != NOT_APPLICABLE]
        if not states:
            return NOT_APPLICABLE if row.hasil else NOT_YET
        if len(set(states)) == 1:
            return states[0]
        return RUNNING

    def _own_state(self, row: Row) -> str:
        if not self.lacking(row):
            return DONE
        for key, stage in row.hasil.items():
            if key == DIRECTION or stage == OPENED:
                continue
            if self.completed(key, stage) or self._waits_there(key, stage):
                return RUNNING
        return NOT_YET

    def _waits_there(self, key: str, stage: str) -> bool:
        if stage == ANSWERED:
            return any(work.passed(replies.DELIVERED) for work in self.counting(key))
        return any(work.at(stage) for work in self.counting(key))

    def acts(self, row: Row) -> tuple[Act, ...]:
        """Who completed the line, one act for each product."""
        found = []
        for key, stage in row.hasil.items():
            if key == DIRECTION:
                found += [_act(entry, None) for entry in self.entries[:1]]
            elif stage == ANSWERED:
                found += [_reply_act(item) for item in self.expected if item.answer]
            else:
                for work in self.completed(key, stage):
                    entry = work.passed(stage)
                    if entry is not None:
                        found.append(_act(entry, work.document))
        return tuple(sorted(found, key=lambda act: act.time))

    def _time(
        self, row: Row, state: str, acts: Sequence[Act]
    ) -> tuple[int | None, str]:
        """Working minutes that the line took, and how that stands to its standard."""
        every = [*acts, *(a for child in self._below(row) for a in self.acts(child))]
        if state != DONE or not every:
            return None, deadlines.UNSTATED
        end = max(act.time for act in every)
        start = self._start(row, every)
        if row.duration is None:
            own = sum(act.minutes for act in acts)
            return (own or None), deadlines.UNSTATED
        if row.duration.is_external:
            return None, deadlines.UNSTATED
        measured = deadlines.measure(row.duration, start, end, calendar.current())
        return measured.taken, measured.status

    def _start(self, row: Row, acts: Sequence[Act]) -> datetime:
        """When a line began: a main step when the case came to it, else its products."""
        stage = STAGE.format(row.main)
        came = [entry.time for entry in self.entries if entry.to_stage == stage]
        first = came[0] if came else min(act.time for act in acts)
        if row.parent is None:
            return first
        keys = {key for line in (row, *self._below(row)) for key in line.hasil}
        opened = [
            work.entries[0].time
            for key in keys
            for work in self.counting(key)
            if work.entries
        ]
        return max(first, min(opened)) if opened else first

    def _below(self, row: Row) -> list[Row]:
        found = []
        for child in self.grid.children(row):
            found += [child, *self._below(child)]
        return found


def _act(entry: Entry, document: Any) -> Act:
    return Act(entry.actor, entry.position, entry.time, entry.minutes, document)


def _reply_act(item: replies.Expected) -> Act:
    said = item.answer or {}
    moment = datetime.fromisoformat(said["pada"])
    minutes = 0
    if item.deadline is not None:
        minutes = calendar.current().minutes_between(item.deadline.start, moment)
    return Act(said["oleh"], said["jabatan"], moment, minutes, item.document)

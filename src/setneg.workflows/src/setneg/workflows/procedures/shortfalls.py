"""What is missing before a case goes on, in sentences that say who must act."""

from collections.abc import Iterator
from dataclasses import dataclass
from setneg.workflows.procedures import positions
from setneg.workflows.procedures.model import ANSWERED
from setneg.workflows.procedures.model import OPENED
from setneg.workflows.procedures.model import Row
from setneg.workflows.procedures.progress import Progress
from setneg.workflows.procedures.works import Work
from setneg.workflows.steps import acting


@dataclass(frozen=True, slots=True)
class Shortfall:
    """One thing that is missing.

    kind   pilihan, buat, tahap, jumlah or balasan
    key    of the choice or the product
    waits  ids of the positions that must act
    """

    kind: str
    key: str
    text: str
    waits: tuple[str, ...]
    row: str = ""


def shortfalls(progress: Progress) -> list[Shortfall]:
    """All that is missing in the case's main step, in the standard's order."""
    if progress.main is None:
        return []
    found = [*_decisions(progress, progress.main)]
    named: set[str] = set()
    for row in progress.grid.within(progress.main):
        for key, stage in progress.lacking(row):
            if key not in named:
                named.add(key)
                found += _lacking(progress, row, key, stage)
    return found


def _decisions(progress: Progress, main: int) -> Iterator[Shortfall]:
    for key in progress.undecided(main):
        choice = progress.grid.choices[key]
        yield Shortfall(
            "pilihan",
            key,
            f"Pilihan “{choice.judul}” belum ditetapkan; "
            f"menunggu {positions.titles(choice.oleh)}.",
            choice.oleh,
        )


def _lacking(progress: Progress, row: Row, key: str, stage: str) -> Iterator[Shortfall]:
    """What one product lacks at the first line that it has not completed."""
    product = progress.grid.products[key]
    name = f"{row.id} {row.kegiatan}"
    there = progress.counting(key)
    needed = progress.needed(key)
    if stage == ANSWERED:
        yield from _unanswered(progress, row, key)
        return
    for work in there:
        if not work.passed(stage):
            yield _underway(work, key, row, name)
    if len(there) < needed:
        amount = f" (baru {len(there)} dari {needed})" if needed > 1 else ""
        yield Shortfall(
            "buat",
            key,
            f"{name}: “{title(progress, key)}” belum dibuat{amount}; "
            f"menunggu {positions.titles(product.pembuat)}.",
            product.pembuat,
            row.id,
        )


def _underway(work: Work, key: str, row: Row, name: str) -> Shortfall:
    stage = work.stage
    waits = acting.awaited(work.document)
    return Shortfall(
        "tahap",
        key,
        f"{name}: masih pada tahap {stage.title if stage else OPENED}; "
        f"menunggu {positions.titles(waits)}.",
        waits,
        row.id,
    )


def _unanswered(progress: Progress, row: Row, key: str) -> Iterator[Shortfall]:
    reply = progress.grid.products[key].balasan
    for item in progress.expected:
        if item.settled or getattr(item.document, "produk", None) != key:
            continue
        until = ""
        if item.deadline is not None:
            until = f"; tenggat {item.deadline.breach:%d-%m-%Y %H.%M}"
        since = "" if item.received else " (tanda terima belum ada)"
        yield Shortfall(
            "balasan",
            key,
            f"{row.id}: {positions.title(item.position)} belum menyampaikan "
            f"{reply.isi if reply else 'balasan'}{since}{until}.",
            (item.position,),
            row.id,
        )


def title(progress: Progress, key: str) -> str:
    """Title of a product in a case, from the grid and not from the document."""
    return progress.grid.products[key].judul.format(kegiatan=progress.case.Title())

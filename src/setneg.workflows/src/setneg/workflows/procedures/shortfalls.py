"""What is missing before a case goes on, in sentences that say who must act."""

from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import dataclass
from setneg.workflows import _
from setneg.workflows.procedures import positions
from setneg.workflows.procedures.model import ANSWERED
from setneg.workflows.procedures.model import OPENED
from setneg.workflows.procedures.model import Row
from setneg.workflows.procedures.progress import Progress
from setneg.workflows.procedures.replies import Expected
from setneg.workflows.procedures.works import Work
from setneg.workflows.steps import acting
from setneg.workflows.steps.wording import say
from typing import Any


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
            say(
                _(
                    "lacking_choice",
                    default="Pilihan “${choice}” belum ditetapkan; menunggu ${positions}.",
                    mapping={
                        "choice": choice.judul,
                        "positions": positions.titles(choice.oleh),
                    },
                )
            ),
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
        said = {
            "row": name,
            "product": title(progress, key),
            "count": len(there),
            "needed": needed,
            "positions": positions.titles(product.pembuat),
        }
        yield Shortfall(
            "buat",
            key,
            _not_made(said),
            product.pembuat,
            row.id,
        )


def _underway(work: Work, key: str, row: Row, name: str) -> Shortfall:
    stage = work.stage
    waits = acting.awaited(work.document)
    return Shortfall(
        "tahap",
        key,
        say(
            _(
                "lacking_stage",
                default="${row}: masih pada tahap ${stage}; menunggu ${positions}.",
                mapping={
                    "row": name,
                    "stage": say(stage.title) if stage else OPENED,
                    "positions": positions.titles(waits),
                },
            )
        ),
        waits,
        row.id,
    )


def _unanswered(progress: Progress, row: Row, key: str) -> Iterator[Shortfall]:
    reply = progress.grid.products[key].balasan
    for item in progress.expected:
        if item.settled or getattr(item.document, "produk", None) != key:
            continue
        yield Shortfall(
            "balasan",
            key,
            _not_answered(row, item, reply.isi if reply else ""),
            (item.position,),
            row.id,
        )


def _not_made(said: Mapping[str, Any]) -> str:
    if said["needed"] == 1:
        return say(
            _(
                "lacking_product",
                default="${row}: “${product}” belum dibuat; menunggu ${positions}.",
                mapping=said,
            )
        )
    return say(
        _(
            "lacking_products",
            default="${row}: “${product}” belum dibuat (baru ${count} dari ${needed}); "
            "menunggu ${positions}.",
            mapping=said,
        )
    )


def _not_answered(row: Row, item: Expected, what: str) -> str:
    """Who owes what, whether he has confirmed the receipt, and until when."""
    parts = [
        _(
            "lacking_reply",
            default="${row}: ${position} belum menyampaikan ${what}",
            mapping={
                "row": row.id,
                "position": positions.title(item.position),
                "what": what or say(_("word_reply", default="balasan")),
            },
        )
    ]
    if not item.received:
        parts.append(_("lacking_receipt", default="tanda terima belum ada"))
    if item.deadline is not None:
        until = f"{item.deadline.breach:%d-%m-%Y %H.%M}"
        parts.append(
            _("lacking_until", default="tenggat ${until}", mapping={"until": until})
        )
    return "; ".join(say(part) for part in parts) + "."


def title(progress: Progress, key: str) -> str:
    """Title of a product in a case, from the grid and not from the document."""
    return progress.grid.products[key].judul.format(kegiatan=progress.case.Title())

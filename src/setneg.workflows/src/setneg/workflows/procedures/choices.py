"""What a case has decided where the standard leaves a choice, and who decided it.

Kept in the case's ``pilihan``: key -> records, oldest first, each with the value, the
position and person, the moment, and the direction or reason on which it rests.
"""

from collections.abc import Mapping
from collections.abc import Sequence
from datetime import datetime
from datetime import UTC
from setneg.workflows.procedures.model import Conditions
from setneg.workflows.procedures.model import Grid
from setneg.workflows.procedures.model import Product
from setneg.workflows.procedures.model import Variant
from typing import Any


Record = Mapping[str, Any]


def records(case: Any, key: str) -> Sequence[Record]:
    """What was decided, oldest first; () when nothing was."""
    return tuple((case.pilihan or {}).get(key) or ())


def add(case: Any, key: str, record: Record) -> None:
    """Write a decision; the case is changed as a whole, so that it is stored."""
    kept = dict(case.pilihan or {})
    kept[key] = [*kept.get(key, ()), dict(record)]
    case.pilihan = kept


def values(case: Any, grid: Grid, key: str) -> tuple[str, ...]:
    """The values that hold: all of them where several may, else the last or default."""
    choice = grid.choices[key]
    decided = [str(record["nilai"]) for record in records(case, key)]
    if choice.beberapa:
        return tuple(decided)
    if decided:
        return (decided[-1],)
    return (choice.bawaan,) if choice.bawaan is not None else ()


def times(case: Any, grid: Grid, asked: Conditions) -> int:
    """How often conditions hold: 0 = not at all; more than once after repeated rounds."""
    amount = 1
    for key, value in asked.items():
        held = values(case, grid, key).count(value)
        if held == 0:
            return 0
        amount = max(amount, held)
    return amount


def variant(case: Any, grid: Grid, product: Product) -> Variant | None:
    """The variant of a product that the case's decisions bring about."""
    for candidate in product.ragam:
        if times(case, grid, candidate.bila):
            return candidate
    return None


def signer(case: Any, grid: Grid, product: Product) -> str | None:
    """The level that signs a product in this case (R-X-08, R-X-09)."""
    found = variant(case, grid, product)
    if found is not None and found.penandatangan is not None:
        return found.penandatangan
    return product.penandatangan


def addressees(case: Any, grid: Grid, product: Product) -> tuple[str, ...]:
    """To whom a product goes in this case, case parties unresolved (R-X-09)."""
    found = variant(case, grid, product)
    if found is not None and found.kepada is not None:
        return found.kepada
    return product.kepada


def kind(case: Any, grid: Grid, product: Product) -> str:
    """The kind of content that a product is in this case (R-SPK-08)."""
    found = variant(case, grid, product)
    if found is not None and found.jenis is not None:
        return found.jenis
    return product.jenis


def clashes(case: Any, grid: Grid, key: str, value: str) -> list[tuple[str, str]]:
    """Titles of answers that cannot stand beside each other once this one holds."""

    def held(name: str) -> tuple[str, ...]:
        return (value,) if name == key else values(case, grid, name)

    return [
        (choice.nilai[answer].judul, grid.choices[other].nilai[refused].judul)
        for name, choice in grid.choices.items()
        for answer in held(name)
        for other, refused in choice.nilai[answer].kecuali.items()
        if refused in held(other)
    ]


def now() -> str:
    """The moment of a decision, as it is kept."""
    return datetime.now(UTC).isoformat(timespec="seconds")

"""Read a standard's procedure grid from YAML, refusing what cannot be carried out.

>>> grid = load("profiles/kemensetneg/standar/spk.yaml")
>>> grid.steps[0].id
'SPK-1'
"""

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from pydantic import ValidationError
from setneg.workflows.chains.model import ChainError
from setneg.workflows.chains.source import Item
from setneg.workflows.chains.source import read
from setneg.workflows.procedures import checks
from setneg.workflows.procedures.model import Grid
from typing import Any


class ProcedureError(ValueError):
    """A grid that cannot be carried out: file, line and the reason for its author."""

    def __init__(self, file: str, line: int, reason: str) -> None:
        super().__init__(f"{file}:{line}: {reason}")
        self.file = file
        self.line = line
        self.reason = reason


REASONS = {
    "missing": "kunci ini wajib ada",
    "extra_forbidden": "kunci ini tidak dikenal",
    "too_short": "tidak boleh kosong",
    "literal_error": "kata ini tidak dikenal di sini",
}


def load(path: str | Path) -> Grid:
    """The grid of a file; ProcedureError with its line when it cannot work."""
    return loads(Path(path).read_text(encoding="utf-8"), str(path))


@lru_cache(maxsize=32)
def loads(text: str, source: str = "prosedur") -> Grid:
    """The grid of a text; ``source`` is what an error names as its place."""
    try:
        root = read(text, source)
    except ChainError as error:
        raise ProcedureError(error.source, error.line, error.reason) from error
    try:
        grid = Grid.model_validate(_plain(root))
    except ValidationError as error:
        raise _refusal(error, root) from error
    refuse(next(checks.inner(grid), None), root)
    return grid


def validate(
    text: str,
    source: str,
    surroundings: checks.Surroundings,
) -> Grid:
    """Read a grid and compare its words with the site's positions and chains."""
    grid = loads(text, source)
    refuse(next(checks.outer(grid, surroundings), None), read(text, source))
    return grid


def refuse(finding: checks.Finding | None, root: Item) -> None:
    """Raise ProcedureError for a finding at its line; nothing when there is none."""
    if finding is not None:
        raise ProcedureError(root.source, _line(root, finding.place), finding.reason)


def _plain(item: Item) -> Any:
    if isinstance(item.value, dict):
        return {key: _plain(value) for key, value in item.value.items()}
    if isinstance(item.value, list):
        return tuple(_plain(value) for value in item.value)
    return item.value


def _refusal(error: ValidationError, root: Item) -> ProcedureError:
    """The first thing that pydantic found, at its line and in Indonesian."""
    found = error.errors()[0]
    place = tuple(part for part in found["loc"] if isinstance(part, str | int))
    reason = REASONS.get(found["type"]) or str(found["msg"]).removeprefix(
        "Value error, "
    )
    words = " › ".join(str(part) for part in place)
    return ProcedureError(root.source, _line(root, place), f"{words}: {reason}")


def _line(root: Item, place: tuple[str | int, ...]) -> int:
    """Line of a place, or of the nearest thing around it that exists."""
    item = root
    for inner in _descend(root, place):
        item = inner
    return item.line


def _descend(root: Item, place: tuple[str | int, ...]) -> Iterator[Item]:
    item = root
    for part in place:
        value = item.value
        if isinstance(value, dict) and str(part) in value:
            item = value[str(part)]
        elif isinstance(value, list) and isinstance(part, int) and part < len(value):
            item = value[part]
        else:
            return
        yield item

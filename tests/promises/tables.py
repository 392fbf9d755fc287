"""Read the tables of `docs/promises`: who may do what in which stage, in words.

A row is a stage, a column is what somebody is for the document, a cell says what he may
do there. A number behind an arrow is the row to which a step leads.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from pathlib import Path
import re


FOLDER = Path(__file__).parents[2] / "docs" / "promises"
GUIDE = FOLDER / "README.md"
READ, EDIT = "baca", "ubah"
EVERYBODY = "Umum"

#: Words of the tables that are written otherwise than the step they mean.
WRITTEN = {"beri nomor": "nomori"}
LEVELS = {
    "Eselon IV": "eselon_4",
    "Eselon III": "eselon_3",
    "Eselon II": "eselon_2",
    "Eselon I": "eselon_1",
    "Menteri": "menteri",
}


class TableError(ValueError):
    """A table that cannot be read; says where and what."""


@dataclass(frozen=True)
class Cell:
    """What somebody may do in a stage: plain words, and steps as (verb, row number)."""

    words: frozenset[str] = frozenset()
    steps: frozenset[tuple[str, int]] = frozenset()

    @property
    def reads(self) -> bool:
        return READ in self.words

    @property
    def edits(self) -> bool:
        return EDIT in self.words


NOTHING = Cell()


@dataclass(frozen=True)
class Row:
    """A stage, by the title that officials read."""

    number: int
    title: str
    cells: Mapping[str, Cell]

    def cell(self, column: str) -> Cell:
        """What a column may do here: what is not written is not allowed. What everybody
        may read, everybody may."""
        found = self.cells.get(column, NOTHING)
        if self.cells.get(EVERYBODY, NOTHING).reads:
            return Cell(found.words | {READ}, found.steps)
        return found


@dataclass(frozen=True)
class Part:
    """The stages that a document passes: one part for each level that may sign it."""

    heading: str
    rows: tuple[Row, ...]

    @property
    def signer(self) -> str | None:
        """The level that signs, None where nobody is chosen to."""
        level = self.heading.removeprefix("Ditandatangani ")
        return LEVELS[level] if level != self.heading else None

    def row(self, title: str) -> Row:
        """The row of a stage; KeyError when the document never stands there."""
        for row in self.rows:
            if row.title == title:
                return row
        raise KeyError(title)


@dataclass(frozen=True)
class Someone:
    """Who a column is in the example: accounts that may, and others that may not."""

    column: str
    accounts: tuple[str, ...]
    strangers: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """The promises of one kind."""

    chain: str
    kind: str
    people: Mapping[str, Someone]
    parts: tuple[Part, ...] = field(default=())

    def part(self, signer: str | None) -> Part:
        """What is promised for documents that this level signs."""
        for part in self.parts:
            if part.signer in (None, signer):
                return part
        raise KeyError(signer)


def read_all() -> dict[str, Table]:
    """All tables by the portal_type that they are about."""
    usual = _people(_grids(GUIDE))
    found = [read(path, usual) for path in sorted(FOLDER.glob("*.md")) if path != GUIDE]
    return {table.kind: table for table in found}


def read(path: Path, usual: Mapping[str, Someone]) -> Table:
    """One table; TableError says what cannot be understood."""
    kind = re.search(r"^Jenis: `(\w+)`$", path.read_text(encoding="utf-8"), re.M)
    if kind is None:
        raise TableError(f"{path.name}: baris “Jenis: `…`” tidak ada")
    grids = _grids(path)
    people = _people(grids) or usual
    parts = tuple(
        Part(heading, tuple(_row(path, columns, line) for line in lines))
        for heading, (columns, lines) in grids.items()
        if columns[:2] == ["No.", "Tahap"]
    )
    for part in parts:
        _sound(path, part, people)
    return Table(path.stem, kind[1], people, parts)


def words_explained() -> set[str]:
    """The words that the guide explains."""
    _, lines = _grids(GUIDE)["Cara membaca"]
    return {line[0] for line in lines}


def words_used(table: Table) -> set[str]:
    """The words of a table, as they are written."""
    spelled = {verb: word for word, verb in WRITTEN.items()}
    found = set()
    for part in table.parts:
        for row in part.rows:
            for cell in row.cells.values():
                found |= cell.words
                found |= {
                    spelled.get(verb, verb.replace("_", " ")) for verb, _ in cell.steps
                }
    return found


def _grids(path: Path) -> dict[str, tuple[list[str], list[list[str]]]]:
    """The tables of a page by the heading above them: columns and lines."""
    found: dict[str, tuple[list[str], list[list[str]]]] = {}
    heading = ""
    for text in path.read_text(encoding="utf-8").splitlines():
        if text.startswith("#"):
            heading = text.lstrip("# ")
        elif text.startswith("|"):
            cells = [each.strip() for each in text.strip().strip("|").split("|")]
            if heading not in found:
                found[heading] = (cells, [])
            elif set(text) - set("|-: "):
                found[heading][1].append(cells)
    return found


def _people(grids) -> dict[str, Someone]:
    if "Contoh" not in grids:
        return {}
    columns, lines = grids["Contoh"]
    named = [dict(zip(columns, line, strict=False)) for line in lines]
    return {
        row["Kolom"]: Someone(
            row["Kolom"],
            _listed(row.get("Akun", "")),
            _listed(row.get("Akun yang tidak berhak", "")),
        )
        for row in named
    }


def _listed(text: str) -> tuple[str, ...]:
    return tuple(each.strip() for each in text.split(",") if each.strip())


def _row(path: Path, columns: list[str], line: list[str]) -> Row:
    if len(line) != len(columns):
        raise TableError(f"{path.name}: baris {line[:2]} tidak sepanjang kepalanya")
    number, title, *cells = line
    return Row(
        int(number),
        title,
        {
            column: _cell(path, title, text)
            for column, text in zip(columns[2:], cells, strict=True)
        },
    )


def _cell(path: Path, title: str, text: str) -> Cell:
    words, steps = set(), set()
    for item in (each.strip() for each in text.split("·")):
        word, arrow, targets = (each.strip() for each in item.partition("→"))
        if not word:
            continue
        if not arrow:
            if word not in (READ, EDIT):
                raise TableError(f"{path.name}, {title}: “{word}” tanpa tujuan")
            words.add(word)
            continue
        verb = WRITTEN.get(word, word.replace(" ", "_"))
        steps |= {(verb, int(target)) for target in targets.split(",")}
    return Cell(frozenset(words), frozenset(steps))


def _sound(path: Path, part: Part, people: Mapping[str, Someone]) -> None:
    """Numbers in order, targets that exist, columns that are somebody."""
    numbers = [row.number for row in part.rows]
    if numbers != list(range(1, len(numbers) + 1)):
        raise TableError(f"{path.name}, {part.heading}: nomor baris tidak urut")
    for row in part.rows:
        unknown = set(row.cells) - set(people) - {EVERYBODY}
        if unknown:
            raise TableError(f"{path.name}, {row.title}: siapa {sorted(unknown)}?")
        for column, cell in row.cells.items():
            if (cell.steps or cell.edits) and not cell.reads:
                raise TableError(f"{path.name}, {row.title}, {column}: tanpa “baca”")
            if any(target not in numbers for _, target in cell.steps):
                raise TableError(f"{path.name}, {row.title}, {column}: tujuan tak ada")

"""The organisation as a file: a tree of units with their positions, in YAML.

The same plain tree is what the importer compares with the site and what the exporter
writes, so that a file, the site and its export say the same.
"""

from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from datetime import date
from pathlib import Path
import re
from setneg.workflows.organisation.levels import ABSENT
from setneg.workflows.organisation.levels import CAPACITIES
from setneg.workflows.organisation.levels import DUTIES
from setneg.workflows.organisation.levels import LEVELS
from setneg.workflows.organisation.levels import position_id
from setneg.workflows.organisation.organogram import Holding
from setneg.workflows.organisation.organogram import Name
from setneg.workflows.organisation.organogram import Organogram
from setneg.workflows.organisation.organogram import Position
from setneg.workflows.organisation.organogram import Unit
from setneg.workflows.organisation.rows import parse_act
from setneg.workflows.organisation.rows import RowError
from setneg.workflows.organisation.rows import unstated
from typing import Any
import yaml


CODE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
FUNCTION = re.compile(r"[a-z0-9]+(_[a-z0-9]+)*")

UNIT_KEYS = frozenset((
    "kode", "jenis", "eselon", "nama", "alias", "sandi", "tugas", "melayani",
    "jabatan", "unit",
))  # fmt: skip
HOLDING_KEYS = frozenset((
    "akun", "mulai", "sampai", "kapasitas", "dasar", "tidak_berwenang", "alasan",
))  # fmt: skip
POST_KEYS = frozenset(("fungsi", "nama", "eselon", "alias", "pemangku"))


class OrganisationError(ValueError):
    """A declared organisation that cannot be: which file, which line, why."""

    def __init__(self, source: str, line: int, reason: str) -> None:
        super().__init__(f"{source}, baris {line}: {reason}")
        self.source = source
        self.line = line
        self.reason = reason


@dataclass(frozen=True)
class DeclaredPost:
    """A position as it is declared; holdings None: the file leaves the holders alone."""

    function: str
    title: str
    level: str
    aliases: tuple[str, ...] = ()
    holdings: tuple[Holding, ...] | None = None


@dataclass(frozen=True)
class DeclaredUnit:
    """A unit as it is declared, with what is below it."""

    code: str
    kind: str
    level: str
    names: tuple[Name, ...]
    aliases: tuple[str, ...] = ()
    sigla: str = ""
    duties: tuple[str, ...] = ()
    serves: tuple[str, ...] = ()
    posts: tuple[DeclaredPost, ...] = ()
    units: tuple["DeclaredUnit", ...] = field(default=())

    def walk(
        self, parent: str | None = None
    ) -> Iterator[tuple[str | None, "DeclaredUnit"]]:
        """This unit and all below it, each with its parent's code."""
        yield parent, self
        for unit in self.units:
            yield from unit.walk(self.code)


Declaration = tuple[DeclaredUnit, ...]


def load(path: Path | str) -> Declaration:
    """The organisation declared in a file; raises OrganisationError."""
    path = Path(path)
    return loads(path.read_text(encoding="utf-8"), path.name)


def loads(text: str, source: str = "<organisasi>") -> Declaration:
    """The organisation declared in a text; raises OrganisationError."""
    return _Reader(source).read(text)


def organogram(declaration: Declaration) -> Organogram:
    """The organogram of a declaration, without any site."""
    units: list[Unit] = []
    posts: list[Position] = []
    for parent, unit in walk(declaration):
        units.append(
            Unit(
                code=unit.code,
                parent=parent,
                kind=unit.kind,
                level=unit.level,
                names=unit.names,
                aliases=unit.aliases,
                sigla=unit.sigla,
                serves=unit.serves,
                duties=unit.duties,
                order=len(units),
            )
        )
        posts.extend(
            Position(
                id=position_id(unit.code, post.function),
                unit=unit.code,
                function=post.function,
                title=post.title,
                level=post.level,
                aliases=post.aliases,
                holdings=tuple(r for r in post.holdings or () if r.capacity != ABSENT),
                absences=tuple(r for r in post.holdings or () if r.capacity == ABSENT),
            )
            for post in unit.posts
        )
    return Organogram.of(units, posts)


def walk(declaration: Declaration) -> Iterator[tuple[str | None, DeclaredUnit]]:
    """All units of a declaration, parents first, each with its parent's code."""
    for root in declaration:
        yield from root.walk()


class _LineLoader(yaml.SafeLoader):
    """A safe loader whose mappings know the line they start on."""

    def construct_mapping(self, node: Any, deep: bool = False) -> dict[Any, Any]:
        mapping: dict[Any, Any] = super().construct_mapping(node, deep=True)
        mapping["__line__"] = node.start_mark.line + 1
        return mapping


class _Reader:
    """Reads one declared organisation and refuses what cannot be."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.lines: dict[str, int] = {}

    def refuse(self, line: int, reason: str) -> OrganisationError:
        return OrganisationError(self.source, line, reason)

    def read(self, text: str) -> Declaration:
        try:
            # the loader is a SafeLoader that only adds line numbers
            tree = yaml.load(text, Loader=_LineLoader)  # noqa: S506
        except yaml.YAMLError as error:
            mark = getattr(error, "problem_mark", None)
            line = mark.line + 1 if mark is not None else 1
            problem = getattr(error, "problem", None) or str(error)
            raise self.refuse(line, f"bukan YAML yang sah: {problem}") from error
        if not isinstance(tree, dict) or not isinstance(tree.get("unit"), list):
            raise self.refuse(1, "berkas harus berisi daftar `unit`")
        units = tuple(self.unit(entry) for entry in tree["unit"])
        for _parent, unit in walk(units):
            for code in unit.serves:
                if code not in self.lines:
                    line = self.lines[unit.code]
                    raise self.refuse(line, f"melayani unit yang tidak ada: {code}")
        return units

    def unit(self, entry: Any) -> DeclaredUnit:
        line = self.mapping(entry, UNIT_KEYS)
        code = str(entry.get("kode") or "")
        if not CODE.fullmatch(code):
            raise self.refuse(line, f"kode unit tidak sah: {code!r}")
        if code in self.lines:
            raise self.refuse(line, f"kode {code} sudah dipakai")
        self.lines[code] = line
        duties = self.texts(entry, "tugas")
        for duty in duties:
            if duty not in DUTIES:
                raise self.refuse(line, f"tugas tidak dikenal: {duty}")
        posts = tuple(self.post(row) for row in entry.get("jabatan") or ())
        functions = [post.function for post in posts]
        if len(set(functions)) < len(functions):
            raise self.refuse(line, f"fungsi jabatan pada {code} tidak tunggal")
        return DeclaredUnit(
            code=code,
            kind=str(entry.get("jenis") or ""),
            level=self.level(entry),
            names=self.names(entry, line),
            aliases=self.texts(entry, "alias"),
            sigla=str(entry.get("sandi") or ""),
            duties=duties,
            serves=self.texts(entry, "melayani"),
            posts=posts,
            units=tuple(self.unit(below) for below in entry.get("unit") or ()),
        )

    def post(self, entry: Any) -> DeclaredPost:
        line = self.mapping(entry, POST_KEYS)
        function = str(entry.get("fungsi") or "")
        if not FUNCTION.fullmatch(function):
            raise self.refuse(line, f"fungsi jabatan tidak sah: {function!r}")
        title = str(entry.get("nama") or "").strip()
        if not title:
            raise self.refuse(line, f"jabatan {function} tanpa nama")
        return DeclaredPost(
            function=function,
            title=title,
            level=self.level(entry),
            aliases=self.texts(entry, "alias"),
            holdings=self.holdings(entry, line),
        )

    def names(self, entry: Mapping[str, Any], line: int) -> tuple[Name, ...]:
        rows = entry.get("nama") or ()
        if isinstance(rows, str):
            rows = [{"nama": rows}]
        if not rows:
            raise self.refuse(line, "unit tanpa nama")
        return tuple(
            Name(str(row["nama"]), *self.period(row, line))
            for row in rows
            if self.mapping(row, {"nama", "mulai", "sampai"}, {"nama"})
        )

    def holdings(self, entry: Any, line: int) -> tuple[Holding, ...] | None:
        if "pemangku" not in entry:
            return None
        return tuple(self.holding(row, line) for row in entry["pemangku"] or ())

    def holding(self, row: Any, line: int) -> Holding:
        if isinstance(row, str):
            return Holding(row)
        line = self.mapping(row, HOLDING_KEYS, {"akun"})
        capacity = str(row.get("kapasitas") or CAPACITIES[0])
        if capacity not in (*CAPACITIES, ABSENT):
            raise self.refuse(line, f"kapasitas tidak dikenal: {capacity}")
        holding = Holding(
            str(row["akun"]),
            *self.period(row, line),
            capacity,
            str(row.get("dasar") or ""),
            self.acts(row, line),
            str(row.get("alasan") or ""),
        )
        if problem := unstated(holding):
            raise self.refuse(line, problem)
        return holding

    def acts(self, row: Mapping[str, Any], line: int) -> tuple[str, ...] | None:
        """Acts outside a holder's power; None when the row leaves that open."""
        if "tidak_berwenang" not in row:
            return None
        try:
            return tuple(parse_act(act) for act in self.texts(row, "tidak_berwenang"))
        except RowError as error:
            raise self.refuse(line, str(error)) from error

    def period(
        self, row: Mapping[str, Any], line: int
    ) -> tuple[date | None, date | None]:
        start, end = row.get("mulai"), row.get("sampai")
        for day in (start, end):
            if day is not None and type(day) is not date:
                raise self.refuse(line, f"bukan tanggal: {day}")
        if start is not None and end is not None and end < start:
            raise self.refuse(line, f"masa berlaku terbalik: {start} sampai {end}")
        return start, end

    def level(self, entry: Mapping[str, Any]) -> str:
        level = str(entry.get("eselon") or "")
        if level not in LEVELS:
            raise self.refuse(entry["__line__"], f"eselon tidak dikenal: {level!r}")
        return level

    def texts(self, entry: Mapping[str, Any], key: str) -> tuple[str, ...]:
        value = entry.get(key) or ()
        if not isinstance(value, list | tuple):
            raise self.refuse(entry["__line__"], f"`{key}` harus berupa daftar")
        return tuple(str(text) for text in value)

    def mapping(
        self,
        entry: Any,
        allowed: frozenset[str] | set[str],
        needed: frozenset[str] | set[str] = frozenset(),
    ) -> int:
        """The line of an entry that has only known keys and all the needed ones."""
        if not isinstance(entry, dict):
            raise self.refuse(1, f"bukan baris `kunci: nilai`: {entry!r}")
        line: int = entry["__line__"]
        for key in entry.keys() - allowed - {"__line__"}:
            raise self.refuse(line, f"kunci tidak dikenal: {key}")
        for key in needed - entry.keys():
            raise self.refuse(line, f"`{key}` belum diisi")
        return line

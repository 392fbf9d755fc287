"""Signing authority as a file: `kewenangan.yaml`, read with file, line and reason.

What `dumps` writes, `loads` reads back as the same authority.
"""

from collections.abc import Mapping
from collections.abc import Sequence
from datetime import date
from setneg.workflows.authority.model import ADDRESSEES
from setneg.workflows.authority.model import Authority
from setneg.workflows.authority.model import BASES
from setneg.workflows.authority.model import Delegation
from setneg.workflows.authority.model import FORMS
from setneg.workflows.authority.model import Row
from setneg.workflows.authority.model import Switch
from setneg.workflows.organisation.levels import LEVELS
from setneg.workflows.organisation.levels import SUBSTITUTES
from setneg.workflows.organisation.organogram import Organogram
from setneg.workflows.organisation.rows import parse_act
from setneg.workflows.organisation.rows import RowError
from typing import Any
import yaml


TOP = {"kewenangan", "peralihan", "pelimpahan", "pengganti", "surat"}
DATED = {"jenis", "mulai", "sampai", "menurut"}
ROW = DATED | {"penandatangan", "tujuan", "jabatan", "unit"}
SWITCH = DATED | {"dari", "ke", "dasar", "tujuan", "unit"}
DELEGATION = DATED | {"dari", "ke", "bentuk"}


class AuthorityError(ValueError):
    """Authority that cannot be: where it stands and why; told to the person."""

    def __init__(self, source: str, line: int, reason: str) -> None:
        super().__init__(f"{source}, baris {line}: {reason}")
        self.source = source
        self.line = line
        self.reason = reason


class _LineLoader(yaml.SafeLoader):
    """A safe loader whose mappings know the line they start on."""

    def construct_mapping(self, node: Any, deep: bool = False) -> dict[Any, Any]:
        mapping: dict[Any, Any] = super().construct_mapping(node, deep=True)
        mapping["__line__"] = node.start_mark.line + 1
        return mapping


def loads(text: str, source: str = "<kewenangan>") -> Authority:
    """The authority declared in a text; raises AuthorityError."""
    return _Reader(source).read(text)


def check(authority: Authority, organogram: Organogram, source: str = "") -> None:
    """Positions and units exist, delegations go downwards; raises AuthorityError."""
    for row in authority.rows:
        _known(organogram, [row.position] if row.position else [], row.units, source)
    for switch in authority.switches:
        _known(organogram, [], switch.units, source)
    for given in authority.delegations:
        _known(organogram, [given.of, given.to], (), source)
        steps = _distance(organogram, given.to, given.of)
        wanted = 1 + FORMS.index(given.form)
        if steps != wanted:
            below = "satu" if wanted == 1 else "dua"
            raise AuthorityError(
                source,
                0,
                f"pelimpahan {given.form} kepada {given.to}: harus {below} tingkat di "
                f"bawah {given.of}",
            )


def _distance(organogram: Organogram, position: str, above: str) -> int:
    """How many superiors up; 0 when `above` is not above the position."""
    steps, here = 0, organogram.positions.get(position)
    while here is not None and here.id != above:
        here = organogram.superior(here.id)
        steps += 1
    return steps if here is not None else 0


def _known(
    organogram: Organogram, posts: Sequence[str], units: Sequence[str], source: str
) -> None:
    for post in posts:
        if post not in organogram.positions:
            raise AuthorityError(source, 0, f"jabatan tidak dikenal: {post}")
    for code in units:
        if code not in organogram.units:
            raise AuthorityError(source, 0, f"unit tidak dikenal: {code}")


def dumps(authority: Authority) -> str:
    """The authority as YAML text."""
    tree = {
        "kewenangan": [_row_entry(row) for row in authority.rows],
        "peralihan": [_switch_entry(row) for row in authority.switches],
        "pelimpahan": [_delegation_entry(row) for row in authority.delegations],
        "pengganti": {name: list(acts) for name, acts in authority.refused.items()},
        "surat": {"dalam": authority.inside, "luar": authority.outside},
    }
    text: str = yaml.safe_dump(tree, allow_unicode=True, sort_keys=False, width=100)
    return text


def _filled(entry: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in entry.items() if value not in (None, "", [])}


def _row_entry(row: Row) -> dict[str, Any]:
    return _filled(
        {
            "jenis": list(row.kinds),
            "penandatangan": row.level,
            "jabatan": row.position,
            "unit": list(row.units),
            "tujuan": list(row.addressees),
            "menurut": row.basis,
            "mulai": row.start,
            "sampai": row.end,
        }
    )


def _switch_entry(row: Switch) -> dict[str, Any]:
    return _filled(
        {
            "jenis": list(row.kinds),
            "dari": row.usual,
            "ke": row.to,
            "dasar": row.asks,
            "unit": list(row.units),
            "tujuan": list(row.addressees),
            "menurut": row.basis,
            "mulai": row.start,
            "sampai": row.end,
        }
    )


def _delegation_entry(row: Delegation) -> dict[str, Any]:
    return _filled(
        {
            "jenis": list(row.kinds),
            "dari": row.of,
            "ke": row.to,
            "bentuk": row.form,
            "menurut": row.basis,
            "mulai": row.start,
            "sampai": row.end,
        }
    )


class _Reader:
    """Reads one declaration and refuses what cannot be."""

    def __init__(self, source: str) -> None:
        self.source = source

    def refuse(self, line: int, reason: str) -> AuthorityError:
        return AuthorityError(self.source, line, reason)

    def read(self, text: str) -> Authority:
        try:
            # the loader is a SafeLoader that only adds line numbers
            tree = yaml.load(text, Loader=_LineLoader)  # noqa: S506
        except yaml.YAMLError as error:
            mark = getattr(error, "problem_mark", None)
            line = mark.line + 1 if mark is not None else 1
            raise self.refuse(line, "bukan YAML yang sah") from error
        if tree is None:
            return Authority()
        self.keys(tree, TOP)
        letters = tree.get("surat") or {"__line__": 1}
        self.keys(letters, {"dalam", "luar"})
        return Authority(
            rows=tuple(self.row(entry) for entry in self.entries(tree, "kewenangan")),
            switches=tuple(
                self.switch(entry) for entry in self.entries(tree, "peralihan")
            ),
            delegations=tuple(
                self.delegation(entry) for entry in self.entries(tree, "pelimpahan")
            ),
            refused=self.refused(tree.get("pengganti") or {"__line__": 1}),
            inside=str(letters.get("dalam") or ""),
            outside=str(letters.get("luar") or ""),
        )

    def entries(self, tree: Mapping[str, Any], key: str) -> Sequence[Any]:
        found = tree.get(key) or ()
        if not isinstance(found, list | tuple):
            raise self.refuse(1, f"`{key}` harus berupa daftar")
        return found

    def row(self, entry: Any) -> Row:
        self.keys(entry, ROW)
        return Row(
            kinds=self.kinds(entry),
            level=self.level(entry, "penandatangan"),
            addressees=self.words(entry, "tujuan", ADDRESSEES),
            basis=str(entry.get("menurut") or ""),
            position=str(entry.get("jabatan") or ""),
            units=self.texts(entry, "unit"),
            **self.period(entry),
        )

    def switch(self, entry: Any) -> Switch:
        self.keys(entry, SWITCH)
        asks = str(entry.get("dasar") or "")
        if asks and asks not in BASES:
            raise self.refuse(entry["__line__"], f"dasar tidak dikenal: {asks}")
        usual, to = self.level(entry, "dari"), self.level(entry, "ke")
        if usual == to:
            raise self.refuse(entry["__line__"], "`dari` dan `ke` sama")
        return Switch(
            kinds=self.kinds(entry),
            usual=usual,
            to=to,
            asks=asks,
            addressees=self.words(entry, "tujuan", ADDRESSEES),
            basis=str(entry.get("menurut") or ""),
            units=self.texts(entry, "unit"),
            **self.period(entry),
        )

    def delegation(self, entry: Any) -> Delegation:
        self.keys(entry, DELEGATION)
        line = entry["__line__"]
        form = str(entry.get("bentuk") or FORMS[0])
        if form not in FORMS:
            raise self.refuse(line, f"bentuk tidak dikenal: {form} (an atau ub)")
        basis = str(entry.get("menurut") or "").strip()
        if not basis:
            raise self.refuse(line, "dasar pelimpahan (`menurut`) wajib diisi")
        return Delegation(
            kinds=self.kinds(entry),
            of=str(entry.get("dari") or ""),
            to=str(entry.get("ke") or ""),
            basis=basis,
            form=form,
            **self.period(entry),
        )

    def refused(self, entry: Any) -> Mapping[str, tuple[str, ...]]:
        self.keys(entry, set(SUBSTITUTES))
        try:
            return {
                capacity: tuple(parse_act(act) for act in self.texts(entry, capacity))
                for capacity in SUBSTITUTES
                if capacity in entry
            }
        except RowError as error:
            raise self.refuse(entry["__line__"], str(error)) from error

    def kinds(self, entry: Any) -> tuple[str, ...]:
        value = entry.get("jenis")
        kinds = (value,) if isinstance(value, str) else self.texts(entry, "jenis")
        if not kinds:
            raise self.refuse(entry["__line__"], "`jenis` belum diisi")
        return kinds

    def level(self, entry: Any, key: str) -> str:
        level = str(entry.get(key) or "")
        if level not in LEVELS:
            raise self.refuse(entry["__line__"], f"`{key}` bukan tingkat: {level!r}")
        return level

    def words(self, entry: Any, key: str, known: Sequence[str]) -> tuple[str, ...]:
        found = self.texts(entry, key)
        for word in found:
            if word not in known:
                raise self.refuse(entry["__line__"], f"`{key}` tidak dikenal: {word}")
        return found

    def texts(self, entry: Any, key: str) -> tuple[str, ...]:
        value = entry.get(key) or ()
        if isinstance(value, str):
            value = (value,)
        if not isinstance(value, list | tuple):
            raise self.refuse(entry["__line__"], f"`{key}` harus berupa daftar")
        return tuple(str(text) for text in value)

    def period(self, entry: Any) -> dict[str, date | None]:
        start, end = entry.get("mulai"), entry.get("sampai")
        for day in (start, end):
            if day is not None and type(day) is not date:
                raise self.refuse(entry["__line__"], f"bukan tanggal: {day}")
        if start is not None and end is not None and end < start:
            raise self.refuse(entry["__line__"], "masa berlaku terbalik")
        return {"start": start, "end": end}

    def keys(self, entry: Any, known: set[str]) -> None:
        if not isinstance(entry, dict):
            raise self.refuse(1, f"bukan baris `kunci: nilai`: {entry!r}")
        for key in sorted(map(str, entry.keys() - known - {"__line__"})):
            raise self.refuse(entry["__line__"], f"kunci tidak dikenal: {key}")

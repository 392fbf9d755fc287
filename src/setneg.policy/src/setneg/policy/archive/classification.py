"""The classification of archives: codes in a tree, each with how long it is kept.

A code is letters and groups of digits (`KP.01.03`); its parent is the code without its
last group. A code without times of its own is kept as its parent says. The ministry's
own list is imported as a file; the portal's is a beginning to be replaced.
"""

from collections.abc import Iterable
from collections.abc import Mapping
import csv
from dataclasses import dataclass
from functools import lru_cache
import io
from plone import api
import re
from typing import Any
import yaml


RECORD = "setneg.policy.klasifikasi_arsip"
#: What becomes of an archive when its times are over.
FATES = {
    "musnah": "Musnah",
    "permanen": "Permanen",
    "dinilai_kembali": "Dinilai kembali",
}
COLUMNS = ("kode", "nama", "aktif", "inaktif", "nasib_akhir")
CODE = re.compile(r"^[A-Z]{2,3}(\.\d{2}){0,3}$")
LONGEST = 100  # years


class ClassificationError(ValueError):
    """A list that cannot be taken in; the message names the line and why."""


@dataclass(frozen=True, slots=True)
class Class:
    """One code; `active` and `inactive` in years, None = as the parent says."""

    code: str
    name: str
    active: int | None = None
    inactive: int | None = None
    fate: str = ""

    @property
    def parent(self) -> str:
        """The code above; "" for a main group."""
        return self.code.rpartition(".")[0]

    @property
    def depth(self) -> int:
        """0 for a main group."""
        return self.code.count(".")


@dataclass(frozen=True)
class Tree:
    """All codes, in order."""

    classes: Mapping[str, Class]

    def get(self, code: str) -> Class | None:
        """The class of a code, however it was typed; None for an unknown one."""
        return self.classes.get((code or "").strip().upper())

    def line(self, code: str) -> tuple[Class, ...]:
        """The class and those above it, up to the main group; () for an unknown code."""
        found = []
        here = self.get(code)
        while here is not None:
            found.append(here)
            here = self.classes.get(here.parent)
        return tuple(found)

    def rule(self, code: str) -> Class | None:
        """The nearest class that says how long; None when none does."""
        said = (each for each in self.line(code) if each.active is not None)
        return next(said, None)

    def name(self, code: str) -> str:
        """The path in words, from the main group; "" for an unknown code."""
        return " – ".join(each.name for each in reversed(self.line(code)))


@lru_cache(maxsize=8)
def read(text: str) -> Tree:
    """The tree of a declaration (YAML list, or CSV with a head line)."""
    rows = _rows(text)
    classes: dict[str, Class] = {}
    for number, row in enumerate(rows, 1):
        found = _class(number, row)
        if found.code in classes:
            raise ClassificationError(f"Baris {number}: kode {found.code} berulang.")
        classes[found.code] = found
    for each in classes.values():
        if each.parent and each.parent not in classes:
            raise ClassificationError(
                f"Kode {each.code}: induk {each.parent} tidak ada."
            )
    return Tree(dict(sorted(classes.items())))


def current() -> Tree:
    """The classification of the site; empty before one was taken in."""
    text = api.portal.get_registry_record(RECORD, default=None)
    return read(text) if text else Tree({})


def dumps(classes: Iterable[Class]) -> str:
    """The list as CSV, as it can be taken in again."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for each in classes:
        times = [
            "" if years is None else years for years in (each.active, each.inactive)
        ]
        writer.writerow([each.code, each.name, *times, each.fate])
    return out.getvalue()


def _rows(text: str) -> list[Mapping[str, Any]]:
    head = text.lstrip("\ufeff").lstrip().splitlines()[:1]
    if head and head[0].lower().replace(";", ",").startswith("kode,"):
        delimiter = ";" if ";" in head[0] else ","
        return list(
            csv.DictReader(io.StringIO(text.lstrip("\ufeff")), delimiter=delimiter)
        )
    try:
        said = yaml.safe_load(text)
    except yaml.YAMLError as error:
        raise ClassificationError(f"Bukan YAML atau CSV yang sah: {error}") from error
    rows = said.get("klasifikasi") if isinstance(said, dict) else None
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise ClassificationError(
            "Berkas berisi daftar “klasifikasi” (YAML) atau tabel dengan kolom "
            f"{', '.join(COLUMNS)} (CSV)."
        )
    return rows


def _class(number: int, row: Mapping[str, Any]) -> Class:
    unknown = {str(name) for name in row} - set(COLUMNS)
    if unknown:
        names = ", ".join(sorted(unknown))
        raise ClassificationError(f"Baris {number}: kolom {names} tidak dikenal.")
    code = str(row.get("kode") or "").strip().upper()
    name = str(row.get("nama") or "").strip()
    if not CODE.match(code):
        raise ClassificationError(f"Baris {number}: “{code}” bukan kode klasifikasi.")
    if not name:
        raise ClassificationError(f"Baris {number}: nama {code} kosong.")
    active, inactive = (_years(number, row.get(key)) for key in ("aktif", "inaktif"))
    fate = str(row.get("nasib_akhir") or "").strip().lower().replace(" ", "_")
    if fate and fate not in FATES:
        raise ClassificationError(
            f"Baris {number}: nasib akhir “{fate}”; yang dikenal: {', '.join(FATES)}."
        )
    if (active is None) != (inactive is None) or (active is None) != (not fate):
        raise ClassificationError(
            f"Baris {number}: aktif, inaktif, dan nasib akhir diisi bersama."
        )
    return Class(code, name, active, inactive, fate)


def _years(number: int, value: Any) -> int | None:
    text = str(value if value is not None else "").strip().lower()
    text = text.removesuffix("tahun").strip()
    if not text:
        return None
    if not text.isdigit() or int(text) > LONGEST:
        raise ClassificationError(f"Baris {number}: “{value}” bukan jumlah tahun.")
    return int(text)

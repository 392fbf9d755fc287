"""Periods of an indicator's targets, and the numbers that stand in them.

A period is written `2026` (the year), `2026-S1`, `2026-TW3` or `2026-09`; numbers are
typed as in the office (`95,5`, `1.250`) and counted exactly.
"""

from collections.abc import Iterable
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from decimal import InvalidOperation
import re
from setneg.policy.rendering.dates import MONTHS
from typing import Final


#: Way of reporting -> what its periods are called after the year.
PARTS: Final[Mapping[str, tuple[str, ...]]] = {
    "bulanan": tuple(f"{month:02}" for month in range(1, 13)),
    "triwulanan": ("TW1", "TW2", "TW3", "TW4"),
    "semesteran": ("S1", "S2"),
    "tahunan": (),
}
ROMAN: Final = {"I": 1, "II": 2, "III": 3, "IV": 4}
WORDS: Final = {"TRIWULAN": "TW", "TW": "TW", "SEMESTER": "S", "SMT": "S", "S": "S"}
_KEY: Final = re.compile(r"^\d{4}(-(TW[1-4]|S[12]|0[1-9]|1[0-2]))?$")
_SPOKEN: Final = re.compile(r"^([A-Z]+)\s*-?\s*(IV|I{1,3}|[1-4])$")
_NUMBER: Final = re.compile(r"^-?\d+(\.\d{3})*(,\d+)?$|^-?\d+(\.\d+)?$")
_THOUSANDS: Final = re.compile(r"^-?\d{1,3}(\.\d{3})+$")
_ROMANS: Final = tuple(ROMAN)
#: Digits of the largest number that is kept.
LONGEST: Final = 24


@dataclass(frozen=True, slots=True)
class Target:
    """What is to be reached in one period."""

    period: str
    value: Decimal


def keys(year: int, reporting: str) -> tuple[str, ...]:
    """The periods of a year in their order, the year itself where there are no parts."""
    parts = PARTS.get(reporting, ())
    return tuple(f"{year}-{part}" for part in parts) or (str(year),)


def period(text: str, year: int | None = None) -> str | None:
    """The period that was meant (`TW I`, `Semester 2`, `2026-TW1`); None when unknown."""
    said = " ".join(str(text).upper().split())
    if said in ("TAHUN", "TAHUNAN", "SETAHUN") and year:
        return str(year)
    if _KEY.match(said):
        return said
    match = _SPOKEN.match(said)
    if match is None or match[1] not in WORDS or not year:
        return None
    order = ROMAN.get(match[2]) or int(match[2])
    key = f"{year}-{WORDS[match[1]]}{order}"
    return key if _KEY.match(key) else None


def number(text: object) -> Decimal | None:
    """A number as it is typed in the office; None when it is none.

    `1.250` is one thousand two hundred and fifty, `95,5` and `95.5` ninety-five and a
    half, `90%` ninety.
    """
    if isinstance(text, bool) or text is None:
        return None
    said = str(text).strip().removesuffix("%").strip()
    if len(said) > LONGEST or not said.isascii() or not _NUMBER.match(said):
        return None
    if "," in said or _THOUSANDS.match(said):
        said = said.replace(".", "").replace(",", ".")
    try:
        return Decimal(said)
    except InvalidOperation:
        return None


def written(value: Decimal | None) -> str:
    """A number as the office writes it: a comma before the decimals; "" for none."""
    if value is None:
        return ""
    plain = f"{value.normalize():f}" if value == value.to_integral() else f"{value:f}"
    whole, _point, rest = plain.partition(".")
    rest = rest.rstrip("0")
    return f"{whole},{rest}" if rest else whole


def spoken(key: str) -> str:
    """A period as it is printed: `Triwulan I 2027`, `Semester II 2027`, `Maret 2027`."""
    year, _dash, part = key.partition("-")
    if part.startswith("TW"):
        return f"Triwulan {_ROMANS[int(part[2:]) - 1]} {year}"
    if part.startswith("S"):
        return f"Semester {_ROMANS[int(part[1:]) - 1]} {year}"
    return f"{MONTHS[int(part) - 1]} {year}" if part else f"Tahun {year}"


def targets(indicator: object) -> tuple[Target, ...]:
    """The targets of an indicator in their order; rows that are no numbers are left out."""
    year = getattr(indicator, "tahun", None)
    return read(getattr(indicator, "target", None) or (), year)


def read(rows: Iterable[Mapping[str, str]], year: int | None) -> tuple[Target, ...]:
    """Rows `periode`, `nilai` as targets."""
    found = []
    for row in rows:
        when = period(row.get("periode") or "", year)
        value = number(row.get("nilai"))
        if when is not None and value is not None:
            found.append(Target(when, value))
    return tuple(sorted(found, key=lambda each: each.period))

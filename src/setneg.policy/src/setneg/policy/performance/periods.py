"""The periods of a year in which figures are reported, and the days they cover."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from datetime import timedelta
import re
from setneg.policy.rendering.dates import MONTHS
from typing import Any


MONTHLY, QUARTERLY, HALF_YEARLY, YEARLY = "bulanan", "triwulan", "semester", "tahun"
LENGTHS = {MONTHLY: 1, QUARTERLY: 3, HALF_YEARLY: 6, YEARLY: 12}
PREFIXES = {MONTHLY: "b", QUARTERLY: "tw", HALF_YEARLY: "s", YEARLY: "tahun"}
NAMES = {QUARTERLY: "Triwulan", HALF_YEARLY: "Semester"}
ROMAN = ("I", "II", "III", "IV")
WORDS = {"triwulan": "tw", "semester": "s", "smt": "s", "bulan": "b"}
OTHER_NAMES = {"tahunan": YEARLY, "triwulanan": QUARTERLY, "semesteran": HALF_YEARLY}


@dataclass(frozen=True, slots=True)
class Period:
    """One period: its key (``tw1``, ``s2``, ``b07``, ``tahun``), name and days."""

    key: str
    title: str
    start: date
    end: date


def rhythm(text: Any) -> str:
    """How often is reported; a quarter where nothing readable is said."""
    word = str(text or "").strip().lower()
    word = OTHER_NAMES.get(word, word)
    return word if word in LENGTHS else QUARTERLY


def of(year: int, reporting: Any) -> Sequence[Period]:
    """The periods of a year, in order."""
    kind = rhythm(reporting)
    length = LENGTHS[kind]
    found = []
    for number in range(1, 12 // length + 1):
        start = date(year, (number - 1) * length + 1, 1)
        after = number * length
        following = date(year + after // 12, after % 12 + 1, 1)
        end = following - timedelta(days=1)
        found.append(Period(_key(kind, number), _title(kind, number, year), start, end))
    return tuple(found)


def find(year: int, key: str) -> Period | None:
    """The period of a key, whatever rhythm it belongs to."""
    for kind in LENGTHS:
        for each in of(year, kind):
            if each.key == key:
                return each
    return None


def _key(kind: str, number: int) -> str:
    if kind == YEARLY:
        return YEARLY
    return (
        f"{PREFIXES[kind]}{number:02d}"
        if kind == MONTHLY
        else f"{PREFIXES[kind]}{number}"
    )


def _title(kind: str, number: int, year: int) -> str:
    if kind == YEARLY:
        return f"Tahun {year}"
    if kind == MONTHLY:
        return f"{MONTHS[number - 1]} {year}"
    return f"{NAMES[kind]} {ROMAN[number - 1]} {year}"


def key(text: Any) -> str:
    """The key of a period as people write it: “TW I”, “Triwulan 1”, “tw1” -> ``tw1``."""
    word = re.sub(r"[\s._-]+", "", str(text or "").lower())
    word = re.sub(r"^(\d{4})(?=[a-z])", "", word)
    if not word or word.startswith("tahun") or re.fullmatch(r"\d{4}", word):
        return YEARLY
    for number, month in enumerate(MONTHS, 1):
        if word.startswith(month.lower()):
            return f"b{number:02d}"
    for name, short in WORDS.items():
        if word.startswith(name):
            word = short + word[len(name) :]
    found = re.fullmatch(r"(tw|s|b)(\d{1,2}|iv|i{1,3})", word)
    if found is None:
        return word
    kind, number = found.groups()
    count = int(number) if number.isdigit() else ROMAN.index(number.upper()) + 1
    return f"b{count:02d}" if kind == "b" else f"{kind}{count}"

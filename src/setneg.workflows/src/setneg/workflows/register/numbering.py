"""How a number is written: the ``nomor`` patterns of the chains.

A pattern is text with placeholders, e.g. ``{urut}/{jabatan}/{klasifikasi}/{bulan:02}/
{tahun}`` or ``Nomor {urut} Tahun {tahun}``. Only the words below are known, so that a
slip in a declaration is found when it is loaded and not when a minister signs.
"""

from datetime import date
import re
from string import Formatter


NUMBERS = ("urut", "hari", "bulan", "tahun")
WORDS = ("jabatan", "klasifikasi", "unit", "sifat", "instansi", "bulan_romawi")
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_WIDTH = re.compile(r"^(0[1-9]d?)?$")


class PatternError(ValueError):
    """A pattern that cannot write a number; the message says why."""

    def __init__(self, pattern: str, reason: str) -> None:
        self.pattern = pattern
        self.reason = reason
        super().__init__(f"Pola nomor “{pattern}”: {reason}.")


def check(pattern: str) -> tuple[str, ...]:
    """The placeholders of a pattern, in order; PatternError when it cannot be used."""
    try:
        parts = list(Formatter().parse(pattern))
    except ValueError:
        raise PatternError(pattern, "kurung kurawal tidak berpasangan") from None
    names = []
    for _text, name, spec, conversion in parts:
        if name is None:
            continue
        if name not in NUMBERS + WORDS:
            known = ", ".join(NUMBERS + WORDS)
            raise PatternError(pattern, f"“{name}” tidak dikenal; yang ada: {known}")
        if conversion or (spec and (name in WORDS or not _WIDTH.match(spec))):
            raise PatternError(pattern, f"bentuk “{name}” hanya boleh lebar seperti 02")
        names.append(name)
    if "urut" not in names:
        raise PatternError(pattern, "nomor urut {urut} tidak disebut")
    return tuple(names)


class Inserted(int):
    """A running number that is written with the letters of an inserted one, e.g. 12A."""

    suffix = ""

    def __format__(self, spec: str) -> str:
        return int(self).__format__(spec) + self.suffix


def inserted(urut: int, suffix: str) -> int:
    """``urut`` as ``format`` writes it, with its suffix; itself without one."""
    if not suffix:
        return urut
    number = Inserted(urut)
    number.suffix = suffix
    return number


def format(pattern: str, urut: int, tanggal: date, **words: str | None) -> str:
    """Write a number, e.g. ``12/D-3/KP.01.03/02/2025``.

    ``words``: jabatan, klasifikasi, unit, sifat, instansi. What the pattern asks for must
    be there: an empty klasifikasi would give a number that archives cannot file.
    """
    empty = lacking(pattern, **words)
    if empty:
        raise PatternError(pattern, f"{', '.join(empty)} belum diisi")
    values: dict[str, int | str | None] = {
        **words,
        "urut": urut,
        "hari": tanggal.day,
        "bulan": tanggal.month,
        "tahun": tanggal.year,
        "bulan_romawi": _ROMAN[tanggal.month - 1],
    }
    return pattern.format(**{name: values[name] for name in check(pattern)})


def lacking(pattern: str, **words: str | None) -> tuple[str, ...]:
    """The words that the pattern asks for and that are empty, before anybody signs."""
    given = {*NUMBERS, "bulan_romawi", *(name for name in words if words[name])}
    return tuple(name for name in dict.fromkeys(check(pattern)) if name not in given)

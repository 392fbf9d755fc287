"""Durations as officials write them in a service standard.

A standard says "2-4 minggu", "3 kali @ 2,5 jam" or "selambat-lambatnya 1 minggu setelah
memorandum diterima". This module reads such a text into numbers and writes it back in
official wording. What nobody stated stays unstated (None) and can never be breached.

Sources: the duration columns of the five standards; I-06 ("masing" for
"masing-masing"), I-10 (not stated), R-SPK-02 (ranges), R-SPK-05 (planned counts).
"""

from dataclasses import dataclass
from dataclasses import field
from decimal import Decimal
import re


UNITS = ("menit", "jam", "hari", "minggu", "bulan")
NOT_STATED = ("", "-", "–", "tidak ditetapkan", "tidak disebut", "tidak ada")


class DurationError(ValueError):
    """A text that does not read as a duration; ``text`` is what was written."""

    def __init__(self, text: str, reason: str) -> None:
        self.text = text
        self.reason = reason
        super().__init__(
            f"Waktu “{text}” tidak dapat dibaca: {reason}. "
            "Contoh yang dikenal: 30 menit; 2,5 jam; 1 hari; 2-4 minggu; "
            "3 kali @ 2,5 jam; ≤ 1 minggu setelah memorandum diterima."
        )


@dataclass(frozen=True)
class Duration:
    """A standard time: from ``low`` to ``high`` of one ``unit``, ``count`` times.

    ``relative_to``: the event from which it counts ("memorandum diterima"), None when it
    counts from the entry into the step. ``of``: what happens ``count`` times ("rapat
    kerja"). ``per`` with ``per_size``: for how much the time holds ("draf", 1).
    ``basis``: ``kerja`` or ``kalender`` when the text says so, else None.
    """

    low: Decimal
    high: Decimal
    unit: str
    count: int = 1
    relative_to: str | None = None
    text: str = field(default="", compare=False)
    of: str | None = None
    per: str | None = None
    per_size: int = 1
    at_most: bool = False
    basis: str | None = None

    def __post_init__(self) -> None:
        """Refuse what no official could mean."""
        shown = self.text or f"{self.low}-{self.high} {self.unit}"
        if self.unit not in UNITS:
            raise DurationError(shown, f"satuan “{self.unit}” tidak dikenal")
        if self.low <= 0:
            raise DurationError(shown, "lamanya harus lebih dari nol")
        if self.high < self.low:
            raise DurationError(shown, "batas atas lebih kecil daripada batas bawah")
        if self.count < 1 or self.per_size < 1:
            raise DurationError(shown, "banyaknya harus sekurang-kurangnya satu")

    @property
    def is_range(self) -> bool:
        """Whether it has a lower end that warns and an upper end that is the limit."""
        return self.low != self.high

    @property
    def is_external(self) -> bool:
        """Whether it counts from an event outside the step, such as a receipt."""
        return self.relative_to is not None

    def rounds(self, amount: int = 1) -> int:
        """How many times the stated time is spent for ``amount`` units of work.

        Two meetings for each of three units are six; fifteen standards a day make
        forty standards three days.
        """
        if amount < 1:
            raise ValueError("Banyaknya pekerjaan harus sekurang-kurangnya satu.")
        return self.count * -(-amount // self.per_size)

    def __str__(self) -> str:
        return format(self)

    def __format__(self, spec: str) -> str:
        return format(self).__format__(spec)


_NUMBER = r"\d+(?:[.,]\d+)?"
_UNIT = r"(?P<unit>menit|jam|hari|minggu|bulan)"
_AT_MOST = re.compile(
    r"^(?:(?:≤|<=|=<)|(?:selambat[- ]?lambatnya|paling\s+(?:lambat|lama)|maksimal|maksimum)(?:\s+dalam)?)\s*",
    re.IGNORECASE,
)
_COUNT = re.compile(
    r"^(?P<count>\d+)\s*(?:kali|x|×)\s*(?P<of>[^@\d]*?)\s*"
    r"(?:@|\b(?:masing\s*-\s*masing|masing|selama)\b)\s*(?=\d)",
    re.IGNORECASE,
)
_AMOUNT = re.compile(
    rf"^(?P<low>{_NUMBER})(?:\s*(?:-|–|—|s\.?d\.?|sampai(?:\s+dengan)?)\s*(?P<high>{_NUMBER}))?"
    rf"\s*{_UNIT}\b(?:\s+(?P<basis>kerja|kalender)\b)?",
    re.IGNORECASE,
)
_RATE = re.compile(
    r"^(?P<size>\d+)\s+(?P<per>[^\d@]+?)\s+per\s+(?P<unit>menit|jam|hari|minggu|bulan)$",
    re.IGNORECASE,
)
_PER = re.compile(
    r"^(?:/|per\b|untuk\s+setiap\b)\s*(?P<per>.+?)(?=\s+(?:setelah|sejak)\b|$)",
    re.IGNORECASE,
)
_AFTER = re.compile(r"^(?:setelah|sejak)\s+(?P<event>.+)$", re.IGNORECASE)


def parse(text: str | None) -> Duration | None:
    """Read what a standard says; None when it states no time (I-10).

    >>> parse("2-4 minggu").high
    Decimal('4')

    Raises DurationError, in words for the person who wrote it.
    """
    written = " ".join((text or "").split())
    rest = written.strip(" ().;:")
    if rest.lower() in NOT_STATED:
        return None
    rate = _RATE.match(rest)
    if rate:
        one = Decimal(1)
        return Duration(
            one,
            one,
            rate["unit"].lower(),
            text=written,
            per=rate["per"],
            per_size=int(rate["size"]),
        )
    at_most = _AT_MOST.match(rest)
    rest = rest[at_most.end() :] if at_most else rest
    count = _COUNT.match(rest)
    rest = rest[count.end() :] if count else rest
    amount = _AMOUNT.match(rest)
    if amount is None:
        raise DurationError(written, _why_no_amount(rest))
    per, event = _tail(rest[amount.end() :], written)
    low = _number(amount["low"])
    return Duration(
        low,
        _number(amount["high"]) if amount["high"] else low,
        amount["unit"].lower(),
        count=int(count["count"]) if count else 1,
        relative_to=event,
        text=written,
        of=(count["of"] or None) if count else None,
        per=per,
        at_most=at_most is not None,
        basis=amount["basis"].lower() if amount["basis"] else None,
    )


def format(duration: Duration | None) -> str:
    """Write a duration in official wording: "3 kali @ 2,5 jam", "2–4 minggu"."""
    if duration is None:
        return "tidak ditetapkan"
    if duration.per and duration.per_size > 1:
        return f"{duration.per_size} {duration.per} per {duration.unit}"
    parts = ["≤"] if duration.at_most else []
    if duration.count > 1 or duration.of:
        parts += [f"{duration.count} kali", duration.of or "", "@"]
    amount = _written(duration.low)
    if duration.is_range:
        amount += "–" + _written(duration.high)
    parts += [amount, duration.unit, duration.basis or ""]
    text = " ".join(part for part in parts if part)
    if duration.per:
        text += f"/{duration.per}"
    if duration.relative_to:
        text += f" setelah {duration.relative_to}"
    return text


def _tail(rest: str, written: str) -> tuple[str | None, str | None]:
    """What follows the amount: (for how much it holds, after which event)."""
    rest = rest.strip()
    per = _PER.match(rest)
    if per:
        rest = rest[per.end() :].strip()
    after = _AFTER.match(rest)
    if rest and not after:
        raise DurationError(written, f"bagian “{rest}” tidak dikenal")
    return (per["per"] if per else None), (after["event"] if after else None)


def _why_no_amount(rest: str) -> str:
    """Say which part of a duration is missing."""
    if not re.search(r"\d", rest):
        return "tidak ada angka lamanya"
    if not re.search(rf"\b{_UNIT}\b", rest, re.IGNORECASE):
        return "satuannya harus menit, jam, hari, minggu, atau bulan"
    return "susunannya tidak dikenal"


def _number(text: str) -> Decimal:
    """A number with the Indonesian decimal comma (a point is accepted)."""
    return Decimal(text.replace(",", "."))


def _written(number: Decimal) -> str:
    """A number with the decimal comma and without empty decimals."""
    text = f"{number:f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.replace(".", ",")

"""Indicators that measure the same twice: same or nearly the same words.

Two indicators are laid beside each other by the words of the indicator and of its
objective, without case, marks and words that carry no meaning. Nothing is decided here:
the Bagian says whether it is one, and why not.
"""

from collections.abc import Iterable
from dataclasses import dataclass
import re
from typing import Any
from typing import Final
import unicodedata


#: Words in common, from 0 to 1, from which two indicators are shown as nearly the same.
NEAR: Final = 0.75
#: Words that say nothing about what is measured.
EMPTY: Final = frozenset(
    [
        "yang",
        "dan",
        "di",
        "ke",
        "dari",
        "untuk",
        "pada",
        "dengan",
        "atas",
        "oleh",
        "dalam",
        "terhadap",
        "sebagai",
        "serta",
        "atau",
        "persentase",
        "jumlah",
        "tingkat",
        "rasio",
        "nilai",
        "indeks",
        "telah",
    ]
)
_WORD: Final = re.compile(r"[^\W_]+")

SAME: Final = "sama"
ALIKE: Final = "mirip"


@dataclass(frozen=True)
class Double:
    """Two indicators that may be one.

    kind    "sama" or "mirip"
    share   words in common, from 0 to 1
    common  those words
    across  whether they belong to different units
    """

    first: Any
    second: Any
    kind: str
    share: float
    common: tuple[str, ...]
    across: bool

    @property
    def key(self) -> str:
        """Under which a decision about the pair is kept."""
        return pair_key(self.first.uid, self.second.uid)


def pair_key(first: str, second: str) -> str:
    """The same for a pair in either order."""
    return ":".join(sorted((first, second)))


def tokens(text: str) -> tuple[str, ...]:
    """The words of a text without case, accents and marks."""
    plain = unicodedata.normalize("NFKD", text or "").casefold()
    return tuple(_WORD.findall(plain))


def meaning(text: str) -> frozenset[str]:
    """The words that say what is measured; all words where none would be left."""
    found = tokens(text)
    return frozenset(found) - EMPTY or frozenset(found)


def doubles(rows: Iterable[Any]) -> list[Double]:
    """All pairs that may be one, the surest first.

    rows   objects with uid, unit, indicator, objective (`inventory.Row`)
    """
    prepared = [(row, tokens(row.indicator), meaning(row.indicator)) for row in rows]
    found = []
    for place, (first, words, sense) in enumerate(prepared):
        for second, other_words, other_sense in prepared[place + 1 :]:
            common = sense & other_sense
            whole = sense | other_sense
            share = len(common) / len(whole) if whole else 0.0
            kind = SAME if words == other_words else ALIKE if share >= NEAR else ""
            if kind and not _derived(first, second):
                found.append(
                    Double(
                        first,
                        second,
                        kind,
                        1.0 if kind == SAME else share,
                        tuple(sorted(common)),
                        first.unit != second.unit,
                    )
                )
    return sorted(found, key=lambda each: (-each.share, each.key))


def _derived(first: Any, second: Any) -> bool:
    """Whether one is the adopted parent of the other: then the words are the same."""
    adopted = "adopsi_langsung"
    down = second.parent == first.uid and second.method == adopted
    up = first.parent == second.uid and first.method == adopted
    return down or up

"""What changed between two texts, line by line and word by word. Pure."""

from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
import re


SAME, GONE, NEW = "sama", "hapus", "tambah"
#: From this likeness on two lines count as one that was changed.
ALIKE = 0.4
#: Longer lines are shown as gone and new: comparing them by the letter takes minutes.
LONGEST = 4_000
#: Of more lines, those that stand everywhere are not searched for their partner.
MANY = 1_000
WORD = re.compile(r"\s+|[^\s]+")


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text that stayed, went or came: sama, hapus, tambah."""

    what: str
    text: str


Line = tuple[Piece, ...]


def difference(old: Sequence[str], new: Sequence[str]) -> list[Line]:
    """The lines of both texts in order, each in pieces; [] when both are empty."""
    lines: list[Line] = []
    many = max(len(old), len(new)) > MANY
    matcher = SequenceMatcher(None, list(old), list(new), autojunk=many)
    for what, i, j, k, m in matcher.get_opcodes():
        if what == "equal":
            lines += [(Piece(SAME, text),) for text in old[i:j]]
        else:
            lines += _changed(old[i:j], new[k:m])
    return lines


def changed(lines: Sequence[Line]) -> bool:
    """Whether anything went or came."""
    return any(piece.what != SAME for line in lines for piece in line)


def _changed(old: Sequence[str], new: Sequence[str]) -> Iterator[Line]:
    """Lines that took the place of others: alike ones are compared word by word."""
    for before, after in zip(old, new, strict=False):
        if _alike(before, after):
            yield tuple(_words(before, after))
        else:
            yield (Piece(GONE, before),)
            yield (Piece(NEW, after),)
    for text in old[len(new) :]:
        yield (Piece(GONE, text),)
    for text in new[len(old) :]:
        yield (Piece(NEW, text),)


def _alike(before: str, after: str) -> bool:
    """Whether one became the other; the quick estimates first."""
    if max(len(before), len(after)) > LONGEST:
        return False
    matcher = SequenceMatcher(None, before, after)
    return (
        matcher.real_quick_ratio() >= ALIKE
        and matcher.quick_ratio() >= ALIKE
        and matcher.ratio() >= ALIKE
    )


def _words(before: str, after: str) -> Iterator[Piece]:
    left, right = WORD.findall(before), WORD.findall(after)
    matcher = SequenceMatcher(None, left, right, autojunk=False)
    for what, i, j, k, m in matcher.get_opcodes():
        if what == "equal":
            yield Piece(SAME, "".join(left[i:j]))
            continue
        if j > i:
            yield Piece(GONE, "".join(left[i:j]))
        if m > k:
            yield Piece(NEW, "".join(right[k:m]))

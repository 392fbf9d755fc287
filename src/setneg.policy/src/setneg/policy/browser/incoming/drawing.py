"""A tree of dispositions as a picture: boxes from left to right, one column a level.

SVG without script and without outside references; every text is escaped. Widths are in
pixels of a screen, the picture grows to the right and downwards.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field
from html import escape
import textwrap


WIDTH, HEIGHT = 222, 66
GAP_X, GAP_Y = 44, 16
MARGIN = 6
LETTERS = 26
#: State -> fill and stroke; told apart by the word in the box too, never by colour alone.
COLOURS = {
    "": ("#ffffff", "#5b6b80"),
    "belum_dibaca": ("#fdf4dc", "#9a6a00"),
    "dibaca": ("#e6effa", "#1f4e8c"),
    "selesai": ("#e4f3e7", "#1e6b34"),
    "ditarik": ("#f0f0f0", "#6b6b6b"),
}


@dataclass
class Box:
    """One position in the tree: its title, its state, and the word for the state."""

    title: str
    state: str = ""
    word: str = ""
    below: list["Box"] = field(default_factory=list)


@dataclass(frozen=True)
class Place:
    """Where a box is drawn."""

    box: Box
    x: float
    y: float


def picture(roots: Sequence[Box], label: str) -> str:
    """The SVG of the trees; "" when there is nothing to draw."""
    if not roots:
        return ""
    places: list[Place] = []
    lines: list[str] = []
    used = 0.0
    for root in roots:
        used = _lay(root, 0, used, places, lines)[1]
    width = max(place.x for place in places) + WIDTH + MARGIN
    height = used - GAP_Y + 2 * MARGIN
    drawn = "".join(lines) + "".join(_box(place) for place in places)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" '
        f'width="{width:g}" height="{height:g}" '
        f'viewBox="0 0 {width:g} {height:g}" aria-label="{escape(label)}">'
        f"<title>{escape(label)}</title>{drawn}</svg>"
    )


def _lay(
    box: Box, level: int, top: float, places: list[Place], lines: list[str]
) -> tuple[float, float]:
    """Place a box beside those below it; its own y, and the first free y."""
    x = MARGIN + level * (WIDTH + GAP_X)
    if not box.below:
        places.append(Place(box, x, top + MARGIN))
        return top, top + HEIGHT + GAP_Y
    heights = []
    free = top
    for each in box.below:
        y, free = _lay(each, level + 1, free, places, lines)
        heights.append(y)
    own = (heights[0] + heights[-1]) / 2
    places.append(Place(box, x, own + MARGIN))
    lines += [_line(x, own, y) for y in heights]
    return own, free


def _line(x: float, start: float, end: float) -> str:
    """From the right side of a box to the left side of one below it."""
    half = HEIGHT / 2 + MARGIN
    middle = x + WIDTH + GAP_X / 2
    path = f"M{x + WIDTH:g} {start + half:g}H{middle:g}V{end + half:g}h{GAP_X / 2:g}"
    return f'<path d="{path}" fill="none" stroke="#5b6b80" stroke-width="1.5"/>'


def _box(place: Place) -> str:
    fill, stroke = COLOURS.get(place.box.state, COLOURS[""])
    rows = textwrap.wrap(place.box.title, LETTERS, max_lines=2, placeholder=" …")
    texts = [
        _text(place, number, row, "600", "#17202b") for number, row in enumerate(rows)
    ]
    if place.box.word:
        texts.append(_text(place, 2, place.box.word, "400", stroke))
    return (
        f"<g><title>{escape(place.box.title)}</title>"
        f'<rect x="{place.x:g}" y="{place.y:g}" width="{WIDTH}" height="{HEIGHT}" '
        f'rx="7" fill="{fill}" stroke="{stroke}" stroke-width="1.5"/>{"".join(texts)}</g>'
    )


def _text(place: Place, number: int, words: str, weight: str, colour: str) -> str:
    return (
        f'<text x="{place.x + 10:g}" y="{place.y + 20 + 18 * number:g}" '
        f'font-family="system-ui, sans-serif" font-size="12.5" font-weight="{weight}" '
        f'fill="{colour}">{escape(words[: LETTERS + 6])}</text>'
    )

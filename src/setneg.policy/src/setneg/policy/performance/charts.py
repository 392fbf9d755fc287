"""Charts as inline SVG: a picture beside a table, readable without colour and script.

Bars of what was achieved stand before the line of what was to be achieved; each bar
carries its sign and its figure, and every text is escaped. The table that says the same
is the page's own.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from setneg.policy.performance.figures import written
from setneg.policy.performance.lights import LIGHTS
from xml.sax.saxutils import escape
from xml.sax.saxutils import quoteattr


HEIGHT, LEFT, STEP, BAR, FOOT, HEAD = 190, 12, 84, 44, 34, 26
MOST = 24


@dataclass(frozen=True, slots=True)
class Bar:
    """One period: its short name, the figure, the target and the light of the two."""

    name: str
    figure: Decimal | None
    target: Decimal | None
    light: str


def bars(title: str, unit: str, given: Sequence[Bar]) -> str:
    """Figures as bars and targets as lines over them; "" without any."""
    given = given[-MOST:]
    known = [v for bar in given for v in (bar.figure, bar.target) if v is not None]
    if not known:
        return ""
    top, bottom = max([*known, Decimal(0)]), min([*known, Decimal(0)])
    span = (top - bottom) or Decimal(1)
    room = HEIGHT - FOOT - HEAD

    def level(value: Decimal) -> float:
        return round(HEAD + float((top - value) / span) * room, 2)

    width = LEFT * 2 + STEP * len(given)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" class="setneg-chart" role="img" '
        f"aria-label={quoteattr(_spoken(title, unit, given))} "
        f'viewBox="0 0 {width} {HEIGHT}" width="{width}" height="{HEIGHT}" '
        'font-family="sans-serif" font-size="12">',
        f"<title>{escape(title)}</title>",
    ]
    zero = level(Decimal(0))
    for number, bar in enumerate(given):
        parts.extend(_bar(bar, LEFT + number * STEP, level, zero))
    parts.append(
        f'<line x1="{LEFT}" y1="{zero}" x2="{width - LEFT}" y2="{zero}" '
        'stroke="#1f2937"/></svg>'
    )
    return "".join(parts)


def _bar(bar, x, level, zero) -> list[str]:
    """A bar with its sign, figure, target line and name."""
    middle = x + STEP / 2
    light = LIGHTS[bar.light]
    parts = [
        f'<text x="{middle}" y="{HEIGHT - 12}" text-anchor="middle">'
        f"{escape(bar.name)}</text>"
    ]
    if bar.figure is None:
        parts.append(
            f'<text x="{middle}" y="{zero - 6}" text-anchor="middle" '
            f'fill="{light.colour}">{light.sign}</text>'
        )
    else:
        y = level(bar.figure)
        start, size = min(y, zero), max(abs(zero - y), 0.5)
        parts.append(
            f'<rect x="{middle - BAR / 2}" y="{start}" width="{BAR}" height="{size:.2f}" '
            f'fill="{light.colour}"/>'
            f'<text x="{middle}" y="{max(start - 5, 11):.2f}" text-anchor="middle">'
            f"{light.sign} {escape(written(bar.figure))}</text>"
        )
    if bar.target is not None:
        y = level(bar.target)
        parts.append(
            f'<line x1="{middle - BAR / 2 - 8}" y1="{y}" x2="{middle + BAR / 2 + 8}" '
            f'y2="{y}" stroke="#111827" stroke-width="2" stroke-dasharray="5 3"/>'
        )
    return parts


def _spoken(title: str, unit: str, given: Sequence[Bar]) -> str:
    """The same for somebody who hears the page."""
    said = "; ".join(
        f"{bar.name}: {written(bar.figure) or 'belum dilaporkan'}"
        + (f" dari target {written(bar.target)}" if bar.target is not None else "")
        for bar in given
    )
    return f"{title} ({unit}). {said}" if unit else f"{title}. {said}"


def shares(title: str, given: Sequence[tuple[str, int]]) -> str:
    """Lying bars of counts, e.g. the answers to a question; "" without any."""
    most = max((count for _name, count in given), default=0)
    if not most:
        return ""
    row, left, width = 24, 180, 280
    height = row * len(given) + 8
    total = sum(count for _name, count in given)
    said = f"{title}. " + "; ".join(f"{name}: {count}" for name, count in given)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" class="setneg-chart" role="img" '
        f"aria-label={quoteattr(said)} "
        f'viewBox="0 0 {left + width} {height}" width="{left + width}" '
        f'height="{height}" font-family="sans-serif" font-size="12">'
        f"<title>{escape(title)}</title>"
    ]
    for number, (name, count) in enumerate(given):
        y = 4 + number * row
        long = round(count / most * (width - 80), 2)
        short = name if len(name) <= 28 else f"{name[:27]}…"
        share = written(Decimal(count) / total * 100, 0)
        parts.append(
            f'<text x="{left - 8}" y="{y + 15}" text-anchor="end">{escape(short)}</text>'
            f'<rect x="{left}" y="{y + 2}" width="{long}" height="{row - 6}" '
            'fill="#1e5aa8"/>'
            f'<text x="{left + long + 6}" y="{y + 15}">{count} ({share}%)</text>'
        )
    return "".join([*parts, "</svg>"])

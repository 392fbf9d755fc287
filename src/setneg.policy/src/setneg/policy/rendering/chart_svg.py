"""The flow chart of an SOP on screen: lanes, symbols and arrows as SVG.

Every text is escaped; the geometry comes from `flowchart`, in millimetres.
"""

from setneg.policy.rendering.flowchart import HEAD
import textwrap
from xml.sax.saxutils import escape


#: From this width of a lane on (mm) its heading is written across, in lines.
ACROSS = 14.0
CHAR, LINE = 1.5, 3.4
LONGEST = 14


def svg(page: dict) -> str:
    """The lanes of one page as SVG, for the screen; the table beside it is HTML."""
    left, room = page["lajur"]["kiri"], page["lajur"]["ruang"]
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="Bagan alir" '
        f'viewBox="{left} 0 {room} {page["tinggi"]}" font-size="2.8" '
        'font-family="sans-serif" stroke-width="0.3">'
    ]
    for index, name in enumerate(page["lajur"]["nama"]):
        width = page["lajur"]["lebar"]
        x = left + index * width
        parts.append(
            f'<line x1="{x}" y1="0" x2="{x}" y2="{page["tinggi"]}" stroke="#bbb"/>'
        )
        parts.append(_heading(name, x + width / 2, width))
    for row in page["baris"]:
        parts.append(
            f'<line x1="{left}" y1="{row["y"]}" x2="{left + room}" y2="{row["y"]}" '
            'stroke="#ddd"/>'
            f'<text x="{left + 0.8}" y="{row["y"] + 3}" fill="#555">{row["teks"]["no"]}</text>'
        )
    for (x1, y1), (x2, y2) in page["garis"]:
        parts.append(f'<line x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}" stroke="#222"/>')
    for box in page["kotak"]:
        parts.append(
            f'<rect x="{box["x"]}" y="{box["y"]}" width="{box["lebar"]}" '
            f'height="{box["tinggi"]}" rx="{box["sudut"]}" fill="#fff" stroke="#222"/>'
        )
    for fill, name in (("#fff", "bidang"), ("#222", "kepala_panah")):
        for shape in page[name]:
            points = " ".join(f"{x},{y}" for x, y in shape)
            parts.append(f'<polygon points="{points}" fill="{fill}" stroke="#222"/>')
    for word in page["kata"]:
        parts.append(
            f'<text x="{word["x"]}" y="{word["y"]}">{escape(word["teks"])}</text>'
        )
    return "".join([*parts, "</svg>"])


def _heading(name: str, middle: float, width: float) -> str:
    """Who acts, above his lane: across in lines, or upwards where lanes are narrow."""
    whole = f"<title>{escape(name)}</title>"
    if width < ACROSS:
        y = HEAD - 2
        return (
            f'<text x="{middle}" y="{y}" font-size="2.4" '
            f'transform="rotate(-90 {middle} {y})">'
            f"{whole}{escape(_short(name))}</text>"
        )
    lines = textwrap.wrap(name, max(6, int(width / CHAR))) or [""]
    first = HEAD / 2 - (min(len(lines), 6) - 1) * LINE / 2
    spans = "".join(
        f'<tspan x="{middle}" y="{first + number * LINE:.1f}">{escape(line)}</tspan>'
        for number, line in enumerate(lines[:6])
    )
    return f'<text text-anchor="middle">{whole}{spans}</text>'


def _short(name: str) -> str:
    return name if len(name) <= LONGEST else f"{name[: LONGEST - 1]}…"

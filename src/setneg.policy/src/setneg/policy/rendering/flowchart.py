"""The flow chart of an SOP: where each row, symbol and arrow stands, in millimetres.

Five symbols: capsule (first and last step), box, diamond (decision), arrow, and the
five-cornered connector where the flow goes on on another page. The same geometry is set
on paper and drawn on screen (`chart_svg`). Source: the ministry's SOP form (PermenPANRB 35/2012).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
import math
from setneg.policy.rendering.glyphs import printable


WIDTH = 255.0
LANES_LEFT, LANES_WIDTH, WIDEST_LANE = 56.0, 100.0, 25.0
HEAD, BAND, TALLEST = 24.0, 9.0, 160.0
ROWS_A_PAGE = 5
LEAST_HEIGHT, LINE_HEIGHT, CHAR = 15.0, 3.5, 1.75
SYMBOL_HEIGHT = 7.0
DECISION = "keputusan"
#: Columns beside the lanes: field, heading, width in mm.
BEFORE = (("no", "No.", 8.0), ("kegiatan", "Kegiatan", 48.0))
AFTER = (
    ("kelengkapan", "Kelengkapan", 30.0),
    ("waktu", "Waktu", 17.0),
    ("output", "Output", 28.0),
    ("keterangan", "Keterangan", 24.0),
)

Point = tuple[float, float]


@dataclass(frozen=True)
class Spot:
    """The symbol of one step on its page: middle and half sizes."""

    page: int
    x: float
    y: float
    half: float


def lanes(rows: Sequence[dict]) -> list[str]:
    """Who acts, in the order of their first step."""
    return list(dict.fromkeys(_line(row.get("pelaksana")) for row in rows))


def pages(rows: Sequence[dict]) -> list[dict]:
    """The pages of the chart; [] for no steps."""
    rows = list(rows or ())
    if not rows:
        return []
    chart = _Chart(rows)
    return [chart.page(number) for number in range(len(chart.chunks))]


class _Chart:
    def __init__(self, rows: list[dict]) -> None:
        self.rows = rows
        self.lanes = lanes(rows)
        self.lane = min(WIDEST_LANE, LANES_WIDTH / len(self.lanes))
        self.heights = [self._height(row) for row in rows]
        self.chunks = self._chunks()
        self.spots = self._spots()

    @property
    def right(self) -> float:
        return LANES_LEFT + LANES_WIDTH

    def _height(self, row: dict) -> float:
        lines = 1
        for name, _, width in (*BEFORE[1:], *AFTER):
            room = max(1, int((width - 3) / CHAR))
            text = _line(row.get(name))
            lines = max(lines, math.ceil(len(text) * 1.12 / room))
        return max(LEAST_HEIGHT, lines * LINE_HEIGHT + 4)

    def _chunks(self) -> list[list[int]]:
        found: list[list[int]] = [[]]
        used = 0.0
        for index, height in enumerate(self.heights):
            full = len(found[-1]) >= ROWS_A_PAGE or used + height > TALLEST - HEAD
            if found[-1] and full:
                found.append([])
                used = 0.0
            found[-1].append(index)
            used += height
        return found

    def _spots(self) -> list[Spot]:
        found = []
        half = min(self.lane * 0.32, 7.5)
        for number, chunk in enumerate(self.chunks):
            top = HEAD + (BAND if number else 0)
            for index in chunk:
                lane = self.lanes.index(_line(self.rows[index].get("pelaksana")))
                x = LANES_LEFT + (lane + 0.5) * self.lane
                found.append(Spot(number, x, top + self.heights[index] / 2, half))
                top += self.heights[index]
        return found

    # ----------------------------------------------------------------- a page

    def page(self, number: int) -> dict:
        chunk = self.chunks[number]
        top = HEAD + (BAND if number else 0)
        bottom = top + sum(self.heights[index] for index in chunk)
        last = number + 1 == len(self.chunks)
        drawn = _Drawing()
        for index in chunk:
            self._symbol(drawn, index)
        channel = 0
        for index in range(len(self.rows)):
            for target, label in self._ways(index):
                channel += 1
                self._way(drawn, number, (index, target), label, channel)
            self._leaving(drawn, number, index)
            self._coming(drawn, number, index)
        return {
            "lebar": WIDTH,
            "tinggi": bottom + (0 if last else BAND),
            "atas": top,
            "bawah": bottom,
            "kepala": HEAD,
            "lajur": {
                "kiri": LANES_LEFT,
                "lebar": self.lane,
                "ruang": LANES_WIDTH,
                "nama": self.lanes,
            },
            "kolom": self._columns(),
            "baris": self._cells(chunk, top),
            **drawn.parts,
        }

    def _columns(self) -> list[dict]:
        x, found = 0.0, []
        for name, title, width in BEFORE:
            found.append({"nama": name, "judul": title, "x": x, "lebar": width})
            x += width
        x = self.right
        for name, title, width in AFTER:
            found.append({"nama": name, "judul": title, "x": x, "lebar": width})
            x += width
        return found

    def _cells(self, chunk: Sequence[int], top: float) -> list[dict]:
        found = []
        for index in chunk:
            row = self.rows[index]
            texts = {name: _line(row.get(name)) for name, _, _ in (*BEFORE, *AFTER)}
            texts["no"] = f"{index + 1}."
            found.append({"y": top, "tinggi": self.heights[index], "teks": texts})
            top += self.heights[index]
        return found

    def _symbol(self, drawn: "_Drawing", index: int) -> None:
        spot, tall = self.spots[index], SYMBOL_HEIGHT / 2
        if self.rows[index].get("jenis") == DECISION:
            drawn.polygon(
                (spot.x, spot.y - tall - 1),
                (spot.x + spot.half, spot.y),
                (spot.x, spot.y + tall + 1),
                (spot.x - spot.half, spot.y),
            )
        else:
            ends = index in (0, len(self.rows) - 1)
            drawn.box(spot, tall, tall if ends else 0.0)

    def _ways(self, index: int) -> list[tuple[int, str]]:
        """Where the flow goes after a step: (step, word at the arrow)."""
        row = self.rows[index]
        following = index + 1
        if row.get("jenis") != DECISION:
            return [(following, "")] if following < len(self.rows) else []
        yes, no = _target(row, "ya", following), _target(row, "tidak", None)
        found = [(yes, "Ya"), (no, "Tidak")]
        return [(t, w) for t, w in found if t is not None and t < len(self.rows)]

    def _way(
        self,
        drawn: "_Drawing",
        page: int,
        ends: tuple[int, int],
        label: str,
        channel: int,
    ) -> None:
        index, target = ends
        start, end = self.spots[index], self.spots[target]
        tall = SYMBOL_HEIGHT / 2 + (1 if self._decides(index) else 0)
        into = SYMBOL_HEIGHT / 2 + (1 if self._decides(target) else 0)
        if start.page == end.page == page and target == index + 1:
            middle = start.y + self.heights[index] / 2
            drawn.arrow(
                (start.x, start.y + tall),
                (start.x, middle),
                (end.x, middle),
                (end.x, end.y - into),
            )
            drawn.word(start.x + 1, start.y + tall + 2.6, label)
        elif start.page == end.page == page:
            side = self.right - 2.0 - (channel % 4) * 1.2
            drawn.arrow(
                (start.x + start.half, start.y),
                (side, start.y),
                (side, end.y - 1.5),
                (end.x + end.half, end.y - 1.5),
            )
            drawn.word(start.x + start.half + 0.6, start.y - 0.8, label)
        else:
            self._connectors(drawn, page, ends, label)

    def _connectors(
        self, drawn: "_Drawing", page: int, ends: tuple[int, int], label: str
    ) -> None:
        """Where the flow to the next step leaves a page and comes in on another."""
        index, target = ends
        if target != index + 1:
            return
        start, end = self.spots[index], self.spots[target]
        if start.page == page:
            tall = SYMBOL_HEIGHT / 2 + (1 if self._decides(index) else 0)
            bottom = self._bottom(page) + 1.2
            drawn.arrow((start.x, start.y + tall), (start.x, bottom))
            drawn.word(start.x + 1, start.y + tall + 2.6, label)
            drawn.connector(start.x, bottom, str(target + 1))
        if end.page == page:
            into = SYMBOL_HEIGHT / 2 + (1 if self._decides(target) else 0)
            drawn.connector(end.x, HEAD + 1.2, str(index + 1))
            drawn.arrow((end.x, HEAD + 7.2), (end.x, end.y - into))

    def _leaving(self, drawn: "_Drawing", page: int, index: int) -> None:
        """Branches to other pages: the first at the right of its step, then the left."""
        start, side = self.spots[index], 1
        for target, label in self._ways(index) if start.page == page else ():
            if target == index + 1 or self.spots[target].page == page:
                continue
            edge = start.x + side * start.half
            x = edge + side * 2.4
            drawn.arrow((edge, start.y), (x, start.y), (x, start.y + 1.4))
            drawn.word(edge - (0.6 if side > 0 else 4.5), start.y - 1.6, label)
            drawn.connector(x, start.y + 1.4, str(target + 1))
            side = -side

    def _coming(self, drawn: "_Drawing", page: int, target: int) -> None:
        """Branches from other pages join in one sign that names all their steps."""
        end = self.spots[target]
        sources = [
            str(index + 1)
            for index in range(len(self.rows))
            for reached, _ in self._ways(index)
            if reached == target and target != index + 1
            if end.page == page and self.spots[index].page != page
        ]
        if sources:
            text = ",".join(sources)
            wide = _half_of_sign(text)
            x = max(end.x - end.half - max(2.4, wide), LANES_LEFT + wide + 0.2)
            drawn.connector(x, end.y - 7.4, text)
            drawn.arrow((x, end.y - 1.4), (x, end.y), (end.x - end.half, end.y))

    def _bottom(self, page: int) -> float:
        top = HEAD + (BAND if page else 0)
        return top + sum(self.heights[index] for index in self.chunks[page])

    def _decides(self, index: int) -> bool:
        return self.rows[index].get("jenis") == DECISION


class _Drawing:
    """Polygons, boxes, lines and words, as plain data."""

    def __init__(self) -> None:
        self.parts: dict[str, list] = {
            "bidang": [],
            "kotak": [],
            "garis": [],
            "kepala_panah": [],
            "kata": [],
        }

    def polygon(self, *points: Point) -> None:
        self.parts["bidang"].append([_rounded(point) for point in points])

    def box(self, spot: Spot, tall: float, radius: float) -> None:
        self.parts["kotak"].append(
            {
                "x": round(spot.x - spot.half, 2),
                "y": round(spot.y - tall, 2),
                "lebar": round(spot.half * 2, 2),
                "tinggi": round(tall * 2, 2),
                "sudut": round(min(radius, spot.half), 2),
            }
        )

    def arrow(self, *points: Point) -> None:
        """A line with right angles; its last stretch ends in a head."""
        bends = [points[0]]
        for point in points[1:]:
            if point != bends[-1]:
                bends.append(point)
        for begin, end in pairwise(bends):
            self.parts["garis"].append([_rounded(begin), _rounded(end)])
        (x1, y1), (x, y) = bends[-2], bends[-1]
        dx, dy = _sign(x - x1), _sign(y - y1)
        back = (x - dx * 1.8, y - dy * 1.8)
        sides = [
            (x, y),
            (back[0] + dy * 0.8, back[1] + dx * 0.8),
            (back[0] - dy * 0.8, back[1] - dx * 0.8),
        ]
        self.parts["kepala_panah"].append([_rounded(point) for point in sides])

    def word(self, x: float, y: float, text: str) -> None:
        if text:
            self.parts["kata"].append(
                {"x": round(x, 2), "y": round(y, 2), "teks": text}
            )

    def connector(self, x: float, y: float, text: str) -> None:
        """The five-cornered sign, 6 mm high, with the numbers of the other steps."""
        half = _half_of_sign(text)
        self.polygon(
            (x - half, y),
            (x + half, y),
            (x + half, y + 3.6),
            (x, y + 6),
            (x - half, y + 3.6),
        )
        self.word(x - 0.75 * len(text), y + 3.4, text)


def _half_of_sign(text: str) -> float:
    return max(2.2, len(text) * 0.7)


def _sign(value: float) -> int:
    return (value > 0.001) - (value < -0.001)


def _rounded(point: Point) -> list[float]:
    return [round(point[0], 2), round(point[1], 2)]


def _target(row: dict, name: str, default: int | None) -> int | None:
    value = str(row.get(name) or "")
    return int(value) - 1 if value.isdecimal() else default


def _line(value: object) -> str:
    return printable(" ".join(str(value or "").split()))

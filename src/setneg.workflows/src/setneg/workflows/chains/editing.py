"""The text of a declaration, changed line by line.

A form changes one line of a chain and leaves the others as their author wrote them:
comments, order and blocks that are not the chain's stay untouched. What comes out is
again a declaration that the ordinary reader reads, and checks.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from setneg.workflows import _
from setneg.workflows.chains.free import STAGE_KEYS
from setneg.workflows.chains.model import ChainError
from typing import Any
from typing import Final
import yaml


LINE: Final = "rantai"
FREE: Final = "tahap"
WIDE: Final = 10_000


@dataclass(frozen=True, slots=True)
class Entry:
    """One item of `rantai` or `tahap`: its values, and the lines on which it stands."""

    index: int
    data: Mapping[str, Any]
    first: int
    last: int

    @property
    def asleep(self) -> bool:
        """Whether it is kept but not used."""
        return self.data.get("nonaktif") is True


class Sheet:
    """A declaration that can be changed; every change gives a new sheet."""

    def __init__(self, text: str, source: str = "rancangan") -> None:
        self.text = text if text.endswith("\n") else f"{text}\n"
        self.source = source
        self.root = self._compose()
        self.lines = self.text.splitlines(keepends=True)

    def _compose(self) -> yaml.MappingNode:
        try:
            root = yaml.compose(self.text, Loader=yaml.SafeLoader)
        except yaml.YAMLError as error:
            mark = getattr(error, "problem_mark", None)
            problem = getattr(error, "problem", None) or type(error).__name__
            raise ChainError(
                self.source,
                mark.line + 1 if mark else 1,
                _(
                    "chain_no_yaml",
                    default="Bukan YAML yang sah: ${problem}.",
                    mapping={"problem": problem},
                ),
            ) from error
        if not isinstance(root, yaml.MappingNode):
            raise ChainError(
                self.source,
                1,
                _(
                    "chain_no_mapping",
                    default="Rantai harus berupa pasangan kunci dan nilai.",
                ),
            )
        if root.flow_style:
            self.text = dump(yaml.safe_load(self.text))
            return self._compose()
        return root

    @property
    def values(self) -> dict[str, Any]:
        """The declaration as plain values."""
        return dict(yaml.safe_load(self.text))

    @property
    def style(self) -> str:
        """`rantai` for one line upwards, `tahap` for stages of its own."""
        return LINE if LINE in self.values else FREE

    # ------------------------------------------------------------------- keys

    def put(self, key: str, value: Any) -> "Sheet":
        """The declaration with another value of a key; None takes the key out."""
        if self.values.get(key) == value:
            return self
        written = "" if value is None else dump({key: value})
        parts = self._parts()
        if key in parts:
            first, last = parts[key]
            return self._with(first, last, written)
        after = next((k for k in ("judul", "id", "jenis") if k in parts), None)
        place = parts[after][1] if after else len(self.lines)
        if key in ("nomor", "register") and self.style in parts:
            place = parts[self.style][1]
        return self._with(place, place, written)

    def _parts(self) -> dict[str, tuple[int, int]]:
        """Key -> its first line and the line after its last one, counted from 0."""
        starts = [
            (key.value, self._up(key.start_mark.line, 0)) for key, _v in self.root.value
        ]
        if starts:  # what stands above the first key is said of the whole
            starts[0] = (starts[0][0], self.root.value[0][0].start_mark.line)
        ends = [start for _key, start in starts[1:]] + [len(self.lines)]
        return {
            key: (start, end) for (key, start), end in zip(starts, ends, strict=True)
        }

    def _up(self, line: int, stop: int) -> int:
        """The first of the comment lines right above a line."""
        while line - 1 > stop and self.lines[line - 1].lstrip().startswith("#"):
            line -= 1
        return line

    def _with(self, first: int, last: int, text: str) -> "Sheet":
        lines = [*self.lines[:first], text, *self.lines[last:]]
        return Sheet("".join(lines), self.source)

    # ------------------------------------------------------------------ items

    def entries(self) -> tuple[Entry, ...]:
        """The items of the chain in their order; () when it has none that are items."""
        values = self.values.get(self.style)
        if not isinstance(values, list):
            return ()
        return tuple(
            Entry(index, data if isinstance(data, dict) else {}, first + 1, last)
            for index, (data, (first, last)) in enumerate(
                zip(values, self._ranges(), strict=True)
            )
        )

    def _ranges(self) -> list[tuple[int, int]]:
        """First line and line after the last of every item, counted from 0."""
        key, node = next(
            (key, node) for key, node in self.root.value if key.value == self.style
        )
        top = key.start_mark.line
        if node.flow_style:
            return [
                (item.start_mark.line, item.end_mark.line + 1) for item in node.value
            ]
        starts = []
        for item in node.value:
            line = item.start_mark.line
            while not self.lines[line].lstrip().startswith("-"):
                line -= 1
            starts.append(self._up(line, top))
        return list(
            zip(starts, [*starts[1:], self._parts()[self.style][1]], strict=True)
        )

    def _block(self) -> "Sheet":
        """The same with one item a line, where the author wrote a short form."""
        node = next(n for key, n in self.root.value if key.value == self.style)
        if not node.flow_style:
            return self
        first, last = self._parts()[self.style]
        items = self.values[self.style]
        written = "".join(item_text(self.style, item) for item in items)
        return self._with(first, last, f"{self.style}:\n{written}")

    def put_item(self, index: int, data: Mapping[str, Any]) -> "Sheet":
        """Another item in place of one."""
        sheet = self._block()
        if sheet.entries()[index].data == data:
            return self
        first, last = sheet._ranges()[index]
        comments = [
            line for line in sheet.lines[first:last] if line.lstrip().startswith("#")
        ]
        return sheet._with(
            first, last, "".join(comments) + item_text(sheet.style, data)
        )

    def add_item(self, index: int, data: Mapping[str, Any]) -> "Sheet":
        """A further item before the one of that place; behind the last for its number."""
        sheet = self._block()
        ranges = sheet._ranges()
        place = ranges[index][0] if index < len(ranges) else ranges[-1][1]
        return sheet._with(place, place, item_text(sheet.style, data))

    def drop_item(self, index: int) -> "Sheet":
        """Without an item."""
        sheet = self._block()
        return sheet._with(*sheet._ranges()[index], "")

    def move_item(self, index: int, by: int) -> "Sheet":
        """An item one place up (-1) or down (1); the same when it is at the end."""
        sheet = self._block()
        ranges = sheet._ranges()
        other = index + by
        if not 0 <= other < len(ranges):
            return self
        upper, lower = sorted((index, other))
        (first, middle), (_middle, last) = ranges[upper], ranges[lower]
        swapped = [*sheet.lines[middle:last], *sheet.lines[first:middle]]
        return sheet._with(first, last, "".join(swapped))


def dump(data: Mapping[str, Any]) -> str:
    """Values as a declaration writes them: short lists on one line."""
    return "".join(_entry(key, value) for key, value in data.items())


def _entry(key: str, value: Any) -> str:
    """One key; what has parts of its own stands below it, an item a line."""
    nested = isinstance(value, dict) or (
        isinstance(value, list) and any(isinstance(each, dict) for each in value)
    )
    if not nested:
        return f"{key}: {flow(value)}\n"
    return str(
        yaml.safe_dump({key: value}, allow_unicode=True, sort_keys=False, width=WIDE)
    )


def item_text(style: str, data: Mapping[str, Any]) -> str:
    """An item of the chain, as a person would write it."""
    if style == LINE:
        return f"  - {_line(data)}\n"
    keys = [key for key in STAGE_KEYS if key in data]
    keys += [key for key in data if key not in keys]
    lines: list[str] = []
    for key in keys:
        if key == "langkah":
            lines.append("langkah:")
            lines += [f"  - {flow(step)}" for step in data[key]]
        else:
            lines.append(f"{key}: {flow(data[key])}")
    indented = [f"    {line}" for line in lines]
    indented[0] = f"  - {lines[0]}"
    return "\n".join(indented) + "\n"


def _line(data: Mapping[str, Any]) -> str:
    """`periksa: eselon_4`, or in braces when more is said."""
    if len(data) == 1:
        [(key, value)] = data.items()
        return f"{key}: {flow(value)}"
    return flow(dict(data))


def flow(value: Any) -> str:
    """A value on one line."""
    text = yaml.safe_dump(
        value,
        allow_unicode=True,
        default_flow_style=True,
        sort_keys=False,
        width=WIDE,
    )
    return str(text).removesuffix("...\n").strip()

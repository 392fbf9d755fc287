"""The body of a document, from the editor's HTML to plain data for the templates.

Nothing of the HTML reaches the typesetter as code: the result is a tree of dicts and
strings (JSON), and the template turns each string into text and into nothing else.
Unknown elements keep their text and lose their meaning; scripts and styles vanish.
"""

from lxml import etree
from lxml import html
import re
from setneg.policy.rendering.glyphs import printable


Node = dict | str

INLINE = {
    "strong": "strong",
    "b": "strong",
    "em": "em",
    "i": "em",
    "u": "u",
    "s": "s",
    "del": "s",
    "sub": "sub",
    "sup": "sup",
}
HEADINGS = {
    "h1": "h1",
    "h2": "h2",
    "h3": "h3",
    "h4": "h4",
    "h5": "h4",
    "h6": "h4",
}
PATTERNS = {"1": "1.", "a": "a.", "A": "A.", "i": "i.", "I": "I."}
IGNORED = frozenset(
    (
        "script",
        "style",
        "head",
        "template",
        "noscript",
        "iframe",
        "object",
        "svg",
        "math",
    )
)
CONTAINERS = frozenset(
    (
        "div",
        "section",
        "article",
        "main",
        "header",
        "footer",
        "figure",
        "figcaption",
        "body",
        "html",
        "dl",
        "dt",
        "dd",
        "address",
        "details",
        "summary",
    )
)
BLOCKS = CONTAINERS | frozenset(
    (
        "p",
        "ul",
        "ol",
        "li",
        "table",
        "blockquote",
        "hr",
        "pre",
        *HEADINGS,
    )
)
DEPTH = 9  # deeper nesting is flattened to its text
COLUMNS = 24  # a page is not wider
NARROWEST, WIDEST = 6, 42  # characters that a column's width counts as
SPACE = re.compile(r"[ \t\r\n\f]+")
LINK = re.compile(r"^(https?://|mailto:)[^\s<>\"\\]+$", re.IGNORECASE)


def nodes(source: str | None) -> list[Node]:
    """The blocks of an HTML text; [] for nothing. Never fails on what people type."""
    if not source or not source.strip():
        return []
    try:
        root = html.fromstring(f"<div>{_legal(source)}</div>")
    except (etree.ParserError, ValueError):
        return [_paragraph([printable(re.sub(r"<[^>]*>", " ", _legal(source)))])]
    return _blocks(root, 0)


def plain(source: str | None) -> str:
    """The text of an HTML body with one line a block, spaces collapsed."""
    return "\n".join(line for node in nodes(source) for line in _lines(node))


def _legal(text: str) -> str:
    return re.sub(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "", text)


def _text(text: str | None) -> str:
    return printable(SPACE.sub(" ", text)) if text else ""


def _paragraph(content: list[Node]) -> Node:
    return {"t": "p", "c": content}


def _tag(element: etree._Element) -> str:
    tag = element.tag
    return tag.lower() if isinstance(tag, str) else ""


def _blocks(element: etree._Element, depth: int) -> list[Node]:
    """Blocks of an element; loose text between blocks becomes paragraphs."""
    found: list[Node] = []
    loose: list[Node] = []

    def close() -> None:
        content = _trimmed(loose)
        if content:
            found.append(_paragraph(content))
        loose.clear()

    loose.append(_text(element.text))
    for child in element:
        tag = _tag(child)
        if tag in BLOCKS:
            close()
            found.extend(_block(child, tag, depth + 1))
        else:
            loose.extend(_inline(child, tag, depth + 1))
        loose.append(_text(child.tail))
    close()
    return found


def _block(element: etree._Element, tag: str, depth: int) -> list[Node]:
    if depth > DEPTH:
        text = _text("".join(_visible(element)))
        return [_paragraph([text])] if text.strip() else []
    if tag in ("ul", "ol"):
        return _list(element, tag, depth)
    if tag == "table":
        return _table(element, depth)
    if tag == "blockquote":
        content = _blocks(element, depth)
        return [{"t": "quote", "c": content}] if content else []
    if tag == "hr":
        return [{"t": "hr"}]
    if tag in HEADINGS:
        content = _trimmed(_inlines(element, depth))
        return [{"t": HEADINGS[tag], "c": content}] if content else []
    return _blocks(element, depth)


def _list(element: etree._Element, tag: str, depth: int) -> list[Node]:
    items = [
        {"t": "li", "c": _blocks(child, depth + 1)}
        for child in element
        if _tag(child) == "li" or _tag(child) in BLOCKS
    ]
    if not items:
        return []
    if tag == "ul":
        return [{"t": "ul", "c": items}]
    start = element.get("start", "1")
    number = int(start) if re.fullmatch(r"\d{1,4}", start, re.ASCII) else 1
    pattern = PATTERNS.get(element.get("type", ""), "")
    return [{"t": "ol", "c": items, "pola": pattern, "mulai": number}]


def _table(element: etree._Element, depth: int) -> list[Node]:
    """A table as rows of equal width; short rows are filled with empty cells."""
    rows = []
    for row in element.iter("tr"):
        if next(row.iterancestors("table")) is not element:
            continue
        cells = [
            {
                "t": "sel",
                "c": _blocks(cell, depth + 2),
                "kepala": _tag(cell) == "th",
                "kolom": _span(cell),
            }
            for cell in row
            if _tag(cell) in ("td", "th")
        ]
        if cells:
            rows.append(cells)
    if not rows:
        return _blocks(element, depth) if element.text_content().strip() else []
    width = min(max(sum(cell["kolom"] for cell in row) for row in rows), COLUMNS)
    filled = [_filled(row, width) for row in rows]
    return [{"t": "table", "baris": filled, "lebar": _widths(filled, width)}]


def _widths(rows: list[list[dict]], width: int) -> list[int]:
    """How wide the columns are to each other: by their longest text, within reason."""
    widths = [NARROWEST] * width
    for row in rows:
        column = 0
        for cell in row:
            if cell["kolom"] == 1:
                length = sum(len(line) for part in cell["c"] for line in _lines(part))
                widths[column] = max(widths[column], min(length + 2, WIDEST))
            column += cell["kolom"]
    return widths


def _span(cell: etree._Element) -> int:
    span = cell.get("colspan", "1")
    return max(1, int(span)) if re.fullmatch(r"\d{1,2}", span, re.ASCII) else 1


def _filled(row: list[dict], width: int) -> list[dict]:
    kept: list[dict] = []
    used = 0
    for cell in row:
        if used >= width:
            kept[-1]["c"] = kept[-1]["c"] + cell["c"]
            continue
        cell["kolom"] = min(cell["kolom"], width - used)
        used += cell["kolom"]
        kept.append(cell)
    if used < width:
        kept.append({"t": "sel", "c": [], "kepala": False, "kolom": width - used})
    return kept


def _inlines(element: etree._Element, depth: int) -> list[Node]:
    content: list[Node] = [_text(element.text)]
    for child in element:
        content.extend(_inline(child, _tag(child), depth + 1))
        content.append(_text(child.tail))
    return [part for part in content if part]


def _inline(element: etree._Element, tag: str, depth: int) -> list[Node]:
    if not tag or tag in IGNORED:
        return []
    if tag == "br":
        return [{"t": "br"}]
    if depth > DEPTH:
        return [_text("".join(_visible(element)))]
    content = _inlines(element, depth)
    if not content:
        return []
    if tag in INLINE:
        return [{"t": INLINE[tag], "c": content}]
    if tag == "a" and LINK.match(element.get("href", "")):
        return [{"t": "a", "href": element.get("href"), "c": content}]
    return content


def _visible(element: etree._Element) -> list[str]:
    """Texts of an element without those of scripts, styles and comments."""
    hidden = " or ".join(f"ancestor-or-self::{tag}" for tag in sorted(IGNORED))
    return element.xpath(f"descendant-or-self::*[not({hidden})]/text()")


def _trimmed(content: list[Node]) -> list[Node]:
    """Without blank ends, so that an empty paragraph is none."""
    kept = [part for part in content if part]
    while kept and (kept[0] == {"t": "br"} or _blank(kept[0])):
        kept.pop(0)
    while kept and (kept[-1] == {"t": "br"} or _blank(kept[-1])):
        kept.pop()
    if kept and isinstance(kept[0], str):
        kept[0] = kept[0].lstrip(" ")
    if kept and isinstance(kept[-1], str):
        kept[-1] = kept[-1].rstrip(" ")
    return kept


def _blank(node: Node) -> bool:
    return isinstance(node, str) and not node.strip()


def _lines(node: Node) -> list[str]:
    if isinstance(node, str):
        return [node]
    if node["t"] == "table":
        return [
            " | ".join(
                " ".join(line for part in cell["c"] for line in _lines(part))
                for cell in row
            )
            for row in node["baris"]
        ]
    if node["t"] in ("ul", "ol", "li", "quote"):
        return [line for part in node["c"] for line in _lines(part)]
    if node["t"] == "hr":
        return []
    return ["".join(_inline_text(part) for part in node["c"])]


def _inline_text(node: Node) -> str:
    if isinstance(node, str):
        return node
    if node["t"] == "br":
        return "\n"
    return "".join(_inline_text(part) for part in node.get("c", ()))

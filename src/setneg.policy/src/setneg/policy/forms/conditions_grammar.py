"""The sentence that says when a question is asked: `jenis = "Lainnya" and jumlah > 3`.

It is the sentence of pat-depends, which the page runs in the browser, read here so that
the server decides the same. A subset: what the browser would read in another way than
somebody who writes it expects is refused (escapes, empty words, numbers of a Choice).

    sentence  = "not" part | part ("and" | "or") sentence | part
    part      = "(" sentence ")" | name operator value | name bound number | name
    operator  = "=~" | "!=" | "~=" | "="      bound = "<=" | "<" | ">=" | ">"

`and` and `or` bind alike and to the right: `a and b or c` is `a and (b or c)`.
Source: Patternslib, depends_parse.pegjs.
"""

from collections.abc import Callable
from collections.abc import Iterator
from dataclasses import dataclass
import re
from setneg.policy import _


LONGEST = 500  # characters of a sentence
DEEPEST = 20  # brackets of a sentence
PREFIX, SUFFIX = "form.widgets.", ":list"
SPACE = re.compile(r"[ \t\u00a0]*")
GAP = re.compile(r"[ \t\u00a0]+")
NAME = re.compile(r"[\w$.:\-]+")
OPERATOR = re.compile(r"=~|!=|~=|=")
BOUND = re.compile(r"<=|<|>=|>")
DIGITS = re.compile(r"[0-9]+")
QUOTED = re.compile(r'"((?:[^"\\\n\r]|\\["\\])+)"|\'((?:[^\'\\\n\r]|\\[\'\\])+)\'')
NOT = re.compile(r"not(?=[ \t\u00a0])", re.IGNORECASE)
JOINT = re.compile(r"(?:and|or)(?=[ \t\u00a0])", re.IGNORECASE)

#: What an input holds: its text, None where it has none (unticked, hidden).
Read = Callable[[str], str | None]


class ConditionRefused(ValueError):
    """A condition that cannot be honoured; the first argument is the reason in words."""


@dataclass(frozen=True)
class Filled:
    """Something was answered: `setuju`."""

    name: str

    def holds(self, read: Read) -> bool:
        return bool(read(self.name))

    def parts(self) -> Iterator["Node"]:
        yield self


@dataclass(frozen=True)
class Compared:
    """An answer beside a word or a number: `jenis = "Lainnya"`, `jumlah > 3`."""

    name: str
    operator: str
    value: str | int

    def holds(self, read: Read) -> bool:
        answer = read(self.name)
        if isinstance(self.value, int):
            return _bounded(self.operator, answer, self.value)
        if self.operator == "=":
            return answer == self.value
        if self.operator == "!=":
            return answer != self.value
        if answer is None:
            return False
        if self.operator == "~=":
            return self.value in answer
        return answer in self.value

    def parts(self) -> Iterator["Node"]:
        yield self


@dataclass(frozen=True)
class Negated:
    """What must not hold."""

    node: "Node"

    def holds(self, read: Read) -> bool:
        return not self.node.holds(read)

    def parts(self) -> Iterator["Node"]:
        yield from self.node.parts()


@dataclass(frozen=True)
class Joined:
    """Two of which both (and) or one (or) must hold."""

    both: bool
    left: "Node"
    right: "Node"

    def holds(self, read: Read) -> bool:
        if self.both:
            return self.left.holds(read) and self.right.holds(read)
        return self.left.holds(read) or self.right.holds(read)

    def parts(self) -> Iterator["Node"]:
        yield from self.left.parts()
        yield from self.right.parts()


Node = Filled | Compared | Negated | Joined


def _bounded(operator: str, answer: str | None, bound: int) -> bool:
    """As a browser compares: nothing is 0, what is no number is never in bounds."""
    try:
        number = float((answer or "0").strip() or "0")
    except ValueError:
        return False
    return {
        "<": number < bound,
        "<=": number <= bound,
        ">": number > bound,
        ">=": number >= bound,
    }[operator]


def parse(text: str) -> Node:
    """The condition that a sentence says; ConditionRefused when it says none."""
    if len(text) > LONGEST or text.count("(") > DEEPEST:
        raise ConditionRefused(
            _(
                "refused_condition_long",
                default="Syarat terlalu panjang; paling panjang ${most} huruf.",
                mapping={"most": str(LONGEST)},
            )
        )
    found = _sentence(text, 0)
    if found is None or found[1] != len(text):
        raise ConditionRefused(
            _(
                "refused_condition",
                default="Syarat “${text}” tidak dimengerti. Contoh: "
                'jenis = "Lainnya" and jumlah > 3',
                mapping={"text": text},
            )
        )
    return found[0]


def _sentence(text: str, at: int) -> tuple[Node, int] | None:
    negated = NOT.match(text, at)
    if negated:
        part = _part(text, GAP.match(text, negated.end()).end())
        if part is not None:
            return Negated(part[0]), part[1]
    part = _part(text, at)
    if part is None:
        return None
    gap = GAP.match(text, part[1])
    joint = JOINT.match(text, gap.end()) if gap else None
    if joint:
        rest = _sentence(text, GAP.match(text, joint.end()).end())
        if rest is not None:
            return Joined(joint.group().lower() == "and", part[0], rest[0]), rest[1]
    return part


def _part(text: str, at: int) -> tuple[Node, int] | None:
    if text[at : at + 1] == "(":
        found = _sentence(text, SPACE.match(text, at + 1).end())
        if found is None:
            return None
        end = SPACE.match(text, found[1]).end()
        return (found[0], end + 1) if text[end : end + 1] == ")" else None
    word = NAME.match(text, at)
    if word is None:
        return None
    name = plain(word.group())
    start = SPACE.match(text, word.end()).end()
    for sign, read in ((OPERATOR, _value), (BOUND, _number)):
        operator = sign.match(text, start)
        if operator:
            value = read(text, SPACE.match(text, operator.end()).end())
            if value is not None:
                return Compared(name, operator.group(), value[0]), value[1]
    return Filled(name), word.end()


def _value(text: str, at: int) -> tuple[str, int] | None:
    bare = NAME.match(text, at)
    if bare:
        return bare.group(), bare.end()
    quoted = QUOTED.match(text, at)
    if quoted is None:
        return None
    inside = quoted.group(1) or quoted.group(2)
    return re.sub(r"\\(.)", r"\1", inside), quoted.end()


def _number(text: str, at: int) -> tuple[int, int] | None:
    digits = DIGITS.match(text, at)
    return (int(digits.group()), digits.end()) if digits else None


def plain(name: str) -> str:
    """The name of a field, also when it was written as the name of its input."""
    return name.removeprefix(PREFIX).removesuffix(SUFFIX)


def options(text: str) -> tuple[str, str]:
    """Sentence and action of what stands at a field: a sentence alone, or
    `condition: ...; action: show` with doubled semicolons inside."""
    if not re.match(r"\s*[a-z][a-z0-9\-]*\s*:", text):
        return text.strip(), "both"
    pieces = text.replace(";;", "\x1f").split(";")
    said: dict[str, str] = {}
    for piece in (each.replace("\x1f", ";") for each in pieces if each.strip()):
        key, colon, value = piece.partition(":")
        said[key.strip()] = value.strip() if colon else ""
    action = said.get("action", "show")
    known = {"condition", "action", "transition", "effect-duration", "effect-easing"}
    if not set(said) <= known or action not in ("show", "enable", "both"):
        raise ConditionRefused(
            _(
                "refused_condition_option",
                default="“${text}” memuat keterangan yang tidak dikenal; cukup tuliskan "
                'syaratnya, misalnya jenis = "Lainnya".',
                mapping={"text": text},
            )
        )
    return said.get("condition", ""), "enable" if action == "enable" else "both"


def written(node: Node, name_of: Callable[[str], str]) -> str:
    """The sentence for a page; `name_of` gives the name of a field's input."""
    if isinstance(node, Negated):
        return f"not ({written(node.node, name_of)})"
    if isinstance(node, Joined):
        left, right = written(node.left, name_of), written(node.right, name_of)
        return f"({left}) {'and' if node.both else 'or'} ({right})"
    if isinstance(node, Filled):
        return name_of(node.name)
    if isinstance(node.value, int):
        return f"{name_of(node.name)} {node.operator} {node.value}"
    quoted = node.value.replace("\\", "\\\\").replace('"', '\\"')
    return f'{name_of(node.name)} {node.operator} "{quoted}"'

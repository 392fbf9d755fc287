"""Read a YAML declaration without losing the line on which each word stands."""

from collections.abc import Iterator
from dataclasses import dataclass
from setneg.workflows import _
from setneg.workflows.chains.model import ChainError
from typing import Any
from typing import Final
from typing import NoReturn
import yaml


#: Blocks beside the chain that its reader passes on unread: how a kind of content is
#: made is the portal's business.
OPAQUE: Final = ("naskah", "pengajuan")
#: Lists and mappings within each other.
DEEPEST: Final = 20


@dataclass(frozen=True, slots=True)
class Item:
    """A value of the declaration with its place: scalar, list of Item, dict of Item."""

    value: Any
    line: int
    source: str

    def refuse(self, said: str) -> NoReturn:
        """Refuse the declaration at this place."""
        raise ChainError(self.source, self.line, said)

    def mapping(self, allowed: tuple[str, ...], what: str) -> dict[str, "Item"]:
        """The entries of a mapping whose keys must be known."""
        if not isinstance(self.value, dict):
            self.refuse(
                _(
                    "chain_want_mapping",
                    default="${what} harus berupa pasangan kunci dan nilai.",
                    mapping={"what": what},
                )
            )
        for key, item in self.value.items():
            if key not in allowed:
                known = ", ".join(allowed)
                item.refuse(
                    _(
                        "chain_unknown_key",
                        default="Kunci “${key}” tidak dikenal pada ${what}; yang dikenal: ${known}.",
                        mapping={"key": key, "what": what, "known": known},
                    )
                )
        return dict(self.value)

    def entries(self, what: str) -> list["Item"]:
        """The items of a list that must not be empty."""
        if not isinstance(self.value, list) or not self.value:
            self.refuse(
                _(
                    "chain_want_list",
                    default="${what} harus berupa daftar yang tidak kosong.",
                    mapping={"what": what},
                )
            )
        return list(self.value)

    def text(self, what: str) -> str:
        """A word or a sentence."""
        if not isinstance(self.value, str) or not self.value.strip():
            self.refuse(
                _(
                    "chain_want_text",
                    default="${what} harus berupa teks.",
                    mapping={"what": what},
                )
            )
        return self.value.strip()

    def flag(self, what: str) -> bool:
        """true or false."""
        if not isinstance(self.value, bool):
            self.refuse(
                _(
                    "chain_want_flag",
                    default="${what} harus true atau false.",
                    mapping={"what": what},
                )
            )
        return self.value

    def texts(self, what: str) -> Iterator[tuple[str, "Item"]]:
        """Words of a list, each with its place."""
        for item in self.entries(what):
            yield item.text(what), item


def read(text: str, source: str) -> Item:
    """The whole declaration; ChainError when it is not YAML, or not plain YAML.

    Aliases are refused: a few lines of them unfold to more than memory holds.
    """
    try:
        refused = _unfolding(text)
        node = None if refused else yaml.compose(text, Loader=yaml.SafeLoader)
        found = _item(node, source) if node is not None else None
    except ChainError:
        raise
    except (yaml.YAMLError, ValueError) as error:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or type(error).__name__
        raise ChainError(
            source,
            mark.line + 1 if mark else 1,
            _(
                "chain_no_yaml",
                default="Bukan YAML yang sah: ${problem}.",
                mapping={"problem": problem},
            ),
        ) from None
    if refused:
        raise ChainError(source, refused, _no_alias())
    if found is None:
        raise ChainError(source, 1, _("chain_empty", default="Deklarasi kosong."))
    return found


def _unfolding(text: str) -> int:
    """The line of the first alias or of what is nested too deep; 0 for plain YAML."""
    depth = 0
    for event in yaml.parse(text, Loader=yaml.SafeLoader):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if isinstance(event, yaml.AliasEvent) or depth > DEEPEST:
            mark = event.start_mark
            return int(mark.line) + 1 if mark is not None else 1
    return 0


def _no_alias() -> str:
    return _(
        "chain_no_alias",
        default="Rujukan YAML (*nama) dan susunan yang terlalu dalam tidak dipakai dalam "
        "deklarasi; tulis isinya.",
    )


def _item(node: yaml.Node, source: str) -> Item:
    line = node.start_mark.line + 1
    if isinstance(node, yaml.MappingNode):
        return Item(_mapping(node, source), line, source)
    if isinstance(node, yaml.SequenceNode):
        return Item([_item(child, source) for child in node.value], line, source)
    loader = yaml.SafeLoader("")
    return Item(loader.construct_object(node), line, source)


def _mapping(node: yaml.MappingNode, source: str) -> dict[str, Item]:
    found: dict[str, Item] = {}
    for key, value in node.value:
        name = str(key.value)
        line = key.start_mark.line + 1
        if name in found:
            raise ChainError(
                source,
                line,
                _(
                    "chain_key_twice",
                    default="Kunci “${key}” tertulis dua kali.",
                    mapping={"key": name},
                ),
            )
        found[name] = Item(_item(value, source).value, line, source)
    return found

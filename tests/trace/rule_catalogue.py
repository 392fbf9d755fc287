"""The list of everything the published standards promise, and how an id is read."""

from dataclasses import dataclass
from pathlib import Path
import yaml


CATALOGUE = Path(__file__).parents[2] / "docs" / "rules" / "catalogue.yaml"

#: The kinds in the order of the closing line, with the catalogue's key of each.
KINDS = (
    ("steps", "langkah"),
    ("rules", "aturan"),
    ("inconsistencies", "kejanggalan"),
)

#: Headings of the ids that belong to no single standard.
COMMON = {
    "X": "Aturan bersama",
    "I": "Kejanggalan naskah dan perlakuannya",
}


@dataclass(frozen=True)
class Item:
    """One promise: a step, a rule, or an inconsistency and its treatment."""

    id: str
    kind: str
    text: str
    printed: str = ""

    @property
    def group(self) -> str:
        """The heading under which it is reported: ``SPK``, ..., ``X`` or ``I``."""
        parts = self.id.split("-")
        return parts[1] if parts[0] == "R" else parts[0]


@dataclass(frozen=True)
class Catalogue:
    """All promises by id; ``titles`` names the groups in the order of reporting."""

    items: dict[str, Item]
    titles: dict[str, str]

    def of(self, group: str = "", kind: str = "") -> list[Item]:
        """The promises of a group and/or kind, in the order of the standard."""
        return [
            item
            for item in self.items.values()
            if group in ("", item.group) and kind in ("", item.kind)
        ]

    def hint(self, unknown: str) -> str:
        """What was probably meant by an id that is not in the list, or ``""``."""
        for item in self.items.values():
            if item.printed == unknown:
                return f"nomor tercetak; nomor kanoniknya {item.id}"
        if any(known.startswith(f"{unknown}.") for known in self.items):
            return "judul kelompok; sebut langkah di bawahnya"
        return ""


def load(path: Path = CATALOGUE) -> Catalogue:
    """Read the catalogue; ValueError when an id stands in it twice."""
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    printed = data.get("tercetak", {})
    items: dict[str, Item] = {}
    for kind, key in KINDS:
        for id, text in data[key].items():
            if id in items:
                raise ValueError(f"{path}: {id} tertulis dua kali")
            items[id] = Item(id, kind, text, printed.get(id, ""))
    return Catalogue(items, {**data["standar"], **COMMON})

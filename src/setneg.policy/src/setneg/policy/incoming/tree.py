"""The branches of a letter's dispositions: who passed it to whom, and what came of it."""

from collections.abc import Iterable
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field
from plone import api
from setneg.workflows.chains import stage_of
from typing import Any


KIND = "Disposisi"
ENDED = ("selesai", "ditarik")
WITHDRAWN = "ditarik"


@dataclass
class Branch:
    """One disposition with those that continue it."""

    disposition: Any
    stage: str
    below: list["Branch"] = field(default_factory=list)

    def walk(self, depth: int = 0) -> Iterable[tuple[int, "Branch"]]:
        """This branch and all below it, each with its depth."""
        yield depth, self
        for each in self.below:
            yield from each.walk(depth + 1)


def all_of(letter_uid: str) -> list[Any]:
    """Every disposition on a letter, the oldest first, whoever asks (for the rules)."""
    catalog = api.portal.get_tool("portal_catalog")
    found = catalog.unrestrictedSearchResults(
        portal_type=KIND, atas_surat=letter_uid, sort_on="created"
    )
    return [brain._unrestrictedGetObject() for brain in found]


def seen_of(letter_uid: str) -> list[Any]:
    """Those that the person at the desk may see."""
    catalog = api.portal.get_tool("portal_catalog")
    found = catalog.searchResults(
        portal_type=KIND, atas_surat=letter_uid, sort_on="created"
    )
    return [brain.getObject() for brain in found]


def open_below(letter_uid: str, parent: str | None) -> list[Any]:
    """Branches directly below a disposition (None: below the letter) without an answer."""
    return [
        each
        for each in all_of(letter_uid)
        if (each.induk or None) == parent and not ended(each)
    ]


def ended(disposition: Any) -> bool:
    """Whether its recipient has reported, or its giver has taken it back."""
    stage = stage_of(disposition)
    return stage is not None and stage.id in ENDED


def branches(dispositions: Sequence[Any]) -> list[Branch]:
    """The dispositions as trees; one whose parent is not among them is a root."""
    made = {}
    for each in dispositions:
        stage = stage_of(each)
        made[api.content.get_uuid(each)] = Branch(each, stage.id if stage else "")
    roots = []
    for branch in made.values():
        above = made.get(branch.disposition.induk or "")
        (above.below if above is not None else roots).append(branch)
    return roots

"""The book of chains: what ran when and why, and the drafts that do not run yet.

One shelf a chain, so that two managers who change different chains never meet. What was
put into force is never taken out of the book again: text, day, who, reason, and where
waiting documents were moved to.
"""

from Acquisition import aq_base
from BTrees.OOBTree import OOBTree
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from datetime import UTC
from persistent import Persistent
from plone import api
from typing import Any
from typing import Final
from zope.annotation.interfaces import IAnnotations


ANNOTATION: Final = "setneg.workflows.chains"

#: Where an edition came from: a profile, the screen, an earlier edition.
PROFILE: Final = "profil"
SCREEN: Final = "layar"
RETURN: Final = "kembali"


@dataclass(frozen=True)
class Note:
    """Why a chain changes: origin, reason, and the one who changes it ("" = the set-up)."""

    origin: str = PROFILE
    reason: str = ""
    by: str = ""


@dataclass(frozen=True)
class Edition:
    """A declaration that was put into force.

    number  1, 2, ... within its chain
    at      moment in UTC, ISO 8601
    moves   stages that disappeared with it -> where their documents went on
    """

    number: int
    text: str
    at: str
    by: str
    reason: str
    origin: str
    moves: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Draft:
    """A declaration that is being written; `base` is the edition it began from."""

    text: str
    at: str
    by: str
    base: int


class Shelf(Persistent):
    """All that the book keeps of one chain.

    offered  what a profile wanted to put in place of a chain changed on screen ("" = no)
    """

    def __init__(self) -> None:
        self.editions: tuple[Edition, ...] = ()
        self.draft: Draft | None = None
        self.offered: str = ""

    @property
    def last(self) -> Edition | None:
        """The edition in force; None before the first was written down."""
        return self.editions[-1] if self.editions else None

    def add(self, text: str, note: Note, moves: Mapping[str, str]) -> Edition:
        """Write down what is in force from now on."""
        edition = Edition(
            number=len(self.editions) + 1,
            text=text,
            at=now(),
            by=note.by,
            reason=note.reason,
            origin=note.origin,
            moves=tuple(sorted(moves.items())),
        )
        self.editions = (*self.editions, edition)
        return edition


def now() -> str:
    """This moment as the book writes it."""
    return datetime.now(UTC).isoformat(timespec="microseconds")


def shelf(chain: str) -> Shelf:
    """A chain's shelf to read; an empty one that is kept nowhere when there is none."""
    found = _shelves().get(chain) if _shelves() is not None else None
    return found if found is not None else Shelf()


def shelf_to_write(chain: str) -> Shelf:
    """A chain's shelf to write to."""
    shelves = _shelves()
    if shelves is None:
        shelves = IAnnotations(api.portal.get())[ANNOTATION] = OOBTree()
    if chain not in shelves:
        shelves[chain] = Shelf()
    return shelves[chain]


def enter(
    chain: str, before: str, text: str, note: Note, moves: Mapping[str, str]
) -> Edition:
    """Write down a new edition; first what ran before the book began, if anything."""
    place = shelf_to_write(chain)
    if before and not place.editions:
        place.add(before, Note(), {})
    edition = place.add(text, note, moves)
    if place.offered == text:
        place.offered = ""
    if before or note.by:
        _put_on_record(chain, edition)
    return edition


def _put_on_record(chain: str, edition: Edition) -> None:
    from setneg.workflows import journal

    journal.record(
        api.portal.get(),
        "rantai",
        rantai=chain,
        edisi=edition.number,
        asal=edition.origin,
        alasan=edition.reason,
        pindah=dict(edition.moves),
    )


def changed_on_screen(chain: str) -> bool:
    """Whether the edition in force was made by a site manager and not by a profile."""
    last = shelf(chain).last
    return last is not None and last.origin != PROFILE


def live(chain: str) -> str:
    """The declaration that runs; "" for a workflow that is no chain, or none."""
    tool = api.portal.get_tool("portal_workflow")
    definition = tool.getWorkflowById(chain)
    return str(getattr(aq_base(definition), "declaration", "") or "")


def editions(chain: str) -> tuple[Edition, ...]:
    """All editions, oldest first; what runs unrecorded counts as the first."""
    found = shelf(chain).editions
    text = live(chain)
    if found or not text:
        return found
    return (Edition(1, text, "", "", "", PROFILE),)


def clear() -> None:
    """Forget everything, when the engine is removed."""
    annotations = IAnnotations(api.portal.get())
    if ANNOTATION in annotations:
        del annotations[ANNOTATION]


def _shelves() -> Any:
    return IAnnotations(api.portal.get()).get(ANNOTATION)

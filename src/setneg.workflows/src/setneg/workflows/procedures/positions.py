"""Positions as cases need them: who is at the desk, and how a position is written."""

from collections.abc import Iterable
from setneg.workflows import _
from setneg.workflows import organisation
from setneg.workflows.organisation.organogram import Position
from setneg.workflows.procedures.model import CASE_PARTIES
from setneg.workflows.procedures.model import ORGANISATION_HEADS
from setneg.workflows.procedures.model import TEAM
from setneg.workflows.procedures.model import UNIT_HEADS
from setneg.workflows.procedures.refusal import NotYours
from setneg.workflows.steps import acting
from typing import Final


PARTY_TITLES: Final = {
    TEAM: "Anggota Tim",
    UNIT_HEADS: "pimpinan unit kerja",
    ORGANISATION_HEADS: "pimpinan satuan organisasi",
}

#: Levels that lead a satuan organisasi, and levels that lead a unit kerja.
TOP_LEVELS: Final = ("eselon_1", "menteri")


def held() -> tuple[str, ...]:
    """Ids of the positions that the person at the desk holds today, own ones first."""
    who = acting.userid()
    if not who:
        return ()
    organogram = organisation.current()
    found = [post.id for post in organogram.positions_of(who, organisation.today())]
    return tuple(
        sorted(found, key=lambda post: acting.capacity(who, post) != "definitif")
    )


def one_of(allowed: Iterable[str], what: str) -> str:
    """The person's position among the allowed ones; NotYours when he holds none."""
    allowed = tuple(allowed)
    for post in held():
        if post in allowed:
            return post
    raise NotYours(
        _(
            "refused_authority_of",
            default="${act} adalah wewenang ${positions}.",
            mapping={"act": what, "positions": titles(allowed)},
        )
    )


def title(post: str) -> str:
    """How a position, or a party of a case, is called."""
    if post in CASE_PARTIES:
        return PARTY_TITLES[post]
    position = organisation.current().positions.get(post)
    return position.title if position is not None else post


def titles(posts: Iterable[str]) -> str:
    """Several positions in a sentence: "A, B, atau C"."""
    names = [title(post) for post in posts]
    if len(names) < 2:
        return "".join(names)
    last = ", atau " if len(names) > 2 else " atau "
    return ", ".join(names[:-1]) + last + names[-1]


def find(text: str) -> Position | None:
    """The position of an id or of an official spelling."""
    organogram = organisation.current()
    return organogram.positions.get(text) or organogram.resolve(text)


def level(post: str) -> str:
    """Level of a position, "" when it is not known."""
    position = find(post)
    return position.level if position is not None else ""


def who() -> str:
    """Account of the person at the desk."""
    return acting.userid()

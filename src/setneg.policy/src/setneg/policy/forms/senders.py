"""As whom somebody sends a form in: one of his positions, himself, or nobody known."""

from dataclasses import dataclass
from plone import api
from setneg.workflows import organisation
from setneg.workflows.organisation.organogram import STRENGTH
from setneg.workflows.stored import stored
from typing import Any
from zope.schema import getFieldsInOrder


#: The list of one's own positions (`vocabulary.proposers`).
OWN_POSITIONS = "setneg.policy.JabatanPengusul"
HEADS = ("kepala",)


@dataclass(frozen=True)
class Sender:
    """Who sends: an account, "" for somebody without one."""

    userid: str = ""


NOBODY = Sender()


def sender_now() -> Sender:
    """Who is at the desk."""
    return Sender(current_userid())


def current_userid() -> str:
    """The account at the desk, "" for a visitor."""
    return "" if api.user.is_anonymous() else api.user.get_current().getId()


def positions(form: Any, userid: str) -> list:
    """Positions as which a person may send a form in; his own before those in which he
    stands in for somebody."""
    if not userid:
        return []
    allowed = who_may_send(form)
    return [
        each
        for each in own_first(userid)
        if not allowed or {each.function, each.level}.intersection(allowed)
    ]


def own_first(userid: str) -> list:
    """What somebody holds today: definitive, then as Plt., then as Plh."""
    organogram, day = organisation.current(), organisation.today()

    def strength(position: Any) -> int:
        holding = organogram.holding(userid, position.id, day)
        return STRENGTH.get(holding.capacity, 0) if holding is not None else 0

    return sorted(organogram.positions_of(userid, day), key=strength)


def unasked(form: Any, form_schema: Any, userid: str) -> set[str]:
    """Questions “as whom do you send this?” that somebody is not asked who holds none of
    the positions that a form is for: a visitor on an open form would find an empty list."""
    asked = {
        name
        for name, field in getFieldsInOrder(form_schema)
        if getattr(field, "vocabularyName", None) == OWN_POSITIONS
    }
    if not asked or not open_to_all(form) or positions(form, userid):
        return set()
    return asked


def who_may_send(form: Any) -> tuple[str, ...]:
    """Functions and levels that a form is for; () is everybody with a position."""
    said = stored(form).get("siapa")
    return HEADS if said is None else tuple(said)


def open_to_all(form: Any) -> bool:
    """Whether a form is also for people without an account."""
    return bool(stored(form).get("terbuka_umum"))

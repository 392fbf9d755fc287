"""As whom somebody sends a form in: one of his positions, himself, or nobody known."""

from Acquisition import aq_base
from dataclasses import dataclass
from plone import api
from setneg.workflows import organisation
from typing import Any


HEADS = ("kepala",)


@dataclass(frozen=True)
class Sender:
    """Who sends.

    userid   account, "" for somebody without one or who is not to be known
    address  network address of the request, for the guards of open forms only; it is
             never kept
    """

    userid: str = ""
    address: str = ""


NOBODY = Sender()


def sender_of(request: Any) -> Sender:
    """Who is at the desk."""
    address = request.getClientAddr() if hasattr(request, "getClientAddr") else ""
    return Sender(current_userid(), address or "")


def current_userid() -> str:
    """The account at the desk, "" for a visitor."""
    return "" if api.user.is_anonymous() else api.user.get_current().getId()


def positions(form: Any, userid: str) -> list:
    """Positions as which a person may send a form in, own order."""
    if not userid:
        return []
    held = organisation.current().positions_of(userid, organisation.today())
    allowed = who_may_send(form)
    if not allowed:
        return list(held)
    return [each for each in held if {each.function, each.level}.intersection(allowed)]


def who_may_send(form: Any) -> tuple[str, ...]:
    """Functions and levels that a form is for; () is everybody with a position."""
    said = getattr(aq_base(form), "siapa", None)
    return HEADS if said is None else tuple(said)


def open_to_all(form: Any) -> bool:
    """Whether a form is also for people without an account."""
    return bool(getattr(aq_base(form), "terbuka_umum", False))

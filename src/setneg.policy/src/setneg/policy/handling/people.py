"""Who handles a submission, and whom its handlers may charge with it.

A handler is whoever is a party of it by his position: receiver, charged handler, team.
Its sender is none, whatever else he is, and neither is the person complained about, in
any of his positions. Source: R-X-17.
"""

from plone import api
from setneg.policy.complaints.accused import may_handle
from setneg.policy.complaints.accused import may_know
from setneg.policy.notices.recipients import accounts
from setneg.workflows import organisation
from typing import Any


#: Roles through which somebody handles a submission; a kind whose own unit is one of
#: them (`Peserta` of an indicator) names the others in its `handled_by`.
HANDLERS = ("Penerima", "Pelaksana", "Peserta")
LEADERS = ("Penerima", "Pelaksana")


def handles(submission: Any, userid: str, roles: tuple[str, ...] = HANDLERS) -> bool:
    """Whether somebody handles a submission through one of these roles."""
    return bool(position_of(submission, userid, roles))


def position_of(submission: Any, userid: str, roles: tuple[str, ...] = HANDLERS) -> str:
    """The position through which somebody handles it; "" when he does not."""
    if not userid or userid in accounts(submission):
        return ""
    if not may_know(submission, userid):
        return ""
    held = organisation.current().groups_of(userid, organisation.today())
    parties = submission.parties
    able = getattr(submission, "handled_by", HANDLERS)
    found = (
        post
        for role in roles
        if role in able
        for post in parties.get(role, ())
        if post in held or post == userid
    )
    return next(found, "")


def served_units(userid: str) -> tuple[str, ...]:
    """Codes of the units of somebody's positions and of all units below them."""
    return organisation.current().below(*(post.unit for post in _held(userid)))


def below(userid: str) -> tuple[str, ...]:
    """Positions whom somebody may think of charging: those of his unit and below."""
    organogram = organisation.current()
    own = {post.id for post in _held(userid)}
    units = served_units(userid)
    posts = (post.id for unit in units for post in organogram.posts(unit))
    return tuple(post for post in posts if post not in own)


def choices(submission: Any) -> tuple[str, ...]:
    """Positions that may be charged with a submission: of the receiving head's unit and
    the units below, never the person complained about."""
    organogram = organisation.current()
    head = organogram.positions.get(receiver(submission))
    if head is None:
        return ()
    posts = (
        post.id
        for unit in organogram.below(head.unit)
        for post in organogram.posts(unit)
    )
    return tuple(
        post for post in posts if post != head.id and may_handle(submission, post)
    )


def receiver(submission: Any) -> str:
    """The position that received it; "" for none."""
    return next(iter(submission.parties.get("Penerima", ())), "")


def handler(submission: Any) -> str:
    """The position that is charged with it now: the receiver until somebody else is."""
    own = getattr(submission, "handler", None) or getattr(submission, "pelaksana", None)
    return own or receiver(submission)


def queued_at(submission: Any) -> tuple[str, ...]:
    """Codes of the units that received it or have it now, each once."""
    posts = organisation.current().positions
    parties = submission.parties
    named = [post for role in LEADERS for post in parties.get(role, ())]
    received = getattr(submission, "unit_pelayanan", None)
    units = {received, *(posts[post].unit for post in named if post in posts)}
    return tuple(sorted(units - {None, ""}))


def reader() -> str:
    """Who is at the desk; "" for a visitor."""
    return "" if api.user.is_anonymous() else str(api.user.get_current().getId())


def _held(userid: str) -> Any:
    if not userid:
        return ()
    return organisation.current().positions_of(userid, organisation.today())

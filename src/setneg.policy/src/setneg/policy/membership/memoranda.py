"""The memorandum behind a reply: whether it asks for one, of whom, and until when.

Source: R-X-07; the procedure of the case says which memoranda ask (I-50: some do not).
"""

from plone import api
from setneg.policy.browser import typed
from setneg.policy.forms import for_whom
from setneg.workflows.procedures import positions
from setneg.workflows.procedures import standards
from setneg.workflows.procedures.gate import case_of
from setneg.workflows.procedures.progress import Progress
from setneg.workflows.procedures.replies import Expected
from setneg.workflows.stored import by_uid
from typing import Any


MEMORANDUM = "Memorandum"
DECISION = "Keputusan"
FORM = "usulan-tim"


def memorandum(uid: Any) -> Any:
    """The memorandum of a UID, whoever asks; None for anything else."""
    found = by_uid(str(uid or ""))
    return found if getattr(found, "portal_type", "") == MEMORANDUM else None


def asked(memo: Any) -> list[Expected]:
    """What its addressees were asked for; [] when it asks for no reply."""
    case = case_of(memo)
    if case is None or standards.grid_of(case) is None:
        return []
    uid = api.content.get_uuid(memo)
    return [
        item
        for item in Progress(case).expected
        if api.content.get_uuid(item.document) == uid
    ]


def mine(memo: Any) -> list[Expected]:
    """What the person at the desk was asked for, also when he has answered already."""
    own = positions.held()
    if not any(_position(each) in own for each in getattr(memo, "kepada", None) or ()):
        return []
    return [item for item in asked(memo) if _position(item.position) in own]


def left_out(item: Expected) -> bool:
    """Whether the list went on without an addressee after his week was over (R-X-07)."""
    return bool(item.waived) and item.answer is None


def went_on(memo: Any) -> bool:
    """Whether the person at the desk was asked and did not answer, and the list went on
    without him (R-X-07)."""
    own = mine(memo)
    return bool(own) and all(left_out(item) for item in own)


def chosen(value: Any) -> tuple[Any, Expected | None]:
    """What a value of the form's list means: a memorandum, and for whom of its
    addressees the person answers; None while that is open.

    value  UID, or `UID@position` for a person whom the memorandum asks more than once
    """
    uid, position = for_whom.parted(value)
    memo = memorandum(uid)
    return memo, answering(memo, position) if memo is not None else None


def answering(memo: Any, position: str) -> Expected | None:
    """The addressee for whom the person answers; the only one when none is said."""
    own = {item.position: item for item in mine(memo)}
    return own.get(typed.among(position, tuple(own)))


def _position(text: str) -> str:
    found = positions.find(text)
    return found.id if found is not None else text


def decided(case: Any) -> bool:
    """Whether the decision on the team is signed: then no reply changes it any more."""
    catalog = api.portal.get_tool("portal_catalog")
    brains = catalog.unrestrictedSearchResults(
        portal_type=DECISION, kegiatan=api.content.get_uuid(case)
    )
    found = (brain._unrestrictedGetObject() for brain in brains)
    return any(getattr(each, "ditandatangani_oleh", None) for each in found)


def link(memo: Any) -> str:
    """Where a unit answers a memorandum; the same address for all its addressees."""
    home = api.portal.get().absolute_url()
    return f"{home}/formulir/{FORM}?memo={api.content.get_uuid(memo)}"

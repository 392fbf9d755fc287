"""Which memorandum a unit answers: chosen on the form, by its title and its deadline.

Source: R-X-07: the reply is due a week after the unit received the memorandum.
"""

from collections.abc import Iterator
from plone import api
from setneg.policy import _
from setneg.policy.browser import dates
from setneg.policy.forms import for_whom
from setneg.policy.membership import memoranda
from setneg.policy.membership.awaited import DELIVERED
from setneg.policy.vocabularies.grades import terms
from setneg.policy.vocabularies.offices import position_title
from setneg.workflows import inbox
from setneg.workflows import organisation
from setneg.workflows.procedures.gate import case_of
from setneg.workflows.procedures.replies import Expected
from setneg.workflows.steps import acting
from setneg.workflows.steps.wording import say
from typing import Any
from zope.globalrequest import getRequest
from zope.interface import provider
from zope.schema.interfaces import IVocabularyFactory


KIND = "UsulanTim"
ADDRESS = "memo"  # as the form's address names it
RECENT = 20  # memoranda of cases among which is looked for one that went on


def owed(userid: str) -> list[Any]:
    """Memoranda that wait for the reply of somebody's positions."""
    if not userid:
        return []
    found = inbox.find(inbox.waiting(userid), portal_type=memoranda.MEMORANDUM)
    items = (brain.getObject() for brain in found if isinstance(brain.produk, str))
    return [memo for memo in items if any(not i.settled for i in memoranda.mine(memo))]


def answered(userid: str) -> list[Any]:
    """Memoranda that these positions have answered; a later reply replaces the first."""
    held = organisation.current().groups_of(userid, organisation.today())
    catalog = api.portal.get_tool("portal_catalog")
    brains = catalog.searchResults(portal_type=KIND, pengirim=list(held) or ["-"])
    uids = dict.fromkeys(brain.getObject().memo for brain in brains)
    found = (memoranda.memorandum(uid) for uid in uids)
    return [memo for memo in found if memo is not None and memoranda.mine(memo)]


def choice(userid: str) -> list[Any]:
    """All that somebody may answer, what is owed first, each once; nothing when the
    address names one whose list went on without him."""
    named = memoranda.memorandum(_named())
    if named is not None and memoranda.went_on(named):
        return []
    own = [named] if named is not None and memoranda.mine(named) else []
    found = {memo.UID(): memo for memo in (*own, *owed(userid), *answered(userid))}
    return list(found.values())


def passed_over(userid: str) -> list[Any]:
    """Memoranda whose list went on without somebody's reply, as long as the team is not
    decided: the one that the address names, else of the latest that he may see."""
    if not userid:
        return []
    named = memoranda.memorandum(_named())
    found = _delivered() if named is None else iter((named,))
    return [
        memo
        for memo in found
        if memoranda.went_on(memo) and not memoranda.decided(case_of(memo))
    ]


def _delivered() -> Iterator[Any]:
    """Memoranda of cases that the person at the desk may see, the latest first."""
    catalog = api.portal.get_tool("portal_catalog")
    brains = catalog.searchResults(
        portal_type=memoranda.MEMORANDUM,
        stage=list(DELIVERED),
        produk={"query": "0", "range": "min"},
        sort_on="modified",
        sort_order="descending",
        sort_limit=RECENT,
    )
    return (brain.getObject() for brain in brains[:RECENT])


def proposed(userid: str) -> str:
    """The memorandum that the address names, else the only one owed; "" when it asks
    several positions of the person, who says himself for which he answers."""
    named = memoranda.memorandum(_named())
    waiting = [named] if named is not None else owed(userid)
    lines = _lines(waiting[0]) if len(waiting) == 1 else []
    return lines[0][0] if len(lines) == 1 else ""


def _lines(memo: Any) -> list[tuple[str, str]]:
    """What the list offers of a memorandum: value and title, one for each position of
    the person that it asks; without those that the list went on without."""
    own = memoranda.mine(memo)
    rows = [
        (item.position, _title(memo, item), position_title(item.position))
        for item in own
        if not memoranda.left_out(item)
    ]
    return for_whom.lines(memo.UID(), rows, len(own) > 1)


def _title(memo: Any, item: Expected) -> str:
    """`Sampai 27 November 2026: Permintaan usulan anggota tim`; the day stands first,
    so that a narrow screen does not cut it off."""
    if item.settled or item.deadline is None:
        return str(memo.Title())
    words = _(
        "memo_until",
        default="Sampai ${day}: ${title}",
        mapping={"title": memo.Title(), "day": dates.day(item.deadline.breach)},
    )
    return str(say(words))


def _named() -> str:
    request = getRequest()
    return str(request.form.get(ADDRESS) or "") if request is not None else ""


@provider(IVocabularyFactory)
def memorandum_terms(context: Any) -> Any:
    """What the person at the desk may answer."""
    return terms(line for memo in choice(acting.userid()) for line in _lines(memo))

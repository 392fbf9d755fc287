"""The memoranda of the Biro that coordinates standards, as its units received them.

Source: SPS-3.a (asks for drafts), SPS-5.a.2 (asks for the signature).
"""

from collections.abc import Callable
from collections.abc import Collection
from datetime import datetime
from plone import api
from setneg.policy.distribution import receipts
from setneg.policy.distribution.receipts import Receipt
from setneg.policy.subscribers.package import found_by_uid
from setneg.workflows import organisation
from setneg.workflows.inbox.standard import counted
from setneg.workflows.inbox.standard import Standard
from setneg.workflows.inbox.standard import UNSTATED
from setneg.workflows.organisation.levels import HEAD
from setneg.workflows.steps import acting
from typing import Any


MEMORANDUM, TO = "Memorandum", "kepada"
OFFICE = "setneg.policy.draf_standar_pemeriksa"
TIME = "setneg.policy.draf_standar_waktu"
#: Stages of a memorandum that was delivered.
DELIVERED = ("arsipkan", "selesai")
BUREAU = "eselon_2"
MOST = 100


def office() -> str:
    """Code of the Subbagian that examines drafts; "" when none is named."""
    return str(api.portal.get_registry_record(OFFICE, default="") or "")


def memorandum(uid: Any) -> Any:
    """A memorandum of the coordinating Biro, whoever asks; None for anything else."""
    found = found_by_uid(str(uid)) if uid else None
    good = getattr(found, "portal_type", "") == MEMORANDUM and _of_bureau(found)
    return found if good else None


def receipt(memo: Any, unit: str) -> Receipt | None:
    """How a unit was sent a memorandum; None when it was not."""
    return _row(memo, lambda code: code == unit)


def received(memo: Any, unit: str) -> datetime | None:
    """When a unit confirmed that it received a memorandum."""
    row = receipt(memo, unit)
    return row.received if row is not None else None


def until(memo: Any, unit: str) -> Standard:
    """Until when a unit sends its drafts: two weeks from its receipt. R-SPS-02."""
    moment = received(memo, unit)
    text = api.portal.get_registry_record(TIME, default="")
    return counted(text, moment, "SPS-3.b") if moment is not None else UNSTATED


def unit_of(memo: Any, units: Collection[str]) -> str:
    """Which of some units was sent a memorandum; "" for none."""
    return next((unit for unit in units if receipt(memo, unit) is not None), "")


def own_units() -> tuple[str, ...]:
    """Units in which the person at the desk holds a position today."""
    userid = acting.userid()
    if not userid:
        return ()
    held = organisation.current().positions_of(userid, organisation.today())
    return tuple(dict.fromkeys(post.unit for post in held))


def mine() -> list[tuple[Any, Receipt]]:
    """Memoranda that were sent to a unit of the person, the latest first."""
    units = own_units()
    return _delivered(lambda code: code in units) if units else []


def sent_to(unit: str) -> list[tuple[Any, Receipt]]:
    """Memoranda that were sent to a unit and that the person may see."""
    return _delivered(lambda code: code == unit)


def _delivered(meant: Callable[[str], bool]) -> list[tuple[Any, Receipt]]:
    catalog = api.portal.get_tool("portal_catalog")
    brains = catalog(
        portal_type=MEMORANDUM,
        stage=DELIVERED,
        sort_on="modified",
        sort_order="descending",
    )
    found = []
    for brain in brains[:MOST]:
        memo = brain.getObject()
        row = _row(memo, meant) if _of_bureau(memo) else None
        if row is not None:
            found.append((memo, row))
    return found


def _row(memo: Any, meant: Callable[[str], bool]) -> Receipt | None:
    """The receipt of a unit: it was sent to its head or to the unit itself; who only
    has a copy is asked nothing."""
    organogram = organisation.current()
    for key, kept in receipts.kept_rows(memo).items():
        if kept.get("ruas", TO) != TO:
            continue
        posts = receipts.positions_of(key, kept)[:1]
        units = [
            organogram.positions[p].unit for p in posts if p in organogram.positions
        ]
        if any(meant(code) for code in units):
            return next(row for row in receipts.rows(memo) if row.position == key)
    return None


def _of_bureau(memo: Any) -> bool:
    """Whether a memorandum comes from the Biro of the examining Subbagian."""
    own = bureau(office())
    return bool(own) and bureau(getattr(memo, "unit", None) or "") == own


def bureau(unit: str) -> str:
    """Code of the Eselon II unit in a unit's line; "" when there is none."""
    line = organisation.current().line(unit)
    return next((each.code for each in line if each.level == BUREAU), "")


def drafts_or_examines(userid: str) -> bool:
    """Whether somebody leads a unit, which may be asked, or works where drafts go."""
    organogram = organisation.current()
    held = organogram.positions_of(userid, organisation.today())
    code = office()
    line = {each.code for each in organogram.line(code)} if code else set()
    return any(post.function == HEAD or post.unit in line for post in held)

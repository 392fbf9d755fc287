"""The memoranda of the Biro that coordinates standards, as its units received them.

Source: SPS-3.a (asks for drafts), SPS-5.a.2 (asks for the signature), SPS-9.c (hands
out the book), SPS-9.d (asks for the upload).
"""

from collections.abc import Callable
from collections.abc import Collection
from datetime import datetime
from plone import api
from setneg.policy import _
from setneg.policy.browser import typed
from setneg.policy.distribution import receipts
from setneg.policy.distribution.receipts import Receipt
from setneg.policy.forms import for_whom
from setneg.policy.vocabularies.offices import unit_title
from setneg.workflows import organisation
from setneg.workflows.chains import stage_of
from setneg.workflows.inbox.standard import counted
from setneg.workflows.inbox.standard import Standard
from setneg.workflows.inbox.standard import UNSTATED
from setneg.workflows.organisation.levels import HEAD
from setneg.workflows.steps import acting
from setneg.workflows.stored import by_uid
from typing import Any


MEMORANDUM, TO = "Memorandum", "kepada"
OFFICE = "setneg.policy.draf_standar_pemeriksa"
TIME = "setneg.policy.draf_standar_waktu"
UPLOADER = "setneg.policy.draf_standar_pengunggah"
#: Stages of a memorandum that was delivered.
DELIVERED = ("arsipkan", "selesai")
BUREAU = "eselon_2"
MOST = 100


def office() -> str:
    """Code of the Subbagian that examines drafts; "" when none is named."""
    return str(api.portal.get_registry_record(OFFICE, default="") or "")


def memorandum(uid: Any) -> Any:
    """A memorandum of the coordinating Biro, whoever asks; None for anything else."""
    found = by_uid(str(uid or ""))
    good = getattr(found, "portal_type", "") == MEMORANDUM and of_bureau(found)
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


def own_asked(memo: Any) -> list[str]:
    """Units of the person at the desk that were sent a memorandum."""
    asked = asked_units(memo)
    return [unit for unit in own_units() if unit in asked]


def chosen(value: Any) -> tuple[Any, str]:
    """What a value of the form's list means: a memorandum, and the unit for which the
    person answers; "" while that is open.

    value  UID, or `UID@unit` for a person of several units that it asks
    """
    uid, unit = for_whom.parted(value)
    memo = memorandum(uid)
    return memo, typed.among(unit, own_asked(memo)) if memo is not None else ""


def own_lines() -> list[tuple[str, str]]:
    """What the list offers: value and title of each memorandum that asks a unit of the
    person for drafts, the latest first; one for each of several units."""
    return [line for memo, _row in mine() for line in lines_of(memo)]


def lines_of(memo: Any) -> list[tuple[str, str]]:
    """What it offers of one memorandum."""
    own = own_asked(memo)
    rows = [(unit, str(memo.Title()), unit_title(unit)) for unit in own]
    return for_whom.lines(memo.UID(), rows, len(own) > 1)


def own_units() -> tuple[str, ...]:
    """Units in which the person at the desk holds a position today."""
    userid = acting.userid()
    if not userid:
        return ()
    held = organisation.current().positions_of(userid, organisation.today())
    return tuple(dict.fromkeys(post.unit for post in held))


def mine() -> list[tuple[Any, Receipt]]:
    """Memoranda that ask a unit of the person for drafts, the latest first."""
    units = own_units()
    return _delivered(lambda code: code in units, minta_draf=True) if units else []


def sent_to(*units: str) -> list[tuple[Any, Receipt]]:
    """Memoranda that were sent to one of these units and that the person may see."""
    return _delivered(lambda code: code in units)


def refusal(uid: Any, units: Collection[str]) -> Any:
    """Why a memorandum is none of the head of the Biro to one of these units, signed by
    him and delivered; a message, None when it is."""
    memo = memorandum(uid)
    head = organisation.current().head(bureau(office()))
    if memo is None or head is None:
        return _(
            "draft_memo_not_ours",
            default="Memorandum itu bukan memorandum biro yang mengoordinasikan draf.",
        )
    if memo.ditandatangani_oleh != head.id:
        return _(
            "draft_memo_unsigned",
            default="Memorandum itu tidak ditandatangani ${post}.",
            mapping={"post": head.title},
        )
    stage = stage_of(memo)
    if stage is None or stage.id not in DELIVERED:
        return _("draft_memo_undelivered", default="Memorandum itu belum disampaikan.")
    if all(receipt(memo, unit) is None for unit in units):
        return _(
            "draft_memo_elsewhere",
            default="Memorandum itu tidak ditujukan kepada pimpinan ${units}.",
            mapping={"units": " / ".join(unit_title(unit) for unit in units)},
        )
    return None


def _delivered(
    meant: Callable[[str], bool], **narrower: Any
) -> list[tuple[Any, Receipt]]:
    catalog = api.portal.get_tool("portal_catalog")
    brains = catalog(
        portal_type=MEMORANDUM,
        stage=DELIVERED,
        sort_on="modified",
        sort_order="descending",
        **narrower,
    )
    found = []
    for brain in brains[:MOST]:
        memo = brain.getObject()
        row = _row(memo, meant) if of_bureau(memo) else None
        if row is not None:
            found.append((memo, row))
    return found


def asked_units(memo: Any) -> dict[str, Receipt]:
    """The units whose heads were sent a memorandum, with how; {} before delivery."""
    found = {}
    for receipt_row in receipts.rows(memo):
        unit = _unit_of(memo, receipt_row.position)
        if unit and receipt_row.field == TO:
            found.setdefault(unit, receipt_row)
    return found


def _row(memo: Any, meant: Callable[[str], bool]) -> Receipt | None:
    """The receipt of a unit: it was sent to its head or to the unit itself; who only
    has a copy is asked nothing."""
    rows = asked_units(memo)
    return next((row for unit, row in rows.items() if meant(unit)), None)


def _unit_of(memo: Any, key: str) -> str:
    """The unit whose head a row of receipts means; "" when it means no head."""
    organogram = organisation.current()
    posts = receipts.positions_of(key, receipts.kept_rows(memo)[key])[:1]
    post = organogram.positions.get(posts[0]) if posts else None
    if post is None:
        return ""
    head = organogram.head(post.unit)
    return post.unit if head is not None and head.id == post.id else ""


def of_bureau(memo: Any) -> bool:
    """Whether a memorandum comes from the Biro of the examining Subbagian."""
    own = bureau(office())
    return bool(own) and bureau(getattr(memo, "unit", None) or "") == own


def bureau(unit: str) -> str:
    """Code of the Eselon II unit in a unit's line; "" when there is none."""
    line = organisation.current().line(unit)
    return next((each.code for each in line if each.level == BUREAU), "")


def examiners() -> tuple[str, ...]:
    """Positions that coordinate drafts: the examining Subbagian and the heads above it
    up to the head of the Biro."""
    organogram = organisation.current()
    code = office()
    if not code:
        return ()
    posts = [post.id for post in organogram.posts(code)]
    for unit in organogram.line(code)[1:]:
        head = organogram.head(unit.code)
        posts += [head.id] if head is not None else []
        if unit.level == BUREAU:
            break
    return tuple(dict.fromkeys(posts))


def drafts_or_examines(userid: str) -> bool:
    """Whether somebody leads a unit, which may be asked, or works where drafts go."""
    organogram = organisation.current()
    held = organogram.positions_of(userid, organisation.today())
    code = office()
    line = {each.code for each in organogram.line(code)} if code else set()
    line.add(str(api.portal.get_registry_record(UPLOADER, default="") or ""))
    return any(post.function == HEAD or post.unit in line for post in held)

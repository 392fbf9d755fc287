"""Appointing a Plt. or Plh., noting an absence, ending a holding: what it would change.

Rows are added and ended, never taken away: what somebody signed rests on them.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from plone import api
from setneg.workflows import _
from setneg.workflows.organisation.cache import current
from setneg.workflows.organisation.cache import today
from setneg.workflows.organisation.levels import ABSENT
from setneg.workflows.organisation.levels import SUBSTITUTES
from setneg.workflows.organisation.organogram import Holding
from setneg.workflows.organisation.rows import format_holding
from setneg.workflows.organisation.rows import RowError
from setneg.workflows.organisation.rows import stated_holding
from setneg.workflows.steps.wording import say
from typing import Any
from zope.event import notify
from zope.lifecycleevent import Attributes
from zope.lifecycleevent import ObjectModifiedEvent


CAPACITY = {"plt": "Plt.", "plh": "Plh.", "definitif": "", ABSENT: ""}
#: Among how many waiting documents own drafts and checks are looked for.
LOOKED_AT = 200


def proposed(said: dict[str, Any]) -> Holding:
    """The row that a form or client states; RowError says what is wrong with it.

    said  akun, mulai, sampai, kapasitas, dasar, tidak_berwenang, alasan
    """
    cells = [
        str(said.get(name) or "").replace("|", "/").strip()
        for name in ("akun", "mulai", "sampai", "kapasitas", "dasar")
    ]
    acts = said.get("tidak_berwenang")
    refused = ", ".join(map(str, acts)) if isinstance(acts, list | tuple) else acts
    cells += [str(refused or ""), str(said.get("alasan") or "").replace("|", "/")]
    row = stated_holding(" | ".join(" ".join(cell.split()) for cell in cells))
    if api.user.get(userid=row.userid) is None:
        raise RowError(f"Akun tidak dikenal: {row.userid}")
    return row


def appoint(post: Any, row: Holding) -> None:
    """Add a row to a position. RowError when the same person stands there already."""
    for other in post.holdings():
        same = other.userid == row.userid and other.capacity == row.capacity
        if same and _overlap(other, row):
            raise RowError(
                f"{row.userid} sudah tercatat pada masa itu: {format_holding(other)}"
            )
    _write(post, [*(post.pemangku or ()), format_holding(row)])


def end(post: Any, number: int, day: date) -> Holding:
    """The last day of a holding; the row itself stays. RowError when it cannot be."""
    rows = list(post.holdings())
    if not 0 <= number < len(rows):
        raise RowError("Baris pemangku itu tidak ada.")
    row = rows[number]
    if row.start is not None and day < row.start:
        raise RowError("Tanggal sampai mendahului tanggal mulai.")
    rows[number] = replace(row, end=day)
    _write(post, [format_holding(each) for each in rows])
    return rows[number]


def _write(post: Any, lines: list[str]) -> None:
    from setneg.workflows import journal

    journal.record(
        api.portal.get(), "pemangku", jabatan=post.position_id(), baris=lines[-1:]
    )
    post.pemangku = lines
    notify(ObjectModifiedEvent(post, Attributes(None, "pemangku")))
    post.reindexObject()


def _overlap(one: Holding, other: Holding) -> bool:
    first = max(one.start or date.min, other.start or date.min)
    last = min(one.end or date.max, other.end or date.max)
    return first <= last


def consequences(post: Any, row: Holding) -> list[str]:
    """What a row would change, in sentences, before it is saved."""
    return [say(sentence) for sentence in _sentences(post, row)]


def _sentences(post: Any, row: Holding) -> Iterator[Any]:
    position = post.position_id()
    words = {
        "person": _name(row.userid),
        "post": post.title,
        "capacity": CAPACITY[row.capacity],
        "start": _day(row.start) or _day(today()),
        "end": _day(row.end) or "…",
        "basis": row.basis or "-",
        "reason": row.reason,
    }
    if row.capacity == ABSENT:
        yield _(
            "change_absent",
            default="${person} tercatat berhalangan ${start} s.d. ${end}: ${reason}.",
            mapping=words,
        )
    else:
        yield _(
            "change_acts",
            default="${person} bertindak sebagai ${capacity} ${post} dari ${start} "
            "s.d. ${end}, dasar: ${basis}.",
            mapping=words,
        )
    yield from _about_work(position, row)
    if row.capacity in SUBSTITUTES:
        yield from _about_power(position, row, words)


def _about_work(position: str, row: Holding) -> Iterator[Any]:
    """How much waits there now, and what of it stays out of his hands."""
    from setneg.workflows.steps.history import current_round

    catalog = api.portal.get_tool("portal_catalog")
    found = catalog.unrestrictedSearchResults(waiting_for=position)
    yield _(
        "change_waiting",
        default="${count} naskah kini menunggu jabatan ini.",
        mapping={"count": len(found)},
    )
    documents = (brain._unrestrictedGetObject() for brain in found[:LOOKED_AT])
    own = sum(
        any(entry.actor == row.userid for entry in current_round(document))
        for document in documents
    )
    if own and row.capacity != ABSENT:
        yield _(
            "change_own_work",
            default="${count} di antaranya ia susun atau periksa sendiri: naskah itu "
            "tetap menunggu pejabat lain.",
            mapping={"count": own},
        )


def _about_power(position: str, row: Holding, words: dict[str, Any]) -> Iterator[Any]:
    """What he may not do, and who else stands there then."""
    from setneg.workflows.authority.checks import extent

    acts = extent(row)
    if acts:
        yield _(
            "change_refused",
            default="Di luar wewenangnya: ${acts}.",
            mapping={"acts": ", ".join(acts)},
        )
    else:
        yield _("change_unrefused", default="Tidak ada perbuatan yang dikecualikan.")
    for other in current().holders(position, row.start or today()):
        yield _(
            "change_beside",
            default="Pada hari itu jabatan ini juga dipegang ${person} (${capacity}).",
            mapping={"person": _name(other.userid), "capacity": other.capacity},
        )


def _name(userid: str) -> str:
    user = api.user.get(userid=userid)
    name = user.getProperty("fullname", "") if user is not None else ""
    return f"{name} ({userid})" if name and name != userid else userid


def _day(day: date | None) -> str:
    return day.strftime("%d-%m-%Y") if day else ""

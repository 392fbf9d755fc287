"""Delivery: who was sent a document, when they opened it and when they received it.

The rows are kept on the document by recipient, so that two offices confirming at the
same moment touch nothing else. Source: R-X-14; the clock of R-X-07 starts from them.
"""

from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from datetime import UTC
from persistent.mapping import PersistentMapping
from setneg.policy.browser.dates import local
from setneg.policy.content.document import Naskah
from setneg.policy.distribution import recipients
from setneg.policy.distribution.recipients import Recipient
from setneg.policy.secrecy.classes import logged
from setneg.workflows import organisation
from setneg.workflows.inbox.indexes import CHANGED_BY_STEP
from setneg.workflows.interfaces import IAddressed
from setneg.workflows.journal import record
from setneg.workflows.procedures.interfaces import IReceipts
from setneg.workflows.stored import stored
from typing import Any
from zope.component import adapter
from zope.interface import implementer


ATTRIBUTE = "tanda_terima"
SENT, OPENED, RECEIVED = "dikirim", "dibuka", "diterima"


class NotAddressee(Exception):
    """The person holds no position to which the document was sent."""


@dataclass(frozen=True)
class Receipt:
    """One addressee: sent when, opened when, received when by whom.

    position  key of the recipient: a position id, `unit:…`, `orang:…`, or a name
    office    False for somebody outside, who confirms nothing here
    field     kepada, tembusan or diperintahkan
    source    `<list>@<edition>` when a list named them
    copy      number of the copy that is theirs; 0 without numbered copies
    evidence  who took it outside: nama, tanggal, catatan, oleh, berkas; None inside
    """

    position: str
    title: str
    office: bool
    sent: datetime
    received: datetime | None
    by: str
    kind: str = recipients.POST
    field: str = "kepada"
    opened: datetime | None = None
    address: str = ""
    source: str = ""
    copy: int = 0
    evidence: Mapping[str, Any] | None = None
    sender: str = ""

    @property
    def state(self) -> str:
        """dikirim, dibuka or diterima."""
        if self.received is not None:
            return RECEIVED
        return OPENED if self.opened is not None else SENT


def addressees(document) -> tuple[str, ...]:
    """Keys of everybody to whom a document would go today, lists written out."""
    return tuple(meant.key for _, meant in recipients.expanded(document))


def deliver(document, event) -> None:
    """After distribusikan: a row for each addressee, who from now on may read it."""
    if event.entry.verb != "distribusikan":
        return
    kept = stored(document).get(ATTRIBUTE)
    if kept is None:
        kept = document.tanda_terima = PersistentMapping()
    secret = logged(document)
    readers = list(document.readers or ())
    for field, meant in recipients.expanded(document, local(event.entry.time).date()):
        readers += meant.readers(secret)
        if meant.key not in kept:
            kept[meant.key] = _row(field, meant, event.entry, secret)
            kept[meant.key]["salinan"] = len(kept) if secret else 0
    document.readers = tuple(dict.fromkeys(readers))
    document.reindexObjectSecurity()
    document.reindexObject(idxs=list(CHANGED_BY_STEP))


def _row(field: str, meant: Recipient, entry, secret: bool) -> PersistentMapping:
    return PersistentMapping(
        dikirim=entry.time,
        dibuka=None,
        diterima=None,
        oleh="",
        jenis=meant.kind,
        jabatan=meant.positions(secret),
        alamat=meant.address,
        daftar=meant.source,
        ruas=field,
        pengirim=entry.position or "",
        bukti=None,
    )


def kept_rows(document) -> Mapping[str, Any]:
    """key -> row as it is kept; empty before delivery."""
    return stored(document).get(ATTRIBUTE) or {}


def rows(document) -> list[Receipt]:
    """All addressees of a delivered document in their order; [] before delivery."""
    return [_shown(name, row) for name, row in kept_rows(document).items()]


def _shown(name: str, row: Mapping[str, Any]) -> Receipt:
    meant = _recipient(name, row)
    return Receipt(
        position=name,
        title=meant.title,
        office=meant.inside,
        sent=row["dikirim"],
        received=row["diterima"],
        by=row["oleh"],
        kind=meant.kind,
        field=row.get("ruas", "kepada"),
        opened=row.get("dibuka"),
        address=row.get("alamat", ""),
        source=row.get("daftar", ""),
        copy=row.get("salinan", 0),
        evidence=row.get("bukti"),
        sender=row.get("pengirim", ""),
    )


def _recipient(name: str, row: Mapping[str, Any]) -> Recipient:
    """Who a row is about; what is no longer in the organogram is shown as it was."""
    kind = row.get("jenis")
    organogram = organisation.current()
    if kind in (None, recipients.POST):
        known = name in organogram.positions
        return Recipient(recipients.POST if known else recipients.OUTSIDE, name)
    value = name.partition(":")[2] if kind != recipients.OUTSIDE else name
    if kind == recipients.UNIT and value not in organogram.units:
        return Recipient(recipients.OUTSIDE, value)
    return Recipient(kind, value, row.get("alamat", ""))


def positions_of(name: str, row: Mapping[str, Any]) -> tuple[str, ...]:
    """The positions that confirm for a row."""
    return tuple(row.get("jabatan") or (name,))


def own(document, userid: str) -> Sequence[str]:
    """Keys of the rows for which this person may confirm today.

    What is sent to a person is his alone, whatever positions he holds.
    """
    held = organisation.current().groups_of(userid, organisation.today())
    found = []
    for name, row in kept_rows(document).items():
        if row.get("jenis") == recipients.PERSON:
            mine = name == f"{recipients.PERSON}:{userid}"
        else:
            mine = any(post in held for post in positions_of(name, row))
        if mine:
            found.append(name)
    return found


def confirm(document, userid: str, position: str = "") -> Receipt:
    """Record that an addressee received it; a second time changes nothing.

    position  which of the person's own; "" = the first that has not confirmed yet.
    NotAddressee for everybody else.
    """
    mine = own(document, userid)
    if position:
        mine = [name for name in mine if name == position]
    if not mine:
        raise NotAddressee(position)
    kept = stored(document)[ATTRIBUTE]
    waiting = [name for name in mine if kept[name]["diterima"] is None]
    name = (waiting or mine)[0]
    if kept[name]["diterima"] is None:
        now = datetime.now(UTC)
        kept[name].update(
            diterima=now, oleh=userid, dibuka=kept[name].get("dibuka") or now
        )
        record(document, "tanda_terima", jabatan=name)
        # an answer that is owed has its deadline from this moment on (R-X-07)
        document.reindexObject(idxs=list(CHANGED_BY_STEP))
    return next(row for row in rows(document) if row.position == name)


def sends(document, userid: str) -> bool:
    """Whether somebody is on the sending side: who handed out, the unit, its line."""
    held = set(organisation.current().groups_of(userid, organisation.today()))
    if not held:
        return False
    by = {row.get("pengirim", "") for row in kept_rows(document).values()}
    line = organisation.current().roles(getattr(document, "unit", None) or "")
    return bool(held & (by | set(line)))


@implementer(IReceipts)
@adapter(Naskah)
class Receipts:
    """What a case asks: the moments of receipt that have been confirmed."""

    def __init__(self, document):
        self.document = document

    @property
    def received(self) -> Mapping[str, datetime]:
        """By position; what a unit received, its head received."""
        return {
            (positions_of(name, row)[:1] or (name,))[0]
            if row.get("jenis") == recipients.UNIT
            else name: row["diterima"]
            for name, row in kept_rows(self.document).items()
            if row["diterima"] is not None
        }


@implementer(IAddressed)
@adapter(Naskah)
class Addressed:
    """What the engine asks before the signer is settled: everybody by himself."""

    def __init__(self, document):
        self.document = document

    def addressees(self) -> tuple[str, ...]:
        """Positions; a person by the first that he holds; a list by its members."""
        found = []
        fields = ("kepada", "diperintahkan")
        for _field, text in recipients.lines_of(self.document, *fields):
            for meant in recipients.members(recipients.parse(text)):
                inside = meant.positions(secret=True)[:1]
                found.append(inside[0] if inside else meant.value)
        return tuple(dict.fromkeys(found))

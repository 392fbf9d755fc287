"""Delivery: who was sent a document, and when each of them received it (R-X-14).

The rows are kept on the document by position, so that two offices confirming at the
same moment touch nothing else. Source of the deadline that counts from them: R-X-07.
"""

from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from datetime import UTC
from persistent.mapping import PersistentMapping
from setneg.policy.content.document import Naskah
from setneg.policy.vocabularies.offices import position_title
from setneg.workflows import organisation
from setneg.workflows.inbox.indexes import CHANGED_BY_STEP
from setneg.workflows.procedures.interfaces import IReceipts
from setneg.workflows.stored import stored
from zope.component import adapter
from zope.interface import implementer


ATTRIBUTE = "tanda_terima"
#: Fields that say to whom a document goes.
ADDRESSED = ("kepada", "tembusan", "diperintahkan")


class NotAddressee(Exception):
    """The person holds no position to which the document was sent."""


@dataclass(frozen=True)
class Receipt:
    """One addressee: position id (or a name in words), sent when, received when by whom.

    office  False for somebody outside the organisation, who confirms nothing here
    """

    position: str
    title: str
    office: bool
    sent: datetime
    received: datetime | None
    by: str


def addressees(document) -> tuple[str, ...]:
    """Everybody to whom a document goes: position ids where they can be resolved."""
    organogram = organisation.current()
    found = []
    for field in ADDRESSED:
        for text in getattr(document.aq_base, field, None) or ():
            post = organogram.positions.get(text) or organogram.resolve(text)
            found.append(post.id if post is not None else text.strip())
    return tuple(dict.fromkeys(name for name in found if name))


def deliver(document, event) -> None:
    """After distribusikan: a row for each addressee, who from now on may read it."""
    if event.entry.verb != "distribusikan":
        return
    kept = stored(document).get(ATTRIBUTE)
    if kept is None:
        kept = document.tanda_terima = PersistentMapping()
    people = addressees(document)
    for name in people:
        if name not in kept:
            kept[name] = PersistentMapping(
                dikirim=event.entry.time, diterima=None, oleh=""
            )
    offices = [name for name in people if name in organisation.current().positions]
    document.readers = tuple(dict.fromkeys((*(document.readers or ()), *offices)))
    document.reindexObjectSecurity()


def rows(document) -> list[Receipt]:
    """All addressees of a delivered document in their order; [] before delivery."""
    kept = stored(document).get(ATTRIBUTE) or {}
    known = organisation.current().positions
    return [
        Receipt(
            position=name,
            title=position_title(name) if name in known else name,
            office=name in known,
            sent=row["dikirim"],
            received=row["diterima"],
            by=row["oleh"],
        )
        for name, row in kept.items()
    ]


def own(document, userid: str) -> Sequence[str]:
    """Addressed positions that this person holds today."""
    held = organisation.current().groups_of(userid, organisation.today())
    kept = stored(document).get(ATTRIBUTE) or {}
    return [name for name in kept if name in held]


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
        kept[name].update(diterima=datetime.now(UTC), oleh=userid)
        # an answer that is owed has its deadline from this moment on (R-X-07)
        document.reindexObject(idxs=list(CHANGED_BY_STEP))
    return next(row for row in rows(document) if row.position == name)


@implementer(IReceipts)
@adapter(Naskah)
class Receipts:
    """What a case asks: the moments of receipt that have been confirmed."""

    def __init__(self, document):
        self.document = document

    @property
    def received(self) -> Mapping[str, datetime]:
        return {
            row.position: row.received
            for row in rows(self.document)
            if row.received is not None
        }

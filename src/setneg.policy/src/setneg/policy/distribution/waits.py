"""Whom a document waits for after it was handed out: confirmations, prints taken over."""

from collections.abc import Iterable
from setneg.policy.content.document import Naskah
from setneg.policy.distribution import printing
from setneg.policy.distribution import receipts
from setneg.policy.distribution import recipients
from setneg.workflows.chains import stage_of
from setneg.workflows.inbox.interfaces import IWaits
from setneg.workflows.inbox.standard import counted
from setneg.workflows.inbox.wait import Wait
from typing import Any
from zope.component import adapter
from zope.interface import implementer


CANCELLED = "batal"
DAYS = 2


def unconfirmed(document: Any) -> list[receipts.Receipt]:
    """Recipients in the house that must confirm and have not."""
    if not getattr(document.aq_base, "wajib_konfirmasi", False):
        return []
    return [row for row in receipts.rows(document) if row.office and not row.received]


@implementer(IWaits)
@adapter(Naskah)
class Unconfirmed:
    """One wait for each recipient that must confirm, until the document's own limit."""

    def __init__(self, document: Any) -> None:
        self.document = document

    def waits(self) -> Iterable[Wait]:
        kept = receipts.kept_rows(self.document)
        open_rows = unconfirmed(self.document) if kept else []
        stage = stage_of(self.document) if open_rows else None
        if stage is not None and stage.id == CANCELLED:
            return
        days = getattr(self.document, "batas_konfirmasi", None) or DAYS
        for row in open_rows:
            yield Wait(
                key=f"konfirmasi:{row.position}",
                positions=receipts.positions_of(row.position, kept[row.position]),
                since=row.sent,
                standard=counted(f"{days} hari", row.sent),
            )


@implementer(IWaits)
@adapter(Naskah)
class HandedOver:
    """One wait for each hand-over of prints that nobody has taken over yet."""

    def __init__(self, document: Any) -> None:
        self.document = document

    def waits(self) -> Iterable[Wait]:
        for request in printing.requests(self.document):
            for row in request["serah_terima"]:
                meant = recipients.parse(row["kepada"])
                if row["diterima"] is None and meant.inside:
                    yield Wait(
                        key=f"serah_terima:{row['id']}",
                        positions=meant.positions(),
                        since=row["pada"],
                    )

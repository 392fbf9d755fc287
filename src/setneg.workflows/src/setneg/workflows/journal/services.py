"""REST: read the journal, check it, write it out."""

from collections.abc import Iterator
from plone.protect.interfaces import IDisableCSRFProtection
from plone.restapi.services import Service
from setneg.workflows.clock import key
from setneg.workflows.journal import asking
from setneg.workflows.journal import checking
from setneg.workflows.journal.keeping import entries
from setneg.workflows.journal.keeping import ledger
from setneg.workflows.journal.keeping import record_reading
from setneg.workflows.journal.model import canonical
from setneg.workflows.journal.model import Entry
from tempfile import TemporaryFile
from typing import Any
from zExceptions import BadRequest
from zExceptions import Unauthorized
from zope.interface import alsoProvides
from zope.interface import implementer
from zope.security import checkPermission
from ZPublisher.Iterators import IUnboundStreamIterator


FILTERS = ("akun", "tindakan", "rantai", "dari", "sampai")
PAGE, MOST = 50, 500
CHUNK = 64 * 1024  # bytes


class JournalGet(Service):
    """GET @jurnal on the site: a page of entries, the latest first."""

    def reply(self) -> dict[str, Any]:
        form = self.request.form
        try:
            start = max(0, int(form.get("b_start") or 0))
            size = min(MOST, max(1, int(form.get("b_size") or PAGE)))
        except (TypeError, ValueError):
            raise BadRequest("b_start dan b_size berupa bilangan.") from None
        wanted = {name: str(form.get(name) or "") for name in FILTERS}
        found = asking.latest(wanted, start, size)
        return {
            "@id": f"{self.context.absolute_url()}/@jurnal",
            "b_start": start,
            "sebagian": found.partly,
            "items": [entry.as_dict() for entry in found.items],
        }


class DocumentJournalGet(Service):
    """GET @jurnal on a document: all of its entries, oldest first."""

    def reply(self) -> dict[str, Any]:
        return {
            "@id": f"{self.context.absolute_url()}/@jurnal",
            "items": [entry.as_dict() for entry in entries(self.context)],
        }


class _WithKey(Service):
    """For the operator who shows the timer's key, or somebody who may read it all."""

    def check_permission(self) -> None:
        shown = self.request.getHeader(key.HEADER)
        if not (
            key.matches(shown)
            or checkPermission("setneg.workflows.ReadJournal", self.context)
        ):
            raise Unauthorized("Kunci jurnal tidak cocok.")


class JournalCheck(_WithKey):
    """POST @jurnal-periksa: whether all is whole; names the first broken entry."""

    def reply(self) -> dict[str, Any]:
        alsoProvides(self.request, IDisableCSRFProtection)
        result = checking.check(ledger())
        broken = result.broken
        return {
            "rantai": result.chains,
            "entri": result.entries,
            "jangkar": result.anchors,
            "utuh": broken is None,
            "rusak": None
            if broken is None
            else {
                "rantai": broken.chain,
                "dokumen": broken.path,
                "entri": broken.seq,
                "alasan": broken.reason,
                "kalimat": str(broken),
            },
        }


@implementer(IUnboundStreamIterator)
class Lines:
    """Entries as JSON lines, through a file, since the answer outlives the database."""

    def __init__(self, found: Iterator[Entry]) -> None:
        self.file = TemporaryFile()  # noqa: SIM115 closed with the answer
        for entry in found:
            self.file.write(f"{canonical(entry.as_dict())}\n".encode())
        self.file.seek(0)

    def __iter__(self) -> "Lines":
        return self

    def __next__(self) -> bytes:
        piece = self.file.read(CHUNK)
        if not piece:
            self.file.close()
            raise StopIteration
        return piece


def written_out(site: Any, request: Any) -> Lines:
    """What matches the request's filters as lines; that it was taken out is on record."""
    wanted = {name: str(request.form.get(name) or "") for name in FILTERS}
    record_reading(site, "ekspor", apa="jurnal", **wanted)
    response = request.response
    response.setHeader("Content-Type", "application/x-ndjson; charset=utf-8")
    response.setHeader("Content-Disposition", 'attachment; filename="jurnal.jsonl"')
    response.setHeader("Cache-Control", "private, no-store")
    return Lines(asking.found(wanted))


class JournalExport(_WithKey):
    """GET @jurnal-ekspor: every entry that matches, as JSON lines; itself on record."""

    def render(self) -> Lines:
        self.check_permission()
        return written_out(self.context, self.request)

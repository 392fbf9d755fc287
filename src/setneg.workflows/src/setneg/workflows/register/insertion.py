"""A number between two others, such as 12A: only by two persons.

One keeper proposes it with a reason, another confirms or refuses it. The book shows it
as inserted; the running numbers stay what they are.
"""

from BTrees.IOBTree import IOBTree
from BTrees.OOBTree import OOBTree
from datetime import datetime
from datetime import UTC
from persistent import Persistent
from setneg.workflows.register import allocation
from setneg.workflows.register.series import Entry
from setneg.workflows.register.series import Key
from setneg.workflows.register.series import RegisterError
from setneg.workflows.register.series import Series
from string import ascii_uppercase
from typing import Any


class Proposal(Persistent):
    """Somebody asks for a number after ``after``; ``decision`` is "" until it is taken."""

    decision = ""
    decided_by = ""
    suffix = ""

    def __init__(
        self, number: int, after: int, uid: str, title: str, reason: str
    ) -> None:
        self.number = number
        self.after = after
        self.uid = uid
        self.title = title
        self.reason = reason
        self.by = allocation.userid()
        self.at: datetime = allocation.now().astimezone(UTC)


def propose(
    kind: str,
    office: str,
    year: int,
    after: int,
    reason: str,
    document: Any = None,
    title: str = "",
) -> Proposal:
    """Ask for a number after ``after``, for a document or for a line of the paper book."""
    series = allocation.known(kind, office, year)
    uid, own = allocation.named(document)
    if not reason.strip():
        raise RegisterError("Alasan nomor sisipan harus diisi.")
    if series.line(after) is None:
        raise RegisterError(f"Nomor {after} tidak ada dalam register ini.")
    if document is not None and document.portal_type != kind:
        raise RegisterError(f"Register ini hanya untuk naskah jenis {kind}.")
    _free(series, uid)
    if not (own or title.strip()):
        raise RegisterError("Sebutkan naskah atau halnya.")
    if series.proposals is None:
        series.proposals = IOBTree()
    number = max(series.proposals, default=0) + 1
    proposal = Proposal(number, after, uid, own or title.strip(), reason.strip())
    series.proposals[number] = proposal
    return proposal


def confirm_insertion(kind: str, office: str, year: int, number: int) -> Entry:
    """Agree to a proposal, as somebody else than who made it; the inserted line."""
    series, proposal = _waiting(kind, office, year, number)
    _free(series, proposal.uid)
    if series.inserted is None or series.insertions is None:
        series.inserted, series.insertions = OOBTree(), OOBTree()
    used = {suffix for after, suffix in series.inserted if after == proposal.after}
    letters = [letter for letter in ascii_uppercase if letter not in used]
    if not letters:
        raise RegisterError(f"Sesudah nomor {proposal.after} tidak ada sisipan lagi.")
    entry = Entry(
        proposal.after,
        proposal.uid,
        proposal.title,
        allocation.now(),
        allocation.userid(),
    )
    entry.suffix, entry.note = letters[0], proposal.reason
    entry.held = bool(entry.uid)  # it counts from the document's own numbering step on
    series.inserted[(entry.number, entry.suffix)] = entry
    if entry.uid:
        series.insertions[entry.uid] = (entry.number, entry.suffix)
    proposal.decision, proposal.suffix = "disetujui", entry.suffix
    proposal.decided_by = allocation.userid()
    return entry


def refuse_insertion(
    kind: str, office: str, year: int, number: int, reason: str
) -> Proposal:
    """Refuse a proposal with a reason, as somebody else than who made it."""
    _series, proposal = _waiting(kind, office, year, number)
    if not reason.strip():
        raise RegisterError("Alasan penolakan harus diisi.")
    proposal.decision = f"ditolak: {reason.strip()}"
    proposal.decided_by = allocation.userid()
    return proposal


def proposals(key: Key) -> list[Proposal]:
    """The proposals that wait for a second person, oldest first."""
    series = allocation.series_of(key.kind, key.office, key.year)
    found = (series.proposals or {}).values() if series else ()
    return [proposal for proposal in found if not proposal.decision]


def _waiting(kind: str, office: str, year: int, number: int) -> tuple[Series, Proposal]:
    """A proposal that the person at the desk may decide."""
    series = allocation.known(kind, office, year)
    proposal = (series.proposals or {}).get(number)
    if proposal is None:
        raise RegisterError(f"Usul nomor sisipan {number} tidak ada.")
    if proposal.decision:
        raise RegisterError(f"Usul ini sudah {proposal.decision}.")
    if proposal.by == allocation.userid():
        raise RegisterError(
            "Nomor sisipan harus disetujui orang kedua, bukan pengusulnya sendiri."
        )
    return series, proposal


def _free(series: Series, uid: str) -> None:
    """RegisterError when the document has a number already."""
    there = series.line_of(uid) if uid else None
    if there is not None:
        raise RegisterError(f"Naskah ini sudah bernomor {there.written}.")

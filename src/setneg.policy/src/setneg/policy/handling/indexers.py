"""What the catalog knows of a submission for those who handle it."""

from plone.indexer import indexer
from setneg.policy.content.pengaduan import IPengaduan
from setneg.policy.content.pengajuan import IPengajuan
from setneg.policy.handling import people
from setneg.workflows.inbox.indexers import at_home
from typing import Any


INDEXES = ("pelaksana", "unit_pelayanan", "antrean", "kelas_pengaduan")


@indexer(IPengajuan)
@at_home
def pelaksana(submission: Any) -> str:
    """The position that is charged with it."""
    found = people.handler(submission)
    if not found:
        raise AttributeError("pelaksana")
    return found


@indexer(IPengajuan)
def unit_pelayanan(submission: Any) -> str:
    """Code of the receiving unit."""
    code = getattr(submission.aq_base, "unit_pelayanan", None)
    if not code:
        raise AttributeError("unit_pelayanan")
    return str(code)


@indexer(IPengajuan)
@at_home
def antrean(submission: Any) -> tuple[str, ...]:
    """Codes of the units in whose queue it stands: that which received it, and those of
    the positions that have it now, be they sections below."""
    return people.queued_at(submission)


@indexer(IPengaduan)
def kelas_pengaduan(complaint: Any) -> str:
    """The class that a complaint was given when it was verified."""
    grade = getattr(complaint.aq_base, "kelas", None)
    if not grade:
        raise AttributeError("kelas_pengaduan")
    return str(grade)


def renewed(submission: Any, event: Any) -> None:
    """After a step (IStepTaken): somebody else may be charged with it."""
    submission.reindexObject(idxs=list(INDEXES))

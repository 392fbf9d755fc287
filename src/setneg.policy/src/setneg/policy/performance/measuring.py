"""When the office was done with something and whether in time: kept by the catalog.

Counted is what is over: the times of its steps beside their standards (`inbox.measured`),
the promised date where one was given, and the answer to a submission. The catalog keeps
the result with the document, so that a count over a year reads no document.
"""

from collections.abc import Sequence
from datetime import datetime
from datetime import UTC
from plone.indexer import indexer
from setneg.policy.rendering.dates import local
from setneg.workflows.chains import stage_of
from setneg.workflows.clock.deadlines import LATE
from setneg.workflows.clock.deadlines import ON_TIME
from setneg.workflows.clock.deadlines import UNSTATED
from setneg.workflows.inbox.indexers import at_home
from setneg.workflows.inbox.measured import Stay
from setneg.workflows.inbox.measured import stays
from setneg.workflows.interfaces import IChained
from setneg.workflows.steps.history import entered
from setneg.workflows.steps.history import history
from typing import Any


#: Steps by which somebody who had asked is told what becomes of it.
ANSWERS = {
    "Pengaduan": ("jawab", "tolak"),
    "Usulan": ("terima", "tolak"),
}
INDEXES = ("rampung_pada", "terjawab_pada")


@indexer(IChained)
@at_home
def rampung_pada(document: Any) -> datetime:
    """When it came to its end; not indexed before."""
    stage, since = stage_of(document), entered(document)
    if stage is None or not stage.final or since is None:
        raise AttributeError("rampung_pada")
    return since.astimezone(UTC)


@indexer(IChained)
@at_home
def terjawab_pada(document: Any) -> datetime:
    """When whoever asked was first told what becomes of it; not indexed before."""
    moment = answered(document)
    if moment is None:
        raise AttributeError("terjawab_pada")
    return moment


@indexer(IChained)
@at_home
def ketepatan(document: Any) -> dict[str, Any]:
    """How the times of what is over stood to their standards; nothing before.

    status   of the whole;  langkah  steps in time and steps with a stated time
    jawaban  of the answer;  standar  UID of the case's standard;  pelayan  who served
    rampung, terjawab  the days on which it was over and answered, in ISO form
    """
    stage = stage_of(document)
    told = answered(document)
    over = stage is not None and stage.final
    if not over and told is None:
        raise AttributeError("ketepatan")
    found = stays(document)
    timed = [stay for stay in found if stay.status != UNSTATED]
    return {
        "status": whole(document, found) if over else UNSTATED,
        "langkah": (sum(stay.status != LATE for stay in timed), len(timed)),
        "jawaban": answer_status(document, found) if told is not None else UNSTATED,
        "standar": str(getattr(document, "standar", None) or ""),
        "pelayan": server(document),
        "rampung": day(entered(document)) if over else "",
        "terjawab": day(told),
    }


def day(moment: datetime | None) -> str:
    """The day in the office, in ISO form; "" for none."""
    return local(moment).date().isoformat() if moment is not None else ""


def answered(document: Any) -> datetime | None:
    """The moment of the first answer to a submission."""
    verbs = ANSWERS.get(document.portal_type, ())
    told = (entry.time for entry in history(document) if entry.verb in verbs)
    moment = next(iter(told), None)
    return moment.astimezone(UTC) if moment is not None else None


def whole(document: Any, found: Sequence[Stay]) -> str:
    """In time by the promised date, or by the times of all steps that state one."""
    promised, since = getattr(document, "janji_selesai", None), entered(document)
    if isinstance(promised, datetime) and since is not None:
        promised = promised if promised.tzinfo else promised.replace(tzinfo=UTC)
        return LATE if since > promised else ON_TIME
    return together(found)


def answer_status(document: Any, found: Sequence[Stay]) -> str:
    """Whether the steps up to the first answer kept their times."""
    verbs = ANSWERS.get(document.portal_type, ())
    upto: list[Stay] = []
    for stay in found:
        upto.append(stay)
        if stay.entry.verb in verbs:
            break
    return together(upto)


def together(found: Sequence[Stay]) -> str:
    """One late step makes the whole late; without a stated time nothing is said."""
    statuses = {stay.status for stay in found} - {UNSTATED}
    if not statuses:
        return UNSTATED
    return LATE if LATE in statuses else ON_TIME


def server(document: Any) -> str:
    """The unit that served: the one that received it, else the one that owns it."""
    named = getattr(document, "unit_pelayanan", None)
    receiver = getattr(document, "receiver", None) or ""
    return str(named or receiver.partition("__")[0] or document.unit or "")


def moved(document: Any, event: Any) -> None:
    """After each step: what is over is found as such, what was reopened is not."""
    document.reindexObject(idxs=list(INDEXES))

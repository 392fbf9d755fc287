"""For whom a document waits and until when: the one answer that all ask for.

The catalog, the page of the document, the inbox and the tick read it here.
"""

from collections.abc import Iterable
from datetime import datetime
from setneg.workflows.chains import stage_of
from setneg.workflows.chains.model import Stage
from setneg.workflows.clock.deadlines import Deadline
from setneg.workflows.inbox.indexing import once
from setneg.workflows.inbox.interfaces import IAwaited
from setneg.workflows.inbox.interfaces import IStandardTime
from setneg.workflows.inbox.interfaces import IWaits
from setneg.workflows.inbox.standard import counted
from setneg.workflows.inbox.standard import Standard
from setneg.workflows.inbox.standard import UNSTATED
from setneg.workflows.inbox.wait import STAGE
from setneg.workflows.inbox.wait import Wait
from setneg.workflows.steps.acting import awaited
from setneg.workflows.steps.history import entered
from typing import Any
from typing import Final
from zope.component import queryAdapter
from zope.component import subscribers


#: Names of IStandardTime: a date of its own, and who is asked before and after the chain.
DATE: Final = "tenggat"
BEFORE_CHAIN: Final = ("kegiatan",)
AFTER_CHAIN: Final = ("derajat",)


class Standards:
    """The standards of one document's stays, as long as it is not changed.

    Whoever says them (the procedure of its case, a date of its own) is asked for once.
    """

    def __init__(self, document: Any) -> None:
        self.document = document
        self._sayers: dict[str, Any] = {}

    def of(self, stage: Stage, since: datetime) -> Standard:
        """The standard of a stay in a stage that began at ``since``.

        A date that was set for this one document comes before the standard's own
        deadline; what the standard says is shown beside it all the same.
        """
        if stage.final:
            return UNSTATED
        found = self._stated(stage, since)
        given = self._said(DATE, stage, since)
        if given is None:
            return found
        return Standard(found.text or given.text, found.source, given.deadline)

    def _stated(self, stage: Stage, since: datetime) -> Standard:
        for name in BEFORE_CHAIN:
            if (found := self._said(name, stage, since)) is not None:
                return found
        if stage.time:
            return counted(stage.time, since)
        for name in AFTER_CHAIN:
            if (found := self._said(name, stage, since)) is not None:
                return found
        return UNSTATED

    def _said(self, name: str, stage: Stage, since: datetime) -> Standard | None:
        if name not in self._sayers:
            self._sayers[name] = queryAdapter(self.document, IStandardTime, name=name)
        sayer = self._sayers[name]
        return sayer.standard(stage.id, since) if sayer is not None else None


def standard_of(document: Any, stage: Stage, since: datetime) -> Standard:
    """The standard of one stay; see ``Standards``."""
    return Standards(document).of(stage, since)


def waits(document: Any) -> list[Wait]:
    """All that is waited for now; [] when the document has come to its end."""
    return once("waits", document, _waits)


def _waits(document: Any) -> list[Wait]:
    found: list[Wait] = []
    stage, since = stage_of(document), entered(document)
    if stage is not None and since is not None and not stage.final:
        standard = standard_of(document, stage, since)
        found.append(Wait(STAGE, positions(document), since, standard))
    for more in subscribers((document,), IWaits):
        found += more.waits()
    return found


def positions(document: Any) -> tuple[str, ...]:
    """The positions that may take it a step forward, or that it names itself."""
    own = queryAdapter(document, IAwaited)
    return own.positions() if own is not None else awaited(document)


def awaited_by(found: Iterable[Wait]) -> tuple[str, ...]:
    """The positions of several waits, each once."""
    return tuple(dict.fromkeys(post for wait in found for post in wait.positions))


def nearest(found: Iterable[Wait]) -> Wait | None:
    """The wait that is late first; None when none has a deadline.

    A time that is not stated never breaches. Source: I-10.
    """
    timed = [wait for wait in found if wait.standard.deadline is not None]
    return min(timed, key=_breach, default=None)


def deadline_of(document: Any) -> Deadline | None:
    """When waiting becomes urgent and when it is late; None without a stated time."""
    found = nearest(waits(document))
    return found.standard.deadline if found is not None else None


def _breach(wait: Wait) -> datetime:
    deadline = wait.standard.deadline
    return deadline.breach if deadline is not None else datetime.max

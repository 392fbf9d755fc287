"""Every published standard is evaluated at least once a year; who answers for it, when.

Source: R-X-18 (part L of every standard: evaluation at least once a year).
"""

from BTrees.OOBTree import OOBTree
from collections.abc import Iterable
from collections.abc import Mapping
from datetime import date
from datetime import datetime
from datetime import timedelta
from datetime import UTC
from persistent.mapping import PersistentMapping
from setneg.policy import _
from setneg.policy.archive.retention import later
from setneg.policy.content.standar_pelayanan import IStandarPelayanan
from setneg.policy.rendering.dates import local
from setneg.workflows import organisation
from setneg.workflows.chains import stage_of
from setneg.workflows.clock import calendar
from setneg.workflows.clock.deadlines import Deadline
from setneg.workflows.inbox.indexes import CHANGED_BY_STEP
from setneg.workflows.inbox.interfaces import IWaits
from setneg.workflows.inbox.standard import Standard
from setneg.workflows.inbox.wait import Wait
from setneg.workflows.procedures import positions
from setneg.workflows.procedures import standards
from setneg.workflows.procedures.refusal import CaseRefused
from setneg.workflows.steps.history import entered
from setneg.workflows.stored import stored
from typing import Any
from zope.component import adapter
from zope.interface import implementer


PUBLISHED = "terbit"
ATTRIBUTE = "evaluasi"
INDEX = "evaluasi_berikut"
#: How long before the day the head is reminded.
NOTICE = timedelta(days=30)
SOURCE = "R-X-18"
LONGEST = 10000  # characters of a result


def evaluations(standard: Any) -> list[Mapping[str, Any]]:
    """What was recorded, the latest first: tanggal, hasil, laporan, jabatan, oleh, pada."""
    kept = stored(standard).get(ATTRIBUTE) or {}
    return [kept[day] for day in sorted(kept, reverse=True)]


def next_day(standard: Any) -> date | None:
    """Until when it is to be evaluated again; None while it is not in force."""
    stage, since = stage_of(standard), entered(standard)
    if stage is None or stage.id != PUBLISHED or since is None:
        return None
    done = [record["tanggal"] for record in evaluations(standard)]
    return later(max([local(since).date(), *done]), 1)


def responsible(standard: Any) -> str:
    """The position that answers for the service; "" when the standard names none."""
    grid = standards.grid_of(standard)
    if grid is not None:
        return str(grid.penanggung_jawab)
    head = organisation.current().head(getattr(standard, "unit_pelayanan", None) or "")
    return head.id if head is not None else ""


def record(standard: Any, day: date | None, result: str, report: str = "") -> None:
    """Keep an evaluation, as the head of the service; CaseRefused or NotYours else.

    day     when it was held: not in the future, not twice
    result  what was found, in words
    report  UID of the report, where there is one
    """
    act = _("act_evaluate", default="Mencatat evaluasi standar ini")
    position = positions.one_of((responsible(standard),), act)
    reasons = [*_day_refused(standard, day), *_result_refused(result)]
    if next_day(standard) is None:
        reasons.append(
            _("evaluation_not_in_force", default="Standar ini tidak berlaku.")
        )
    if reasons or day is None:
        raise CaseRefused(reasons)
    kept = stored(standard).get(ATTRIBUTE)
    if kept is None:
        kept = standard.evaluasi = OOBTree()
    kept[day.isoformat()] = PersistentMapping(
        tanggal=day,
        hasil=result.strip(),
        laporan=report,
        jabatan=position,
        oleh=positions.who(),
        pada=datetime.now(UTC),
    )
    standard.reindexObject(idxs=[INDEX, *CHANGED_BY_STEP])


def _day_refused(standard: Any, day: date | None) -> Iterable[str]:
    if day is None:
        yield _("evaluation_day_missing", default="Tanggal evaluasi wajib diisi.")
    elif day > organisation.today():
        yield _(
            "evaluation_day_future",
            default="Tanggal evaluasi tidak boleh di masa depan.",
        )
    elif day in [each["tanggal"] for each in evaluations(standard)]:
        yield _(
            "evaluation_day_twice", default="Evaluasi pada tanggal itu sudah dicatat."
        )


def _result_refused(result: str) -> Iterable[str]:
    if not result.strip():
        yield _("evaluation_result_missing", default="Hasil evaluasi wajib diisi.")
    elif len(result) > LONGEST:
        yield _(
            "evaluation_result_long",
            default="Hasil evaluasi paling panjang ${count} huruf; lampirkan laporannya.",
            mapping={"count": LONGEST},
        )


@implementer(IWaits)
@adapter(IStandarPelayanan)
class YearlyEvaluation:
    """In the head's inbox from a month before the day until it was recorded."""

    def __init__(self, standard: Any) -> None:
        self.standard = standard

    def waits(self) -> Iterable[Wait]:
        day = next_day(self.standard)
        if day is None or organisation.today() < day - NOTICE:
            return []
        who = responsible(self.standard)
        zone = calendar.current().zone
        breach = datetime(day.year, day.month, day.day, 23, 59, tzinfo=zone)
        start = later(day, -1)
        deadline = Deadline(
            datetime(start.year, start.month, start.day, tzinfo=zone),
            breach - NOTICE,
            breach,
            SOURCE,
        )
        text = "1 tahun"
        return [
            Wait(
                ATTRIBUTE,
                (who,) if who else (),
                breach - NOTICE,
                Standard(text, SOURCE, deadline),
            )
        ]


def remind(event: Any) -> None:
    """At each tick: standards whose month has come enter the head's inbox.

    One query finds those whose day is near; what waits already is left alone.
    """
    near = organisation.today() + NOTICE
    catalog = event.portal.portal_catalog
    query = {INDEX: {"query": near, "range": "max"}}
    for brain in catalog.unrestrictedSearchResults(query):
        if not brain.waiting_for:
            standard = brain._unrestrictedGetObject()
            standard.reindexObject(idxs=list(CHANGED_BY_STEP))

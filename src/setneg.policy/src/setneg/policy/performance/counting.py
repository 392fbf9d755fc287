"""Let an indicator count itself: choose how, count at the end of a period or when asked.

The figure of a counter goes the same way as a typed one (the Bagian checks it, the head
approves it); it is marked as counted, and the list of what was counted is its evidence.
"""

from datetime import datetime
from datetime import UTC
from persistent import Persistent
from plone import api
from setneg.policy import _
from setneg.policy import logger
from setneg.policy.content.realisasi_iku import RealisasiIKU
from setneg.policy.content.realisasi_iku import SYSTEM
from setneg.policy.performance import figures
from setneg.policy.performance import opening
from setneg.policy.performance import periods
from setneg.policy.performance.counters import Counted
from setneg.policy.performance.counters import counter
from setneg.policy.performance.counters import Question
from setneg.policy.performance.reporting import keep
from setneg.policy.performance.timing import AWAITED
from setneg.workflows import organisation
from setneg.workflows import steps
from setneg.workflows.journal import record
from setneg.workflows.procedures import positions
from setneg.workflows.procedures.refusal import CaseRefused
from setneg.workflows.steps.wording import kept
from setneg.workflows.stored import stored
import transaction
from typing import Any


class Evidence(Persistent):
    """What was counted, as it was then; read only when somebody looks at it.

    lines  (UID, number, day, met, of) of each
    """

    def __init__(self, name: str, counted: Counted, at: datetime) -> None:
        self.name = name
        self.met = counted.met
        self.of = counted.of
        self.at = at
        self.lines = tuple(
            (line.uid, line.number, line.day, line.met, line.of)
            for line in counted.lines
        )


def chosen(indicator: Any) -> tuple[str, str]:
    """The counter of an indicator and the standard that it is kept to; ("", "") none."""
    name, _colon, standard = (stored(indicator).get(opening.COUNTER) or "").partition(
        ":"
    )
    return name, standard


def choose(indicator: Any, name: str, standard: str = "") -> None:
    """Let the indicator count itself from now on (or, with "", no more).

    By the Bagian that checks the indicator; CaseRefused or NotYours else. Reports that
    still wait follow the choice.
    """
    act = _("act_choose_counter", default="Menentukan cara menghitung indikator ini")
    positions.one_of(opening.checkers(indicator), act)
    if name and counter(name) is None:
        raise CaseRefused(
            [_("counter_unknown", default="Cara menghitung itu tidak dikenal.")]
        )
    kept = f"{name}:{standard}" if standard and name else name
    setattr(indicator, opening.COUNTER, kept)
    for brain in opening.reports(indicator.UID()):
        if brain.review_state == AWAITED:
            keep(brain._unrestrictedGetObject(), pencacah=kept)
    record(indicator, "pencacah", pencacah=kept)


def question_of(report: RealisasiIKU) -> Question | None:
    """What the counter of a report is asked; None for a period that nobody knows."""
    period = periods.find(report.periode)
    if period is None:
        return None
    _name, _colon, standard = (report.pencacah or "").partition(":")
    return Question(report.unit, period.start, period.end, standard)


def count(report: RealisasiIKU) -> Counted | None:
    """The figure as it would be counted now; None without a counter."""
    found = counter((report.pencacah or "").partition(":")[0])
    question = question_of(report)
    return found.count(question) if found is not None and question else None


def fill(report: RealisasiIKU, now: datetime) -> Counted | None:
    """Count and report, in the system's name; None where there is nothing to report."""
    counted = count(report)
    if counted is None or counted.figure is None:
        return None
    reason = kept(
        _("counted_by_system", default="Dihitung sistem dari peristiwa yang tercatat.")
    )
    figure = figures.stored(counted.figure)
    steps.carry(report, "kerjakan", reason, {"nilai": figures.written(counted.figure)})
    name = (report.pencacah or "").partition(":")[0]
    keep(
        report,
        nilai=figure,
        pembilang=str(counted.met) if counted.share else None,
        penyebut=str(counted.of) if counted.share else None,
        cara=SYSTEM,
        hitungan=Evidence(name, counted, now),
        bukti=(),
    )
    return counted


def fill_by_hand(report: RealisasiIKU) -> Counted | None:
    """Count now, because somebody who reports or checks asks for it."""
    act = _("act_count_now", default="Menghitung realisasi ini")
    parties = report.parties
    positions.one_of((*parties["Pelaksana"], *parties["Penerima"]), act)
    if not waits_for_counting(report):
        raise CaseRefused(
            [
                _(
                    "counting_not_now",
                    default="Angka hanya dihitung selama laporannya ditunggu dan "
                    "indikatornya mempunyai cara menghitung.",
                )
            ]
        )
    return fill(report, datetime.now(UTC))


def waits_for_counting(report: RealisasiIKU) -> bool:
    """Whether a report waits whose indicator counts itself and whose period is over."""
    period = periods.find(report.periode)
    over = period is not None and period.end < organisation.today()
    state = api.content.get_state(report)
    return bool(over and report.pencacah and state == AWAITED)


def strike(portal: Any, now: datetime) -> int:
    """At each tick: what counts itself and waits is counted; how many were."""
    catalog = api.portal.get_tool("portal_catalog")
    found = catalog.unrestrictedSearchResults(
        portal_type=opening.KIND, review_state=AWAITED
    )
    done = 0
    for brain in found:
        if not brain.capaian_iku.get(opening.COUNTER):
            continue
        report = brain._unrestrictedGetObject()
        savepoint = transaction.savepoint(optimistic=True)
        try:
            if waits_for_counting(report) and fill(report, now) is not None:
                done += 1
        except Exception:
            savepoint.rollback()
            logger.exception("counting: %s", brain.getPath())
    return done

"""What came of each standard in a year: material for judging how a unit works.

Per standard and unit: cases and complaints that kept their times, and what the users
said. Only sums, nothing about anybody by name; read by the unit and those above it.
Source: R-SPS-12 (part D.7).
"""

from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from plone import api
from setneg.policy.performance.counters import Counted
from setneg.policy.performance.counters import counter
from setneg.policy.performance.counters import moments
from setneg.policy.performance.counters import Question
from setneg.policy.performance.coverage import IN_FORCE
from setneg.policy.performance.coverage import office_of
from setneg.policy.performance.coverage import STANDARD
from setneg.policy.performance.figures import rounded
from setneg.policy.questionnaires import page
from setneg.policy.questionnaires import results
from setneg.policy.questionnaires import rounds
from setneg.workflows import organisation
from setneg.workflows.procedures import positions
from typing import Any


CASES, COMPLAINTS = "kegiatan_tepat_waktu", "pengaduan_tepat_waktu"
#: Fewer than these would let a reader guess who is meant.
LEAST = results.LEAST


@dataclass(frozen=True, slots=True)
class Voices:
    """What users said in a year: answers, and the mean of all questions with a scale.

    form  address of the questionnaire; "" for who may not read its results
    """

    answers: int = 0
    mean: Decimal | None = None
    form: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """One standard in one unit and year."""

    standard: str
    title: str
    url: str
    unit: str
    year: int
    cases: Counted
    complaints: Counted
    voices: Voices

    @property
    def few_complaints(self) -> bool:
        return 0 < self.complaints.of < LEAST


def may_read(unit: str) -> bool:
    """Whether somebody works in a unit or above it; site managers read all."""
    if api.user.has_permission("Manage portal"):
        return True
    organogram = organisation.current()
    above = {each.code for each in organogram.line(unit)}
    held = (organogram.positions.get(post) for post in positions.held())
    offices = (office_of(post.unit) for post in held if post is not None)
    return any(office in above for office in offices)


def outcomes(year: int) -> list[Outcome]:
    """The published standards of a year with their units, as the reader may read them."""
    found = api.portal.get_tool("portal_catalog").searchResults(
        portal_type=STANDARD, review_state=IN_FORCE, sort_on="sortable_title"
    )
    busy = units_at_work(year)
    return [row for brain in found for row in _rows(brain, year, busy)]


def _rows(
    brain: Any, year: int, busy: Mapping[str, frozenset[str]]
) -> Iterator[Outcome]:
    named = brain.unit_pelayanan
    serving = office_of(named if isinstance(named, str) and named else brain.unit)
    others = sorted(busy.get(brain.UID, frozenset()) - {serving})
    for unit in filter(may_read, (serving, *others)):
        question = Question(unit, date(year, 1, 1), date(year, 12, 31), brain.UID)
        yield Outcome(
            brain.UID,
            brain.Title,
            brain.getURL(),
            unit,
            year,
            counter(CASES).count(question),
            counter(COMPLAINTS).count(question),
            voices(brain, year) if unit == serving else Voices(),
        )


def units_at_work(year: int) -> dict[str, frozenset[str]]:
    """UID of a standard -> units kerja whose cases or answers of the year followed it."""
    catalog = api.portal.get_tool("portal_catalog")
    start, end = moments(Question("", date(year, 1, 1), date(year, 12, 31)))
    days = {"query": (start, end), "range": "min:max"}
    cases = catalog.unrestrictedSearchResults(portal_type="Kegiatan", rampung_pada=days)
    told = catalog.unrestrictedSearchResults(
        portal_type="Pengaduan", terjawab_pada=days
    )
    found: dict[str, set[str]] = {}
    for brain in (*cases, *told):
        kept = brain.ketepatan if isinstance(brain.ketepatan, dict) else {}
        complaint = brain.portal_type == "Pengaduan"
        unit = kept.get("pelayan") if complaint else brain.unit
        if kept.get("standar") and isinstance(unit, str) and unit:
            found.setdefault(kept["standar"], set()).add(office_of(unit))
    return {uid: frozenset(units) for uid, units in found.items()}


def voices(brain: Any, year: int) -> Voices:
    """All rounds of the year on a standard; questions count by their answers."""
    answered, points, form_url = 0, Decimal(0), ""
    people = 0
    for form, asked in rounds.questionnaires(brain.UID):
        if asked.year != year:
            continue
        found = results.results(form, asked)
        people += found.count
        if not form_url and page.may_read(asked):
            form_url = form.absolute_url()
        for each in found.questions:
            if each.mean is not None:
                answered += each.answered
                points += each.mean * each.answered
    return Voices(people, rounded(points / answered) if answered else None, form_url)

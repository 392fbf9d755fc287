"""Indicators that count themselves: declared counters over what the portal has recorded.

A counter is a named utility. It answers a question (unit, days, standard) by the catalog
alone, and gives the list of what it counted: identifiers, numbers and findings as they
were at that time, never titles, because whoever reads the list may not read them all.
"""

from collections.abc import Collection
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from datetime import date
from datetime import datetime
from datetime import time
from datetime import UTC
from decimal import Decimal
from plone import api
from setneg.policy import _
from setneg.policy.content import kinds
from setneg.policy.performance.figures import rounded
from setneg.workflows import organisation
from setneg.workflows.clock import calendar
from setneg.workflows.clock.deadlines import LATE
from setneg.workflows.clock.deadlines import UNSTATED
from typing import Any
from zope.component import getUtilitiesFor
from zope.component import queryUtility
from zope.interface import Attribute
from zope.interface import implementer
from zope.interface import Interface
from zope.interface import provider
from zope.schema.interfaces import IVocabularyFactory
from zope.schema.vocabulary import SimpleTerm
from zope.schema.vocabulary import SimpleVocabulary


@dataclass(frozen=True, slots=True)
class Question:
    """Whose work (a unit and those below it), in which days, of which standard."""

    unit: str
    start: date
    end: date
    standard: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that was counted: what it is, when it was over, what was found."""

    uid: str
    number: str
    day: str
    met: int
    of: int


@dataclass(frozen=True, slots=True)
class Counted:
    """What came out: `met` of `of`; a plain number where nothing can be missed."""

    met: int
    of: int
    lines: tuple[Line, ...] = field(default=(), repr=False)
    share: bool = True

    @property
    def figure(self) -> Decimal | None:
        """Percent, or the number; None where there was nothing to be measured."""
        if not self.share:
            return Decimal(self.met)
        return rounded(Decimal(self.met) / self.of * 100) if self.of else None


class ICounter(Interface):
    """One way of counting; its name is kept with the indicator."""

    title = Attribute("What it counts, for the list of choices.")
    help = Attribute("How it counts, shown with every figure.")

    def count(question: Question) -> Counted:  # type: ignore[empty-body]
        """Count; reads the catalog only."""


class Counter:
    """What counters share: the catalog's question and the lines of the answer."""

    title: Any = ""
    help: Any = ""
    index = "rampung_pada"
    day = "rampung"
    share = True

    def count(self, question: Question) -> Counted:
        lines = tuple(self.lines(question))
        met = sum(line.met for line in lines)
        return Counted(met, sum(line.of for line in lines), lines, self.share)

    def lines(self, question: Question) -> Iterator[Line]:
        units = organisation.current().below(question.unit)
        for brain in self.found(question, units):
            kept = brain.ketepatan if isinstance(brain.ketepatan, dict) else {}
            met, of = self.judged(kept, question, units)
            if of:
                yield Line(brain.UID, number(brain), kept.get(self.day, ""), met, of)

    def found(self, question: Question, units: Collection[str]) -> Iterable[Any]:
        """Entries of the catalog; units: the one of the question, and all below it."""
        catalog = api.portal.get_tool("portal_catalog")
        start, end = moments(question)
        days = {"query": (start, end), "range": "min:max"}
        return catalog.unrestrictedSearchResults(
            **{self.index: days, **self.query(units)}
        )

    def query(self, units: Collection[str]) -> dict[str, Any]:
        """What the catalog is asked beside the days."""
        return {"unit": list(units)}

    def judged(
        self, kept: Mapping[str, Any], question: Question, units: Collection[str]
    ) -> tuple[int, int]:
        """How many of one entry were met, of how many; kept: column `ketepatan`."""
        return of_status(kept.get("status", UNSTATED))


@implementer(ICounter)
class CasesInTime(Counter):
    """Cases of a service standard that kept its times."""

    title = _(
        "counter_kegiatan", default="Persentase kegiatan selesai sesuai standar waktu"
    )
    help = _(
        "counter_kegiatan_help",
        default="Kegiatan yang berakhir dalam periode; tepat bila tidak ada langkah "
        "yang melewati waktu bakunya. Kegiatan tanpa waktu baku tidak dihitung.",
    )

    def query(self, units: Collection[str]) -> dict[str, Any]:
        return {"portal_type": "Kegiatan", "unit": list(units)}

    def judged(
        self, kept: Mapping[str, Any], question: Question, units: Collection[str]
    ) -> tuple[int, int]:
        if question.standard and kept.get("standar") != question.standard:
            return 0, 0
        return super().judged(kept, question, units)


@implementer(ICounter)
class StepsInTime(Counter):
    """Steps of whatever came to its end."""

    title = _("counter_langkah", default="Persentase langkah tepat waktu")
    help = _(
        "counter_langkah_help",
        default="Semua langkah berwaktu baku pada naskah dan pekerjaan yang berakhir "
        "dalam periode.",
    )

    def judged(
        self, kept: Mapping[str, Any], question: Question, units: Collection[str]
    ) -> tuple[int, int]:
        met, of = kept.get("langkah") or (0, 0)
        return int(met), int(of)


class AnswersInTime(Counter):
    """Submissions that were answered within their time, by who served."""

    kind = ""
    index = "terjawab_pada"
    day = "terjawab"

    def query(self, units: Collection[str]) -> dict[str, Any]:
        return {"portal_type": self.kind}

    def judged(
        self, kept: Mapping[str, Any], question: Question, units: Collection[str]
    ) -> tuple[int, int]:
        if kept.get("pelayan") not in units:
            return 0, 0
        if question.standard and kept.get("standar") != question.standard:
            return 0, 0
        return of_status(kept.get("jawaban", UNSTATED))


@implementer(ICounter)
class ComplaintsInTime(AnswersInTime):
    """Complaints (R-X-17)."""

    kind = "Pengaduan"
    title = _("counter_pengaduan", default="Persentase pengaduan dijawab tepat waktu")
    help = _(
        "counter_pengaduan_help",
        default="Pengaduan kepada unit ini yang pertama kali dijawab atau ditolak "
        "dalam periode.",
    )


@implementer(ICounter)
class ProposalsInTime(AnswersInTime):
    """Proposals of units (R-X-12)."""

    kind = "Usulan"
    title = _("counter_usulan", default="Persentase usulan dijawab tepat waktu")
    help = _(
        "counter_usulan_help",
        default="Usulan kepada unit ini yang diterima atau ditolak dalam periode.",
    )


@implementer(ICounter)
class Published(Counter):
    """Documents that were published."""

    share = False
    title = _("counter_terbit", default="Jumlah naskah diterbitkan")
    help = _(
        "counter_terbit_help",
        default="Naskah dinas milik unit ini yang terbit dalam periode.",
    )

    def query(self, units: Collection[str]) -> dict[str, Any]:
        return {
            "portal_type": kinds.published(),
            "review_state": "terbit",
            "unit": list(units),
        }

    def judged(
        self, kept: Mapping[str, Any], question: Question, units: Collection[str]
    ) -> tuple[int, int]:
        return 1, 1


def of_status(status: str) -> tuple[int, int]:
    """One that kept its time, one that did not, or nothing to be measured."""
    if status == UNSTATED:
        return 0, 0
    return int(status != LATE), 1


def number(brain: Any) -> str:
    """The number of what was counted; its address's last part where it has none."""
    return brain.nomor if isinstance(brain.nomor, str) else str(brain.getId)


def moments(question: Question) -> tuple[datetime, datetime]:
    """First and last moment of the days, in universal time."""
    zone = calendar.current().zone
    start = datetime.combine(question.start, time.min, tzinfo=zone)
    end = datetime.combine(question.end, time.max, tzinfo=zone)
    return start.astimezone(UTC), end.astimezone(UTC)


def counter(name: str) -> Any:
    """The counter of that name; None when there is none (any more)."""
    return queryUtility(ICounter, name=name) if name else None


@provider(IVocabularyFactory)
def counter_terms(context: Any) -> SimpleVocabulary:
    """All counters by their titles."""
    return SimpleVocabulary(
        [
            SimpleTerm(name, name, each.title)
            for name, each in sorted(getUtilitiesFor(ICounter))
        ]
    )

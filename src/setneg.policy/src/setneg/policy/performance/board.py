"""The figures of a year, by indicator: what is shown to whom, and what it comes to.

Everybody sees what the heads of the units have approved; who has to do with a report
sees its figure before. Only approved figures are put together, for everybody alike.
"""

from collections.abc import Iterable
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from plone import api
from setneg.policy.content.realisasi_iku import goal_of
from setneg.policy.performance import consolidation
from setneg.policy.performance import figures
from setneg.policy.performance import periods
from setneg.policy.performance.achievement import achievement
from setneg.policy.performance.achievement import Goal
from setneg.policy.performance.charts import Bar
from setneg.policy.performance.consolidation import Whole
from setneg.policy.performance.lights import light
from setneg.policy.performance.lights import LIGHTS
from setneg.policy.performance.lights import Scale
from setneg.policy.performance.opening import INDEX
from setneg.policy.performance.opening import KIND
from setneg.policy.performance.periods import Period
from typing import Any


APPROVED = "disetujui"
DROPPED = "batal"


@dataclass(frozen=True, slots=True)
class Told:
    """One period of an indicator.

    state   stage of the report; "" while it is not open or hidden from the reader
    url     where the report is; "" when the reader may not open it
    """

    period: Period
    goal: Goal
    figure: Decimal | None
    percent: Decimal | None
    light: str
    state: str = ""
    url: str = ""
    late: bool = False
    way: str = ""

    @property
    def approved(self) -> bool:
        return self.state == APPROVED

    @property
    def provisional(self) -> bool:
        """Whether a figure was told that nobody has approved yet."""
        return self.figure is not None and not self.approved


@dataclass(frozen=True, slots=True)
class Line:
    """One indicator in a year: what it is, its periods, and all of them together."""

    uid: str
    unit: str
    facts: Mapping[str, str]
    told: tuple[Told, ...]
    whole: Whole
    light: str

    @property
    def title(self) -> str:
        return self.facts.get("indikator", "")

    @property
    def objective(self) -> str:
        return self.facts.get("sasaran", "")

    @property
    def parent(self) -> str:
        return self.facts.get("induk", "")

    @property
    def bars(self) -> list[Bar]:
        """The periods for a chart; figures that are not approved stay out."""
        return [
            Bar(
                each.period.short,
                each.figure if each.approved else None,
                each.goal.target,
                each.light if each.approved else light(None, Scale(), False),
            )
            for each in self.told
        ]


def lines(year: int, scale: Scale, units: Iterable[str] = ()) -> list[Line]:
    """The indicators of a year that have a report, by unit and code.

    units  only these, when any are named
    """
    query: dict[str, Any] = {"portal_type": KIND, "tahun": year}
    if units:
        query["unit"] = list(units)
    found = by_indicator(query)
    made = [line(uid, brains, scale) for uid, brains in found.items()]
    return sorted(
        made, key=lambda each: (each.unit, each.facts.get("kode", ""), each.title)
    )


def line_of(uid: str, scale: Scale) -> Line | None:
    """One indicator; None while none of its periods is open for the reader's eyes."""
    found = by_indicator({"portal_type": KIND, INDEX: uid})
    return line(uid, found[uid], scale) if uid in found else None


def by_indicator(query: Mapping[str, Any]) -> dict[str, dict[str, tuple[Any, bool]]]:
    """UID of the indicator -> period -> (catalog entry, whether it may be opened)."""
    catalog = api.portal.get_tool("portal_catalog")
    public = catalog.unrestrictedSearchResults(**query, review_state=APPROVED)
    seen = catalog.searchResults(**query)
    found: dict[str, dict[str, tuple[Any, bool]]] = {}
    for brain, opened in (*((b, False) for b in public), *((b, True) for b in seen)):
        kept = brain.capaian_iku
        if isinstance(kept, dict) and brain.review_state != DROPPED:
            found.setdefault(kept["iku"], {})[kept["periode"]] = (brain, opened)
    return found


def line(uid: str, brains: Mapping[str, tuple[Any, bool]], scale: Scale) -> Line:
    """An indicator with all periods of its year, open or not."""
    latest = max(brains.values(), key=lambda pair: pair[0].capaian_iku["periode"])[0]
    facts = dict(latest.capaian_iku)
    every = periods.of(facts["tahun"], facts.get("pelaporan", ""))
    told = tuple(_told(each, brains.get(each.key), scale) for each in every)
    parts = [
        consolidation.Period(each.goal, each.figure if each.approved else None)
        for each in told
    ]
    yearly = figures.kept(facts.get("target_tahun"))
    method = facts.get("konsolidasi") or consolidation.LAST
    whole = consolidation.whole(method, parts, yearly, scale.cap)
    shown = light(whole.percent, scale, whole.reported > 0)
    return Line(uid, latest.unit, facts, told, whole, shown)


def _told(period: Period, pair: tuple[Any, bool] | None, scale: Scale) -> Told:
    if pair is None:
        return Told(period, Goal(None), None, None, light(None, scale, False))
    brain, opened = pair
    kept = brain.capaian_iku
    goal = goal_of(kept)
    figure = figures.kept(kept.get("nilai"))
    percent = achievement(goal, figure, scale.cap)
    return Told(
        period,
        goal,
        figure,
        percent,
        light(percent, scale, figure is not None),
        brain.review_state,
        brain.getURL() if opened else "",
        bool(kept.get("terlambat")),
        str(kept.get("cara") or "") if figure is not None else "",
    )


def counted(given: Iterable[Line]) -> dict[str, int]:
    """How many indicators show which light, in the order of the lights."""
    shown = [each.light for each in given]
    return {name: shown.count(name) for name in LIGHTS}


def grouped(given: Sequence[Line], of: str) -> list[tuple[str, list[Line]]]:
    """The lines by unit or by objective (``unit``, ``sasaran``), in their order."""
    found: dict[str, list[Line]] = {}
    for each in given:
        key = each.unit if of == "unit" else each.objective
        found.setdefault(key, []).append(each)
    return list(found.items())


def years() -> list[int]:
    """The years that have an approved report or one that the reader sees."""
    catalog = api.portal.get_tool("portal_catalog")
    public = catalog.unrestrictedSearchResults(portal_type=KIND, review_state=APPROVED)
    seen = catalog.searchResults(portal_type=KIND)
    found = {
        brain.capaian_iku["tahun"]
        for brain in (*public, *seen)
        if isinstance(brain.capaian_iku, dict)
    }
    return sorted(found, reverse=True)

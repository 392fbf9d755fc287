"""Indicators go on into the next round, with their history.

A successor knows its predecessor; from one to the next the years make a trend. Nothing
of the old one is changed, and an indicator goes into a round once.
"""

from collections.abc import Iterable
from collections.abc import Mapping
from collections.abc import Sequence
from plone import api
from setneg.policy import _
from setneg.policy.iku import cycles
from setneg.policy.iku import making
from setneg.policy.iku import periods
from setneg.policy.iku import routing
from setneg.policy.performance import board
from setneg.policy.performance.board import Line
from setneg.policy.performance.lights import Scale
from setneg.workflows import organisation
from setneg.workflows import steps
from setneg.workflows.journal import record
from setneg.workflows.procedures.refusal import CaseRefused
from setneg.workflows.steps.wording import kept
from setneg.workflows.stored import by_uid
from setneg.workflows.stored import stored
from typing import Any


ATTRIBUTE = "pendahulu"
#: Longest trend that is drawn; also ends a circle that nobody should have made.
GENERATIONS = 20
#: The step by which the unit gets a successor whose targets it has to fill in.
ASK_BACK = "minta_kelengkapan"


def predecessor(indicator: Any) -> str:
    """UID of the indicator that this one goes on from; "" for none."""
    return str(stored(indicator).get(ATTRIBUTE) or "")


def candidates(cycle: Any) -> list[Any]:
    """Indicators in force of earlier years whose units are asked in this round, and
    that have no successor in it yet; the latest year first."""
    there = {predecessor(each) for each in cycles.indicators(cycle)}
    brains = api.portal.get_tool("portal_catalog").unrestrictedSearchResults(
        portal_type=cycles.INDICATOR,
        review_state=list(cycles.APPROVED),
        unit=list(cycle.unit_diminta or ()),
        tahun={"query": cycle.tahun - 1, "range": "max"},
    )
    kept = [
        brain._unrestrictedGetObject() for brain in brains if brain.UID not in there
    ]
    return sorted(kept, key=lambda each: (-each.tahun, each.unit, each.title))


def offered(cycle: Any, userid: str) -> list[Any]:
    """The candidates that somebody may carry: all of them for who coordinates, those of
    his own units for everybody else; the others are not shown to him."""
    found = candidates(cycle)
    if routing.coordinates(userid):
        return found
    return [each for each in found if _works_for(userid, each)]


def carry(
    chosen: Iterable[str], cycle: Any, userid: str, with_targets: bool = False
) -> list[Any]:
    """Put chosen indicators (UIDs) into a round; the new ones. All of them or none.

    By who coordinates indicators, or by who works for the indicator's unit; targets are
    left empty, or taken over period by period. CaseRefused says what stands in the way.
    """
    known = {each.UID(): each for each in candidates(cycle)}
    wanted = list(dict.fromkeys(chosen))
    reasons = [] if wanted else [_("carry_nothing", default="Pilih indikatornya.")]
    if not cycles.takes_proposals(cycle):
        reasons.append(
            _("iku_cycle_closed", default="Siklus ini tidak lagi menerima usulan.")
        )
    if any(uid not in known for uid in wanted):
        reasons.append(
            _(
                "carry_unknown",
                default="Ada indikator yang tidak dapat diteruskan ke siklus ini: sudah "
                "diteruskan, belum disetujui, atau unitnya tidak diminta.",
            )
        )
    leads = routing.coordinates(userid)
    if any(not leads and not _works_for(userid, known.get(uid)) for uid in wanted):
        reasons.append(
            _(
                "carry_not_yours",
                default="Indikator diteruskan oleh unitnya atau Bagian Akuntabilitas "
                "Kinerja.",
            )
        )
    if reasons:
        raise CaseRefused(reasons)
    there = {predecessor(each): each.UID() for each in cycles.indicators(cycle)}
    made = {}
    for uid in _parents_first(wanted, known):
        made[uid] = _successor(known[uid], cycle, userid, with_targets, there)
        there[uid] = made[uid].UID()
    return [made[uid] for uid in wanted]


def _parents_first(wanted: Sequence[str], known: Mapping[str, Any]) -> list[str]:
    """The chosen ones so that each comes after the one that it is derived from, whose
    successor it is to name; in a circle that nobody should have made as they were."""
    found: dict[str, None] = {}
    for uid in wanted:
        line = [uid]
        while (above := getattr(known[line[-1]], "induk", None)) in wanted:
            if above in line:
                break
            line.append(above)
        found.update(dict.fromkeys(reversed(line)))
    return list(found)


def _works_for(userid: str, indicator: Any) -> bool:
    return indicator is not None and bool(routing.works_for(userid, indicator.unit))


def _successor(
    before: Any,
    cycle: Any,
    userid: str,
    with_targets: bool,
    there: Mapping[str, str],
) -> Any:
    """The indicator in the new round; its parent is the parent's successor there, as far
    as `there` (UID of a predecessor -> UID of its successor) knows one already."""
    values = {name: getattr(before, name, None) for name in making.SAID}
    values["target"] = shifted(before, cycle.tahun) if with_targets else []
    values["induk"] = there.get(values.get("induk") or "-")
    made = making.make(values, before.unit, cycle, userid)
    if not made.pengusul:
        head = organisation.current().head(before.unit)
        made.pengusul = head.id if head is not None else ""
    setattr(made, ATTRIBUTE, before.UID())
    if stored(before).get("pencacah"):
        made.pencacah = before.pencacah
    made.reindexObject()
    record(made, "teruskan", dari=before.UID(), tahun=before.tahun)
    if not with_targets:
        reason = _(
            "carry_targets_awaited",
            default="Diteruskan dari tahun ${year}; targetnya diisi unit.",
            mapping={"year": str(before.tahun)},
        )
        steps.carry(made, ASK_BACK, kept(reason))
    return made


def shifted(before: Any, year: int) -> list[dict[str, str]]:
    """The targets of an indicator for another year, period by period."""
    return [
        {
            "periode": each.period.replace(str(before.tahun), str(year), 1),
            "nilai": periods.written(each.value),
        }
        for each in periods.targets(before)
    ]


def lineage(indicator: Any) -> list[Any]:
    """The indicator and those before it, the oldest first."""
    found = [indicator]
    while len(found) < GENERATIONS:
        before = by_uid(predecessor(found[-1]))
        if before is None or before in found:
            break
        found.append(before)
    return found[::-1]


def trend(indicator: Any, scale: Scale) -> Sequence[tuple[int, Line | None]]:
    """Year by year what the indicator and its predecessors came to."""
    return [
        (each.tahun, board.line_of(each.UID(), scale)) for each in lineage(indicator)
    ]

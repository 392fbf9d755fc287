"""The inventory of a round: all indicators of all units, and what is wrong with them.

One query, which wakes no indicator; doubles, gaps and breaks are worked out from what
the catalog keeps of each. Decisions of the Bagian ("not a double, because ...") are kept
with the round. Source: IKU 7.a, 7.b.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from datetime import date
from datetime import datetime
from datetime import UTC
from decimal import Decimal
from plone import api
from setneg.policy import _
from setneg.policy.iku import cascade
from setneg.policy.iku import cycles
from setneg.policy.iku import doubles
from setneg.policy.iku.indexers import inventaris_iku
from setneg.workflows import organisation
from setneg.workflows.journal import record
from typing import Any
from typing import Final


LONGEST_REASON: Final = 2000


@dataclass(frozen=True)
class Row:
    """An indicator as the inventory lays it beside the others.

    address    where it is read, by who may
    late       it came after the last day of proposing, as that day was when it came
    came       the day of its arrival
    last_day   the last day of proposing that held on that day
    """

    uid: str
    unit: str
    indicator: str
    objective: str
    level: str = ""
    parent: str = ""
    method: str = ""
    measure: str = ""
    consolidation: str = ""
    targets: Mapping[str, Decimal] = field(default_factory=dict)
    stage: str = ""
    late: bool = False
    came: date | None = None
    last_day: date | None = None
    missing: tuple[str, ...] = ()
    code: str = ""
    address: str = ""


@dataclass(frozen=True)
class Decision:
    """What somebody decided about a pair, and why."""

    key: str
    verdict: str
    reason: str
    by: str
    at: datetime


@dataclass(frozen=True)
class Inventory:
    """All that the Bagian looks at before the annex is built.

    silent      units that were asked and have proposed nothing
    unmeasured  objectives of the round that no indicator measures
    incomplete  indicators without a target for some period
    open        pairs about which nothing was decided yet
    """

    rows: tuple[Row, ...]
    silent: tuple[str, ...]
    unmeasured: tuple[str, ...]
    incomplete: tuple[Row, ...]
    late: tuple[Row, ...]
    doubles: tuple[doubles.Double, ...]
    breaks: tuple[cascade.Break, ...]
    decisions: Mapping[str, Decision]

    @property
    def open(self) -> tuple[doubles.Double, ...]:
        return tuple(each for each in self.doubles if each.key not in self.decisions)

    @property
    def per_unit(self) -> dict[str, int]:
        """How many indicators each unit has, in the order of the list."""
        found: dict[str, int] = {}
        for row in self.rows:
            found[row.unit] = found.get(row.unit, 0) + 1
        return found


def take_stock(cycle: Any) -> Inventory:
    """The inventory of a round as it stands now."""
    rows = _rows(cycle)
    measured = {" ".join(doubles.tokens(row.objective)) for row in rows}
    return Inventory(
        rows=rows,
        silent=cycles.silent_units(cycle),
        unmeasured=tuple(
            line
            for line in cycle.sasaran_strategis or ()
            if " ".join(doubles.tokens(line)) not in measured
        ),
        incomplete=tuple(row for row in rows if row.missing),
        late=tuple(row for row in rows if row.late),
        doubles=tuple(doubles.doubles(rows)),
        breaks=tuple(_breaks(rows)),
        decisions=decisions(cycle),
    )


def _rows(cycle: Any) -> tuple[Row, ...]:
    """What still counts in a round, in the order of units and numbers, whoever asks."""
    brains = api.portal.get_tool("portal_catalog").unrestrictedSearchResults(
        portal_type=cycles.INDICATOR, siklus=api.content.get_uuid(cycle)
    )
    order = {code: place for place, code in enumerate(organisation.current().units)}
    live = [each for each in brains if each.review_state not in cycles.DROPPED]
    live.sort(key=lambda each: (order.get(each.unit, 9999), _said(each)["urut"]))
    return tuple(row_of(each, cycle) for each in live)


def _said(brain: Any) -> Mapping[str, Any]:
    """What the catalog keeps of an indicator; one that was entered before it kept
    anything is read itself."""
    kept = getattr(brain, "inventaris_iku", None)
    if isinstance(kept, dict):
        return kept
    said: Mapping[str, Any] = inventaris_iku(brain._unrestrictedGetObject())()
    return said


def row_of(brain: Any, cycle: Any) -> Row:
    """An indicator, as the catalog knows it, as a row."""
    said = _said(brain)
    unmeasured = said["terlambat"] is None
    return Row(
        uid=brain.UID,
        unit=brain.unit,
        indicator=said["indikator"],
        objective=said["sasaran"],
        level=said["tingkat"],
        parent=said["induk"],
        method=said["metode_turunan"],
        measure=said["satuan"],
        consolidation=said["konsolidasi"],
        targets=said["target"],
        stage=brain.review_state,
        late=cycles.late(said["terlambat"], said["masuk"], cycle),
        came=said["masuk"],
        last_day=cycle.batas_usulan if unmeasured else said["batas_saat_masuk"],
        missing=said["target_kosong"],
        code=said["kode"],
        address=brain.getURL(),
    )


def readable(cycle: Any) -> frozenset[str]:
    """UIDs of the indicators of a round that this reader may open."""
    brains = api.portal.get_tool("portal_catalog").searchResults(
        portal_type=cycles.INDICATOR, siklus=api.content.get_uuid(cycle)
    )
    return frozenset(brain.UID for brain in brains)


def decisions(cycle: Any) -> dict[str, Decision]:
    """What was decided in a round, the last word about each pair."""
    kept = getattr(cycle.aq_base, "putusan_inventaris", None) or ()
    return {
        row["kunci"]: Decision(
            row["kunci"], row["putusan"], row["alasan"], row["oleh"], row["pada"]
        )
        for row in kept
    }


def decide(cycle: Any, key: str, verdict: str, reason: str, userid: str) -> None:
    """Say of a pair whether it is a double; CycleRefused without a reason.

    verdict   "bukan_ganda" or "ganda"
    """
    cycles.require_coordinator(userid)
    words = reason.strip()
    pairs = {each.key for each in take_stock(cycle).doubles}
    if key not in pairs or verdict not in ("ganda", "bukan_ganda"):
        raise cycles.CycleRefused(
            _("decision_unknown", default="Pasangan IKU itu tidak ada.")
        )
    if not words or len(words) > LONGEST_REASON:
        raise cycles.CycleRefused(
            _("decision_no_reason", default="Putusan memerlukan alasan.")
        )
    cycle.putusan_inventaris = (
        *(getattr(cycle.aq_base, "putusan_inventaris", None) or ()),
        {
            "kunci": key,
            "putusan": verdict,
            "alasan": words,
            "oleh": userid,
            "pada": datetime.now(UTC),
        },
    )
    record(cycle, "putusan_inventaris", pasangan=key, putusan=verdict)


def _breaks(rows: tuple[Row, ...]) -> list[cascade.Break]:
    """What is wrong with the derivations, with the parents that are not among the rows:
    those of other rounds, and those that were refused or withdrawn."""
    own = {row.uid for row in rows}
    wanted = {row.parent for row in rows if row.parent and row.parent not in own}
    brains = cycles.of_uids(wanted)
    years = {
        brain.UID: brain.tahun if isinstance(brain.tahun, int) else None
        for brain in brains
    }
    fallen = {
        brain.UID: cascade.Fallen(brain.Title, brain.review_state == cycles.REFUSED)
        for brain in brains
        if brain.review_state in cycles.DROPPED
    }
    return cascade.breaks(rows, years, fallen)

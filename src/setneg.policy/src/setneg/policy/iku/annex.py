"""The annex of the draft regulation: the approved indicators, as they stand that day.

The rows are copied into the draft. What is changed at an indicator afterwards does not
change the draft; a draft that nobody has submitted yet can be filled anew. When the
regulation is published its indicators are set. Source: IKU 4.a, 7.b, R-IKU-11.
"""

from collections.abc import Sequence
from plone import api
from plone.dexterity.utils import createContentInContainer
from setneg.policy import _
from setneg.policy.content.peraturan import IPeraturan
from setneg.policy.iku import cycles
from setneg.policy.iku import doubles
from setneg.policy.iku import inventory
from setneg.policy.iku import periods
from setneg.policy.iku import routing
from setneg.policy.vocabularies.offices import unit_title
from setneg.workflows import organisation
from setneg.workflows import steps
from setneg.workflows.chains import stage_of
from setneg.workflows.journal import record
from setneg.workflows.steps.wording import kept
from typing import Any
from typing import Final


KIND: Final = "Peraturan"
DRAFT: Final = "konsep"
PUBLISH: Final = "terbitkan"
FINISH: Final = "selesaikan"
ADMIT: Final = "terima"


def rows(cycle: Any) -> list[dict[str, str]]:
    """The approved indicators of a round as lines of the annex, unit by unit."""
    return [
        _row(indicator)
        for indicator in cycles.indicators(cycle)
        if cycles.standing(indicator) in cycles.APPROVED
    ]


def per_unit(lines: Sequence[dict[str, str]]) -> dict[str, int]:
    """How many indicators the annex has for each unit, in its order."""
    found: dict[str, int] = {}
    for line in lines:
        found[line["unit"]] = found.get(line["unit"], 0) + 1
    return found


def build(cycle: Any, userid: str) -> Any:
    """A draft regulation with the annex; CycleRefused with the reasons."""
    cycles.require_coordinator(userid)
    lines = _complete(cycle)
    unit = _drafting_unit(userid)
    title = cycle.judul_peraturan or kept(
        _(
            "annex_title",
            default="Indikator Kinerja Utama di Lingkungan Kementerian Sekretariat "
            "Negara Tahun ${year}",
            mapping={"year": str(cycle.tahun)},
        )
    )
    draft = createContentInContainer(
        api.portal.get()["naskah"],
        KIND,
        checkConstraints=False,
        title=title,
        unit=unit,
        penandatangan="menteri",
        lampiran_iku=lines,
        siklus_iku=api.content.get_uuid(cycle),
    )
    record(cycle, "lampiran", naskah=api.content.get_uuid(draft), jumlah=len(lines))
    return draft


def renew(draft: Any, userid: str) -> int:
    """Fill a draft that is still being written anew; how many lines it has then."""
    cycles.require_coordinator(userid)
    stage = stage_of(draft)
    cycle = cycles.get(getattr(draft, "siklus_iku", None) or "")
    if cycle is None or stage is None or stage.id != DRAFT:
        raise cycles.CycleRefused(
            _(
                "annex_frozen",
                default="Lampiran hanya dapat dibuat ulang selama naskahnya konsep.",
            )
        )
    draft.lampiran_iku = _complete(cycle)
    draft.reindexObject()
    record(draft, "lampiran", jumlah=len(draft.lampiran_iku))
    return len(draft.lampiran_iku)


def set_by(regulation: Any, event: Any) -> None:
    """After its publication: the indicators in the annex are set by it."""
    uid = getattr(regulation.aq_base, "siklus_iku", None)
    if event.entry.verb != PUBLISH or not uid:
        return
    codes = {line["uid"] for line in regulation.lampiran_iku or ()}
    cycle = cycles.get(uid)
    words = kept(
        _(
            "reason_set_by",
            default="Ditetapkan dengan ${number}.",
            mapping={"number": regulation.nomor or regulation.title},
        )
    )
    for indicator in cycles.indicators(cycle) if cycle is not None else ():
        if api.content.get_uuid(indicator) not in codes:
            continue
        if cycles.standing(indicator) == "disetujui":
            steps.carry(indicator, ADMIT, words)
        if cycles.standing(indicator) == "diinventarisasi":
            steps.carry(indicator, FINISH, words)


def _complete(cycle: Any) -> list[dict[str, str]]:
    """The lines, when nothing stands twice without a decision; else refused."""
    lines = rows(cycle)
    if not lines:
        raise cycles.CycleRefused(
            _("annex_empty", default="Belum ada IKU yang disetujui pimpinan unitnya.")
        )
    ready = {line["uid"] for line in lines}
    twice = [
        pair
        for pair in inventory.take_stock(cycle).open
        if pair.kind == doubles.SAME and {pair.first.uid, pair.second.uid} <= ready
    ]
    if twice:
        raise cycles.CycleRefused(
            *(
                _(
                    "annex_double",
                    default="“${indicator}” ada pada ${first} dan ${second}; putuskan "
                    "dahulu pada inventaris apakah ganda.",
                    mapping={
                        "indicator": pair.first.indicator,
                        "first": unit_title(pair.first.unit),
                        "second": unit_title(pair.second.unit),
                    },
                )
                for pair in twice
            )
        )
    return lines


def _row(indicator: Any) -> dict[str, str]:
    goals = periods.targets(indicator)
    goal = "; ".join(
        f"{periods.spoken(each.period)}: {periods.written(each.value)}"
        for each in goals
    )
    return {
        "uid": api.content.get_uuid(indicator),
        "unit": unit_title(indicator.unit),
        "kode": indicator.kode or "",
        "tujuan": indicator.tujuan or "",
        "sasaran": indicator.sasaran or "",
        "indikator": indicator.indikator or "",
        "definisi": indicator.definisi or "",
        "rumus": indicator.rumus or "",
        "satuan": indicator.satuan or "",
        "target": goal,
        "sumber_data": indicator.sumber_data or "",
    }


def _drafting_unit(userid: str) -> str:
    """The unit in whose name the draft is begun: of the Bagian's people."""
    held = organisation.current().positions_of(userid, organisation.today())
    team = {post for code in routing.offices() for post in routing.team(code)}
    heads = {post for code in routing.offices() for post in routing.heads_of(code)}
    own = [post.unit for post in held if post.id in team | heads]
    return own[0] if own else held[0].unit


def annexed(regulation: Any) -> bool:
    """Whether a regulation carries such an annex."""
    return IPeraturan.providedBy(regulation) and bool(regulation.lampiran_iku)

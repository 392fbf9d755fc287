"""Groups in which the units discuss their indicators, and the ends of their meetings.

How many groups there are is for the Bagian to decide. Source: R-IKU-05; the head of a
unit answers within five days after the meeting of its group (R-IKU-06).
"""

from collections.abc import Iterable
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from datetime import UTC
from setneg.policy import _
from setneg.policy.iku import cycles
from setneg.policy.iku import routing
from setneg.policy.iku.discussion import conclude
from setneg.workflows import organisation
from setneg.workflows.journal import record
from typing import Any
from typing import Final


#: Stages in which the Bagian still checks; the group sees nothing yet.
BEFORE: Final = ("diajukan", "dilengkapi")
MOST_GROUPS: Final = 50
LONGEST_NAME: Final = 100


@dataclass(frozen=True, slots=True)
class Group:
    """Units that discuss together, further members of the team, when they were done."""

    name: str
    units: tuple[str, ...]
    members: tuple[str, ...] = ()
    ended: datetime | None = None
    note: str = ""

    @property
    def posts(self) -> tuple[str, ...]:
        """All positions that discuss here: those of the units, and the members."""
        return tuple(dict.fromkeys((*routing.posts_of(self.units), *self.members)))


def groups(cycle: Any) -> tuple[Group, ...]:
    """The groups of a round in their order."""
    return tuple(
        Group(
            row["nama"],
            tuple(row["unit"]),
            tuple(row.get("anggota") or ()),
            row.get("selesai"),
            row.get("catatan") or "",
        )
        for row in getattr(cycle.aq_base, "kelompok", None) or ()
    )


def of_unit(cycle: Any, unit: str) -> Group | None:
    """The group in which a unit discusses; None before it has one."""
    return next((each for each in groups(cycle) if unit in each.units), None)


def proposed(cycle: Any, count: int) -> list[dict[str, Any]]:
    """A first division: units of one Bagian together, in groups of about equal size."""
    units = list(cycle.unit_diminta or ())
    order = {code: place for place, code in enumerate(organisation.current().units)}
    offices = {unit: routing.service(unit, cycle.unit) or "" for unit in units}
    units.sort(key=lambda unit: (offices[unit], order.get(unit, 9999)))
    count = max(1, min(count, len(units) or 1, MOST_GROUPS))
    size, rest = divmod(len(units), count)
    found, start = [], 0
    for number in range(1, count + 1):
        end = start + size + (number <= rest)
        found.append({"nama": f"Kelompok {number}", "unit": units[start:end]})
        start = end
    return found


def arrange(cycle: Any, rows: Sequence[Mapping[str, Any]], userid: str) -> None:
    """Settle the groups; CycleRefused when a unit is in two, or not asked at all.

    rows   nama, unit (codes), anggota (positions, may be missing)
    """
    cycles.require_coordinator(userid)
    reasons = list(_wrong(cycle, rows))
    if reasons:
        raise cycles.CycleRefused(*reasons)
    before = {each.name: each for each in groups(cycle)}
    kept = []
    for row in rows:
        name = str(row["nama"]).strip()
        old = before.get(name)
        kept.append(
            {
                "nama": name,
                "unit": tuple(row.get("unit") or ()),
                "anggota": tuple(row.get("anggota") or ()),
                "selesai": old.ended if old else None,
                "catatan": old.note if old else "",
            }
        )
    cycle.kelompok = tuple(kept)
    record(cycle, "kelompok", jumlah=len(kept))
    for indicator in cycles.indicators(cycle):
        seat(cycle, indicator)


def finish(
    cycle: Any, name: str, ended: datetime, note: str, userid: str
) -> list[tuple[Any, tuple[Any, ...]]]:
    """The meeting of a group is over: its indicators go to the heads of their units.

    Those that cannot (criteria not judged) stay and are answered with the reasons:
    [(indicator, reasons)]. The five days count from `ended`.
    """
    cycles.require_coordinator(userid)
    group = next((each for each in groups(cycle) if each.name == name), None)
    if group is None:
        raise cycles.CycleRefused(
            _(
                "group_unknown",
                default="Kelompok “${name}” tidak ada pada siklus ini.",
                mapping={"name": name[:LONGEST_NAME]},
            )
        )
    if ended > datetime.now(UTC):
        raise cycles.CycleRefused(
            _("meeting_ahead", default="Rapat itu belum selesai.")
        )
    cycle.kelompok = tuple(
        row
        if row["nama"] != name
        else {**row, "selesai": ended.astimezone(UTC), "catatan": note.strip()}
        for row in cycle.kelompok
    )
    record(cycle, "rapat_kelompok", kelompok=name)
    stayed = []
    for indicator in cycles.indicators(cycle):
        if indicator.unit in group.units and cycles.standing(indicator) == "dibahas":
            reasons = conclude(indicator, ended, note)
            if reasons:
                stayed.append((indicator, reasons))
    return stayed


def seat(cycle: Any, indicator: Any) -> None:
    """Let the group of an indicator's unit take part, as soon as it is discussed."""
    group = of_unit(cycle, indicator.unit)
    seen = cycles.standing(indicator) not in BEFORE
    posts = group.posts if group is not None and seen else ()
    name = group.name if group is not None else ""
    if (indicator.kelompok, tuple(indicator.pembahas)) == (name, posts):
        return
    indicator.kelompok, indicator.pembahas = name, posts
    indicator.reindexObjectSecurity()


def _wrong(cycle: Any, rows: Sequence[Mapping[str, Any]]) -> Iterable[Any]:
    if not rows or len(rows) > MOST_GROUPS:
        yield _(
            "groups_count",
            default="Tulis satu sampai ${most} kelompok.",
            mapping={"most": MOST_GROUPS},
        )
        return
    if not all(_listed(row, "unit") and _listed(row, "anggota") for row in rows):
        yield _("iku_bad_body", default="Isi permintaan tidak dapat dibaca.")
        return
    organogram = organisation.current()
    seen: set[str] = set()
    names: set[str] = set()
    for row in rows:
        name = str(row.get("nama") or "").strip()
        if not name or len(name) > LONGEST_NAME or name in names:
            yield _("group_name", default="Setiap kelompok mempunyai nama sendiri.")
        names.add(name)
        for unit in row.get("unit") or ():
            if unit in seen or unit not in (cycle.unit_diminta or ()):
                yield _(
                    "group_unit",
                    default="Unit “${unit}” tidak diminta, atau sudah ada pada "
                    "kelompok lain.",
                    mapping={"unit": str(unit)[:LONGEST_NAME]},
                )
            seen.add(unit)
        for post in row.get("anggota") or ():
            if post not in organogram.positions:
                yield _(
                    "group_member",
                    default="Jabatan “${post}” tidak dikenal.",
                    mapping={"post": str(post)[:LONGEST_NAME]},
                )


def _listed(row: Mapping[str, Any], name: str) -> bool:
    """Whether a row says a list of texts there, or nothing."""
    said = row.get(name) or ()
    return isinstance(said, list | tuple) and all(
        isinstance(each, str) for each in said
    )

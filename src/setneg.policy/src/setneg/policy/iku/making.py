"""Making indicators: one way for the form, the grid, a workbook and REST."""

from collections.abc import Mapping
from datetime import datetime
from datetime import time
from datetime import UTC
from plone import api
from plone.dexterity.utils import createContentInContainer
from setneg.policy import _
from setneg.policy.behaviors.moments import universal
from setneg.policy.behaviors.rows import cleaned
from setneg.policy.content import iku
from setneg.policy.forms.conversion import one_line
from setneg.policy.iku import checks
from setneg.policy.iku import cycles
from setneg.policy.iku import groups
from setneg.policy.iku import periods
from setneg.policy.iku import routing
from setneg.workflows import organisation
from setneg.workflows.clock import calendar
from typing import Any
from typing import Final


#: What a unit says of an indicator; everything else follows from it.
SAID: Final = (
    "indikator",
    "tujuan",
    "sasaran",
    "definisi",
    "rumus",
    "satuan",
    "pelaporan",
    "target",
    "sumber_data",
    "penyedia",
    "polaritas",
    "batas_bawah",
    "batas_atas",
    "konsolidasi",
    "tingkat",
    "jenis_ukuran",
    "induk",
    "metode_turunan",
    "alasan_usulan",
    "smart",
)
DEFAULTS: Final[Mapping[str, str]] = {
    "pelaporan": "triwulanan",
    "polaritas": "maksimalkan",
    "konsolidasi": "terakhir",
    "tingkat": "unit_kerja",
    "jenis_ukuran": "output",
}
#: Working days that the head of a unit has after the discussion (R-IKU-06).
ANSWER_DAYS: Final = 5
DAY_ENDS: Final = time(16, 0)
ONE_LINE: Final = ("indikator", "satuan")
NUMBERS: Final = ("batas_bawah", "batas_atas")


def understood(values: Mapping[str, Any], year: int | None) -> dict[str, Any]:
    """What was typed in the shape in which it is kept; nothing is judged yet."""
    found: dict[str, Any] = {}
    for name in SAID:
        value = values.get(name)
        if isinstance(value, str):
            value = one_line(value) if name in ONE_LINE else _plain(value)
        found[name] = value if value not in ("", None) else DEFAULTS.get(name)
    for name in NUMBERS:
        found[name] = periods.number(found[name])
    found["target"] = [_target(row, year) for row in _rows(found["target"])]
    found["smart"] = [
        cleaned(iku.SMART_COLUMNS, row)
        for row in _rows(found["smart"])
        if any(row.values())
    ]
    return found


def refusals(
    values: Mapping[str, Any], unit: str, cycle: Any | None, userid: str
) -> dict[str, Any]:
    """Why this person cannot propose this indicator, by field; {} when he can.

    `values` as `understood` gives them.
    """
    found: dict[str, Any] = {}
    if routing.works_for(userid, unit) is None:
        found["unit"] = _(
            "iku_not_your_unit",
            default="IKU diusulkan oleh orang yang memegang jabatan pada unitnya.",
        )
    elif cycle is None:
        found["siklus"] = _(
            "iku_no_cycle", default="Pilih siklus IKU yang sedang dibuka."
        )
    elif unit not in (cycle.unit_diminta or ()):
        found["unit"] = _(
            "iku_unit_not_asked",
            default="Unit ini tidak diminta mengusulkan pada siklus tersebut.",
        )
    elif not cycles.takes_proposals(cycle):
        found["siklus"] = _(
            "iku_cycle_closed", default="Siklus ini tidak lagi menerima usulan."
        )
    year = getattr(cycle, "tahun", None)
    return found | checks.refusals(values, year) | _parent(values, cycle)


def attributes(
    values: Mapping[str, Any], unit: str, cycle: Any, userid: str
) -> dict[str, Any]:
    """All attributes of the new indicator: what was said, and what follows."""
    group = groups.of_unit(cycle, unit)
    return {
        **{name: values.get(name) for name in SAID},
        "unit": unit,
        "unit_pelayanan": routing.service(unit, cycle.unit),
        "siklus": api.content.get_uuid(cycle),
        "tahun": cycle.tahun,
        "periode": cycle.periode,
        "janji_selesai": _promised(cycle),
        "pengusul": routing.works_for(userid, unit) or "",
        "kelompok": group.name if group is not None else "",
        **cycles.arrival(cycle, organisation.today()),
    }


def make(values: Mapping[str, Any], unit: str, cycle: Any, userid: str) -> Any:
    """The indicator in its first stage; `values` were found in order before."""
    return createContentInContainer(
        api.portal.get()[cycles.PLACE],
        cycles.INDICATOR,
        checkConstraints=False,
        **attributes(values, unit, cycle, userid),
    )


def _promised(cycle: Any) -> datetime | None:
    """When its approval is expected: five days after the last day of discussing."""
    last = getattr(cycle, "batas_pembahasan", None)
    if last is None:
        return None
    moment = universal(datetime.combine(last, DAY_ENDS))
    return calendar.current().add_days(moment, ANSWER_DAYS).astimezone(UTC)


def _parent(values: Mapping[str, Any], cycle: Any | None) -> dict[str, Any]:
    """A parent that is named exists, in the same year."""
    uid = values.get("induk")
    if not uid:
        return {}
    brains = api.portal.get_tool("portal_catalog").searchResults(
        UID=str(uid), portal_type=cycles.INDICATOR
    )
    year = getattr(cycle, "tahun", None)
    if brains and (year is None or brains[0].tahun == year):
        return {}
    return {
        "induk": _(
            "iku_unknown_parent", default="IKU induk tidak ditemukan pada tahun itu."
        )
    }


def _plain(text: str) -> str:
    """Words of several lines: no control characters, nothing that turns the others."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(one_line(line) for line in lines).strip()


def _target(row: Mapping[str, Any], year: int | None) -> dict[str, str]:
    kept = cleaned(iku.TARGET_COLUMNS, row)
    kept["periode"] = periods.period(kept["periode"], year) or kept["periode"]
    return kept


def _rows(value: Any) -> list[Mapping[str, Any]]:
    """Rows that are rows; a text is one target a line, `period: number`."""
    if isinstance(value, str):
        parts = value.replace(";", "\n").splitlines()
        lines = (line.partition(":") for line in parts if line.strip())
        return [
            {"periode": when.strip(), "nilai": what.strip()}
            for when, _colon, what in lines
        ]
    rows = value if isinstance(value, list | tuple) else ()
    return [row for row in rows if isinstance(row, Mapping)]

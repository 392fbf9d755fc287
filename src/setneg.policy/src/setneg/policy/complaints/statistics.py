"""The complaints of a period as facts to be counted. Source: R-X-17, R-X-18.

What everybody with an account is told is the published aggregate, by whole years and
without small numbers; who handles complaints counts those that he may see himself.
"""

from collections.abc import Iterable
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import replace
from datetime import date
from plone import api
from setneg.policy import _
from setneg.policy.complaints import figures
from setneg.policy.complaints import indexing
from setneg.policy.complaints import standards
from setneg.policy.complaints.figures import Fact
from setneg.policy.complaints.figures import Figures
from setneg.policy.complaints.settings import class_name
from setneg.policy.complaints.settings import CLASSES
from setneg.policy.complaints.settings import kind_name
from setneg.policy.complaints.settings import KINDS
from setneg.policy.complaints.settings import setting
from setneg.workflows.clock import calendar
from setneg.workflows.steps.wording import say
from typing import Any


BETWEEN = "|"  # of standard and step in the key of a group


@dataclass(frozen=True, slots=True)
class Table:
    """One way of grouping: heading, and a row a group with its name."""

    id: str
    title: str
    rows: tuple[tuple[str, Figures], ...]


def facts(start: date, end: date, everybody: bool) -> list[Fact]:
    """The complaints that arrived in a period, both days included.

    everybody  also those that the person at the desk may not see: only for numbers that
               are published without small ones

    One query of the catalog, whatever their number; no complaint is read.
    """
    catalog = api.portal.get_tool("portal_catalog")
    search = catalog.unrestrictedSearchResults if everybody else catalog.searchResults
    years = list(range(start.year, end.year + 1))
    found = search(portal_type="Pengaduan", tahun=years)
    return [indexing.fact(brain) for brain in found if start <= brain.tanggal <= end]


def tables(rows: Sequence[Fact], everybody: bool) -> list[Table]:
    """All together, then by standard, step, kind and class.

    everybody  without what would tell of few complaints
    """
    often, least = setting("berulang"), setting("rincian_terkecil")
    whole = figures.figures(rows)
    if everybody and 0 < (whole.count or 0) < least:
        whole = figures.hide(whole)
    together = say(_("stats_all", default="Semua pengaduan"))
    found = [Table("semua", together, ((together, whole),))]
    for name, title, key, words, order in _groupings():
        if name == "langkah":
            groups = _by_step(rows, often)
        else:
            groups = figures.grouped(rows, key, order=order)
        shown = figures.published(groups, least) if everybody else groups
        found.append(Table(name, say(title), _named(shown, words)))
    return found


def _groupings() -> list[tuple[str, Any, Any, Any, list[str]]]:
    """Id, heading, key of a fact, words of a key, and the order that is given."""
    return [
        (
            "standar",
            _("stats_by_standard", default="Menurut standar pelayanan"),
            lambda fact: fact.standard,
            standard_name,
            [],
        ),
        (
            "langkah",
            _("stats_by_step", default="Menurut langkah"),
            _step_key,
            _step_words,
            [],
        ),
        (
            "jenis",
            _("stats_by_kind", default="Menurut jenis"),
            lambda fact: fact.kind,
            lambda key: say(kind_name(key)) or key,
            [key for key, _name in KINDS],
        ),
        (
            "kelas",
            _("stats_by_class", default="Menurut kelas"),
            lambda fact: fact.klass,
            _class_words,
            [key for key, _name in CLASSES],
        ),
    ]


def of_standard(uid: str, year: int, everybody: bool = False) -> tuple[Figures, list]:
    """The numbers of one standard in a year, and its steps with repeated complaints.

    everybody  as they are published; else of what the person at the desk may see, so
               that a head learns nothing of complaints about himself
    """
    found = facts(date(year, 1, 1), date(year, 12, 31), everybody)
    mine = [each for each in found if each.standard == uid]
    often, least = setting("berulang"), setting("rincian_terkecil")
    whole = figures.figures(mine)
    steps = _by_step(mine, often)
    if everybody:
        whole = figures.hide(whole) if 0 < (whole.count or 0) < least else whole
        steps = figures.published(steps, least)
    return whole, [(_step_words(row.key), row) for row in steps]


def days(minutes: int | None) -> str:
    """Working minutes as working days of the office: "1,5"; "" for nothing."""
    if minutes is None:
        return ""
    hours = calendar.current().hours.weekday
    day = sum(end - start for start, end in hours) // 60
    return f"{minutes / day:.1f}".replace(".", ",")


def standard_name(uid: str) -> str:
    """The name of a standard, whoever asks: standards are public."""
    catalog = api.portal.get_tool("portal_catalog")
    found = catalog.unrestrictedSearchResults(
        UID=uid or "-", portal_type=standards.KIND
    )
    return str(found[0].Title) if found else uid


def _by_step(rows: Iterable[Fact], often: int) -> list[Figures]:
    """A row a step, marked when it is complained about often; complaints that name no
    step are no step to be looked at."""
    return [
        row if _step_of(row.key) else replace(row, repeated=False)
        for row in figures.grouped(rows, _step_key, often)
    ]


def _step_of(key: str) -> str:
    return key.partition(BETWEEN)[2]


def _step_key(fact: Fact) -> str:
    return f"{fact.standard}{BETWEEN}{fact.step}"


def _step_words(key: str) -> str:
    uid, _sign, step = key.partition(BETWEEN)
    if not step:
        whole = say(_("stats_no_step", default="tanpa langkah tertentu"))
        return f"{standard_name(uid)}: {whole}"
    return standards.step_name(standards.standard_of(uid), step)


def _class_words(key: str) -> str:
    return say(class_name(key)) or say(
        _("stats_no_class", default="Belum diverifikasi")
    )


def _named(rows: Iterable[Figures], name: Any) -> tuple[tuple[str, Figures], ...]:
    return tuple((str(name(row.key)), row) for row in rows)

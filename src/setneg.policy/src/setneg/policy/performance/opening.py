"""Periods open the day after they end: for each indicator in force its report is asked for.

The report waits in the inbox of the unit that has the data, reminders come from the
clock. Opened twice is opened once; what was opened keeps what the indicator asked then.
"""

from collections.abc import Iterable
from collections.abc import Iterator
from datetime import date
from datetime import datetime
from datetime import time
from datetime import timedelta
from datetime import UTC
from persistent.mapping import PersistentMapping
from plone import api
from plone.dexterity.utils import createContentInContainer
from setneg.policy.iku import cycles
from setneg.policy.iku import periods as targets
from setneg.policy.performance import figures
from setneg.policy.performance import periods
from setneg.policy.performance import settings
from setneg.policy.performance.periods import Period
from setneg.workflows import organisation
from setneg.workflows.clock import calendar
from setneg.workflows.stored import stored
from typing import Any
from zope.annotation.interfaces import IAnnotations


KIND, PLACE = "RealisasiIKU", "capaian"
INDEX = "realisasi_dari"
LAST_RUN = "setneg.policy.performance.dibuka"
COUNTER = "pencacah"
#: What a report keeps of its indicator, as texts.
COPIED = (
    "kode",
    "indikator",
    "tujuan",
    "sasaran",
    "satuan",
    "rumus",
    "pelaporan",
    "polaritas",
    "konsolidasi",
    "tingkat",
    "induk",
    "metode_turunan",
)


def open_due(portal: Any, day: date) -> list[Any]:
    """Ask for every report whose period has ended by a day; the new ones."""
    made = []
    for indicator in indicators():
        known = set(_opened(indicator))
        for period in ended(indicator, day):
            if period.key not in known:
                made.append(open_period(portal, indicator, period, day))
    return made


def indicators() -> Iterator[Any]:
    """The indicators in force, one after the other: measured from their approval on."""
    catalog = api.portal.get_tool("portal_catalog")
    query = {"portal_type": cycles.INDICATOR, "review_state": list(cycles.APPROVED)}
    for brain in catalog.unrestrictedSearchResults(**query):
        yield brain._unrestrictedGetObject()


def ended(indicator: Any, day: date) -> Iterable[Period]:
    """The periods of an indicator that are over on a day."""
    year = getattr(indicator, "tahun", None)
    if not year:
        return ()
    found = periods.of(year, getattr(indicator, "pelaporan", None) or "")
    return tuple(each for each in found if each.end < day)


def report_of(indicator: Any, key: str) -> Any:
    """The report of a period; None while it is not open."""
    for brain in reports(indicator.UID()):
        if brain.capaian_iku.get("periode") == key:
            return brain._unrestrictedGetObject()
    return None


def reports(uid: str) -> Any:
    """Catalog entries of all reports on an indicator, whoever asks."""
    catalog = api.portal.get_tool("portal_catalog")
    return catalog.unrestrictedSearchResults(**{"portal_type": KIND, INDEX: uid})


def _opened(indicator: Any) -> Iterator[str]:
    return (brain.capaian_iku.get("periode") for brain in reports(indicator.UID()))


def open_period(portal: Any, indicator: Any, period: Period, day: date) -> Any:
    """Ask for the report of one period; the report, at its first stage."""
    due, closing = term(period, day)
    provider = getattr(indicator, "penyedia", None) or indicator.unit
    with api.env.adopt_roles(["Manager"]):
        return createContentInContainer(
            portal[PLACE],
            KIND,
            checkConstraints=False,
            title=f"{indicator.title} ({period.title})",
            unit=indicator.unit,
            iku=indicator.UID(),
            tahun=indicator.tahun,
            periode=period.key,
            penyedia=provider,
            pemeriksa=checkers(indicator),
            pokok=asked(indicator, period),
            pencacah=stored(indicator).get(COUNTER) or "",
            tenggat=due,
            ditutup=closing,
        )


def checkers(indicator: Any) -> tuple[str, ...]:
    """The positions of the Bagian that examines the indicator (R-IKU-01)."""
    return tuple(post for post in indicator.parties.get("Penerima", ()) if post)


def term(period: Period, day: date) -> tuple[datetime, datetime]:
    """Until when a report is due and until when it is taken, in universal time.

    An indicator that was approved after its period had ended is given the same time,
    counted from the day on which its report was asked for.
    """
    days = calendar.current()
    opened = max(period.end, day - timedelta(days=1))
    evening = datetime.combine(opened, time(23, 59), tzinfo=days.zone)
    due = days.add_days(evening, settings.due_days())
    closing = evening + timedelta(days=settings.closing_days())
    return due.astimezone(UTC), max(closing, due).astimezone(UTC)


def asked(indicator: Any, period: Period) -> PersistentMapping:
    """What the indicator asks for in a period, as texts."""
    kept = PersistentMapping(
        {name: str(getattr(indicator, name, None) or "") for name in COPIED}
    )
    goals = {each.period: each.value for each in targets.targets(indicator)}
    year = str(indicator.tahun)
    kept["target"] = figures.stored(goals.get(period.key)) or ""
    own = goals.get(year) if period.key != year else None
    kept["target_tahun"] = figures.stored(own) or ""
    for name in ("batas_bawah", "batas_atas"):
        kept[name] = figures.stored(getattr(indicator, name, None)) or ""
    return kept


def strike(portal: Any) -> None:
    """At each tick: once a day, what has ended since is opened."""
    kept = IAnnotations(portal)
    today = organisation.today()
    if kept.get(LAST_RUN) == today:
        return
    open_due(portal, today)
    kept[LAST_RUN] = today

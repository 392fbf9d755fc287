"""REST: the year's calendar, and the strike of the clock."""

from datetime import datetime
from plone.protect.interfaces import IDisableCSRFProtection
from plone.restapi.services import Service
from setneg.workflows import organisation
from setneg.workflows.clock import calendar
from setneg.workflows.clock import key
from setneg.workflows.clock.book import book_of_site
from setneg.workflows.clock.calendar import WorkingCalendar
from setneg.workflows.clock.hours import Hours
from setneg.workflows.clock.hours import written
from setneg.workflows.clock.tick import tick
from typing import Any
from zExceptions import BadRequest
from zExceptions import Unauthorized
from zope.interface import alsoProvides
from zope.security import checkPermission


FIRST_YEAR, LAST_YEAR = 1946, 2100


def year_of(text: str | None) -> int:
    """The asked-for year, this year when none is; BadRequest for anything else."""
    if not text:
        return organisation.today().year
    if not text.isdecimal() or not FIRST_YEAR <= int(text) <= LAST_YEAR:
        raise BadRequest(f"Tahun “{text}” tidak dikenal.")
    return int(text)


class CalendarGet(Service):
    """GET @kalender?tahun=: hours, day rules and the days that are not ordinary."""

    def reply(self) -> dict[str, Any]:
        year = year_of(self.request.form.get("tahun"))
        working = calendar.current()
        return {
            "@id": f"{self.context.absolute_url()}/@kalender?tahun={year}",
            "tahun": year,
            "zona": working.zone.key,
            "jam": _hours(working.hours),
            "aturan": _rules(working),
            "hari": [
                {
                    "tanggal": day.date.isoformat(),
                    "jenis": day.kind,
                    "nama": day.name,
                    "sumber": day.source,
                }
                for day in working.special_days(year)
            ],
            "ramadan": [
                {
                    "mulai": change.start.isoformat(),
                    "akhir": change.end.isoformat(),
                    "nama": change.name,
                    "sumber": change.source,
                }
                for change in book_of_site().changes
                if change.kind == "ramadan"
                and year in (change.start.year, change.end.year)
            ],
        }


def _hours(hours: Hours) -> dict[str, str]:
    """The hours of the four kinds of days as officials write them."""
    return {
        "senin_kamis": written(hours.weekday),
        "jumat": written(hours.friday),
        "ramadan_senin_kamis": written(hours.ramadan_weekday),
        "ramadan_jumat": written(hours.ramadan_friday),
    }


def _rules(working: WorkingCalendar) -> dict[str, Any]:
    """How days and warnings are counted (I-30)."""
    return {
        "hari_per_minggu": working.week_days,
        "tenggat_luar": working.external,
        "peringatan_persen": round(working.early * 100),
    }


class TickPost(Service):
    """POST @tick: for the timer that shows the key, or a manager."""

    def check_permission(self) -> None:
        """The key opens this service alone; it needs no account."""
        shown = self.request.getHeader(key.HEADER)
        if not (
            key.matches(shown) or checkPermission("cmf.ManagePortal", self.context)
        ):
            raise Unauthorized("Kunci @tick tidak cocok.")

    def reply(self) -> dict[str, Any]:
        alsoProvides(self.request, IDisableCSRFProtection)
        now = datetime.now(calendar.current().zone)
        return tick(self.context, now).as_dict()

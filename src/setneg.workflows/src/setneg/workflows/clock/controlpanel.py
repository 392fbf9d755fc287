"""The calendar on screen: the year's days, and the changes a manager publishes."""

from collections.abc import Mapping
from datetime import date
from datetime import datetime
from plone import api
from plone.protect import CheckAuthenticator
from Products.Five.browser import BrowserView
from setneg.workflows import _
from setneg.workflows.clock import book as books
from setneg.workflows.clock.calendar import Day
from setneg.workflows.clock.calendar import KINDS
from setneg.workflows.clock.calendar import WorkingCalendar
from setneg.workflows.clock.hours import written
from setneg.workflows.clock.recompute import recompute
from setneg.workflows.clock.services import year_of
from typing import Any


KIND_TITLES: Mapping[str, Any] = {
    "libur": _("kind_libur", default="Hari libur"),
    "cuti_bersama": _("kind_cuti_bersama", default="Cuti bersama"),
    "hari_kerja": _("kind_hari_kerja", default="Hari kerja pengganti"),
    "ramadan": _("kind_ramadan", default="Jam kerja Ramadan"),
}
RULE_TITLES: Mapping[str, Any] = {
    "hari_kerja": _("rule_hari_kerja", default="hari kerja"),
    "hari_kalender": _("rule_hari_kalender", default="hari kalender"),
}
ACT_TITLES: Mapping[str, Any] = {
    "tambah": _("act_tambah", default="Ditambahkan"),
    "hapus": _("act_hapus", default="Dihapus"),
}


class CalendarPanel(BrowserView):
    """Site setup: Kalender kerja."""

    error = ""

    def __call__(self) -> str:
        """Show the year; a POST publishes a change or takes one out."""
        if self.request.get("REQUEST_METHOD") == "POST":
            CheckAuthenticator(self.request)
            if self.act():
                url = (
                    f"{self.context.absolute_url()}/@@kalender-kerja?tahun={self.year}"
                )
                self.request.response.redirect(url)
                return ""
        return self.index()

    def act(self) -> bool:
        """Do what was asked; False when it was refused, with the reason on the page."""
        form = self.request.form
        user = api.user.get_current().getId()
        try:
            book = books.install()
            if form.get("hapus"):
                book.remove(form["hapus"], form.get("alasan", ""), user)
            else:
                book.add(self.stated(form), user)
        except books.CalendarError as error:
            self.error = str(error)
            self.request.response.setStatus(400)
            return False
        count = recompute(self.context)
        api.portal.show_message(
            _(
                "calendar_published",
                default="Kalender diterbitkan; ${count} tenggat dihitung ulang.",
                mapping={"count": count},
            ),
            self.request,
        )
        return True

    def stated(self, form: Mapping[str, str]) -> Any:
        """The change that the form states."""
        start = _day(form.get("mulai", ""))
        if start is None:
            raise books.CalendarError("Tanggal mulai harus diisi.")
        return books.change(
            form.get("jenis", ""),
            start,
            _day(form.get("akhir", "")),
            form.get("nama", ""),
            form.get("sumber", ""),
            form.get("alasan", ""),
        )

    @property
    def year(self) -> int:
        """The shown year."""
        return year_of(self.request.form.get("tahun"))

    @property
    def calendar(self) -> WorkingCalendar:
        """The calendar as published."""
        return books.book_of_site().calendar()

    def days(self) -> list[Day]:
        """The year's days that are not ordinary ones."""
        return self.calendar.special_days(self.year)

    def changes(self) -> list[Any]:
        """The published changes that touch the year, by date."""
        found = [
            change
            for change in books.book_of_site().changes
            if change.start.year <= self.year <= change.end.year
        ]
        return sorted(found, key=lambda change: change.start)

    def records(self) -> list[Any]:
        """The change log, latest first."""
        return list(reversed(books.book_of_site().records))

    def moment(self, record: books.Record) -> str:
        """When something was done to the calendar, by the office's clock."""
        local = self.calendar.local(datetime.fromisoformat(record.at))
        return f"{local:%d-%m-%Y %H.%M}"

    def hours(self) -> list[tuple[Any, str]]:
        """The working hours by kind of day."""
        hours = self.calendar.hours
        return [
            (_("hours_weekday", default="Senin–Kamis"), written(hours.weekday)),
            (_("hours_friday", default="Jumat"), written(hours.friday)),
            (
                _("hours_ramadan_weekday", default="Ramadan, Senin–Kamis"),
                written(hours.ramadan_weekday),
            ),
            (
                _("hours_ramadan_friday", default="Ramadan, Jumat"),
                written(hours.ramadan_friday),
            ),
        ]

    def kinds(self) -> list[tuple[str, Any]]:
        """The kinds of change for the form."""
        return [(kind, KIND_TITLES[kind]) for kind in KINDS]

    def kind_title(self, kind: str) -> Any:
        """A kind in words."""
        return KIND_TITLES[kind]

    def act_title(self, act: str) -> Any:
        """What somebody did to the calendar, in words."""
        return ACT_TITLES[act]

    def rule_title(self) -> Any:
        """The day rule of deadlines that count from a receipt."""
        return RULE_TITLES[self.calendar.external]

    def value(self, name: str) -> str:
        """What was typed, for a form that comes back."""
        return str(self.request.form.get(name, "")) if self.error else ""


def _day(text: str) -> date | None:
    """A day as a date field sends it; None when empty."""
    if not text.strip():
        return None
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        raise books.CalendarError(f"Tanggal “{text}” tidak dikenal.") from None

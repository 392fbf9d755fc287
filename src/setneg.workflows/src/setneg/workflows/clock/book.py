"""The site's calendar book: the published changes, their record, and the settings.

Every change names its source (the decree) and the reason for entering it. What is taken
out again stays in the record. Publishing recomputes the open deadlines.
"""

from collections.abc import Iterable
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import replace
from datetime import date
from datetime import datetime
from datetime import UTC
from persistent import Persistent
from plone import api
from setneg.workflows.clock.calendar import Change
from setneg.workflows.clock.calendar import DAY_RULES
from setneg.workflows.clock.calendar import KINDS
from setneg.workflows.clock.calendar import WorkingCalendar
from setneg.workflows.clock.calendar import ZONES
from setneg.workflows.clock.hours import load as load_hours
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo
from zope.annotation.interfaces import IAnnotations


ANNOTATION = "setneg.workflows.clock"
LONGEST_RANGE = 366


class CalendarError(ValueError):
    """A change or setting that the calendar cannot take; told to the person."""


@dataclass(frozen=True)
class Record:
    """One line of the change log: who did what, when (ISO 8601, UTC), and why."""

    at: str
    by: str
    act: str
    change: Change
    reason: str


class CalendarBook(Persistent):
    """The changes over the national calendar, with the record of who made them.

    ``settings`` holds what a declaration states: ``zona``, ``jam``, ``hari_per_minggu``,
    ``tenggat_luar``, ``peringatan_persen``. Tuples in place of lists: the book is small,
    and two managers who change it together shall conflict.
    """

    _v_calendar: WorkingCalendar | None = None

    def __init__(self) -> None:
        self.changes: tuple[Change, ...] = ()
        self.records: tuple[Record, ...] = ()
        self.settings: Mapping[str, Any] = {}

    def calendar(self) -> WorkingCalendar:
        """The calendar as published, made once per connection and edition."""
        if self._v_calendar is None:
            self._v_calendar = make(self.settings, self.changes)
        return self._v_calendar

    def add(self, change: Change, by: str) -> Change:
        """Publish a change; CalendarError when it says too little or contradicts."""
        _check(change)
        for other in self.changes:
            if other.kind == change.kind and _overlap(other, change):
                raise CalendarError(
                    f"{change.start:%d-%m-%Y} sudah tercatat sebagai “{other.name}”; "
                    "hapus catatan itu dahulu."
                )
        now = datetime.now(UTC).isoformat(timespec="seconds")
        change = replace(change, by=by, at=now, id=change.id or uuid4().hex[:12])
        self.changes = (*self.changes, change)
        self._note("tambah", change, by, change.reason)
        return change

    def remove(self, change_id: str, reason: str, by: str) -> Change:
        """Take a change out again, with the reason; the record keeps it."""
        if not reason.strip():
            raise CalendarError("Alasan penghapusan harus diisi.")
        found = next((c for c in self.changes if c.id == change_id), None)
        if found is None:
            raise CalendarError("Perubahan kalender itu tidak ada lagi.")
        self.changes = tuple(c for c in self.changes if c.id != change_id)
        self._note("hapus", found, by, reason.strip())
        return found

    def configure(self, settings: Mapping[str, Any]) -> None:
        """Take other settings; CalendarError or HoursError when they do not work."""
        make(settings, self.changes)
        self.settings = dict(settings)
        self._v_calendar = None

    def _note(self, act: str, change: Change, by: str, reason: str) -> None:
        """Write the act into the record; the calendar is made anew."""
        now = datetime.now(UTC).isoformat(timespec="seconds")
        self.records = (*self.records, Record(now, by, act, change, reason))
        self._v_calendar = None


def book_of_site() -> CalendarBook:
    """The book of the current site; an empty one where none was installed."""
    annotations = IAnnotations(api.portal.get())
    return annotations.get(ANNOTATION) or CalendarBook()


def install() -> CalendarBook:
    """Give the site its book; repeatable."""
    annotations = IAnnotations(api.portal.get())
    if ANNOTATION not in annotations:
        annotations[ANNOTATION] = CalendarBook()
    return annotations[ANNOTATION]


def uninstall() -> None:
    """Take the book away."""
    IAnnotations(api.portal.get()).pop(ANNOTATION, None)


def make(settings: Mapping[str, Any], changes: Iterable[Change]) -> WorkingCalendar:
    """A calendar from declared settings; what they leave out has its default."""
    unknown = set(settings) - {
        *("zona", "jam", "hari_per_minggu", "tenggat_luar", "peringatan_persen")
    }
    if unknown:
        raise CalendarError(f"Setelan “{', '.join(sorted(unknown))}” tidak dikenal.")
    zone = settings.get("zona", "WIB")
    if zone not in ZONES:
        raise CalendarError(f"Zona “{zone}” tidak dikenal; yang ada: WIB, WITA, WIT.")
    external = settings.get("tenggat_luar", DAY_RULES[0])
    if external not in DAY_RULES:
        raise CalendarError("tenggat_luar harus hari_kerja atau hari_kalender.")
    week, share = (
        settings.get("hari_per_minggu", 5),
        settings.get("peringatan_persen", 80),
    )
    if not (isinstance(week, int) and 1 <= week <= 7):
        raise CalendarError("hari_per_minggu harus 1 sampai dengan 7.")
    if not (isinstance(share, int) and 1 <= share <= 100):
        raise CalendarError("peringatan_persen harus 1 sampai dengan 100.")
    calendar = WorkingCalendar(
        zone=ZoneInfo(ZONES[zone]),
        changes=tuple(changes),
        week_days=week,
        external=external,
        early=share / 100,
    )
    if "jam" in settings:
        calendar = replace(calendar, hours=load_hours(settings["jam"]), _years={})
    return calendar


def change(
    kind: str,
    start: date,
    end: date | None,
    name: str,
    source: str,
    reason: str,
) -> Change:
    """A change as somebody states it, its texts trimmed; ``end`` None: one day."""
    return Change(
        kind,
        start,
        end or start,
        name.strip(),
        source.strip(),
        reason.strip(),
    )


def _check(change: Change) -> None:
    """Refuse a change that says too little."""
    if change.kind not in KINDS:
        raise CalendarError(f"Jenis “{change.kind}” tidak dikenal.")
    if change.end < change.start:
        raise CalendarError("Tanggal akhir mendahului tanggal mulai.")
    if (change.end - change.start).days > LONGEST_RANGE:
        raise CalendarError("Rentang lebih dari satu tahun.")
    for value, label in (
        (change.name, "Nama"),
        (change.source, "Sumber (peraturan atau surat)"),
        (change.reason, "Alasan"),
    ):
        if not value:
            raise CalendarError(f"{label} harus diisi.")


def _overlap(one: Change, other: Change) -> bool:
    """Whether two ranges share a day."""
    return one.start <= other.end and other.start <= one.end

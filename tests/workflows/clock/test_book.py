"""The site's calendar: published changes, their record, and open deadlines."""

from datetime import date
from datetime import timedelta
from pathlib import Path
from plone import api
import pytest
from setneg.workflows.clock import calendar
from setneg.workflows.clock import declaration
from setneg.workflows.clock.book import book_of_site
from setneg.workflows.clock.book import CalendarBook
from setneg.workflows.clock.book import CalendarError
from setneg.workflows.clock.book import change
from setneg.workflows.clock.recompute import recompute
from setneg.workflows.inbox import deadline_of


WEDNESDAY = date(2026, 6, 3)


def closure(day=WEDNESDAY, **words):
    """A closure of one day."""
    said = {"name": "Pindah gedung", "source": "SE 1/2026", "reason": "Renovasi"}
    return change("libur", day, None, **{**said, **words})


def test_the_ministry_s_calendar_is_in_force_after_installation(portal):
    """Nobody acts: hours, rules and Ramadan come from the profile."""
    current = calendar.current()
    assert current.working_minutes(date(2026, 2, 24)) == 390
    assert (current.week_days, current.external) == (5, "hari_kerja")
    assert [r.by for r in book_of_site().records] == ["profil"]


def test_loading_the_profile_again_adds_nothing_and_keeps_what_people_entered(portal):
    """Nobody acts: the profile is applied twice."""
    book = book_of_site()
    book.add(closure(), "admin")
    before = book.changes
    profile = Path(__file__).parents[3] / "profiles/kemensetneg"
    declaration.load(profile / "kalender" / "kalender.yaml")
    assert book_of_site().changes == before


def test_a_published_change_holds_at_once_and_is_recorded(portal):
    """A manager closes a day, and takes it back with a reason."""
    assert calendar.current().is_working_day(WEDNESDAY)
    book = book_of_site()
    added = book.add(closure(), "karo.ortala")
    assert not calendar.current().is_working_day(WEDNESDAY)
    book.remove(added.id, "Renovasi ditunda", "karo.ortala")
    assert calendar.current().is_working_day(WEDNESDAY)
    assert [(r.act, r.by, r.reason) for r in book.records[-2:]] == [
        ("tambah", "karo.ortala", "Renovasi"),
        ("hapus", "karo.ortala", "Renovasi ditunda"),
    ]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ({"source": " "}, "Sumber"),
        ({"reason": ""}, "Alasan"),
        ({"name": ""}, "Nama"),
    ],
)
def test_a_change_without_its_source_or_reason_is_refused(words, said):
    """Nobody acts: a change that says too little."""
    with pytest.raises(CalendarError, match=said):
        CalendarBook().add(closure(**words), "admin")


def test_a_day_is_not_changed_twice_and_not_removed_without_reason():
    """Nobody acts: contradictions."""
    book = CalendarBook()
    added = book.add(closure(), "admin")
    with pytest.raises(CalendarError, match="sudah tercatat"):
        book.add(closure(), "admin")
    with pytest.raises(CalendarError, match="Alasan"):
        book.remove(added.id, " ", "admin")
    with pytest.raises(CalendarError, match="tidak ada lagi"):
        book.remove("lain", "Salah", "admin")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("zona: WIX", "Zona"),
        ("hari_per_minggu: 9", "hari_per_minggu"),
        ("tenggat_luar: besok", "tenggat_luar"),
        ("warna: biru", "warna"),
        ("jam: {senin_kamis: 07.30-16.00}", "jumat"),
        ("perubahan: [{jenis: libur}]", "perubahan ke-1.*mulai"),
        ("perubahan: [{jenis: pesta, mulai: 2026-06-03}]", "pesta"),
        ("perubahan: [{jenis: libur, mulai: 2026-06-03, nama: X}]", "Sumber"),
    ],
)
def test_a_declaration_that_cannot_work_is_refused_with_its_place(
    portal, tmp_path, text, said
):
    """Nobody acts: the file and the entry are named."""
    path = tmp_path / "kalender.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(CalendarError, match=rf"kalender\.yaml.*{said}"):
        declaration.load(path)


def test_a_published_change_moves_the_open_deadlines(portal, waiting):
    """A manager closes the day on which a memorandum is due."""
    document = waiting("2 hari")
    before = deadline_of(document).breach
    day = before.astimezone(calendar.current().zone).date()
    book_of_site().add(closure(day), "admin")
    assert recompute(portal) == 1
    after = deadline_of(document).breach
    assert after > before
    catalog = api.portal.get_tool("portal_catalog")
    late = {"due": {"query": before + timedelta(minutes=1), "range": "max"}}
    assert not catalog.unrestrictedSearchResults(late)

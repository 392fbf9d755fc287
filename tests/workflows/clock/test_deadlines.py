"""Deadlines: warning, lateness, what was measured, and the rule that is shown."""

from datetime import datetime
import pytest
from setneg.workflows.clock import deadlines
from setneg.workflows.clock import durations
from setneg.workflows.clock.calendar import WorkingCalendar
from zoneinfo import ZoneInfo


WIB = ZoneInfo("Asia/Jakarta")
CALENDAR = WorkingCalendar()
MONDAY = datetime(2026, 6, 8, 9, tzinfo=WIB)


def at(text):
    """A moment on the clock of Jakarta."""
    return datetime.fromisoformat(text).replace(tzinfo=WIB)


def due(text, start=MONDAY, calendar=CALENDAR, amount=1):
    """The deadline of a written duration."""
    return deadlines.deadline(durations.parse(text), start, calendar, amount)


@pytest.mark.rule("R-SPK-02")
def test_a_range_warns_at_its_lower_end_and_is_late_after_its_upper_end():
    """Nobody acts: 1–3 hari from Monday nine o'clock."""
    deadline = due("1–3 hari")
    assert (deadline.warn, deadline.breach) == (
        at("2026-06-09T09:00"),
        at("2026-06-11T09:00"),
    )
    assert deadline.status(at("2026-06-09T08:59")) == "tepat"
    assert deadline.status(at("2026-06-09T09:00")) == "peringatan"
    assert deadline.status(at("2026-06-11T09:00")) == "peringatan"
    assert deadline.status(at("2026-06-11T09:01")) == "terlambat"


@pytest.mark.rule("R-SPK-02")
def test_two_to_four_weeks_are_ten_to_twenty_working_days():
    """Nobody acts: a Muharram holiday lies in the second week."""
    deadline = due("2-4 minggu")
    assert deadline.warn == at("2026-06-23T09:00")
    assert deadline.breach == at("2026-07-07T09:00")


@pytest.mark.rule("I-10")
def test_what_states_no_time_is_never_late():
    """Nobody acts: harmonisation has no standard time."""
    assert due("") is None
    assert deadlines.status(None, MONDAY) == "tidak_ditetapkan"
    measured = deadlines.measure(None, MONDAY, at("2036-06-09T09:00"), CALENDAR)
    assert measured.status == "tidak_ditetapkan"
    assert (measured.standard, measured.ratio) == (None, None)
    assert measured.taken > 0


def test_a_single_time_warns_when_most_of_it_is_gone():
    """Nobody acts: four fifths of five hours are four."""
    deadline = due("5 jam", start=at("2026-06-08T07:30"))
    assert deadline.warn == at("2026-06-08T11:30")
    assert deadline.breach == at("2026-06-08T13:30")


@pytest.mark.rule("R-X-07", "I-30")
def test_a_deadline_from_receipt_counts_by_the_rule_that_it_shows():
    """Nobody acts: one week after the memorandum was received, on a Wednesday."""
    text = "selambat-lambatnya 1 minggu setelah memorandum diterima"
    received = at("2026-06-10T10:00")
    working = due(text, received)
    assert working.breach == at("2026-06-18T10:00")  # the 16th is a holiday
    assert working.rule == (
        "hari kerja; 1 minggu = 5 hari kerja; sejak memorandum diterima"
    )
    by_calendar = WorkingCalendar(external="hari_kalender")
    counted = due(text, received, by_calendar)
    assert counted.breach == at("2026-06-17T10:00")
    assert counted.rule == "hari kalender; sejak memorandum diterima"


@pytest.mark.rule("I-30")
def test_the_text_of_a_standard_beats_the_configured_rule():
    """Nobody acts: hari kerja and hari kalender, written out."""
    by_calendar = WorkingCalendar(external="hari_kalender")
    worked = due("5 hari kerja setelah diterima", MONDAY, by_calendar)
    assert worked.breach == at("2026-06-15T09:00")
    assert due("5 hari kalender").breach == at("2026-06-15T07:30")  # Saturday moves


@pytest.mark.rule("R-SPK-05")
def test_repeated_meetings_take_their_time_once_each():
    """Nobody acts: three meetings of two and a half hours are one working day."""
    assert due("3 kali @ 2,5 jam").breach == at("2026-06-09T09:00")
    assert due("2 jam/draf", amount=3).breach == at("2026-06-08T16:00")


@pytest.mark.rule("I-31")
def test_a_parent_and_its_parts_keep_their_own_times():
    """Nobody acts: one day is stated, its parts are nine hours; both stay readable."""

    def minutes(text):
        return CALENDAR.minutes_between(MONDAY, due(text).breach)

    parts = ["3 jam", "2 jam", "1 jam", "1 jam", "1 jam", "1 jam"]
    parent, total = minutes("1 hari"), sum(minutes(part) for part in parts)
    assert (parent, total) == (450, 540)


@pytest.mark.rule("R-X-16")
def test_a_measured_time_stands_beside_its_standard():
    """Nobody acts: done at seven in the evening, in working minutes, and flagged."""
    hour = durations.parse("1 jam")
    measured = deadlines.measure(
        hour, at("2026-06-08T15:00"), at("2026-06-08T19:00"), CALENDAR
    )
    assert (measured.taken, measured.standard, measured.ratio) == (60, 60, 1.0)
    assert measured.outside
    quick = deadlines.measure(hour, MONDAY, at("2026-06-08T09:30"), CALENDAR)
    assert (quick.ratio, quick.status, quick.outside) == (0.5, "tepat", False)
    slow = deadlines.measure(hour, MONDAY, at("2026-06-09T09:00"), CALENDAR)
    assert (slow.taken, slow.status) == (450, "terlambat")


def test_parts_of_a_day_and_months_are_counted():
    """Nobody acts: one and a half days, and a month from the last of January."""
    assert due("1,5 hari").breach == at("2026-06-09T13:45")
    assert due("1 bulan", at("2027-01-29T09:00")).breach == at("2027-03-01T07:30")

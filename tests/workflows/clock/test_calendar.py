"""Working time: the hours of Perpres 21/2023, holidays, changes, and arithmetic."""

from datetime import date
from datetime import datetime
from datetime import timedelta
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st
import pytest
from setneg.workflows.clock.calendar import Change
from setneg.workflows.clock.calendar import WorkingCalendar
from setneg.workflows.clock.calendar import ZONES
from setneg.workflows.clock.hours import HoursError
from setneg.workflows.clock.hours import load
import time
from zoneinfo import ZoneInfo


WIB = ZoneInfo("Asia/Jakarta")
RAMADAN = Change("ramadan", date(2026, 2, 18), date(2026, 3, 19), "Ramadan 1447 H")
ORDINARY = WorkingCalendar()
FASTING = WorkingCalendar(changes=(RAMADAN,))


def at(text):
    """A moment on the clock of Jakarta."""
    return datetime.fromisoformat(text).replace(tzinfo=WIB)


@pytest.mark.parametrize(
    ("calendar", "day", "minutes"),
    [
        (ORDINARY, "2026-06-02", 450),  # Tuesday
        (ORDINARY, "2026-06-05", 450),  # Friday
        (ORDINARY, "2026-06-06", 0),  # Saturday
        (ORDINARY, "2026-08-17", 0),  # national holiday
        (ORDINARY, "2026-12-24", 0),  # joint leave
        (FASTING, "2026-02-24", 390),
        (FASTING, "2026-02-27", 390),
        (FASTING, "2026-03-18", 0),  # joint leave in Ramadan
    ],
)
def test_a_day_has_the_working_minutes_of_the_regulation(calendar, day, minutes):
    """Nobody acts: 37,5 hours a week, 32,5 in Ramadan."""
    assert calendar.working_minutes(date.fromisoformat(day)) == minutes


def test_the_year_2026_has_seventeen_holidays_and_eight_days_of_joint_leave():
    """Nobody acts: the numbers of the joint decree."""
    kinds = [day.kind for day in ORDINARY.special_days(2026)]
    assert (kinds.count("libur"), kinds.count("cuti_bersama")) == (17, 8)


def test_a_published_change_lies_over_the_national_calendar():
    """Nobody acts: a unit closure, and a Saturday that is worked."""
    closed, worked = date(2026, 6, 3), date(2026, 6, 6)
    calendar = WorkingCalendar(
        changes=(
            Change("libur", closed, closed, "Pindah gedung", "SE 1/2026"),
            Change("hari_kerja", worked, worked, "Pengganti", "SE 1/2026"),
        )
    )
    assert not calendar.is_working_day(closed)
    assert calendar.working_minutes(worked) == 450
    assert [d.name for d in calendar.special_days(2026) if d.date == worked] == [
        "Pengganti"
    ]


@pytest.mark.parametrize(
    ("start", "minutes", "end"),
    [
        ("2026-06-02T09:00", 30, "2026-06-02T09:30"),
        ("2026-06-02T11:50", 30, "2026-06-02T13:20"),  # over the break
        ("2026-06-02T15:50", 30, "2026-06-03T07:50"),  # over the night
        ("2026-06-05T16:00", 60, "2026-06-08T08:00"),  # over the weekend
        ("2026-06-05T11:00", 60, "2026-06-05T13:30"),  # over the Friday break
        ("2026-12-23T15:30", 60, "2026-12-28T08:00"),  # leave, Christmas, weekend
        ("2026-12-31T15:30", 60, "2027-01-04T08:00"),  # over the year
        ("2026-06-02T07:30", 450, "2026-06-02T16:00"),  # a full day ends in the evening
    ],
)
def test_working_minutes_pass_only_while_people_work(start, minutes, end):
    """Nobody acts: a step of some minutes, from its start."""
    assert ORDINARY.add(at(start), minutes) == at(end)
    assert ORDINARY.minutes_between(at(start), at(end)) == minutes


@pytest.mark.parametrize(
    ("start", "days", "end"),
    [
        ("2026-06-02T10:00", 1, "2026-06-03T10:00"),
        ("2026-06-05T10:00", 1, "2026-06-08T10:00"),
        ("2026-06-04T11:45", 1, "2026-06-05T11:30"),  # in the Friday break
        ("2026-06-06T10:00", 1, "2026-06-08T16:00"),  # from Saturday: all of Monday
        ("2026-06-02T20:00", 2, "2026-06-04T16:00"),  # after hours: two whole days
    ],
)
def test_a_day_is_a_working_day_at_the_same_clock_time(start, days, end):
    """Nobody acts: 1 hari."""
    assert ORDINARY.add_days(at(start), days) == at(end)


@pytest.mark.rule("R-X-16")
@pytest.mark.parametrize(
    ("moment", "working"),
    [
        ("2026-06-02T09:00", True),
        ("2026-06-02T12:30", False),
        ("2026-06-02T19:00", False),
        ("2026-06-06T09:00", False),
    ],
)
def test_work_outside_the_hours_is_known_as_such(moment, working):
    """Nobody acts: allowed when needed, but flagged."""
    assert ORDINARY.is_working_moment(at(moment)) is working


def test_each_calendar_has_its_own_time_zone():
    """Nobody acts: half past seven in Jayapura is half past five in Jakarta."""
    jayapura = WorkingCalendar(zone=ZoneInfo(ZONES["WIT"]))
    start = jayapura.next_working_moment(at("2026-06-02T05:00"))
    assert start == at("2026-06-02T05:30")
    assert start.utcoffset() == timedelta(hours=9)


def test_a_moment_without_a_zone_is_refused():
    """Nobody acts: a naive datetime would be a guess."""
    with pytest.raises(ValueError, match="zona"):
        ORDINARY.add(datetime(2026, 6, 2, 9), 30)


def test_hours_that_no_clock_shows_are_refused():
    """Nobody acts: a declaration with slips."""
    whole = {"senin_kamis": "07.30-16.00", "jumat": "07.30-16.30"}
    with pytest.raises(HoursError, match="ramadan_jumat"):
        load(whole)
    for wrong in ("07.30", "16.00-07.30", "7-8", "25.00-26.00"):
        with pytest.raises(HoursError):
            load(
                {
                    **whole,
                    "ramadan_senin_kamis": "08.00-15.00",
                    "ramadan_jumat": wrong,
                }
            )


moments = st.datetimes(datetime(2024, 1, 1), datetime(2027, 12, 31)).map(
    lambda moment: moment.replace(tzinfo=WIB)
)
calendars = st.sampled_from([ORDINARY, FASTING])


@settings(max_examples=300, deadline=None)
@given(calendars, moments, st.integers(0, 200_000))
def test_adding_minutes_and_counting_them_are_inverse(calendar, start, minutes):
    """Nobody acts: for any start, in and out of hours, over years."""
    start = start.replace(microsecond=0)
    end = calendar.add(start, minutes)
    assert end >= start
    assert calendar.minutes_between(start, end) == minutes
    if minutes:
        assert calendar.is_working_moment(end)
        before = end - timedelta(seconds=1)
        assert calendar.minutes_between(start, before) < minutes


@settings(max_examples=200, deadline=None)
@given(calendars, moments, moments, moments)
def test_minutes_add_up_over_a_moment_between(calendar, a, b, c):
    """Nobody acts: measuring in two pieces loses at most the split minute."""
    a, b, c = sorted((a, b, c))
    pieces = calendar.minutes_between(a, b) + calendar.minutes_between(b, c)
    assert 0 <= calendar.minutes_between(a, c) - pieces <= 1
    assert calendar.minutes_between(c, a) == -calendar.minutes_between(a, c)


@settings(max_examples=200, deadline=None)
@given(calendars, moments)
def test_the_next_working_moment_is_the_first_one(calendar, moment):
    """Nobody acts: nothing is worked between the moment and it."""
    following = calendar.next_working_moment(moment)
    assert calendar.is_working_moment(following)
    assert calendar.minutes_between(moment, following) == 0


def test_ten_thousand_deadlines_take_less_than_two_seconds():
    """Nobody acts: a day's index work must not wait for the clock."""
    start = at("2026-06-02T10:00")
    ORDINARY.add(start, 9000)
    begun = time.perf_counter()
    for minutes in range(10_000):
        ORDINARY.add(start, minutes)
    assert time.perf_counter() - begun < 2

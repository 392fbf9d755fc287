"""Standard times in the words of whoever reads them."""

from datetime import datetime
from datetime import UTC
import pytest
from setneg.workflows.clock import deadlines
from setneg.workflows.clock import durations
from setneg.workflows.clock import spoken
from setneg.workflows.clock.calendar import WorkingCalendar
from zope.i18n import interpolate


ENGLISH = {
    "time_one_day": "${count} day",
    "time_days": "${count} days",
    "time_working_days": "${count} working days",
    "time_hours": "${count} hours",
    "time_times": "${count} times",
    "time_weeks": "${count} weeks",
    "time_one_week": "${count} week",
    "rule_working_days": "working days",
    "rule_working_hours": "working hours",
    "rule_calendar_months": "calendar months",
    "rule_since": "since ${event}",
}


@pytest.fixture
def english(monkeypatch):
    """Somebody who reads English."""
    monkeypatch.setattr(
        spoken,
        "say",
        lambda text: interpolate(
            ENGLISH.get(text, text), getattr(text, "mapping", None)
        ),
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("1 hari", "1 day"),
        ("3 hari", "3 days"),
        ("3 hari kerja", "3 working days"),
        ("2–4 minggu", "2–4 weeks"),
        ("3 kali @ 2,5 jam", "3 times @ 2,5 hours"),
        ("tidak ditetapkan", "tidak ditetapkan"),
        ("12 harian", "12 harian"),
    ],
)
def test_amounts_are_said_in_the_language_of_the_reader(english, text, said):
    # somebody who reads English looks at a standard
    assert spoken.spoken_time(text) == said


@pytest.mark.rule("I-30")
@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2 hari", "working days"),
        ("30 menit", "working hours"),
        ("1 bulan", "calendar months"),
        ("2 minggu", "working days; 1 week = 5 working days"),
        (
            "1 minggu setelah memorandum diterima",
            "working days; 1 week = 5 working days; since memorandum diterima",
        ),
    ],
)
def test_how_days_are_counted_is_said_in_the_language_of_the_reader(
    english, text, said
):
    # somebody who reads English looks at a deadline
    days = WorkingCalendar()
    found = deadlines.deadline(durations.parse(text), datetime.now(UTC), days)
    assert spoken.spoken_rule(found.rule) == said
    assert spoken.spoken_rule("") == ""


@pytest.mark.parametrize("nothing", [None, ""])
def test_a_time_that_is_not_stated_stays_unsaid(english, nothing):
    # the same, at a stage without a time
    assert spoken.spoken_time(nothing) == ""


def test_whoever_reads_indonesian_reads_what_the_standard_says():
    # an official looks at the same standards
    for text in ("3 kali @ 2,5 jam", "2–4 minggu", "≤ 1 minggu setelah memorandum"):
        assert spoken.spoken_time(text) == text

"""Standard times in the words of whoever reads them."""

import pytest
from setneg.workflows.clock import spoken
from zope.i18n import interpolate


ENGLISH = {
    "time_one_day": "${count} day",
    "time_days": "${count} days",
    "time_working_days": "${count} working days",
    "time_hours": "${count} hours",
    "time_times": "${count} times",
    "time_weeks": "${count} weeks",
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


@pytest.mark.parametrize("nothing", [None, ""])
def test_a_time_that_is_not_stated_stays_unsaid(english, nothing):
    # the same, at a stage without a time
    assert spoken.spoken_time(nothing) == ""


def test_whoever_reads_indonesian_reads_what_the_standard_says():
    # an official looks at the same standards
    for text in ("3 kali @ 2,5 jam", "2–4 minggu", "≤ 1 minggu setelah memorandum"):
        assert spoken.spoken_time(text) == text

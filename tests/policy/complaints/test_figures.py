"""Nobody acts here: numbers follow from the facts alone."""

from collections import Counter
from datetime import date
from hypothesis import given
from hypothesis import strategies as st
import pytest
from setneg.policy.complaints.figures import Fact
from setneg.policy.complaints.figures import figures
from setneg.policy.complaints.figures import grouped
from setneg.policy.complaints.figures import published


DAY = date(2026, 6, 8)


def fact(step="SPK-6", taken=None, in_time=None, reopened=0, ended=False):
    return Fact(
        "uid",
        step,
        "keluhan",
        "normatif",
        DAY,
        "diajukan",
        ended,
        taken,
        in_time,
        reopened,
    )


@pytest.mark.rule("R-X-17")
def test_times_are_told_by_their_middle_and_the_ninetieth_of_a_hundred():
    rows = [
        fact(taken=minutes, in_time=minutes <= 90) for minutes in range(10, 110, 10)
    ]
    found = figures([*rows, fact(reopened=2)])
    assert (found.count, found.answered, found.open) == (11, 10, 11)
    assert (found.median, found.p90, found.in_time) == (55, 90, 90)
    assert found.reopened == 2


def test_without_an_answer_no_time_is_told():
    found = figures([fact()])
    assert (found.median, found.p90, found.in_time) == (None, None, None)


@pytest.mark.rule("R-X-17")
def test_a_step_with_repeated_complaints_is_marked():
    rows = grouped([fact("SPK-6")] * 3 + [fact("SPK-7")], lambda f: f.step, often=3)
    assert [(row.key, row.repeated) for row in rows] == [
        ("SPK-6", True),
        ("SPK-7", False),
    ]


def test_few_complaints_are_not_broken_down_for_everybody():
    facts = [fact("SPK-6")] * 9 + [fact("SPK-7")] * 5 + [fact("SPK-8", 30, False)]
    rows = {row.key: row for row in published(grouped(facts, lambda f: f.step), 3)}
    assert rows["SPK-6"].count == 9
    assert rows["SPK-8"].hidden and rows["SPK-8"].median is None
    assert rows["SPK-7"].hidden  # else the total would tell of SPK-8


@given(st.lists(st.sampled_from("abcdef"), max_size=60), st.integers(1, 6))
def test_no_small_number_can_be_worked_out_from_what_is_told(steps, least):
    facts = [fact(step) for step in steps]
    rows = published(grouped(facts, lambda f: f.step), least)
    counted = Counter(steps)
    hidden = [row.key for row in rows if row.hidden]
    for row in rows:
        if not row.hidden:
            assert row.count == counted[row.key]
            assert row.count >= least
    behind = len(facts) - sum(row.count for row in rows if not row.hidden)
    if len(hidden) == 1:  # alone only when it is the only group there is
        assert len(rows) == 1
    if hidden and len(rows) > len(hidden):
        assert behind >= min(least, len(facts))

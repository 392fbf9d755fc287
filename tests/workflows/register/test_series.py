"""A register has no gaps and no duplicates, and keeps what was declared void."""

from datetime import datetime
from hypothesis import given
from hypothesis import strategies as st
import pytest
from setneg.workflows.register.series import Key
from setneg.workflows.register.series import RegisterError
from setneg.workflows.register.series import Registers
from zoneinfo import ZoneInfo


MOMENT = datetime(2026, 6, 2, 9, tzinfo=ZoneInfo("Asia/Jakarta"))
KEY = Key(2026, "persuratan", "Peraturan")


def take(series, uid):
    """A number for a document."""
    return series.take(uid, f"Hal {uid}", MOMENT, "siti")


@pytest.mark.rule("R-X-03")
def test_numbers_are_consecutive_and_each_series_counts_for_itself():
    """Nobody acts: two offices, two kinds, two years."""
    registers = Registers()
    series = registers.need(KEY)
    assert [take(series, uid) for uid in "abc"] == [1, 2, 3]
    for other in (
        KEY._replace(year=2027),
        KEY._replace(office="biro-ortala"),
        KEY._replace(kind="Keputusan"),
    ):
        assert take(registers.need(other), "d") == 1
    assert registers.need(KEY) is series
    assert registers.keys()[0].year == 2027


def test_a_document_keeps_its_number():
    """Nobody acts: asked twice, the second time after a return."""
    series = Registers().need(KEY)
    assert take(series, "a") == take(series, "a") == 1
    assert take(series, "b") == 2
    assert series.duplicates() == {}


def test_a_void_number_stays_with_its_reason_and_is_never_given_again():
    """Nobody acts: a number was given by mistake."""
    series = Registers().need(KEY)
    take(series, "a")
    take(series, "b")
    series.void(2, "Salah jenis naskah", MOMENT, "siti")
    assert take(series, "b") == 3
    assert [(e.number, e.void_reason) for e in series.entries()] == [
        (1, None),
        (2, "Salah jenis naskah"),
        (3, None),
    ]
    assert series.gaps() == []


@pytest.mark.parametrize(
    ("number", "reason", "said"),
    [(1, "  ", "Alasan"), (9, "Salah", "tidak ada"), (2, "Lagi", "sudah dibatalkan")],
)
def test_a_number_is_not_void_without_reason_twice_or_when_unknown(
    number, reason, said
):
    """Nobody acts: three refusals."""
    series = Registers().need(KEY)
    take(series, "a")
    take(series, "b")
    series.void(2, "Salah jenis naskah", MOMENT, "siti")
    with pytest.raises(RegisterError, match=said):
        series.void(number, reason, MOMENT, "siti")


def test_a_register_goes_on_from_the_paper_book():
    """Nobody acts: the portal begins in the middle of a year."""
    series = Registers().need(KEY)
    series.open_at(41, "Buku 2026 sampai Mei")
    assert take(series, "a") == 42
    assert series.gaps() == []
    with pytest.raises(RegisterError, match="sudah berisi"):
        series.open_at(50, "Sekali lagi")


def test_gaps_and_duplicates_are_found_when_the_book_was_damaged():
    """Nobody acts: a line lost, a document entered twice, past the rules."""
    series = Registers().need(KEY)
    for uid in "abcd":
        take(series, uid)
    del series.lines[2]
    del series.numbers["d"]
    take(series, "d")
    assert series.gaps() == [2]
    assert series.duplicates() == {"d": [4, 5]}


@given(
    st.lists(st.one_of(st.text("abcde", min_size=1, max_size=1), st.integers(1, 30)))
)
def test_whatever_happens_numbers_stay_consecutive_and_single(acts):
    """Nobody acts: any order of taking and declaring void."""
    series = Registers().need(KEY)
    for act in acts:
        if isinstance(act, str):
            take(series, act)
        elif act in series.lines and not series.lines[act].is_void:
            series.void(act, "Salah", MOMENT, "siti")
    assert [e.number for e in series.entries()] == list(
        range(1, series.counter.last + 1)
    )
    assert series.gaps() == []
    assert series.duplicates() == {}

"""Addresses that people change by hand: what they ask for."""

from datetime import date
import pytest
from setneg.policy.browser import typed


@pytest.mark.parametrize(
    "said",
    ["", "x", "26", "02026", "-2026", "²⁰²⁶", "2026.0", "0000", "9999", None, []],
)
def test_nonsense_asks_for_no_year(said):
    # nobody acts: the address is read
    assert typed.year({"tahun": said}) is None
    assert typed.year({}) is None


def test_a_year_is_one_of_those_there_are():
    # nobody acts: the address is read
    assert typed.year({"tahun": "2026"}) == 2026
    assert typed.year({"tahun": 2026}, [2026, 2025]) == 2026
    assert typed.year({"tahun": "2024"}, [2026, 2025]) is None


@pytest.mark.parametrize("said", [None, "", "besok", "2026-13-01", 7, [], "21-11-2026"])
def test_nonsense_is_no_day(said):
    # nobody acts: the form is read
    assert typed.day(said) is None
    assert typed.day("2026-11-21") == date(2026, 11, 21)


def test_words_are_looked_for_as_beginnings_and_signs_are_left_out():
    # nobody acts: the address is read
    assert typed.words("tata kelola") == {"SearchableText": "tata* AND kelola*"}
    assert typed.words('"tata"') == {"SearchableText": "tata*"}
    assert typed.words('(* " -') == {}

"""What a unit keeps in dated editions: when each of them holds."""

from dataclasses import dataclass
from datetime import timedelta
import pytest
from setneg.policy.content import dated
from setneg.workflows import organisation


@dataclass(frozen=True, kw_only=True)
class Wording(dated.Edition):
    """An edition with words of its own."""

    words: tuple[str, ...]


class Kept(dated.Dated):
    """Something that is kept so."""

    edition = Wording


class Refused(ValueError):
    """Why not."""


@pytest.fixture
def today(integration):
    return organisation.today()


@pytest.fixture
def kept(today):
    """Something that Biro Ortala keeps from today on."""
    made = Kept("contoh", "biro-ortala")
    made.enter(title="Satu", words=("a",), since=today.isoformat(), by="karo.ortala")
    return made


def test_a_later_edition_holds_from_its_day(kept, today):
    # Kepala Biro Ortala prepares next week
    later = today + timedelta(days=7)
    kept.enter(title="Dua", words=("b",), since=later.isoformat(), by="karo.ortala")
    assert kept.on(today - timedelta(days=1)) is None
    assert kept.on(today).title == "Satu"
    assert kept.on(later).title == kept.latest.title == "Dua"
    assert [each.number for each in kept.editions] == [1, 2]


def test_what_is_ended_names_nothing_more_and_keeps_what_it_said(kept, today):
    # Kepala Biro Ortala ends it, twice
    ended = kept.end("karo.ortala")
    assert (ended.words, ended.closed, ended.since) == (("a",), True, today.isoformat())
    assert kept.end("karo.ortala") is None
    assert kept.on(today) is None
    assert not kept.says(title="Satu", words=("a",))
    assert kept.editions[0].words == ("a",)


def test_the_same_again_is_known(kept):
    # Kepala Biro Ortala saves without a change
    assert kept.says(title="Satu", words=("a",))
    assert not kept.says(title="Satu", words=("b",))


@pytest.mark.parametrize("said", ["besok", "2001-01-01", "20991231", "2099-2-1"])
def test_a_first_day_is_written_in_full_and_is_not_past(today, said):
    # Kepala Biro Ortala types a day
    with pytest.raises(Refused, match="paling awal"):
        dated.first_day(said, None, Refused)


def test_a_new_edition_does_not_begin_before_the_newest(kept, today):
    # Kepala Biro Ortala has prepared next week already
    later = (today + timedelta(days=7)).isoformat()
    assert dated.first_day("", kept, Refused) == today.isoformat()
    kept.enter(title="Dua", words=(), since=later, by="karo.ortala")
    assert dated.first_day("", kept, Refused) == later
    with pytest.raises(Refused, match=later):
        dated.first_day(today.isoformat(), kept, Refused)


def test_an_id_comes_from_the_name_and_is_never_given_twice():
    # nobody acts: ids are made
    assert dated.free_id("Eselon I & II", (), "daftar") == "eselon-i-ii"
    assert dated.free_id("Eselon I", ("eselon-i", "eselon-i-2"), "x") == "eselon-i-3"
    assert dated.free_id("…", (), "daftar") == "daftar"

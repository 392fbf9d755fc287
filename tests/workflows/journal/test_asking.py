"""A page of the journal: the latest first, without walking through all of it."""

from datetime import datetime
from datetime import timedelta
from datetime import UTC
import pytest
from setneg.workflows.journal import asking
from setneg.workflows.journal.model import Entry
from setneg.workflows.journal.storage import Book
from setneg.workflows.journal.storage import Ledger


START = datetime(2026, 11, 2, 1, 0, tzinfo=UTC)


@pytest.fixture
def kept(monkeypatch):
    """A ledger with ten acts of two people on two documents; six are under an anchor."""
    ledger, books = Ledger(), (Book("a"), Book("b"))
    for number in range(10):
        book = books[number % 2]
        at = (START + timedelta(hours=6 * number)).isoformat(timespec="microseconds")
        who = "staf.sisdur" if number < 8 else "karo.ortala"
        book.add(Entry(book.chain, 0, at, who, (), "baca", "/x"))
        ledger.announce(book)
        if number == 5:
            ledger.anchor(at)
    monkeypatch.setattr(asking, "ledger", lambda: ledger)
    return ledger


def moments(wanted, start=0, size=50):
    return [entry.at for entry in asking.latest(wanted, start, size).items]


def test_entries_come_latest_first_with_and_without_an_anchor(kept):
    # a site manager opens the journal
    found = moments({})
    assert found == sorted(found, reverse=True)
    assert len(found) == 10
    assert moments({}, 2, 3) == found[2:5]
    kept.anchor("later")
    assert moments({}) == found


def test_filters_narrow_by_chain_person_and_day(kept):
    # a site manager narrows the journal
    assert len(moments({"rantai": "a"})) == 5
    assert moments({"rantai": "nowhere"}) == []
    assert len(moments({"akun": "karo.ortala"})) == 2
    first_day = {"dari": "2026-11-02", "sampai": "2026-11-02"}
    assert {at[:10] for at in moments(first_day)} == {"2026-11-02"}
    assert len(moments(first_day)) == 4


def test_a_rare_entry_is_not_sought_through_the_whole_journal(kept, monkeypatch):
    # a site manager is told that only the latest were looked at
    monkeypatch.setattr(asking, "LOOKED_AT", 3)
    found = asking.latest({"akun": "nobody"}, 0, 50)
    assert found == asking.Found([], True)


def test_a_ledger_of_before_is_filed_at_its_next_anchor(kept):
    # nobody acts: the clock strikes on a database of an earlier release
    kept.anchor("later")
    kept.times = None
    book = kept.book_of("a")
    book.add(Entry("a", 0, START.isoformat(), "x", (), "baca", "/x"))
    kept.announce(book)
    kept.anchor("again")
    assert len(kept.times) == 11

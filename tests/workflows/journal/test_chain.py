"""The chain of hashes without a portal: what was written stays as it was written."""

import json
import pytest
from setneg.workflows.journal import checking
from setneg.workflows.journal.model import canonical
from setneg.workflows.journal.model import digest
from setneg.workflows.journal.model import Entry
from setneg.workflows.journal.storage import Book
from setneg.workflows.journal.storage import Ledger


def written(ledger, chain, count):
    """A book with so many entries."""
    book = Book(chain)
    for number in range(count):
        book.add(
            Entry(
                chain, 0, f"2026-01-0{number + 1}T00:00:00+00:00", "staf.sisdur",
                ("subbag-sisdur__staf",), "ubah", f"/plone/{chain}", {"isian": ["isi"]},
            )
        )  # fmt: skip
        ledger.announce(book)
    return book


@pytest.fixture
def ledger():
    """Two books, the first anchored twice."""
    found = Ledger()
    found.first = written(found, "aaa", 3)
    found.second = written(found, "bbb", 2)
    found.anchor("2026-01-04T00:00:00+00:00")
    return found


def test_what_nobody_touched_is_whole(ledger):
    result = checking.check(ledger)
    assert (result.chains, result.entries, result.anchors) == (2, 5, 1)
    assert result.broken is None


@pytest.mark.rule("R-PIM-15")
def test_an_altered_entry_is_named(ledger):
    """Somebody with access to the storage writes another actor into an entry."""
    text, found = ledger.second.rows[1]
    ledger.second.rows[1] = (text.replace("staf.sisdur", "staf.umum"), found)
    broken = checking.check(ledger).broken
    assert (broken.chain, broken.seq) == ("bbb", 1)
    assert "hash" in broken.reason


def test_an_entry_with_a_new_hash_breaks_the_next_one(ledger):
    """The forger also reckons the hash of his entry anew."""
    text, _ = ledger.first.rows[2]
    text = text.replace("staf.sisdur", "staf.umum")
    ledger.first.rows[2] = (text, digest(text))
    broken = checking.check(ledger).broken
    assert (broken.chain, broken.seq) == ("aaa", 3)


def test_a_chain_forged_as_a_whole_does_not_match_the_anchor(ledger):
    """The forger writes the whole book anew: only the anchor tells."""
    forged = written(Ledger(), "aaa", 3)
    text, _ = forged.rows[3]
    text = text.replace("staf.sisdur", "staf.umum")
    book = ledger.first
    book.rows[3] = (text, digest(text))
    book.head = digest(text)
    broken = checking.check(ledger).broken
    assert (broken.chain, broken.seq) == ("aaa", 3)
    assert "jangkar" in broken.reason


def test_a_shortened_chain_is_noticed(ledger):
    """The last entry is taken away, and the book's end is put right."""
    book = ledger.first
    del book.rows[3]
    book.length, book.head = 2, book.rows[2][1]
    broken = checking.check(ledger).broken
    assert (broken.chain, broken.seq) == ("aaa", 3)


def test_a_lost_book_is_noticed(ledger):
    """The whole book of a document disappears."""
    del ledger.books["aaa"]
    assert checking.check(ledger).broken.chain == "aaa"


def test_an_altered_anchor_is_noticed(ledger):
    """The forger also changes the anchor."""
    text, found = ledger.anchors[1]
    ledger.anchors[1] = (text.replace("2026-01-04", "2026-01-05"), found)
    assert checking.check(ledger).broken.chain == checking.ANCHORS


def test_nothing_new_makes_no_anchor(ledger):
    assert ledger.anchor("2026-01-05T00:00:00+00:00") == 0
    written(ledger, "ccc", 1)
    assert ledger.anchor("2026-01-05T00:00:00+00:00") == 1
    assert checking.check(ledger).broken is None


def test_an_exported_line_can_be_checked_by_anybody(ledger):
    """An auditor reckons the hash of a line of the export."""
    for entry in ledger.first.entries():
        line = json.loads(json.dumps(entry.as_dict()))
        told = line.pop("hash")
        assert digest(canonical(line)) == told

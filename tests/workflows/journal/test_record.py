"""What people do with documents is put on record, and stays there."""

from plone import api
import pytest
from setneg.workflows import journal
from setneg.workflows.journal import checking
from setneg.workflows.journal.keeping import ledger
from tests.workflows.steps.people import acting_as
from tests.workflows.steps.people import begin
from tests.workflows.steps.people import step
from zope.event import notify
from zope.lifecycleevent import Attributes
from zope.lifecycleevent import ObjectModifiedEvent


def acts(document):
    return [entry.act for entry in journal.entries(document)]


@pytest.mark.rule("R-PIM-15")
def test_a_draft_and_its_steps_are_on_record(portal, integration):
    """staf.sisdur drafts, changes and submits a memorandum."""
    memo = begin(portal, "Memorandum")
    with acting_as(portal, "staf.sisdur"):
        notify(ObjectModifiedEvent(memo, Attributes(None, "INaskah.isi", "title")))
    step(portal, memo, "staf.sisdur", "susun")
    assert acts(memo)[:2] == ["buat", "ubah"]
    assert acts(memo)[-1] == "langkah"
    made, changed, *_, stepped = journal.entries(memo)
    assert (made.actor, made.positions) == ("staf.sisdur", ("subbag-sisdur__staf",))
    assert changed.details == {"isian": ["isi", "title"]}
    assert stepped.details["ke"] == "periksa_eselon_4"
    assert stepped.prev == journal.entries(memo)[-2].hash
    assert checking.check(ledger()).broken is None


def test_a_removed_document_leaves_its_chain(portal, integration):
    """A site manager removes a draft in code; the ledger still tells of it."""
    memo = begin(portal, "Memorandum")
    chain = memo.UID()
    portal["kegiatan"]._delObject(memo.getId())
    book = next(book for book in ledger().all_books() if book.chain == chain)
    assert [entry.act for entry in book.entries()] == ["buat", "hapus"]


def test_a_copy_begins_its_own_chain(portal, integration):
    """Code copies a document together with its annotations."""
    memo = begin(portal, "Memorandum")
    copy = begin(portal, "Memorandum")
    copy.__annotations__.update(memo.__annotations__)
    assert journal.entries(copy) == ()
    journal.record(copy, "unduh")
    assert [entry.chain for entry in journal.entries(copy)] == [copy.UID()]
    assert {entry.chain for entry in journal.entries(memo)} == {memo.UID()}


def test_acts_on_the_site_have_a_chain_of_their_own(portal, integration):
    """A site manager does something that belongs to no document."""
    entry = journal.record(portal, "ekspor", apa="jurnal")
    assert entry.chain == "situs"
    assert entry.path == "/".join(api.portal.get().getPhysicalPath())

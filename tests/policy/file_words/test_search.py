"""Documents are found by the words inside their files, by who may see them."""

from datetime import datetime
from datetime import UTC
from docx import Document
import io
from plone import api
from plone.namedfile.file import NamedBlobFile
import pytest
from setneg.policy.browser.attachments import store
from setneg.policy.file_words import files
from setneg.policy.file_words import striking
from setneg.workflows.clock.interfaces import Ticked
from tests.workflows.steps import people
import threading
import transaction
from zope.event import notify


@pytest.fixture
def site(functional):
    return functional["portal"]


def written(text, name="rancangan.docx"):
    document = Document()
    document.add_paragraph(text)
    stream = io.BytesIO()
    document.save(stream)
    return NamedBlobFile(data=stream.getvalue(), filename=name)


def strike(site, now=None):
    """The clock strikes and the files are read; the site as it is then."""
    notify(Ticked(site, now or datetime.now(UTC)))
    transaction.commit()
    for thread in threading.enumerate():
        if thread.name == striking.THREAD:
            thread.join(120)
    transaction.begin()
    site._p_jar.sync()


def found(userid, word):
    with api.env.adopt_user(userid):
        return [brain.UID for brain in api.content.find(SearchableText=word)]


@pytest.fixture
def memo(site):
    memo = people.begin(site, "Memorandum")
    store.add(memo, [written("Pengadaan zirkonium tahap kedua")])
    transaction.commit()
    return memo


def test_whoever_may_see_a_letter_finds_it_by_a_word_in_its_file(site, memo):
    # staf penyusun mencari; staf unit lain tidak menemukannya
    assert found("staf.sisdur", "zirkonium") == []
    strike(site)
    assert found("staf.sisdur", "zirkonium") == [memo.UID()]
    assert found("staf.sdm", "zirkonium") == []
    assert found("staf.sisdur", memo.title) == [memo.UID()]


def test_words_of_a_file_that_was_taken_away_are_forgotten(site, memo):
    # staf penyusun menghapus lampirannya
    strike(site)
    store.remove(memo, store.attachments(memo)[0].key)
    transaction.commit()
    strike(site)
    assert found("staf.sisdur", "zirkonium") == []
    assert files.words(memo) == ""


def test_a_file_is_read_once(site, memo, monkeypatch):
    # jam berdetak dua kali
    strike(site)
    monkeypatch.setattr(striking.extraction, "words", None)
    assert striking.changed(site, datetime.now(UTC))[0] == []


def test_a_site_may_leave_files_unread(site, memo):
    # pengelola mematikan pembacaan berkas
    api.portal.set_registry_record(striking.RECORD, False)
    transaction.commit()
    strike(site)
    assert found("staf.sisdur", "zirkonium") == []


def test_many_documents_are_read_a_part_at_a_time(site, memo, monkeypatch):
    # jam berdetak saat banyak berkas menunggu
    monkeypatch.setattr(striking, "AT_ONCE", 1)
    other = people.begin(site, "Memorandum")
    store.add(other, [written("Perihal molibdenum", "lain.docx")])
    transaction.commit()
    strike(site)
    strike(site)
    words = [found("staf.sisdur", word) for word in ("zirkonium", "molibdenum")]
    assert words == [[memo.UID()], [other.UID()]]

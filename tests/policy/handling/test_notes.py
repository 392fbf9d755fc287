"""Notes of the handlers, which the sender never reads."""

from plone import api
import pytest
from setneg.policy.handling import notes
from setneg.workflows.journal import entries
from tests.policy.handling.conftest import letters
from tests.policy.handling.conftest import step
from tests.workflows.steps import people
import transaction
from zExceptions import Unauthorized


WORDS = "Pengirim pernah mengajukan hal sama; <b>hati-hati</b>."
SECRET = "pernah mengajukan hal sama"


@pytest.fixture
def noted(site, ticket):
    """A ticket with a note of the head of Biro Ortala."""
    usulan = ticket()
    with people.acting_as(site, "karo.ortala"):
        notes.add(usulan, WORDS)
    usulan.reindexObject()
    transaction.commit()
    return usulan


def test_handlers_read_it_and_nobody_else(site, noted):
    """Kepala Biro Ortala membaca; pengirim, orang asing, dan pengelola tidak."""
    [note] = notes.of(noted, "karo.ortala")
    assert note.text == WORDS
    assert note.position == "biro-ortala__kepala"
    for who in ("pimpinan.sdm", "karo.umum", "kabag.tatalaksana", "admin", ""):
        assert notes.of(noted, who) == []


def test_the_sender_reads_it_nowhere(site, noted, desk, rest):
    """Kepala Biro SDM, pengirim: halaman, REST, pencarian, ekspor."""
    browser = desk("pimpinan.sdm")
    for path in ("", "/@@keadaan", "/@@siapa"):
        browser.open(noted.absolute_url() + path)
        assert SECRET not in browser.contents
    assert "Catatan internal" not in browser.contents
    sender = rest("pimpinan.sdm")
    answer = sender.request("GET", noted.absolute_url())
    assert answer.status_code == 200
    assert SECRET not in answer.text
    url = f"{noted.absolute_url()}/@catatan-internal"
    assert sender.request("GET", url).status_code == 404
    assert sender.request("POST", url, json={"teks": "x"}).status_code == 404
    for who in ("pimpinan.sdm", "karo.ortala"):
        found = rest(who).get("/@search?SearchableText=hati-hati")
        assert found["items_total"] == 0
    handler = rest("karo.ortala")
    assert SECRET not in handler.request("GET", noted.absolute_url()).text
    for file in ("antrean.csv", "@antrean"):
        address = f"{site.absolute_url()}/{file}"
        assert SECRET not in handler.request("GET", address).text


def test_no_mail_carries_it(site, box, noted):
    """Kepala Biro Ortala menerima usulan."""
    step(site, noted, "karo.ortala", "terima")
    assert all(SECRET not in body for _to, _subject, body in letters(box))


def test_a_sender_among_the_handlers_does_not_read_it(site, ticket):
    """Kepala Biro Ortala mengusulkan kepada bironya sendiri."""
    usulan = ticket("karo.ortala", pengusul="biro-ortala__kepala", unit="biro-ortala")
    assert not notes.may_read(usulan, "karo.ortala")


def test_who_is_complained_about_does_not_read_it(site, complain):
    """Kepala Biro Ortala yang dikeluhkan; Deputi yang menangani."""
    complaint = complain(terlapor="biro-ortala__kepala")
    assert not notes.may_read(complaint, "karo.ortala")
    assert notes.may_read(complaint, "deputi.aparatur")


def test_the_journal_knows_that_and_not_what(site, noted):
    """Pengelola membaca jurnal."""
    [entry] = [each for each in entries(noted) if each.act == "catatan_internal"]
    assert SECRET not in str(entry)


def test_a_stranger_adds_nothing(site, noted):
    """Pengirim dan kepala biro lain."""
    for who in ("pimpinan.sdm", "karo.umum"):
        with people.acting_as(site, who), pytest.raises(Unauthorized):
            notes.add(noted, "x")


def test_empty_and_endless_notes_are_refused_in_words(site, noted):
    """Kepala Biro Ortala."""
    with people.acting_as(site, "karo.ortala"):
        for text in ("", "  \n ", "x" * 5001):
            with pytest.raises(notes.NoteRefused):
                notes.add(noted, text)
    assert len(notes.of(noted, "karo.ortala")) == 1


class TestPage:
    def test_a_handler_writes_on_the_tickets_page(self, site, noted, desk):
        """Kepala Biro Ortala menulis; tulisannya tidak menjadi markah."""
        browser = desk("karo.ortala")
        browser.handleErrors = False
        browser.open(noted.absolute_url())
        assert "&lt;b&gt;hati-hati" in browser.contents
        browser.getControl(name="teks").value = "Sudah ditelepon."
        browser.getForm(action="@@catatan-internal").submit()
        assert "Catatan internal disimpan" in browser.contents
        assert "Sudah ditelepon." in browser.contents

    def test_a_refused_note_can_be_written_on(self, site, noted, desk):
        """Kepala Biro Ortala menulis lebih panjang daripada yang dapat disimpan."""
        browser = desk("karo.ortala")
        browser.open(noted.absolute_url())
        long = "x" * (notes.LONGEST + 1)
        browser.getControl(name="teks").value = long
        browser.getForm(action="@@catatan-internal").submit()
        assert browser.headers["status"].startswith("400")
        assert browser.getControl(name="teks").value.strip() == long
        transaction.begin()
        assert len(notes.of(noted, "karo.ortala")) == 1

    def test_without_the_pages_token_nothing_is_kept(self, site, noted, rest):
        """Halaman asing mengirim atas nama kepala biro."""
        url = f"{noted.absolute_url()}/@@catatan-internal"
        html = {"Accept": "text/html"}
        answer = rest("karo.ortala").request(
            "POST", url, data={"teks": "asing"}, headers=html
        )
        assert answer.status_code == 403
        transaction.begin()
        assert len(notes.of(noted, "karo.ortala")) == 1

    def test_over_rest(self, site, noted, rest):
        """Kepala Biro Ortala lewat REST."""
        karo = rest("karo.ortala")
        url = f"{noted.absolute_url()}/@catatan-internal"
        assert karo.request("POST", url, json={"teks": "Kedua."}).status_code == 201
        assert [each["teks"] for each in karo.get(url)["items"]] == [WORDS, "Kedua."]
        for words in ({}, {"teks": 1}, {"teks": ""}):
            assert karo.request("POST", url, json=words).status_code == 400


def test_managers_are_no_handlers(site, noted):
    """Pengelola situs tidak membaca catatan internal."""
    with api.env.adopt_roles(["Manager"]):
        assert notes.of(noted, "admin") == []

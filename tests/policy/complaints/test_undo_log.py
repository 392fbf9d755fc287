"""What the database itself notes of a sending without a name: read from its undo log."""

from plone import api
import pytest
from setneg.policy.forms import drafts
import transaction
from ZODB.BaseStorage import TransactionRecord
from ZODB.FileStorage import FileStorage


pytestmark = pytest.mark.rule("R-X-17")
QUIET = "kasubbag.ppk1"  # has an account, writes nothing else in these tests
FORM = "/formulir/pengaduan"
TEXT = {"pokok": "Tanpa nama", "uraian": "Undangan tiba sesudah rapat."}


@pytest.fixture
def undo_log(functional, tmp_path):
    """A function: the undo log of all that was stored since, as a site manager would
    read it, and the objects that each transaction wrote."""
    storage = functional["app"]._p_jar.db().storage
    changes = getattr(storage, "changes", storage)
    before = {each.tid for each in changes.iterator()}

    def read():
        path = tmp_path / f"{len(list(tmp_path.iterdir()))}.fs"
        copy = FileStorage(str(path))
        copy.copyTransactionsFrom(_New(changes, before))
        lines = copy.undoLog(0, 10_000)
        written = [
            (each.tid, {record.oid for record in each}) for each in copy.iterator()
        ]
        copy.close()
        return lines, written

    return read


class _Stored(TransactionRecord):
    """A transaction as a storage on disk takes it over."""

    def __init__(self, told):
        super().__init__(told.tid, told.status, told.user, told.description, {})
        self.records = list(told)

    def __iter__(self):
        return iter(self.records)


class _New:
    """The transactions of a storage that were not there before."""

    def __init__(self, storage, before):
        self.storage, self.before = storage, before

    def iterator(self):
        return (
            _Stored(each)
            for each in self.storage.iterator()
            if each.tid not in self.before
        )


def words(line):
    """All that a line of the log says."""
    return " ".join(
        each.decode() if isinstance(each, bytes) else str(each)
        for each in line.values()
    )


@pytest.fixture
def drafted(site, standard):
    """He began it under his name, and kept that as a draft."""
    form = site["formulir"]["pengaduan"]
    form.waktu_minimum = 0
    with api.env.adopt_user(QUIET):
        drafts.keep(form, QUIET, {"cara": "terbuka", **TEXT})
    transaction.commit()
    return drafts._all()[QUIET]._p_oid


def sent_by_page(site, desk, standard):
    browser = desk(QUIET)
    browser.open(f"{site.absolute_url()}{FORM}")
    browser.getControl("Pokok").value = TEXT["pokok"]
    browser.getControl("Uraian").value = TEXT["uraian"]
    browser.getControl("Cara menyampaikan").value = ["anonim"]
    browser.getControl("Jenis").value = ["masukan"]
    browser.getControl("Standar pelayanan").value = [standard.UID()]
    browser.getControl("Kirim pengaduan").click()
    assert "Kode untuk mengikuti" in browser.contents


@pytest.mark.parametrize("way", ["page", "rest", "confidential"])
def test_neither_account_nor_draft_stands_beside_the_ticket(
    site, drafted, undo_log, send, desk, standard, way
):
    # Kepala Subbagian, masuk dengan akunnya, mengirim tanpa nama
    if way == "page":
        sent_by_page(site, desk, standard)
    elif way == "rest":
        send(QUIET)
    else:
        send(QUIET, cara="rahasia", kontak_pengadu="0812")
    transaction.begin()
    site._p_jar.sync()
    [ticket] = site["pengaduan"].objectValues()
    lines, written = undo_log()
    assert lines
    for line in lines:
        assert QUIET not in words(line)
        assert line["user_name"] in ("", b"")
    [together] = [oids for _tid, oids in written if ticket._p_oid in oids]
    assert drafted not in together
    assert drafts.find(site["formulir"]["pengaduan"], QUIET) is None


def test_of_a_named_one_the_draft_goes_with_it_and_the_sender_is_noted(
    site, drafted, undo_log, send
):
    # Kepala Subbagian mengirim dengan namanya
    send(QUIET, cara="terbuka")
    [ticket] = site["pengaduan"].objectValues()
    lines, written = undo_log()
    [together] = [oids for _tid, oids in written if ticket._p_oid in oids]
    assert drafted in together
    assert any(QUIET in words(line) for line in lines)


def test_of_what_is_to_be_sent_without_a_name_no_draft_is_kept(site, undo_log, rest):
    # Kepala Subbagian memilih anonim, lalu menyimpan konsep
    answer = rest(QUIET).request(
        "PUT", f"{FORM}/@konsep", json={"cara": "anonim", **TEXT}
    )
    assert answer.status_code == 400
    assert "tercatat atas nama akun Anda" in answer.json()["message"]
    assert rest(QUIET).request("GET", f"{FORM}/@konsep").status_code == 404
    kept = rest(QUIET).request(
        "PUT", f"{FORM}/@konsep", json={"cara": "terbuka", **TEXT}
    )
    assert kept.status_code == 200, kept.text


def test_the_page_says_so_too_and_keeps_what_was_typed(site, desk):
    # Kepala Subbagian
    browser = desk(QUIET)
    browser.open(f"{site.absolute_url()}{FORM}")
    browser.getControl("Pokok").value = TEXT["pokok"]
    browser.getControl("Cara menyampaikan").value = ["anonim"]
    browser.getControl("Simpan sebagai konsep").click()
    assert "tercatat atas nama akun Anda" in browser.contents
    assert browser.getControl("Pokok").value == TEXT["pokok"]
    transaction.begin()
    assert drafts.of(QUIET) == []

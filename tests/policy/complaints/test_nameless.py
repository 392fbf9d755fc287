"""Who complains without a name leaves none, not even in the database's own records."""

from plone import api
import pytest
from setneg.policy.complaints import contact
from setneg.policy.complaints import identity
from setneg.workflows.journal import entries
import transaction
from zExceptions import Unauthorized


pytestmark = pytest.mark.rule("R-X-17")
QUIET = "kasubbag.ppk1"  # has an account, writes nothing else in these tests


@pytest.fixture
def written(functional):
    """All that was written from now on: (user of the transaction, record)."""
    storage = functional["app"]._p_jar.db().storage
    changes = getattr(storage, "changes", storage)
    before = {each.tid for each in changes.iterator()}

    def records():
        return [
            (each.user + each.description, record.data or b"")
            for each in changes.iterator()
            if each.tid not in before
            for record in each
        ]

    return records


def test_a_signed_in_person_who_stays_anonymous_leaves_no_trace(
    send, stored, written, site
):
    # Kepala Subbagian, masuk dengan akunnya, memilih anonim
    answer = send(QUIET)
    complaint = stored(answer)
    found = written()
    assert len(found) > 3
    for said, record in found:
        assert QUIET.encode() not in said
        assert QUIET.encode() not in record
    assert complaint.cara == "anonim"
    assert complaint.listCreators() == ()
    assert not complaint.pengusul and not complaint.pengaju
    assert "Owner" not in str(complaint.get_local_roles())
    assert {entry.actor for entry in entries(complaint)} == {""}
    assert not identity.kept(complaint)
    assert answer["kode"]


def test_nor_does_his_unit(send, stored):
    # Kepala Subbagian
    complaint = stored(send(QUIET))
    assert complaint.unit == complaint.unit_pelayanan == "biro-ortala"


def test_a_visitor_without_an_account_complains_too(send, stored, at):
    # Pengunjung tanpa akun
    complaint = stored(send(None))
    assert at(complaint) == "diajukan"
    assert complaint.nomor.startswith("ADU-")


def test_with_his_name_one_has_to_be_signed_in(send):
    # Pengunjung tanpa akun
    refused = send(None, expect=400, cara="terbuka")
    assert "masuklah" in refused["message"]


def test_whether_he_is_named_is_his_own_choice_each_time(send, desk, site):
    # Kepala Biro SDM, yang lupa memilih; pengunjung tanpa akun
    refused = send("pimpinan.sdm", expect=400, cara=None)
    assert list(refused["isian"]) == ["cara"]
    page = desk("pimpinan.sdm")
    page.open(f"{site.absolute_url()}/formulir/pengaduan")
    assert page.getControl(name="form.widgets.cara:list").value in ([], ["--NOVALUE--"])


def test_in_confidence_only_what_he_wrote_himself_is_kept(send, stored):
    # Kepala Biro SDM, masuk dengan akunnya
    nothing = send("pimpinan.sdm", expect=400, cara="rahasia")
    assert "nama atau alamat" in nothing["isian"]["cara"]
    said = {"cara": "rahasia", "kontak_pengadu": "rahasia@contoh.id"}
    complaint = stored(send("pimpinan.sdm", **said))
    with api.env.adopt_user("karo.ortala"):
        found = identity.read(complaint, "Perlu menanyakan tanggal rapat.")
    assert (found.name, found.contact) == ("", "rahasia@contoh.id")


def test_a_named_complaint_is_found_by_who_sent_it(send, stored, sees):
    # Kepala Biro SDM
    complaint = stored(send("pimpinan.sdm", cara="terbuka"))
    assert complaint.pengusul == "biro-sdm__kepala"
    assert sees(complaint, "pimpinan.sdm")


@pytest.fixture
def confidential(send, stored):
    """Somebody left his name for nobody but those who must know."""
    return stored(
        send(
            QUIET,
            cara="rahasia",
            nama_pengadu="Rahayu Wulandari",
            kontak_pengadu="rahayu@example.org",
        )
    )


def test_a_confidential_name_is_nowhere_but_in_its_book(confidential, rest, written):
    # Kepala Biro yang menangani, dan pengelola situs
    url = confidential.absolute_url()
    for who in ("karo.ortala", "admin"):
        person = rest(who)
        for address in (
            url,
            f"{url}/@workflow",
            f"{url}/@history",
            f"{url}/@siapa",
            "/@search?portal_type=Pengaduan&metadata_fields=_all",
        ):
            text = person.request("GET", address).text
            assert "Rahayu" not in text
            assert "rahayu@example.org" not in text
            assert QUIET not in text
    page = rest("karo.ortala").request("GET", url, headers={"Accept": "text/html"}).text
    assert "Rahayu" not in page
    assert "Rahayu" not in repr(vars(confidential))
    assert "Rahayu" not in repr(entries(confidential))


def test_it_is_read_with_the_right_and_a_reason_and_that_is_on_record(confidential):
    # Kepala Biro yang menangani membaca; bawahannya tidak boleh
    with api.env.adopt_user("kabag.tatalaksana"), pytest.raises(Unauthorized):
        identity.read(confidential, "Perlu meminta keterangan tambahan")
    with api.env.adopt_user("karo.ortala"):
        with pytest.raises(identity.IdentityRefused):
            identity.read(confidential, "ingin")
        found = identity.read(confidential, "Perlu meminta keterangan tambahan")
    transaction.commit()
    assert (found.name, found.contact) == ("Rahayu Wulandari", "rahayu@example.org")
    last = entries(confidential)[-1]
    assert (last.act, last.actor) == ("baca_identitas", "karo.ortala")
    assert last.details["alasan"] == "Perlu meminta keterangan tambahan"
    assert "Rahayu" not in repr(last)


def test_a_manager_of_the_site_does_not_read_it(confidential):
    # Pengelola situs
    with api.env.adopt_roles(["Manager"]), pytest.raises(Unauthorized):
        identity.read(confidential, "Ingin tahu siapa yang mengadu")


def test_without_a_word_on_who_he_is_a_visitor_cannot_be_confidential(send):
    # Pengunjung tanpa akun
    refused = send(None, expect=400, cara="rahasia")
    assert "disimpan terpisah" in refused["message"]


def test_a_step_of_another_standard_is_refused(send):
    # Pengunjung tanpa akun
    assert send(None, expect=400, langkah="PIM-1")["isian"]


def test_the_page_of_the_form_leaves_no_trace_either(
    send, site, desk, written, stored, standard
):
    # Kepala Subbagian, masuk dengan akunnya, mengisi halaman formulir
    send(None)  # the form's first sending opens its books
    browser = desk(QUIET)
    browser.open(f"{site.absolute_url()}/formulir/pengaduan")
    before = len(written())
    for label, value in (("Pokok", "Tanpa nama"), ("Uraian", "Dari halaman.")):
        browser.getControl(label).value = value
    browser.getControl("Cara menyampaikan").value = ["anonim"]
    browser.getControl("Jenis").value = ["masukan"]
    browser.getControl("Standar pelayanan").value = [standard.UID()]
    browser.getControl("Kirim pengaduan").click()
    assert "Kode untuk mengikuti" in browser.contents
    found = written()[before:]
    assert found
    for said, record in found:
        assert QUIET.encode() not in said
        assert QUIET.encode() not in record


def test_news_of_a_confidential_one_goes_to_the_kept_address(confidential):
    # Portal sendiri
    assert contact.KeptContact(confidential).address() == "rahayu@example.org"
    identity.remove(confidential)
    assert contact.KeptContact(confidential).address() == ""

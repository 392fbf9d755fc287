"""A signature given outside has a stage of its own, and only its answer moves it on."""

import io
from plone import api
from pypdf import PdfReader
import pytest
from setneg.policy.rendering.signature import person_name
from setneg.policy.signing import remote
from setneg.policy.signing import shipment as shipments
from setneg.workflows import organisation
from setneg.workflows import register
from setneg.workflows import steps
from setneg.workflows.authority import book
from setneg.workflows.steps import StepRefused
from tests.policy.signing import bsre
from tests.policy.signing import outside
from tests.policy.signing.outside import answered
from tests.policy.signing.outside import go
from tests.policy.signing.outside import NIK
from tests.policy.signing.outside import post
from tests.policy.signing.outside import SENT
from tests.workflows.steps import people
import transaction


@pytest.fixture
def site(functional, provider, tmp_path, monkeypatch):
    """A portal whose memoranda may be signed outside."""
    outside.connect(provider, tmp_path, monkeypatch)
    outside.allow()
    return functional["portal"]


@pytest.fixture
def memo(site):
    return outside.memorandum(site)


@pytest.fixture
def sent(site, memo):
    """The Kepala Biro has sent it; nothing has gone out yet."""
    outside.send(site, memo)
    return memo


def verbs(document):
    return [entry.verb for entry in steps.history(document)]


def held(document):
    year = organisation.today().year
    return register.reserved_of("Memorandum", "biro-ortala", year, document)


@pytest.mark.rule("R-X-03")
def test_what_was_sent_has_a_held_number_and_no_signature(sent):
    # Kepala Biro mengirim; belum ada yang keluar
    assert people.stage(sent) == SENT
    assert held(sent) == shipments.of(sent).number
    assert sent.nomor is None
    assert sent.ditandatangani_oleh is None
    assert sent.berkas_pdf is None
    assert shipments.of(sent).status == shipments.SENT


@pytest.mark.rule("R-X-03")
def test_the_signed_file_comes_back_and_the_memorandum_goes_on(site, sent, provider):
    # Kepala Biro memasukkan passphrase; Staf mengagendakan
    number = shipments.of(sent).number
    answer = go(sent)
    assert answer.status_code == 200, answer.text
    assert answer.json()["status"] == shipments.SIGNED
    assert people.stage(sent) == "nomori"
    assert sent.nomor_urut == number
    assert sent.ditandatangani_oleh == "biro-ortala__kepala"
    assert sent.tersertifikasi
    file = sent.berkas_pdf.data
    assert file.startswith(shipments.of(sent).file.data)
    people.forward(site, sent)
    assert held(sent) is None
    assert sent.berkas_pdf.data == file
    assert "terima_tanda_tangan" in verbs(sent)
    assert bsre.PASSPHRASE not in answer.text
    pages = PdfReader(io.BytesIO(file)).pages
    printed = " ".join(" ".join(page.extract_text() for page in pages).split())
    assert "elektronik tersertifikasi (BSrE)" in printed
    assert sent.nomor in printed


def test_nothing_secret_is_kept(site, sent, provider):
    # Kepala Biro memasukkan NIK dan passphrase
    go(sent)
    stored = b"".join(
        site._p_jar.db().storage.load(oid)[0]
        for oid in (sent._p_oid, shipments.of(sent)._p_oid)
    )
    assert NIK.encode() not in stored
    assert bsre.PASSPHRASE.encode() not in stored


def test_a_wrong_passphrase_brings_it_back_with_the_reason(sent, provider):
    # Kepala Biro salah mengetik
    answer = go(sent, "bukan-passphrase")
    assert answer.json()["status"] == shipments.REFUSED
    assert people.stage(sent) == "tanda_tangan_eselon_2"
    last = steps.history(sent)[-1]
    assert "salah" in last.reason
    assert "bukan-passphrase" not in last.reason
    assert last.capacity == "sistem"
    assert sent.ditandatangani_oleh is None


def test_while_the_provider_is_silent_it_waits_and_may_be_sent_anew(sent, provider):
    # penyelenggara diam, lalu menjawab pengiriman ulang
    provider.mood = "diam"
    assert go(sent).json()["status"] == shipments.EXPIRED
    assert people.stage(sent) == SENT
    assert verbs(sent)[-1] == "tunda_tanda_tangan"
    provider.mood = ""
    assert go(sent).json()["status"] == shipments.SIGNED
    assert shipments.of(sent).attempts == 2
    assert people.stage(sent) == "nomori"


def test_a_faulty_provider_is_told(sent, provider):
    # penyelenggara sakit
    provider.mood = "sakit"
    answer = go(sent)
    assert answer.json()["status"] == shipments.EXPIRED
    assert people.stage(sent) == SENT


def test_another_persons_certificate_is_refused(sent, provider):
    # penyelenggara menandatangani atas nama orang lain
    provider.name = "Orang Lain"
    assert go(sent).json()["status"] == shipments.REFUSED
    assert people.stage(sent) == "tanda_tangan_eselon_2"
    assert "orang lain" in steps.history(sent)[-1].reason


def test_another_issuers_certificate_is_refused(sent, provider, keys):
    # sertifikat dengan nama yang benar dari penerbit lain
    provider.signs = keys
    assert go(sent).json()["status"] == shipments.REFUSED
    assert sent.berkas_pdf is None


@pytest.mark.parametrize("userid", ["staf.sisdur", "deputi.aparatur", "admin", None])
def test_only_who_sent_it_types_the_passphrase(sent, provider, userid):
    # orang lain mencoba mengirimkan
    assert go(sent, userid=userid).status_code in (401, 403)
    assert provider.asked == []
    assert people.stage(sent) == SENT


@pytest.mark.parametrize("nik", ["", "123", "31710101017000AB"])
def test_a_wrong_nik_goes_nowhere(sent, provider, nik):
    # Kepala Biro salah mengetik NIK
    answer = post(sent, "@tanda-tangan/kirim", nik=nik, passphrase="x")
    assert answer.status_code == 400
    assert provider.asked == []


class TestAnswer:
    """The provider answers by itself, with the token that it was given."""

    @pytest.fixture
    def waiting(self, sent, provider):
        provider.mood = "diam"
        go(sent)
        token = provider.asked[-1][1]["callback"].rpartition("/")[2]
        provider.mood = ""
        return sent, token

    def test_it_is_taken_in_once(self, site, waiting, provider):
        # penyelenggara menjawab kemudian, dua kali
        document, token = waiting
        pdf = provider.signed(shipments.of(document).file.data)
        first = answered(site, document, token, pdf)
        assert first.status_code == 200
        assert people.stage(document) == "nomori"
        entries = len(verbs(document))
        again = answered(site, document, token, pdf)
        assert again.status_code == 200
        assert len(verbs(document)) == entries

    def test_a_forged_token_changes_nothing(self, site, waiting, provider):
        # orang luar mengarang token
        document, token = waiting
        pdf = provider.signed(shipments.of(document).file.data)
        for wrong in ("x", token[:-1], token.swapcase()):
            assert answered(site, document, wrong, pdf).status_code == 403
        assert people.stage(document) == SENT

    def test_a_forged_file_is_refused(self, site, waiting, keys):
        # token benar, berkas bukan dari penyelenggara
        document, token = waiting
        sent = shipments.of(document).file.data
        assert answered(site, document, token, sent + b"%%EOF").status_code == 200
        assert people.stage(document) == "tanda_tangan_eselon_2"
        assert document.berkas_pdf is None

    def test_the_token_is_stored_as_its_hash_only(self, waiting, site):
        # siapa pun membaca basis data
        document, token = waiting
        kept = shipments.of(document)
        assert kept.token_hash
        assert kept.token_hash != token
        stored = site._p_jar.db().storage.load(kept._p_oid)[0]
        assert token.encode() not in stored

    def test_an_answer_after_the_withdrawal_changes_nothing(
        self, site, waiting, provider
    ):
        # Kepala Biro menarik naskah; jawaban datang terlambat
        document, token = waiting
        pdf = provider.signed(shipments.of(document).file.data)
        people.step(site, document, "karo.ortala", "tarik", alasan="Ada kekeliruan")
        transaction.commit()
        answer = answered(site, document, token, pdf)
        assert answer.json().get("status") in (None, shipments.WITHDRAWN)
        assert people.stage(document) == "tanda_tangan_eselon_2"
        assert document.berkas_pdf is None
        people.step(site, document, "karo.ortala", "batalkan", alasan="Tidak jadi")
        assert held(document) is None

    def test_a_token_expires(self, site, waiting, provider):
        # jawaban datang setelah masa token
        document, token = waiting
        shipments.of(document).expires = shipments.of(document).signed_at
        transaction.commit()
        pdf = provider.signed(shipments.of(document).file.data)
        assert answered(site, document, token, pdf).status_code == 403
        assert people.stage(document) == SENT


def test_nobody_moves_it_on_by_hand(site, sent):
    # Kepala Biro mencoba melewati penyelenggara
    offered = people.offered(site, sent, "karo.ortala")
    assert offered == [
        f"kirim_tanda_tangan-{SENT}",
        "tarik-tanda_tangan_eselon_2",
    ]
    with pytest.raises(StepRefused, match="dicatat sendiri"):
        people.step(site, sent, "karo.ortala", "terima_tanda_tangan")
    assert people.stage(sent) == SENT


def test_while_the_adapter_is_off_nothing_is_sent(site, memo):
    # pengelola belum mengaktifkan; tanda tangan biasa tetap dapat
    api.portal.set_registry_record(remote.RECORD, False)
    with pytest.raises(StepRefused, match="belum diaktifkan"):
        people.step(site, memo, "karo.ortala", "kirim_tanda_tangan")
    people.step(site, memo, "karo.ortala", "tanda_tangan")
    assert people.stage(memo) == "nomori"
    assert not memo.tersertifikasi


def test_an_open_file_of_access_is_not_used(site, memo):
    # pengelola lupa menutup berkas akses
    remote.settings_file().chmod(0o644)
    with pytest.raises(StepRefused, match="terbuka bagi pengguna lain"):
        people.step(site, memo, "karo.ortala", "kirim_tanda_tangan")


def test_the_drafter_does_not_send_what_he_drafted(site, provider):
    # Kepala Biro menyusun sendiri di meja biro
    memo = people.begin(site, "Memorandum", kepada=["biro-sdm__kepala"])
    people.until(site, memo, "tanda_tangan_eselon_2")
    assert "kirim_tanda_tangan-" + SENT not in people.offered(site, memo, "staf.sisdur")


def test_the_page_asks_only_the_signer(site, sent, desk, provider):
    # Kepala Biro memasukkan passphrase pada halaman naskah; Kasubbag melihat saja
    window = desk("kasubbag.sisdur")
    window.open(sent.absolute_url())
    assert 'name="passphrase"' not in window.contents
    window = desk("karo.ortala")
    window.open(sent.absolute_url())
    form = window.getForm(action="@@kirim-tanda-tangan")
    form.getControl(name="nik").value = NIK
    form.getControl(name="passphrase").value = bsre.PASSPHRASE
    form.submit()
    transaction.begin()
    sent._p_jar.sync()
    assert people.stage(sent) == "nomori"
    assert "Tersertifikasi, dengan sertifikat elektronik" in window.contents


def test_who_signs_outside_on_behalf_reports_to_who_delegated(site, provider):
    # Kepala Biro mengirim a.n. Deputi; tembusan dan berkasnya menyebut Deputi
    deputy, head = "deputi-aparatur__kepala", "biro-ortala__kepala"
    book.book().settle(
        f"pelimpahan:\n  - {{jenis: Memorandum, dari: {deputy}, ke: {head}, menurut: SK}}\n",
        "admin",
        "uji",
    )
    memo = people.begin(
        site,
        "Memorandum",
        kepada=["setpres__kepala"],
        penandatangan="eselon_1",
        atas_nama=head,
    )
    people.until(site, memo, "tanda_tangan_eselon_1")
    provider.name = person_name("karo.ortala")
    people.step(site, memo, "karo.ortala", "kirim_tanda_tangan")
    transaction.commit()
    assert memo.tembusan in (None, [], ())
    assert memo.ditandatangani_atas_nama is None
    provider.mood = "diam"
    assert go(memo).json()["status"] == shipments.EXPIRED
    token = provider.asked[-1][1]["callback"].rpartition("/")[2]
    provider.mood = ""
    book.book().settle("pengganti: {plh: []}\n", "admin", "pelimpahan dicabut")
    transaction.commit()
    pdf = provider.signed(shipments.of(memo).file.data)
    assert answered(site, memo, token, pdf).status_code == 200
    assert people.stage(memo) == "nomori"
    assert memo.ditandatangani_atas_nama == deputy
    assert memo.tembusan == [deputy]
    assert memo.blok_tanda_tangan["baris"][0].startswith("a.n. Deputi")
    pages = PdfReader(io.BytesIO(memo.berkas_pdf.data)).pages
    printed = " ".join(" ".join(page.extract_text() for page in pages).split())
    assert "a.n. Deputi" in printed
    assert "(sebagai laporan)" in printed

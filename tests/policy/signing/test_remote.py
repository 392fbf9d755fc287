"""BSrE's interface: what is asked, what is told, what is never kept."""

import pytest
from setneg.policy.signing import remote
from setneg.policy.signing.remote import Order
from setneg.policy.signing.remote import Refused
from setneg.policy.signing.remote import Silent
from tests.policy.signing import bsre


NIK = "3171010101700001"


@pytest.fixture(scope="module")
def server(provider):
    provider.name = "Ir. Percobaan"
    return provider


@pytest.fixture
def client(server):
    server.asked.clear()
    server.mood = ""
    access = remote.Settings(server.url, *bsre.ACCESS, server.roots, 3)
    return remote.Provider(access, pause=lambda seconds: None)


def order(letter, passphrase=bsre.PASSPHRASE):
    return Order(letter, NIK, passphrase, "https://portal.example/@@verifikasi/x")


def test_a_letter_is_signed_by_the_published_interface(client, server, letter):
    # penanda tangan mengirim naskah
    answer = client.sign(order(letter))
    assert answer.pdf.startswith(letter)
    assert answer.document_id == "abc123"
    path, fields = server.asked[0]
    assert path == "/api/sign/pdf"
    assert fields["nik"] == NIK
    assert fields["file"] == letter
    assert fields["linkQR"].startswith("https://")


def test_a_refused_passphrase_is_told_without_it(client, letter):
    # penanda tangan salah mengetik passphrase
    with pytest.raises(Refused, match="salah") as refused:
        client.sign(order(letter, "keliru-sekali"))
    assert "keliru-sekali" not in str(refused.value)
    assert "keliru-sekali" not in repr(order(letter, "keliru-sekali"))
    assert NIK not in repr(order(letter))


def test_a_fault_is_asked_again_and_then_given_up(client, server, letter):
    # penyelenggara sakit sebentar, lalu lama
    server.mood = "pulih"
    assert client.sign(order(letter)).document_id
    assert len(server.asked) == 3
    server.asked.clear()
    server.mood = "sakit"
    with pytest.raises(Silent):
        client.sign(order(letter))
    assert len(server.asked) == remote.ATTEMPTS


def test_a_silence_is_not_asked_again(client, server, letter):
    # penyelenggara tidak menjawab; mungkin sudah menandatangani
    server.mood = "diam"
    with pytest.raises(Silent, match="batas waktu"):
        client.sign(order(letter))
    assert len(server.asked) == 1


def test_nobody_there(letter, server):
    # alamat penyelenggara keliru
    access = remote.Settings("http://127.0.0.1:9", "a", "b", server.roots, 3)
    with pytest.raises(Silent, match="dihubungi"):
        remote.Provider(access, pause=lambda seconds: None).sign(order(letter))


def test_status_download_and_verification(client, letter):
    # pengelola memeriksa sambungan
    assert client.status(NIK) == "ISSUE"
    assert client.download("abc123") == b"%PDF-unduhan"
    assert client.verify(letter)["jumlah_signature"] == 1
    with pytest.raises(Refused):
        client.download("../../etc")
    with pytest.raises(Refused):
        client.status("1 OR 1")

"""The ministry's certificates: made once, kept encrypted, renewed, revoked."""

from concurrent.futures import ThreadPoolExecutor
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from datetime import datetime
from datetime import timedelta
from datetime import UTC
import pytest
from setneg.policy.signing import certificates
from setneg.policy.signing import keystore
from setneg.policy.signing import pades
from setneg.policy.signing.authority import Authority
from setneg.policy.signing.finding import inspect
from setneg.policy.signing.keystore import KeyFolderError
import stat
from tests.policy.signing.conftest import POSITION
from tests.policy.signing.conftest import TITLE
import time_machine


WORDS = pades.Words("Ir. Percobaan", "Menandatangani")


def mode(path):
    return stat.S_IMODE(path.stat().st_mode)


def test_keys_lie_encrypted_and_for_their_owner_only(own_keys):
    # pengelola membuat otoritas; jabatan menandatangani pertama kali
    own_keys.credentials(POSITION, TITLE)
    folder = own_keys.store.path
    assert mode(folder) == 0o700
    files = [path for path in folder.rglob("*") if path.is_file()]
    secret = [path for path in files if path.suffix == ".kunci" and path.stem]
    assert len([path for path in secret if path.stat().st_size]) == 3
    assert all(mode(path) == 0o600 for path in files)
    for path in secret:
        if path.stat().st_size:
            assert b"ENCRYPTED PRIVATE KEY" in path.read_bytes()
    assert mode(keystore.passphrase_file(folder)) == 0o600
    assert keystore.passphrase_file(folder).parent != folder


def test_an_authority_is_never_made_twice(own_keys):
    # pengelola menjalankan perintah dua kali
    with pytest.raises(KeyFolderError, match="sudah ada"):
        own_keys.create("Kementerian Lain")


def test_a_wrong_passphrase_opens_nothing(own_keys):
    # pengelola menaruh kata sandi yang keliru
    keystore.passphrase_file(own_keys.store.path).write_text("bukan-kata-sandinya\n")
    with pytest.raises(KeyFolderError, match="tidak terbuka"):
        Authority(own_keys.store.path).credentials(POSITION, TITLE)


def test_the_passphrase_may_lie_elsewhere(tmp_path, monkeypatch):
    # pengelola menaruh kata sandi pada berkas rahasia sistem
    words = tmp_path / "rahasia"
    words.write_text("kata sandi yang cukup panjang\n")
    monkeypatch.setenv(keystore.PASSPHRASE_VARIABLE, str(words))
    authority = Authority(tmp_path / "kunci")
    authority.create("Kementerian Percobaan")
    assert authority.credentials(POSITION, TITLE)
    words.write_text("pendek\n")
    with pytest.raises(KeyFolderError, match="12 karakter"):
        Authority(tmp_path / "kunci").credentials(POSITION, TITLE)


def test_a_position_keeps_one_certificate_below_the_root(keys):
    # kepala biro menandatangani dua kali
    first = keys.credentials(POSITION, TITLE)
    again = keys.credentials(POSITION, TITLE)
    assert first.certificate == again.certificate
    assert certificates.position_in(first.certificate) == POSITION
    assert certificates.title_in(first.certificate) == TITLE
    issuer, root = first.above
    for lower, upper in ((first.certificate, issuer), (issuer, root), (root, root)):
        upper.public_key().verify(
            lower.signature,
            lower.tbs_certificate_bytes,
            PKCS1v15(),
            lower.signature_hash_algorithm,
        )
    limits = first.certificate.extensions.get_extension_for_class(
        x509.BasicConstraints
    ).value
    assert not limits.ca


def test_two_signers_at_once_get_one_certificate(own_keys):
    # dua naskah jabatan yang sama ditandatangani bersamaan, dua proses
    def ask(_):
        return Authority(own_keys.store.path).credentials(POSITION, TITLE)

    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(ask, range(4)))
    assert len({each.certificate.serial_number for each in found}) == 1


@pytest.mark.parametrize("wrong", ["../akar", "", "a/b", "A__kepala", "."])
def test_only_the_id_of_a_position_names_a_file(keys, wrong):
    # seseorang mengarang kode jabatan
    with pytest.raises(KeyFolderError, match="bukan kode jabatan"):
        keys.credentials(wrong, TITLE)


def test_long_titles_fit_into_a_certificate():
    # jabatan dengan nama sangat panjang
    text = "Kepala Subbagian " + "Penyusunan Sistem dan " * 6
    assert len(certificates.shortened(text)) <= 64
    assert certificates.shortened("Kepala Biro") == "Kepala Biro"


def test_a_certificate_is_renewed_before_it_ends(own_keys, letter):
    # kepala biro menandatangani dua tahun kemudian
    first = own_keys.credentials(POSITION, TITLE)
    old = pades.sign(letter, first, WORDS)
    with time_machine.travel(datetime.now(UTC) + timedelta(days=720), tick=True):
        later = own_keys.credentials(POSITION, TITLE)
        assert later.certificate != first.certificate
        assert inspect(pades.sign(letter, later, WORDS), own_keys).intact
        assert inspect(old, own_keys).intact


def test_rotation_replaces_keys_and_old_signatures_stay_good(own_keys, letter):
    # pengelola mengganti sertifikat penerbit
    first = own_keys.credentials(POSITION, TITLE)
    old = pades.sign(letter, first, WORDS)
    assert own_keys.rotate() == "penerbit-2"
    second = own_keys.credentials(POSITION, TITLE)
    assert second.certificate.issuer != first.certificate.issuer
    assert not (own_keys.store.path / "penerbit-1.kunci").exists()
    assert inspect(old, own_keys).intact
    assert inspect(pades.sign(letter, second, WORDS), own_keys).intact


def test_a_revoked_certificate_signs_no_more(own_keys, letter):
    # pengelola mencabut sertifikat sebuah jabatan
    first = own_keys.credentials(POSITION, TITLE)
    before = pades.sign(letter, first, WORDS)
    with time_machine.travel(datetime.now(UTC) + timedelta(minutes=1), tick=True):
        serial = own_keys.revoke(POSITION, "Kunci diduga bocor")
    with time_machine.travel(datetime.now(UTC) + timedelta(minutes=2), tick=True):
        forged = pades.sign(letter, first, WORDS)
        assert not inspect(forged, own_keys).intact
        assert inspect(before, own_keys).intact
        assert own_keys.credentials(POSITION, TITLE).certificate != first.certificate
    crl = x509.load_der_x509_crl((own_keys.store.path / "dicabut.crl").read_bytes())
    assert crl.get_revoked_certificate_by_serial_number(serial) is not None
    with pytest.raises(KeyFolderError, match="beralasan"):
        own_keys.revoke(POSITION, " ")


def test_the_end_of_a_certificate_is_told_half_a_year_before(keys):
    # pengelola melihat daftar sertifikat
    assert keys.expiring() == []
    late = datetime.now(UTC) + timedelta(days=365 * 10 - 100)
    assert [each.name for each in keys.expiring(late)] == ["penerbit-1"]

"""``bin/setneg ca``: what an operator types."""

import pytest
from setneg.workflows import cli
from tests.policy.signing.conftest import POSITION
from tests.policy.signing.conftest import TITLE


@pytest.fixture
def setneg(tmp_path, capsys):
    """The command on an empty folder: exit code and what was said."""

    def run(*words):
        code = cli.main(["ca", *words, "--kunci", str(tmp_path / "kunci")])
        said = capsys.readouterr()
        return code, said.out + said.err

    return run


def test_made_once_shown_and_exported(setneg, tmp_path):
    # pengelola
    code, said = setneg("buat", "--pemilik", "Kementerian Percobaan")
    assert code == 0
    assert "kunci.sandi" in said
    secret = (tmp_path / "kunci.sandi").read_text().strip()
    assert secret not in said
    assert setneg("buat")[0] == 1
    assert setneg("buat", "--bila-belum-ada")[0] == 0
    assert "Akar Kementerian Percobaan" in setneg("tampil")[1]
    assert "BEGIN CERTIFICATE" in setneg("ekspor")[1]


def test_replaced_and_revoked(setneg, own_keys):
    # pengelola; folder yang sama dengan otoritas
    own_keys.credentials(POSITION, TITLE)
    assert POSITION in setneg("tampil")[1]
    assert setneg("cabut", POSITION, "--alasan", "Pejabat berganti")[0] == 0
    assert "DICABUT" in setneg("tampil")[1]
    assert "penerbit-2" in setneg("ganti")[1]
    assert "penerbit-2" in setneg("tampil")[1]


def test_what_is_missing_is_said(setneg):
    # pengelola lupa membuat otoritas
    code, said = setneg("tampil")
    assert code == 1
    assert "setneg ca buat" in said
    assert "Traceback" not in said

"""What is copied for a rainy day: the database here, the keys elsewhere."""

import os
from pathlib import Path
import pytest
import shutil
import subprocess


ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def portal(tmp_path):
    """The folders of a portal; `repozo` only notes that it was called."""
    home = tmp_path / "portal"
    (home / "instance").mkdir(parents=True)
    shutil.copy(ROOT / "instance" / "backup.sh", home / "instance")
    for name in (".venv/bin", "var/blobstorage", "var/kunci", "var/filestorage"):
        (home / name).mkdir(parents=True)
    repozo = home / ".venv" / "bin" / "repozo"
    repozo.write_text('#!/bin/sh\necho "$@" > "$4/called"\n')
    repozo.chmod(0o755)
    (home / "var" / "blobstorage" / "satu.blob").write_bytes(b"satu")
    (home / "var" / "kunci" / "akar.kunci").write_bytes(b"kunci")
    return home


def backup(portal, target, **words):
    return subprocess.run(
        [portal / "instance" / "backup.sh", target],
        capture_output=True,
        text=True,
        env={"PATH": os.environ["PATH"], **words},
    )


def test_the_keys_are_not_beside_the_database_and_this_is_said(portal, tmp_path):
    """An operator copies the database."""
    done = backup(portal, tmp_path / "cadangan")
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "cadangan" / "blobs" / "satu.blob").is_file()
    assert "TIDAK ikut" in done.stdout
    assert not list((tmp_path / "cadangan").rglob("akar.kunci"))


def test_the_keys_go_to_a_place_of_their_own(portal, tmp_path):
    """An operator names another medium for the keys."""
    keys = tmp_path / "media" / "kunci"
    done = backup(portal, tmp_path / "cadangan", SETNEG_KEYS_BACKUP=str(keys))
    assert done.returncode == 0, done.stderr
    assert (keys / "akar.kunci").read_bytes() == b"kunci"
    assert keys.stat().st_mode & 0o777 == 0o700
    assert not list((tmp_path / "cadangan").rglob("akar.kunci"))


def test_keys_inside_the_databases_copy_are_refused(portal, tmp_path):
    """An operator names a folder inside the copy of the database."""
    target = tmp_path / "cadangan"
    done = backup(portal, target, SETNEG_KEYS_BACKUP=str(target / "kunci"))
    assert done.returncode == 1
    assert "tidak boleh" in done.stderr

"""The folder in which the portal's keys lie, outside the database and its backups.

Every key is encrypted with one passphrase, which lies in a file of its own. Files are
readable for the portal's system user only. Certificates are public and stay for good,
so that old documents can be checked; a replaced key is destroyed.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from cryptography import x509
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
import fcntl
import os
from pathlib import Path
import re
import secrets


FOLDER_VARIABLE = "SETNEG_KEYS"
PASSPHRASE_VARIABLE = "SETNEG_KEYS_PASSPHRASE_FILE"  # noqa: S105 a name
FOLDER = Path("var") / "kunci"
POSITION = re.compile(r"[a-z0-9][a-z0-9_-]*")


class KeyFolderError(Exception):
    """Keys that are missing or cannot be used; the message says what to do."""


def folder() -> Path:
    """Where the keys lie: as the environment says, else ``kunci`` beside the data."""
    named = os.environ.get(FOLDER_VARIABLE)
    if named:
        return Path(named)
    from App.config import getConfiguration

    home = getattr(getConfiguration(), "clienthome", None)
    return Path(home).absolute().parent / FOLDER.name if home else FOLDER.absolute()


def passphrase_file(keys: Path) -> Path:
    """The file with the passphrase: as the environment says, else beside the folder."""
    named = os.environ.get(PASSPHRASE_VARIABLE)
    return Path(named) if named else keys.with_name(keys.name + ".sandi")


class KeyStore:
    """Reads and writes the files of one folder."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @contextmanager
    def locked(self) -> Iterator[None]:
        """One process at a time issues or replaces."""
        with (self.path / ".kunci").open("a") as handle:
            os.chmod(handle.name, 0o600)
            fcntl.flock(handle, fcntl.LOCK_EX)
            yield

    def make(self) -> None:
        """The folder, for its owner only, and a passphrase when there is none."""
        self.path.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.chmod(self.path, 0o700)
        sandi = passphrase_file(self.path)
        if not sandi.exists():
            self.write(sandi, (secrets.token_urlsafe(32) + "\n").encode())

    def passphrase(self) -> bytes:
        """The words that open the keys; never logged."""
        path = passphrase_file(self.path)
        try:
            words = path.read_bytes().strip()
        except OSError as error:
            raise KeyFolderError(
                f"Kata sandi kunci tidak terbaca dari {path}: {error.strerror}."
            ) from None
        if len(words) < 12:
            raise KeyFolderError(
                f"Kata sandi kunci dalam {path} kurang dari 12 karakter."
            )
        return words

    def write(self, path: Path, data: bytes) -> None:
        """A whole file or none, readable for its owner only."""
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        draft = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
        handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)

    def keep(
        self, name: str, certificate: x509.Certificate, key: rsa.RSAPrivateKey
    ) -> None:
        """The key first and its certificate last: who finds the one finds both."""
        encrypted = key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.BestAvailableEncryption(self.passphrase()),
        )
        self.write(self.path / f"{name}.kunci", encrypted)
        pem = certificate.public_bytes(serialization.Encoding.PEM)
        self.write(self.path / f"{name}.pem", pem)

    def certificate(self, name: str) -> x509.Certificate:
        """A certificate by its name in the folder."""
        return x509.load_pem_x509_certificate((self.path / f"{name}.pem").read_bytes())

    def key(self, name: str) -> rsa.RSAPrivateKey:
        """A key by its name in the folder."""
        path = self.path / f"{name}.kunci"
        try:
            return serialization.load_pem_private_key(
                path.read_bytes(), self.passphrase()
            )
        except OSError as error:
            raise KeyFolderError(
                f"Kunci {path} tidak terbaca: {error.strerror}."
            ) from None
        except ValueError:
            raise KeyFolderError(
                f"Kunci {path} tidak terbuka dengan kata sandi yang ada."
            ) from None

    def destroy_key(self, name: str) -> None:
        """A key that is never used again; its certificate stays."""
        (self.path / f"{name}.kunci").unlink(missing_ok=True)

    def names(self, stem: str) -> list[str]:
        """Names ``<stem>-<n>`` whose certificate is there, oldest first."""
        found = self.path.glob(f"{stem}-*.pem")
        names = [path.relative_to(self.path).as_posix()[:-4] for path in found]
        return sorted(names, key=lambda name: int(name.rpartition("-")[2]))

    def positions(self) -> list[str]:
        """The positions that have a certificate."""
        return sorted(
            path.name for path in (self.path / "jabatan").glob("*") if path.is_dir()
        )


def stem_of(position: str) -> str:
    """The name of a position's files; refuses what is not the id of a position."""
    if not POSITION.fullmatch(position or ""):
        raise KeyFolderError(f"“{position}” bukan kode jabatan.")
    return f"jabatan/{position}/sertifikat"

"""The ministry's own certificate authority: who is trusted, and whose key signs.

Made once by ``bin/setneg ca buat``. Certificates of positions are issued when a
position first signs and renewed before they expire; replaced and revoked ones stay for
checking what they signed. Everything is kept in files (``keystore``), nothing in the
database. Source: electronic signatures by an own key are *tidak tersertifikasi*
(PP 71/2019 art. 60).
"""

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from dataclasses import dataclass
from datetime import datetime
from datetime import timedelta
from datetime import UTC
import json
from pathlib import Path
from setneg.policy.signing import certificates
from setneg.policy.signing import keystore
from setneg.policy.signing.certificates import Issuer
from setneg.policy.signing.keystore import KeyFolderError
from setneg.policy.signing.keystore import KeyStore
import threading


ROOT = "akar"
ISSUING = "penerbit"
REVOKED = "dicabut.json"
REVOCATION_LIST = "dicabut.crl"
OWNER = "Kementerian Sekretariat Negara"
RENEWED_BEFORE = timedelta(days=30)
WARNED_BEFORE = timedelta(days=180)
LIST_HOLDS = timedelta(days=30)


@dataclass(frozen=True)
class Credentials:
    """What a position signs with, and the certificates above its own."""

    certificate: x509.Certificate
    key: rsa.RSAPrivateKey
    above: tuple[x509.Certificate, ...]


@dataclass(frozen=True)
class Expiry:
    """A certificate that ends soon, by its name in the folder."""

    name: str
    title: str
    ends: datetime


class Authority:
    """One folder of keys. Made by ``create``, opened by ``opened``."""

    def __init__(self, path: Path) -> None:
        self.store = KeyStore(path)
        self._kept: dict[tuple[str, int], Credentials] = {}
        self._lock = threading.Lock()

    # ------------------------------------------------------------- beginnings

    def exists(self) -> bool:
        """Whether the authority was made here."""
        return (self.store.path / f"{ROOT}.pem").is_file()

    def create(self, owner: str = OWNER) -> None:
        """Root and issuing certificate; KeyFolderError when there is one already."""
        self.store.make()
        with self.store.locked():
            if self.exists():
                raise KeyFolderError(
                    f"Otoritas sertifikat sudah ada di {self.store.path}."
                )
            now = datetime.now(UTC)
            key = certificates.new_key(ROOT)
            certificate = certificates.root(owner, key, now)
            self.store.keep(ROOT, certificate, key)
            self._issue_issuing()
            self._write_list()

    @property
    def owner(self) -> str:
        """The ministry, as the root certificate names it."""
        found = self.root.subject.get_attributes_for_oid(x509.NameOID.ORGANIZATION_NAME)
        return str(found[0].value)

    @property
    def root(self) -> x509.Certificate:
        """The certificate at the top."""
        if not self.exists():
            raise KeyFolderError(
                f"Otoritas sertifikat belum ada di {self.store.path}; pengelola "
                "membuatnya dengan “bin/setneg ca buat”."
            )
        return self.store.certificate(ROOT)

    def issuing(self) -> tuple[x509.Certificate, ...]:
        """All issuing certificates, oldest first; the last one works."""
        return tuple(self.store.certificate(n) for n in self.store.names(ISSUING))

    # ------------------------------------------------------------ every day

    def credentials(self, position: str, title: str) -> Credentials:
        """The working certificate of a position and its key; issued when needed."""
        stem = keystore.stem_of(position)
        found = self._working(stem)
        if found is None:
            _ = self.root  # the reason, when there is no authority
            with self.store.locked():
                found = self._working(stem) or self._issue(position, title)
        return found

    def _working(self, stem: str) -> Credentials | None:
        """The newest certificate of a position, when it can sign today."""
        names = self.store.names(stem)
        if not names:
            return None
        mark = (names[-1], (self.store.path / f"{names[-1]}.pem").stat().st_mtime_ns)
        with self._lock:
            kept = self._kept.get(mark)
        if kept is None:
            certificate = self.store.certificate(names[-1])
            if not (self.store.path / f"{names[-1]}.kunci").is_file():
                return None
            kept = Credentials(certificate, self.store.key(names[-1]), self._above())
            with self._lock:
                self._kept[mark] = kept
        now = datetime.now(UTC)
        starts = kept.certificate.not_valid_before_utc
        ends = kept.certificate.not_valid_after_utc - RENEWED_BEFORE
        if not starts <= now < ends or self.revoked_since(kept.certificate):
            return None
        return kept

    def _issue(self, position: str, title: str) -> Credentials:
        """A new certificate for a position; the key of its former one is destroyed."""
        now = datetime.now(UTC)
        above = self._issuer()
        key = certificates.new_key("jabatan")
        certificate = certificates.of_position(
            self.owner, position, title, key, above, now
        )
        stem = keystore.stem_of(position)
        former = self.store.names(stem)
        self.store.keep(f"{stem}-{_next(former)}", certificate, key)
        for name in former:
            self.store.destroy_key(name)
        return Credentials(certificate, key, self._above())

    def _issuer(self) -> Issuer:
        names = self.store.names(ISSUING)
        found = self.store.certificate(names[-1])
        if found.not_valid_after_utc < datetime.now(UTC):
            raise KeyFolderError(
                "Sertifikat penerbit habis masa berlakunya; pengelola menggantinya "
                "dengan “bin/setneg ca ganti”."
            )
        return Issuer(found, self.store.key(names[-1]))

    def _above(self) -> tuple[x509.Certificate, ...]:
        return (*self.issuing(), self.root)

    # ------------------------------------------------- replacing and revoking

    def rotate(self) -> str:
        """A new issuing certificate; positions get new ones when they next sign.

        The former one stays for checking. Returns the new one's name.
        """
        with self.store.locked():
            former = self.store.names(ISSUING)
            name = self._issue_issuing()
            for position in self.store.positions():
                for held in self.store.names(keystore.stem_of(position)):
                    self.store.destroy_key(held)
            for old in former:
                self.store.destroy_key(old)
            self._write_list()
        with self._lock:
            self._kept.clear()
        return name

    def _issue_issuing(self) -> str:
        number = _next(self.store.names(ISSUING))
        key = certificates.new_key(ISSUING)
        above = Issuer(self.root, self.store.key(ROOT))
        certificate = certificates.issuing(
            self.owner, number, key, above, datetime.now(UTC)
        )
        self.store.keep(f"{ISSUING}-{number}", certificate, key)
        return f"{ISSUING}-{number}"

    def revoke(self, position: str, reason: str) -> int:
        """Take a position's certificate out of use; the serial number of it."""
        names = self.store.names(keystore.stem_of(position))
        if not names:
            raise KeyFolderError(f"Jabatan {position} belum mempunyai sertifikat.")
        if not reason.strip():
            raise KeyFolderError("Pencabutan sertifikat harus beralasan.")
        with self.store.locked():
            certificate = self.store.certificate(names[-1])
            lines = self._revocations()
            lines[str(certificate.serial_number)] = {
                "jabatan": position,
                "pada": datetime.now(UTC).isoformat(timespec="seconds"),
                "alasan": reason.strip(),
            }
            text = json.dumps(lines, ensure_ascii=False, indent=1, sort_keys=True)
            self.store.write(self.store.path / REVOKED, text.encode())
            self.store.destroy_key(names[-1])
            self._write_list()
        return certificate.serial_number

    def revoked_since(self, certificate: x509.Certificate) -> datetime | None:
        """From when a certificate counts no more; None while it does."""
        line = self._revocations().get(str(certificate.serial_number))
        return datetime.fromisoformat(line["pada"]) if line else None

    def _revocations(self) -> dict[str, dict[str, str]]:
        path = self.store.path / REVOKED
        return json.loads(path.read_text("utf-8")) if path.is_file() else {}

    def _write_list(self) -> None:
        """The list of revoked certificates in the form that other programs read."""
        issuer, now = self._issuer(), datetime.now(UTC)
        builder = (
            x509.CertificateRevocationListBuilder()
            .issuer_name(issuer.certificate.subject)
            .last_update(now)
            .next_update(now + LIST_HOLDS)
        )
        for serial, line in self._revocations().items():
            entry = (
                x509.RevokedCertificateBuilder()
                .serial_number(int(serial))
                .revocation_date(datetime.fromisoformat(line["pada"]))
                .build()
            )
            builder = builder.add_revoked_certificate(entry)
        signed = builder.sign(issuer.key, hashes.SHA256())
        self.store.write(
            self.store.path / REVOCATION_LIST,
            signed.public_bytes(serialization.Encoding.DER),
        )

    # ------------------------------------------------------------ looking after

    def expiring(self, now: datetime | None = None) -> list[Expiry]:
        """Root and issuing certificates that end within half a year.

        Those of positions are renewed without anybody's doing.
        """
        now = now or datetime.now(UTC)
        working = [ROOT, *self.store.names(ISSUING)[-1:]]
        found = [(name, self.store.certificate(name)) for name in working]
        return [
            Expiry(name, certificates.title_in(each), each.not_valid_after_utc)
            for name, each in found
            if each.not_valid_after_utc - WARNED_BEFORE <= now
        ]


def _next(names: list[str]) -> int:
    return int(names[-1].rpartition("-")[2]) + 1 if names else 1


_opened: dict[Path, Authority] = {}


def opened(path: Path | None = None) -> Authority:
    """The authority of this portal; one object a folder, so that keys are read once."""
    where = path or keystore.folder()
    return _opened.setdefault(where, Authority(where))


def ensure(owner: str = OWNER) -> Authority:
    """The authority of this portal, made when there is none."""
    authority = opened()
    if not authority.exists():
        authority.create(owner)
    return authority

"""BSrE's published signing interface over HTTP: sign, status, download, verify.

Off until a site manager turns it on and an operator has put the access into a file that
only the portal's system user can read. The identity number (NIK) and the passphrase of
the signer pass through and are kept nowhere: not in the database, a log or a message.
Source: the interface as public clients use it (POST /api/sign/pdf, multipart, Basic).
"""

from collections.abc import Callable
from dataclasses import dataclass
from dataclasses import field
import json
import os
from pathlib import Path
from plone import api
import requests
from setneg.policy.signing import keystore
from setneg.policy.signing.pades import Box
import stat
import time
from typing import Any
from urllib.parse import urlsplit


RECORD = "setneg.policy.bsre_aktif"
VARIABLE = "SETNEG_BSRE_FILE"
FILE = "bsre.json"
ANSWER_WITHIN = 120  # seconds
ATTEMPTS = 3
PAUSE = 1.0  # seconds, doubled with each attempt
LARGEST = 50 * 1024 * 1024  # bytes
SHOWN = 200  # characters of a foreign message


class RemoteError(Exception):
    """What the provider did; the message is for people."""


class NotConfigured(RemoteError):
    """The adapter is off, or its file is missing or open to others."""


class Refused(RemoteError):
    """The provider answered and does not sign."""


class Silent(RemoteError):
    """No answer in time; whether it signed is unknown."""


@dataclass(frozen=True)
class Settings:
    """Access to the provider. ``roots``: file with the certificates that it issues by."""

    base: str
    user: str
    password: str = field(repr=False)
    roots: Path
    timeout: float = ANSWER_WITHIN


@dataclass(frozen=True)
class Order:
    """One signature that is asked for; never stored. ``callback`` "" for none."""

    pdf: bytes
    nik: str = field(repr=False)
    passphrase: str = field(repr=False)
    link: str
    box: Box | None = None
    callback: str = field(default="", repr=False)


@dataclass(frozen=True)
class Answer:
    """A signed file and the provider's own number of it."""

    pdf: bytes
    document_id: str


def settings_file() -> Path:
    """Where the access is kept: as the environment says, else beside the keys."""
    named = os.environ.get(VARIABLE)
    return Path(named) if named else keystore.folder().with_name(FILE)


def is_on() -> bool:
    """Whether the site manager turned the adapter on."""
    return bool(api.portal.get_registry_record(RECORD, default=False))


def settings() -> Settings:
    """The access; NotConfigured says what is missing."""
    path = settings_file()
    if not is_on():
        raise NotConfigured("Tanda tangan tersertifikasi belum diaktifkan.")
    try:
        mode = stat.S_IMODE(path.stat().st_mode)
        words = json.loads(path.read_text("utf-8"))
        found = Settings(
            base=str(words["alamat"]).rstrip("/"),
            user=str(words["pengguna"]),
            password=str(words["sandi"]),
            roots=Path(words["akar"]),
            timeout=float(words.get("batas_detik", ANSWER_WITHIN)),
        )
    except (OSError, ValueError, KeyError, TypeError):
        raise NotConfigured("Berkas akses penyelenggara belum lengkap.") from None
    if mode & 0o077:
        raise NotConfigured("Berkas akses penyelenggara terbuka bagi pengguna lain.")
    address = urlsplit(found.base)
    if address.scheme != "https" and address.hostname != "127.0.0.1":
        raise NotConfigured("Alamat penyelenggara harus diawali https://.")
    return found


class Provider:
    """The provider's interface. ``pause`` waits between attempts."""

    def __init__(
        self, access: Settings, pause: Callable[[float], None] = time.sleep
    ) -> None:
        self.access = access
        self.pause = pause

    def sign(self, order: Order) -> Answer:
        """The signed file. Refused, or Silent when nobody knows."""
        answer = self._ask(
            "POST",
            "/api/sign/pdf",
            data=_fields(order),
            files={"file": ("naskah.pdf", order.pdf, "application/pdf")},
        )
        kind = answer.headers.get("Content-Type", "")
        if not kind.startswith("application/pdf"):
            raise Refused(_told(answer, order))
        return Answer(_limited(answer), answer.headers.get("id_dokumen", ""))

    def download(self, document_id: str) -> bytes:
        """A file that was signed before."""
        if not document_id.isalnum() and not document_id.replace("-", "").isalnum():
            raise Refused("Nomor dokumen penyelenggara tidak dikenal.")
        answer = self._ask("GET", f"/api/sign/download/{document_id}")
        if not answer.headers.get("Content-Type", "").startswith("application/pdf"):
            raise Refused(_told(answer))
        return _limited(answer)

    def status(self, nik: str) -> str:
        """What the provider says of a person's certificate."""
        if not nik.isdigit():
            raise Refused("NIK terdiri atas angka.")
        return str(
            self._ask("GET", f"/api/user/status/{nik}").json().get("message", "")
        )

    def verify(self, pdf: bytes) -> dict[str, Any]:
        """What the provider says of a signed file."""
        files = {"signed_file": ("naskah.pdf", pdf, "application/pdf")}
        return self._ask("POST", "/api/sign/verify", files=files).json()

    def _ask(self, method: str, path: str, **what: Any) -> requests.Response:
        """One question; again after a fault of the provider, never after a silence."""
        for attempt in range(ATTEMPTS):
            if attempt:
                self.pause(PAUSE * 2 ** (attempt - 1))
            try:
                answer = requests.request(
                    method,
                    self.access.base + path,
                    auth=(self.access.user, self.access.password),
                    timeout=(10, self.access.timeout),
                    allow_redirects=False,
                    **what,
                )
            except requests.ConnectTimeout:
                continue
            except requests.Timeout:
                raise Silent(
                    "Penyelenggara tidak menjawab dalam batas waktu."
                ) from None
            except requests.RequestException:
                continue
            if answer.status_code < 500:
                return answer
        raise Silent("Penyelenggara sedang tidak dapat dihubungi.")


def _fields(order: Order) -> dict[str, str]:
    """The form fields of a signature; the picture is typeset already."""
    fields = {
        "nik": order.nik,
        "passphrase": order.passphrase,
        "tampilan": "invisible",
        "image": "false",
        "linkQR": order.link,
    }
    if order.box is not None:
        fields |= {
            "page": str(order.box.page + 1),
            "xAxis": str(int(order.box.left)),
            "yAxis": str(int(order.box.bottom)),
            "width": str(int(order.box.right - order.box.left)),
            "height": str(int(order.box.top - order.box.bottom)),
        }
    if order.callback:
        fields["callback"] = order.callback
    return fields


def _limited(answer: requests.Response) -> bytes:
    if len(answer.content) > LARGEST:
        raise Refused("Berkas dari penyelenggara terlalu besar.")
    return answer.content


def _told(answer: requests.Response, order: Order | None = None) -> str:
    """The provider's own words, shortened and without anything secret."""
    try:
        words = answer.json()
        text = str(words.get("error") or words.get("message") or "")
    except (ValueError, AttributeError):
        text = ""
    for secret in (order.nik, order.passphrase) if order else ():
        text = text.replace(secret, "…") if secret else text
    return " ".join(text.split())[:SHOWN] or f"Ditolak ({answer.status_code})."

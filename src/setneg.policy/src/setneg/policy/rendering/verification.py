"""What the portal tells anybody who holds a verification code or a file.

The code is the key: 128 bits, printed on the document. Who has it learns whether the
document is known and unchanged; what it says depends on its secrecy. One catalog query
finds it, run unrestricted, and only the fields named here leave this module.
"""

from collections import OrderedDict
from contextlib import suppress
from dataclasses import dataclass
import hashlib
import plone.api as api
import re
import secrets
from setneg.policy.legal import standing
from setneg.policy.rendering.data import kind_name
from setneg.policy.rendering.dates import written
from setneg.policy.rendering.original import copy_is_equal
from setneg.policy.rendering.original import file_hash
from setneg.policy.rendering.original import fingerprint
from setneg.policy.rendering.signature import office_title
from setneg.policy.secrecy.classes import class_of
from setneg.policy.signing import ours
from setneg.policy.signing.keystore import KeyFolderError
import threading
import time


CODE = re.compile(r"[A-Za-z0-9_-]{16,64}")
#: Which facts a class of secrecy lets everybody know; the registry may say otherwise.
FACTS = ("jenis", "nomor", "hal", "tanggal", "penandatangan", "status")
TABLE = {"B": FACTS, "T": ("jenis",), "R": ("jenis",), "SR": ("jenis",)}
RECORD = "setneg.policy.verifikasi_menurut_sifat"
SAME, CHANGED, UNKNOWN, TOO_LARGE = "tidak_berubah", "berubah", "tidak_dikenal", "besar"
CANCELLED = "batal"
MAX_UPLOAD = 25 * 1024 * 1024  # bytes
CHUNK = 1024 * 1024


@dataclass(frozen=True)
class Finding:
    """What may be said of a sealed document.

    ``number``, ``subject``, ``date``, ``signer`` and ``status`` are empty for a
    document that is not open (sifat T, R, SR). ``status``: ``berlaku`` | ``diubah`` |
    ``dicabut`` | ``dibatalkan``.
    """

    kind: str
    unchanged: bool
    open: bool
    number: str = ""
    subject: str = ""
    date: str = ""
    signer: str = ""
    status: str = ""


def sealed(code: str):
    """The document with that code, without regard to the visitor's rights, or None."""
    if not CODE.fullmatch(code or ""):
        return None
    found = api.portal.get_tool("portal_catalog").unrestrictedSearchResults(
        kode_verifikasi=code
    )
    for brain in found:
        with suppress(KeyError):  # a record of where the document was before it moved
            return brain._unrestrictedGetObject()
    return None


def unchanged(document) -> bool:
    """Whether the kept file and the content are those of the sealing."""
    file = getattr(document, "berkas_pdf", None)
    if file is None or file_hash(file.data) != getattr(document, "sidik", None):
        return False
    if fingerprint(document) != getattr(document, "sidik_isi", None):
        return False
    return not getattr(document, "salinan_dari", None) or copy_is_equal(document)


def finding(document) -> Finding:
    """What may be said of this document to somebody who holds its code."""
    kind, same = kind_name(document), unchanged(document)
    facts = told(document)
    if not facts - {"jenis"}:
        kind = kind if "jenis" in facts else ""
        return Finding(kind=kind, unchanged=same, open=False)
    stage = api.portal.get_tool("portal_workflow").getInfoFor(
        document, "review_state", ""
    )
    said = {
        "jenis": kind,
        "nomor": getattr(document, "nomor", None) or "",
        "hal": document.title or "",
        "tanggal": written(getattr(document, "tanggal", None)),
        "penandatangan": office_title(
            getattr(document, "ditandatangani_oleh", None) or ""
        ),
        "status": "dibatalkan" if stage == CANCELLED else _in_law(document),
    }
    kind, number, subject, date, signer, status = (
        said[name] if name in facts else "" for name in FACTS
    )
    return Finding(kind, same, True, number, subject, date, signer, status)


def _in_law(document) -> str:
    """Whether it is in force; what cannot be revoked simply stands as it was signed."""
    return standing.status(document) or standing.IN_FORCE


def told(document) -> set[str]:
    """The facts that anybody with the code or the file may know; none by default."""
    table = api.portal.get_registry_record(RECORD, default=None) or TABLE
    return set(table.get(class_of(document)) or ()) & set(FACTS)


def read(stream) -> bytes | None:
    """An uploaded file; None when it is larger than allowed. Nothing is kept."""
    data = stream.read(MAX_UPLOAD + 1)
    return data if len(data) <= MAX_UPLOAD else None


def by_file(data: bytes | None) -> tuple[str, Finding | None]:
    """Whether a file is unchanged, changed or unknown, and what may be said of it.

    The registered file is known by its hash. Any other file is asked for its own
    signature: one that this ministry made, in a file that it does not know, is "changed",
    be it only by bytes after the signature. It is not read as a PDF: anybody may hand in
    anything.
    """
    if data is None:
        return TOO_LARGE, None
    found = api.portal.get_tool("portal_catalog").unrestrictedSearchResults(
        sidik=file_hash(data)
    )
    for brain in found:
        with suppress(KeyError):
            return SAME, finding(brain._unrestrictedGetObject())
    try:
        known = ours(data)
    except KeyFolderError:
        known = False
    return (CHANGED if known else UNKNOWN), None


def same_file(document, stream) -> bool | None:
    """Whether an uploaded file is the original; None when it is larger than allowed.

    Reads the stream in pieces and keeps nothing of it.
    """
    digest, read = hashlib.sha256(), 0
    while chunk := stream.read(CHUNK):
        read += len(chunk)
        if read > MAX_UPLOAD:
            return None
        digest.update(chunk)
    return digest.hexdigest() == getattr(document, "sidik", None)


class RateLimit:
    """How often one address may ask; in memory, a bounded number of addresses, each as
    a hash that only this process can make."""

    def __init__(self, asks: int, seconds: float, addresses: int = 10_000) -> None:
        self.asks, self.seconds, self.addresses = asks, seconds, addresses
        self._since: OrderedDict[bytes, tuple[float, int]] = OrderedDict()
        self._salt = secrets.token_bytes(32)
        self._lock = threading.Lock()

    def allows(self, address: str, now: float | None = None) -> bool:
        """Count one ask of that address; False when it has asked too often."""
        now = time.monotonic() if now is None else now
        who = hashlib.blake2b(address.encode(), key=self._salt).digest()
        with self._lock:
            start, count = self._since.pop(who, (now, 0))
            if now - start >= self.seconds:
                start, count = now, 0
            self._since[who] = (start, count + 1)
            if len(self._since) > self.addresses:
                self._since.popitem(last=False)
            return count < self.asks

    def forget(self) -> None:
        """Start anew, as after a restart."""
        with self._lock:
            self._since.clear()


LIMIT = RateLimit(asks=60, seconds=60.0)

"""What was sent to be signed outside: the exact file, its number, and who may answer.

Kept with its document. The one-time token of an answer is stored as its hash only.
"""

from datetime import date
from datetime import datetime
from datetime import timedelta
from datetime import UTC
import hashlib
from hmac import compare_digest
from persistent import Persistent
from plone.namedfile.file import NamedBlobFile
import secrets


SENT = "terkirim"
SIGNED = "ditandatangani"
REFUSED = "ditolak"
EXPIRED = "kedaluwarsa"
REPEATED = "diulang"
WITHDRAWN = "ditarik"
OPEN = (SENT, EXPIRED, REPEATED)
ANSWER_HOLDS = timedelta(hours=24)
ATTRIBUTE = "kiriman_tanda_tangan"


class Shipment(Persistent):
    """One document on its way to a signature.

    ``number`` and ``day`` are None for a kind without a number. ``office`` keeps the
    register. ``on_behalf`` is the position in whose name is signed (a.n., u.b.).
    ``token_hash`` is "" while no answer is awaited.
    """

    token_hash = ""
    used_hash = ""
    expires: datetime | None = None
    document_id = ""
    attempts = 0
    on_behalf: str | None = None

    def __init__(self, code: str, pdf: bytes, position: str, person: str) -> None:
        self.code = code
        self.file = NamedBlobFile(data=pdf, contentType="application/pdf")
        self.position = position
        self.person = person
        self.signed_at = datetime.now(UTC)
        self.status = SENT
        self.number: int | None = None
        self.day: date | None = None
        self.office = ""

    def new_token(self) -> str:
        """A token for the answer of this attempt; former ones are worth nothing."""
        token = secrets.token_urlsafe(32)
        self.token_hash = _hashed(token)
        self.expires = datetime.now(UTC) + ANSWER_HOLDS
        self.attempts += 1
        self.status = SENT if self.attempts == 1 else REPEATED
        return token

    def accepts(self, token: str) -> bool:
        """Whether this token may answer now."""
        return (
            bool(self.token_hash)
            and compare_digest(self.token_hash, _hashed(token))
            and self.expires is not None
            and datetime.now(UTC) < self.expires
            and self.status in OPEN
        )

    def has_used(self, token: str) -> bool:
        """Whether this token has answered before."""
        return bool(self.used_hash) and compare_digest(self.used_hash, _hashed(token))

    def close(self, status: str) -> None:
        """Nobody may answer any more."""
        self.used_hash, self.token_hash = self.token_hash or self.used_hash, ""
        self.status = status


def _hashed(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()


def of(document) -> Shipment | None:
    """What was sent of a document, None when nothing was."""
    return getattr(document.aq_base, ATTRIBUTE, None)

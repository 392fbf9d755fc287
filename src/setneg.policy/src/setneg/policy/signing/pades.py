"""PAdES: a position's signature inside a PDF, so that any reader can check it alone.

Baseline B-B, as a certification that allows no later change; time stamps and the data
for checking may still be added (ISO 32000-2, 12.8.2.2). Written as an incremental
update: what was typeset stays byte for byte, with its PDF/A marks. The picture of the
signature is typeset; the field lies over it and draws nothing of its own.
"""

from asn1crypto import x509 as asn1
import asyncio
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from dataclasses import dataclass
import io
from pyhanko.pdf_utils.content import RawContent
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.layout import BoxConstraints
from pyhanko.sign.fields import MDPPerm
from pyhanko.sign.fields import SigFieldSpec
from pyhanko.sign.fields import SigSeedSubFilter
from pyhanko.sign.signers.pdf_cms import Signer
from pyhanko.sign.signers.pdf_signer import PdfSignatureMetadata
from pyhanko.sign.signers.pdf_signer import PdfSigner
from pyhanko.stamp import StaticStampStyle
from pyhanko_certvalidator.registry import SimpleCertificateStore
from setneg.policy.signing.authority import Credentials
from typing import Any


FIELD = "TandaTangan"
DIGEST = "sha256"
HASHES = {"sha256": hashes.SHA256, "sha384": hashes.SHA384, "sha512": hashes.SHA512}


@dataclass(frozen=True)
class Words:
    """What a reader's signature panel says besides the certificate.

    ``person`` held the office, ``reason`` says what was done, ``place`` where.
    """

    person: str
    reason: str
    place: str = "Jakarta"


@dataclass(frozen=True)
class Box:
    """Where the typeset block stands: page from 0, points from the lower left corner."""

    page: int
    left: float
    bottom: float
    right: float
    top: float


def sign(
    pdf: bytes, credentials: Credentials, words: Words, box: Box | None = None
) -> bytes:
    """The signed file: ``pdf`` byte for byte, followed by the signature.

    ``box`` None: the signature shows in the reader's panel only.
    """
    writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
    meta = PdfSignatureMetadata(
        field_name=FIELD,
        md_algorithm=DIGEST,
        name=words.person,
        reason=words.reason,
        location=words.place,
        subfilter=SigSeedSubFilter.PADES,
        certify=True,
        docmdp_permissions=MDPPerm.NO_CHANGES,
    )
    place = None
    style = None
    if box is not None:
        corners = (int(box.left), int(box.bottom), int(box.right), int(box.top))
        place = SigFieldSpec(FIELD, on_page=box.page, box=corners)
        style = _transparent(corners)
    signer = PdfSigner(
        meta, _KeySigner(credentials), stamp_style=style, new_field_spec=place
    )
    signed = io.BytesIO()
    completed(signer.async_sign_pdf(writer, output=signed))
    return signed.getvalue()


class _KeySigner(Signer):
    """Signs with a key that is already open; the library would check it each time."""

    def __init__(self, credentials: Credentials) -> None:
        self.key = credentials.key
        store = SimpleCertificateStore()
        store.register_multiple([as_asn1(each) for each in credentials.above])
        super().__init__(
            signing_cert=as_asn1(credentials.certificate), cert_registry=store
        )

    async def async_sign_raw(
        self, data: bytes, digest_algorithm: str, dry_run: bool = False
    ) -> bytes:
        if dry_run:
            return bytes(self.key.key_size // 8)
        return self.key.sign(data, PKCS1v15(), HASHES[digest_algorithm]())


def as_asn1(certificate: Any) -> asn1.Certificate:
    """A certificate in the form that the signing library reads."""
    return asn1.Certificate.load(certificate.public_bytes(serialization.Encoding.DER))


def _transparent(corners: tuple[int, int, int, int]) -> StaticStampStyle:
    """An appearance that draws nothing: the typeset block shows through."""
    left, bottom, right, top = corners
    nothing = RawContent(b"", box=BoxConstraints(right - left, top - bottom))
    return StaticStampStyle(border_width=0, background=nothing, background_opacity=1.0)


def completed(work: Coroutine) -> Any:
    """The result of the library's work, also in a thread whose loop is running."""
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return asyncio.run(work)
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, work).result()

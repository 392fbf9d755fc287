"""What a PDF says about itself: who signed it, and whether it is still what was signed.

Needs the file and this portal's certificates, not the database: also a file that left
the portal years ago is understood. The authority's own record of revoked certificates
decides, at the moment of the signature.
"""

from asn1crypto import x509 as asn1
from contextlib import suppress
from cryptography import x509
from cryptography.exceptions import InvalidSignature
from dataclasses import dataclass
from datetime import datetime
import io
import logging
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import ModificationLevel
from pyhanko.sign.validation.pdf_embedded import async_validate_pdf_signature
from pyhanko.sign.validation.pdf_embedded import async_validate_pdf_timestamp
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko_certvalidator import ValidationContext
from setneg.policy import _
from setneg.policy.signing import authority as authorities
from setneg.policy.signing.authority import Authority
from setneg.policy.signing.certificates import position_in
from setneg.policy.signing.keystore import KeyFolderError
from setneg.policy.signing.pades import as_asn1
from setneg.policy.signing.pades import completed


logger = logging.getLogger("setneg.policy.signing")

NO_PDF = _("tte_bukan_pdf", default="Berkas ini bukan PDF yang dapat dibaca.")
UNSIGNED = _("tte_tanpa", default="Berkas ini tidak memuat tanda tangan elektronik.")
CHANGED = _("tte_berubah", default="Berkas berubah sesudah ditandatangani.")
APPENDED = _(
    "tte_ditambah", default="Ada yang ditambahkan ke berkas sesudah ditandatangani."
)
FOREIGN = _(
    "tte_asing", default="Tanda tangan tidak dibuat dengan sertifikat kementerian ini."
)
REVOKED = _(
    "tte_dicabut", default="Sertifikat penanda tangan dicabut sebelum penandatanganan."
)


@dataclass(frozen=True)
class Finding:
    """What may be said of a file.

    known        signed with a certificate of this ministry
    intact       nothing was changed or added since (a time stamp is no change)
    signer       the name in the certificate (title of the office)
    position     id of the position to which the certificate belongs
    signed_at    when, as the signature says (aware)
    timestamped  whether a time stamp covers the signature
    reasons      sentences (message ids) that say why not
    """

    known: bool
    intact: bool
    signer: str = ""
    position: str = ""
    signed_at: datetime | None = None
    timestamped: bool = False
    reasons: tuple[str, ...] = ()


def inspect(pdf: bytes, authority: Authority | None = None) -> Finding:
    """What a file says about itself; any bytes may be given, none raise."""
    try:
        reader = PdfFileReader(io.BytesIO(pdf), strict=False)
        signatures = reader.embedded_regular_signatures
        stamps = reader.embedded_timestamp_signatures
    except Exception as error:  # a parser on whatever somebody uploaded
        logger.info("Berkas unggahan tidak terbaca: %s", type(error).__name__)
        return Finding(False, False, reasons=(NO_PDF,))
    if not signatures:
        return Finding(False, False, reasons=(UNSIGNED,))
    try:
        stamped = any(_is_whole(stamp) for stamp in stamps)
        return _judged(signatures, stamped, authority or authorities.opened())
    except KeyFolderError:
        return Finding(False, False, reasons=(FOREIGN,))
    except Exception as error:
        logger.info("Tanda tangan unggahan tidak terbaca: %s", type(error).__name__)
        return Finding(False, False, reasons=(CHANGED,))


def _judged(
    signatures: list[EmbeddedPdfSignature], stamped: bool, authority: Authority
) -> Finding:
    first = signatures[0]
    certificate = _certificate(first.signer_cert)
    signed_at = first.self_reported_timestamp
    status = completed(
        async_validate_pdf_signature(first, _context(authority, signed_at))
    )
    revoked = authority.revoked_since(certificate)
    reasons = []
    if not (status.intact and status.valid):
        reasons.append(CHANGED)
    elif len(signatures) > 1 or not _only_stamped(status):
        reasons.append(APPENDED)
    known = bool(status.trusted) or _issued_here(certificate, authority)
    if not known:
        reasons.append(FOREIGN)
    if revoked is not None and (signed_at is None or revoked <= signed_at):
        reasons.append(REVOKED)
    return Finding(
        known=known,
        intact=not reasons,
        signer=first.signer_cert.subject.native.get("common_name", ""),
        position=position_in(certificate) if status.trusted else "",
        signed_at=signed_at,
        timestamped=stamped,
        reasons=tuple(reasons),
    )


def _issued_here(certificate: x509.Certificate, authority: Authority) -> bool:
    """Whether this ministry issued a certificate; also asked for a broken signature."""
    for issuer in authority.issuing():
        with suppress(ValueError, TypeError, InvalidSignature):
            certificate.verify_directly_issued_by(issuer)
            return True
    return False


def _is_whole(stamp: EmbeddedPdfSignature) -> bool:
    """Whether a time stamp fits the bytes that it covers; whose it is, is not asked."""
    context = ValidationContext(trust_roots=[], allow_fetching=False)
    status = completed(async_validate_pdf_timestamp(stamp, context))
    return bool(status.intact and status.valid)


def _only_stamped(status) -> bool:
    """Whether nothing but time stamps and data for checking was added since."""
    return bool(status.docmdp_ok) and status.modification_level in (
        None,
        ModificationLevel.NONE,
        ModificationLevel.LTA_UPDATES,
    )


def _context(authority: Authority, moment: datetime | None) -> ValidationContext:
    """Trust in this ministry's root alone, at the moment of the signature."""
    return ValidationContext(
        trust_roots=[as_asn1(authority.root)],
        other_certs=[as_asn1(each) for each in authority.issuing()],
        allow_fetching=False,
        moment=moment,
    )


def _certificate(certificate: asn1.Certificate) -> x509.Certificate:
    return x509.load_der_x509_certificate(certificate.dump())

"""Whether a file that came back from outside is the one that was sent, rightly signed."""

from asn1crypto import pem
from asn1crypto import x509
import io
import logging
from pathlib import Path
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation.pdf_embedded import async_validate_pdf_signature
from pyhanko_certvalidator import ValidationContext
from setneg.policy import _
from setneg.policy.signing import remote
from setneg.policy.signing.pades import completed


logger = logging.getLogger("setneg.policy.signing")

OTHER_FILE = _(
    "tte_berkas_lain", default="Berkas yang kembali bukan berkas yang dikirim."
)
INVALID = _("tte_tidak_sah", default="Tanda tangan pada berkas yang kembali tidak sah.")
UNTRUSTED = _(
    "tte_penerbit_lain",
    default="Sertifikat penanda tangan tidak diterbitkan oleh penyelenggara.",
)
OTHER_PERSON = _(
    "tte_orang_lain", default="Sertifikat penanda tangan atas nama orang lain."
)


def refusals(pdf: bytes, sent: bytes, person: str) -> tuple[str, ...]:
    """Why the file is not accepted; () when it is. ``person``: the signer's full name."""
    if not pdf.startswith(sent) or len(pdf) == len(sent):
        return (OTHER_FILE,)
    try:
        return _judged(pdf, person, roots(remote.settings().roots))
    except Exception as error:  # a parser on what somebody outside sent
        logger.warning("Berkas dari penyelenggara tidak terbaca: %s", type(error))
        return (INVALID,)


def _judged(
    pdf: bytes, person: str, trusted: list[x509.Certificate]
) -> tuple[str, ...]:
    signatures = PdfFileReader(
        io.BytesIO(pdf), strict=False
    ).embedded_regular_signatures
    if len(signatures) != 1:
        return (INVALID,)
    context = ValidationContext(trust_roots=trusted, allow_fetching=False)
    status = completed(async_validate_pdf_signature(signatures[0], context))
    if not (status.intact and status.valid):
        return (INVALID,)
    if not status.trusted:
        return (UNTRUSTED,)
    name = status.signing_cert.subject.native.get("common_name", "")
    return () if _same_name(str(name), person) else (OTHER_PERSON,)


def _same_name(certified: str, person: str) -> bool:
    """Names are written in many ways; capitals and spaces do not count."""
    return bool(person) and _plain(certified) == _plain(person)


def _plain(name: str) -> str:
    return " ".join(name.replace(",", " ").replace(".", " ").casefold().split())


def roots(path: Path) -> list[x509.Certificate]:
    """The provider's root certificates from a PEM file."""
    return [
        x509.Certificate.load(der)
        for _kind, _headers, der in pem.unarmor(path.read_bytes(), multiple=True)
    ]

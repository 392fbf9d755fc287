"""Whether a file carries a signature of this ministry, told without reading it as a PDF.

Anybody may hand in any file. A PDF can be made so that reading it fills the memory or
never ends; therefore only the signatures themselves are looked at, which stand in a PDF
unpacked, and of these no more than a few, up to a size.
"""

from asn1crypto import cms
from collections.abc import Iterator
from contextlib import suppress
from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
import re
from setneg.policy.signing.authority import Authority
from setneg.policy.signing.authority import opened
from setneg.policy.signing.pades import HASHES


#: A signature's bytes in hexadecimal, as they stand in the file.
CONTENTS = re.compile(rb"/Contents\s{0,8}<([0-9A-Fa-f]{512,131072})>")
MARK = b"/ByteRange"
MOST = 8  # signatures looked at


def ours(data: bytes, authority: Authority | None = None) -> bool:
    """Whether one of the file's signatures was made with a certificate issued here.

    The signature must be genuine; whether the file is still what was signed is not
    asked. False for whatever cannot be read.
    """
    if MARK not in data:
        return False
    issuing = (authority or opened()).issuing()
    return any(_made_here(each, issuing) for each in _signatures(data))


def _signatures(data: bytes) -> Iterator[bytes]:
    for number, found in enumerate(CONTENTS.finditer(data)):
        if number == MOST:
            return
        text = found.group(1)
        yield bytes.fromhex(text[: len(text) // 2 * 2].decode("ascii"))


def _made_here(der: bytes, issuing: tuple[x509.Certificate, ...]) -> bool:
    """Whether it is signed by a key whose certificate one of these has issued."""
    with suppress(ValueError, TypeError, KeyError, IndexError, InvalidSignature):
        signed = cms.ContentInfo.load(der)["content"]
        [signer] = signed["signer_infos"]
        serial = signer["sid"].chosen["serial_number"].native
        for each in signed["certificates"]:
            certificate = x509.load_der_x509_certificate(each.chosen.dump())
            if certificate.serial_number == serial and any(
                _issued(certificate, issuer) for issuer in issuing
            ):
                return _genuine(signer, certificate)
    return False


def _issued(certificate: x509.Certificate, issuer: x509.Certificate) -> bool:
    with suppress(ValueError, TypeError, InvalidSignature):
        certificate.verify_directly_issued_by(issuer)
        return True
    return False


def _genuine(signer: cms.SignerInfo, certificate: x509.Certificate) -> bool:
    """Whether the key of the certificate made this signature."""
    key = certificate.public_key()
    if not isinstance(key, RSAPublicKey):
        return False
    words = signer["signed_attrs"].untag().dump()
    digest = HASHES[signer["digest_algorithm"]["algorithm"].native]()
    key.verify(signer["signature"].native, words, PKCS1v15(), digest)
    return True

"""What stands in the portal's certificates: names, validity, what a key may be used for.

Three ranks: the root says which ministry it is, the issuing certificate is what works
every day, and below it stands one certificate a position. Keys are RSA, since every
reader of PDF checks it. Nothing here touches a file.
"""

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import NameOID
from dataclasses import dataclass
from datetime import datetime
from datetime import timedelta


COUNTRY = "ID"
LONGEST = 64  # characters of a name in a certificate (X.520)
BACKDATED = timedelta(days=1)  # clocks of readers differ
YEARS = {"akar": 20, "penerbit": 10, "jabatan": 2}
BITS = {"akar": 3072, "penerbit": 3072, "jabatan": 2048}


@dataclass(frozen=True)
class Issuer:
    """A certificate that signs others, with its key."""

    certificate: x509.Certificate
    key: rsa.RSAPrivateKey


def new_key(rank: str) -> rsa.RSAPrivateKey:
    """A fresh key for ``akar``, ``penerbit`` or ``jabatan``."""
    return rsa.generate_private_key(public_exponent=65537, key_size=BITS[rank])


def root(owner: str, key: rsa.RSAPrivateKey, now: datetime) -> x509.Certificate:
    """The self-signed certificate at the top; readers are told to trust this one."""
    name = _name(owner, f"Akar {owner}")
    return _signed(_builder("akar", name, name, key, now), key, depth=1)


def issuing(
    owner: str, number: int, key: rsa.RSAPrivateKey, above: Issuer, now: datetime
) -> x509.Certificate:
    """The certificate that issues those of positions, below the root."""
    name = _name(owner, f"Penerbit {number} {owner}")
    builder = _builder("penerbit", name, above.certificate.subject, key, now)
    return _signed(_below(builder, above), above.key, depth=0)


def of_position(
    owner: str,
    position: str,
    title: str,
    key: rsa.RSAPrivateKey,
    above: Issuer,
    now: datetime,
) -> x509.Certificate:
    """A position's certificate: its title as the name, its id as the user id."""
    name = _name(owner, title, position)
    builder = _builder("jabatan", name, above.certificate.subject, key, now)
    return _signed(_below(builder, above), above.key, depth=None)


def position_in(certificate: x509.Certificate) -> str:
    """The id of the position to which a certificate belongs; "" for none."""
    found = certificate.subject.get_attributes_for_oid(NameOID.USER_ID)
    return str(found[0].value) if found else ""


def title_in(certificate: x509.Certificate) -> str:
    """The name in a certificate."""
    found = certificate.subject.get_attributes_for_oid(NameOID.COMMON_NAME)
    return str(found[0].value) if found else ""


def shortened(text: str) -> str:
    """Cut at a word, so that it fits into a certificate."""
    words = " ".join(text.split())
    if len(words) <= LONGEST:
        return words
    return words[: LONGEST - 3].rpartition(" ")[0] + " .."


def _name(owner: str, title: str, position: str = "") -> x509.Name:
    parts = [
        x509.NameAttribute(NameOID.COUNTRY_NAME, COUNTRY),
        x509.NameAttribute(NameOID.ORGANIZATION_NAME, shortened(owner)),
        x509.NameAttribute(NameOID.COMMON_NAME, shortened(title)),
    ]
    if position:
        parts.append(x509.NameAttribute(NameOID.USER_ID, position))
    return x509.Name(parts)


def _builder(
    rank: str,
    subject: x509.Name,
    issuer: x509.Name,
    key: rsa.RSAPrivateKey,
    now: datetime,
) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - BACKDATED)
        .not_valid_after(now + timedelta(days=365 * YEARS[rank]))
        .add_extension(
            x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False
        )
    )


def _below(builder: x509.CertificateBuilder, above: Issuer) -> x509.CertificateBuilder:
    public = above.key.public_key()
    return builder.add_extension(
        x509.AuthorityKeyIdentifier.from_issuer_public_key(public), critical=False
    )


def _signed(
    builder: x509.CertificateBuilder, key: rsa.RSAPrivateKey, depth: int | None
) -> x509.Certificate:
    """``depth``: how many ranks of issuers may follow; None: it issues nothing."""
    issues = depth is not None
    builder = builder.add_extension(
        x509.BasicConstraints(ca=issues, path_length=depth), critical=True
    ).add_extension(
        x509.KeyUsage(
            digital_signature=not issues,
            content_commitment=not issues,
            key_cert_sign=issues,
            crl_sign=issues,
            key_encipherment=False,
            data_encipherment=False,
            key_agreement=False,
            encipher_only=False,
            decipher_only=False,
        ),
        critical=True,
    )
    return builder.sign(key, hashes.SHA256())

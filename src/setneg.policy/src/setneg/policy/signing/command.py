"""``setneg ca ...``: an operator makes, shows, replaces and revokes certificates.

Works on the folder of keys alone; the portal need not run. A running portal notices a
new certificate with its next signature.
"""

from argparse import ArgumentParser
from argparse import Namespace
from collections.abc import Callable
from cryptography.hazmat.primitives import serialization
import os
from pathlib import Path
from setneg.policy.signing import certificates
from setneg.policy.signing import keystore
from setneg.policy.signing.authority import Authority
from setneg.policy.signing.authority import OWNER
from setneg.policy.signing.keystore import KeyFolderError
from setneg.workflows.running_portal import CommandError


DEFAULT = Path(os.environ.get(keystore.FOLDER_VARIABLE) or keystore.FOLDER)


def register(commands) -> None:
    """Add ``ca`` to the words that the command knows."""
    ca = commands.add_parser("ca", help="sertifikat dan kunci tanda tangan elektronik")
    words = ca.add_subparsers(required=True, metavar="TINDAKAN")
    make = _word(words, "buat", "buat otoritas sertifikat", create)
    make.add_argument("--pemilik", default=OWNER, help="nama kementerian")
    make.add_argument(
        "--bila-belum-ada", action="store_true", help="diam bila sudah ada"
    )
    _word(words, "tampil", "sertifikat yang ada dan masa berlakunya", show)
    _word(words, "ganti", "ganti sertifikat penerbit dan semua kunci jabatan", rotate)
    revoke_word = _word(words, "cabut", "cabut sertifikat sebuah jabatan", revoke)
    revoke_word.add_argument("jabatan", help="kode jabatan, misalnya biro-tu__kepala")
    revoke_word.add_argument("--alasan", required=True)
    _word(words, "ekspor", "sertifikat akar, untuk pembaca PDF", export)


def _word(words, name: str, meaning: str, work: Callable) -> ArgumentParser:
    parser = words.add_parser(name, help=meaning)
    parser.add_argument(
        "--kunci", type=Path, default=DEFAULT, help=f"folder kunci (baku: {DEFAULT})"
    )
    parser.set_defaults(run=lambda options: _told(work, options))
    return parser


def _told(work: Callable[[Authority, Namespace], str], options: Namespace) -> str:
    try:
        return work(Authority(options.kunci.absolute()), options)
    except KeyFolderError as error:
        raise CommandError(str(error)) from error
    except OSError as error:
        raise CommandError(f"{error.filename}: {error.strerror}") from error


def create(authority: Authority, options: Namespace) -> str:
    """Root and issuing certificate; the passphrase is made when there is no file."""
    if options.bila_belum_ada and authority.exists():
        return f"Otoritas sertifikat sudah ada di {authority.store.path}."
    authority.create(options.pemilik)
    words = keystore.passphrase_file(authority.store.path)
    return (
        f"Otoritas sertifikat {options.pemilik} dibuat di {authority.store.path}.\n"
        f"Kata sandi kunci ada di {words}; simpan salinannya terpisah dari kunci."
    )


def show(authority: Authority, options: Namespace) -> str:
    """Every certificate in use with its end, and what ends soon."""
    lines = [_line("akar", authority.root)]
    names = authority.store.names("penerbit")
    lines += [_line(name, authority.store.certificate(name)) for name in names]
    for position in authority.store.positions():
        held = authority.store.names(keystore.stem_of(position))
        if held:
            certificate = authority.store.certificate(held[-1])
            revoked = authority.revoked_since(certificate)
            mark = f"  DICABUT {revoked:%Y-%m-%d}" if revoked else ""
            lines.append(_line(position, certificate) + mark)
    for each in authority.expiring():
        lines.append(f"PERINGATAN: {each.name} berakhir {each.ends:%Y-%m-%d}.")
    return "\n".join(lines)


def _line(name: str, certificate) -> str:
    ends = certificate.not_valid_after_utc
    return f"{name:34} s.d. {ends:%Y-%m-%d}  {certificates.title_in(certificate)}"


def rotate(authority: Authority, options: Namespace) -> str:
    """A new issuing certificate; former ones stay for checking."""
    name = authority.rotate()
    return (
        f"Sertifikat {name} berlaku mulai sekarang; yang lama tetap untuk pemeriksaan."
    )


def revoke(authority: Authority, options: Namespace) -> str:
    """A position's certificate counts no more; the next signature gets a new one."""
    serial = authority.revoke(options.jabatan, options.alasan)
    return f"Sertifikat {serial:x} dari {options.jabatan} dicabut."


def export(authority: Authority, options: Namespace) -> str:
    """The root certificate as PEM."""
    pem = authority.root.public_bytes(serialization.Encoding.PEM)
    return pem.decode("ascii").strip()

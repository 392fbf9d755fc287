"""Codes by which somebody without an account follows what he sent in.

A code is shown once and kept as a salted hash. The page's own mark makes it, so that a
button pressed twice shows the same code twice, and nobody else can.
"""

from Acquisition import aq_base
import hashlib
import hmac
import secrets
from setneg.policy.forms.presses import Press
from setneg.policy.forms.presses import sealed
from typing import Any


#: Letters and figures that are not mistaken for each other.
SIGNS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH, GROUP = 16, 4


def made(press: Press) -> tuple[str, str]:
    """A new code as it is shown, and what is kept of it."""
    seed = _seed(press) if press.token else secrets.token_bytes(32)
    code = _written(seed)
    salt = secrets.token_hex(16)
    return code, f"{salt}${_hash(salt, code)}"


def repeated(submission: Any, press: Press) -> str:
    """The code once more for the page that made it, "" for everybody else."""
    if not press.token:
        return ""
    code = _written(_seed(press))
    return code if matches(submission, code) else ""


def matches(submission: Any, code: str) -> bool:
    """Whether this is the submission's code, however it is written; always as slow."""
    kept = getattr(aq_base(submission), "kode_sidik", None) or "$"
    salt, _sign, known = kept.partition("$")
    return hmac.compare_digest(known or "-", _hash(salt, code))


def bare(code: str) -> str:
    """A code without the signs between its groups."""
    return "".join(each for each in code.upper() if each.isalnum())


def _seed(press: Press) -> bytes:
    return bytes.fromhex(sealed("kode", press.token))


def _written(seed: bytes) -> str:
    number = int.from_bytes(hashlib.sha512(seed).digest(), "big")
    signs = []
    for _place in range(LENGTH):
        number, place = divmod(number, len(SIGNS))
        signs.append(SIGNS[place])
    groups = ("".join(signs[at : at + GROUP]) for at in range(0, LENGTH, GROUP))
    return "-".join(groups)


def _hash(salt: str, code: str) -> str:
    return hashlib.sha256(f"{salt}{bare(code)}".encode()).hexdigest()

"""Keeps machines from filling in forms that are open to people without an account.

Three quiet questions, none of which a person notices: was an input filled in that nobody
sees, was the form read for a while, and how often was it sent from there. No tracking of
people: an address is only kept as a hash with a salt of the day (`rates`).
"""

import hashlib
import hmac
from plone.keyring.interfaces import IKeyManager
from plone.rest.interfaces import IAPIRequest
from plone.restapi.deserializer import json_body
from plone.restapi.exceptions import DeserializationError
import secrets
from setneg.policy import _
from setneg.policy.forms import rates
import time
from zope.annotation.interfaces import IAnnotations
from zope.component import getUtility


#: The inputs of a page and the keys of a body: the mark of its opening, and the trap.
MARK, TRAP = "_halaman", "alamat_web"
#: Keys of the site that its pages are signed with; old ones are still known.
RING = "_system"
#: A page that was opened longer ago (seconds) is opened again before it is sent.
LONGEST = 12 * 3600
COUNTED = "setneg.policy.forms.spam"


def issue(form, now: float | None = None) -> str:
    """A signed mark that says when a form was opened; no two are the same."""
    opened = str(int(time.time() if now is None else now))
    unique = secrets.token_urlsafe(12)
    key = getUtility(IKeyManager).secret(RING)
    return f"{opened}.{unique}.{_signature(form, opened, unique, key)}"


def nonce(form, mark: object) -> str | None:
    """What makes a mark unique; None for a mark that this site did not give out for
    this form. It serves as the token against sending the same page twice."""
    found = _read(form, mark)
    return found[1] if found else None


def age(form, mark: object, now: float | None = None) -> float | None:
    """Seconds since the form was opened; None for a mark that is not ours."""
    found = _read(form, mark)
    return (time.time() if now is None else now) - found[0] if found else None


def suspicion(form, request, pause: int, now: float | None = None):
    """Why a sending looks like a machine's, in words for the person who it may be."""
    if said(request, TRAP):
        return _(
            "refused_trap",
            default="Kiriman ini tampak otomatis. Kosongkan isian tersembunyi lalu kirim "
            "lagi.",
        )
    passed = age(form, said(request, MARK), now)
    if passed is None or passed > LONGEST:
        return _(
            "refused_stale_page",
            default="Halaman formulir ini sudah terlalu lama terbuka. Yang Anda ketik "
            "tetap ada; kirim sekali lagi.",
        )
    if passed < pause:
        return _(
            "refused_too_fast",
            default="Formulir terkirim terlalu cepat. Tunggu ${seconds} detik, lalu kirim "
            "lagi.",
            mapping={"seconds": str(pause)},
        )
    return None


def counted(form, request, sender: str, rate: int) -> bool:
    """Count one sending; False when there were more than `rate` within an hour.

    The same request is counted once, also when the database lets it begin anew.
    """
    notes = IAnnotations(request)
    if COUNTED in notes or getattr(request, "retry_count", 0):
        return True
    notes[COUNTED] = True
    who = f"akun:{sender}" if sender else f"alamat:{request.getClientAddr()}"
    return rates.allows(f"{form.UID()}:{who}", rate)


def said(request, name: str) -> object:
    """What a page or a body says under a name, None when nothing."""
    if not IAPIRequest.providedBy(request):
        return request.form.get(name)
    try:
        return json_body(request).get(name)
    except DeserializationError:
        return None


def _read(form, mark: object) -> tuple[int, str] | None:
    if not isinstance(mark, str) or mark.count(".") != 2 or len(mark) > 200:
        return None
    opened, unique, signature = mark.split(".")
    if not (opened.isascii() and opened.isdigit() and signature.isascii()):
        return None
    for key in filter(None, getUtility(IKeyManager)[RING]):
        expected = _signature(form, opened, unique, key)
        if hmac.compare_digest(signature, expected):
            return int(opened), unique
    return None


def _signature(form, opened: str, unique: str, key: str) -> str:
    said_by_it = f"{form.UID()}|{opened}|{unique}".encode()
    return hmac.new(str(key).encode(), said_by_it, hashlib.sha256).hexdigest()[:40]

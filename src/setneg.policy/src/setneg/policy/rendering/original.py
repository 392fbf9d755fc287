"""Originals: their fingerprint, their sealing, and copies that are equal to them.

A document's fingerprint says what was decided (kind, number, date, signer, text); its
PDF's hash says which file is the original. Both are kept when it is sealed, so that
either can be compared later by anybody who holds the file or only the code.
Source: SPK-14.6, R-SPK-09 (one PDF master), R-X-05 (a Salinan equals its original).
"""

from AccessControl import Unauthorized
from datetime import date
from datetime import datetime
import hashlib
import io
import json
import plone.api as api
from plone.namedfile.file import NamedBlobFile
import re
import secrets
import segno
from setneg.policy import _
from setneg.policy.rendering.data import body_html
from setneg.policy.rendering.data import document_data
from setneg.policy.rendering.data import kind_name
from setneg.policy.rendering.data import portal_address
from setneg.policy.rendering.dates import local
from setneg.policy.rendering.pdf import render
from setneg.policy.rendering.richtext import plain
from zope.globalrequest import getRequest
from zope.i18n import translate


TEXT_FIELDS = (
    "dasar",
    "menimbang",
    "mengingat",
    "menetapkan",
    "kepada",
    "tembusan",
    "lampiran",
)
COPIED_LISTS = ("dasar", "menimbang", "mengingat", "menetapkan")
COPIED_FIELDS = ("title", "isi", "lampiran", "sifat", "kecepatan", "klasifikasi")
_COPY_DIFFERS = _(
    "salinan_berbeda",
    default="Salinan tidak sama dengan naskah aslinya. Buat ulang salinan dari naskah asli.",
)
CODE_BYTES = 16  # 128 bits, 22 characters in an address


class NotSealed(ValueError):
    """The original is not yet what may be copied; the message says what is missing."""


def canonical(document) -> str:
    """The text of a document in one unambiguous form (JSON, keys in order, UTF-8).

    Independent of markup that does not show: the body counts as its lines of text.
    """
    signed_at = getattr(document, "ditandatangani_pada", None)
    content = {
        "jenis": document.portal_type,
        "hal": " ".join((document.title or "").split()),
        "nomor": getattr(document, "nomor", None) or "",
        "tanggal": _day(getattr(document, "tanggal", None)),
        "penandatangan": getattr(document, "ditandatangani_oleh", None) or "",
        "pejabat": getattr(document, "ditandatangani_pejabat", None) or "",
        "ditandatangani": _moment(signed_at),
        "isi": plain(body_html(document)),
        "salinan_dari": getattr(document, "salinan_dari", None) or "",
        "sidik_asli": getattr(document, "sidik_asli", None) or "",
    }
    for name in TEXT_FIELDS:
        value = getattr(document, name, None) or ""
        content[name] = value if isinstance(value, str) else list(value)
    return json.dumps(
        content, ensure_ascii=False, sort_keys=True, separators=(",", ":")
    )


def fingerprint(document) -> str:
    """SHA-256 (hexadecimal) of the canonical text."""
    return hashlib.sha256(canonical(document).encode()).hexdigest()


def file_hash(data: bytes) -> str:
    """SHA-256 (hexadecimal) of a file, as ``sidik`` keeps it."""
    return hashlib.sha256(data).hexdigest()


def draft(document) -> bytes:
    """The document as it would look now, marked KONSEP over each page."""
    data = document_data(document, original=original_of(document))
    return render(data["kind"], data | {"tanda": "KONSEP"})


def seal(document) -> None:
    """Make the one PDF of a signed document and keep it with its proofs.

    Sets ``kode_verifikasi`` (kept when there is one: a seal renewed after numbering
    carries the same code), ``sidik_isi`` (fingerprint of the content), ``berkas_pdf``
    and ``sidik`` (hash of the file). Raises RenderingError, and NotSealed for a Salinan
    that is not equal to its original (R-X-05); then nothing has changed.
    """
    if getattr(document, "salinan_dari", None) and not copy_is_equal(document):
        raise NotSealed(_translated(_COPY_DIFFERS))
    code = getattr(document, "kode_verifikasi", None) or secrets.token_urlsafe(
        CODE_BYTES
    )
    content = fingerprint(document)
    data = document_data(document, original=original_of(document))
    pdf = render(
        data["kind"], data | {"qr": qr(code), "sidik_isi": content, "tanda": ""}
    )
    document.kode_verifikasi = code
    document.sidik_isi = content
    document.berkas_pdf = NamedBlobFile(
        data=pdf, contentType="application/pdf", filename=filename(document)
    )
    document.sidik = file_hash(pdf)
    document.reindexObject(idxs=["kode_verifikasi"])


def qr(code: str) -> dict:
    """The QR code of a verification address, and the address in words."""
    base = f"{portal_address()}/@@verifikasi"
    drawing = io.BytesIO()
    segno.make(f"{base}/{code}", error="m").save(
        drawing, kind="svg", xmldecl=False, border=0, omitsize=True
    )
    return {
        "svg": drawing.getvalue().decode(),
        "url": f"{base}/{code}",
        "alamat": re.sub(r"^https?://", "", base),
        "kode": code,
    }


def filename(document) -> str:
    """``<jenis>-<nomor>.pdf`` in lower case, safe for every file system."""
    source = original_of(document) or document
    number = getattr(source, "nomor", None) or ""
    words = f"{kind_name(document)} {number}".lower()
    return re.sub(r"[^a-z0-9]+", "-", words).strip("-") + ".pdf"


def original_of(document):
    """The original that a Salinan copies, None for every other document.

    Whoever may see the copy may see its text, so the original is read unrestricted;
    therefore only an original whose fingerprint ``salinan_of`` wrote into the copy is
    given out: pointing a copy at another document shows nothing of it.
    """
    uid = getattr(document, "salinan_dari", None)
    proof = getattr(document, "sidik_asli", None)
    if not uid or not proof:
        return None
    found = api.portal.get_tool("portal_catalog").unrestrictedSearchResults(UID=uid)
    original = found[0]._unrestrictedGetObject() if found else None
    if original is None or fingerprint(original) != proof:
        return None
    return original


def missing_for_copy(original) -> list[str]:
    """What an original still lacks before it may be copied; [] when nothing.

    Source: R-X-05 (a Salinan only of what is signed and numbered).
    """
    reasons = []
    if not getattr(original, "ditandatangani_oleh", None):
        reasons.append(
            _("salinan_belum_tanda_tangan", default="Naskah asli belum ditandatangani.")
        )
    if not getattr(original, "nomor", None):
        reasons.append(
            _("salinan_belum_nomor", default="Naskah asli belum diberi nomor.")
        )
    return reasons


def salinan_of(original, copy=None, container=None):
    """A Salinan with exactly the original's text and hash; returns it.

    Fills ``copy`` when one is given, otherwise creates a ``Salinan`` in ``container``
    (default: beside the original), with the rights of whoever asks. Raises NotSealed,
    and Unauthorized for somebody who may not see the original.
    """
    if not api.user.has_permission("View", obj=original):
        raise Unauthorized("View", original)
    reasons = missing_for_copy(original)
    if reasons:
        raise NotSealed(" ".join(_translated(reason) for reason in reasons))
    if copy is None:
        copy = api.content.create(
            container=original.aq_parent if container is None else container,
            type="Salinan",
            title=original.title,
            unit=getattr(original, "unit", None),
        )
    for name in COPIED_FIELDS:
        if getattr(original, name, None) is not None:
            setattr(copy, name, getattr(original, name))
    for name in COPIED_LISTS:
        setattr(copy, name, list(getattr(original, name, None) or ()))
    copy.salinan_dari = api.content.get_uuid(original)
    copy.sidik_asli = fingerprint(original)
    copy.reindexObject()
    return copy


def copy_is_equal(copy) -> bool:
    """Whether a Salinan still has its original's text and the original is unchanged."""
    original = original_of(copy)
    if original is None:
        return False
    same_lists = all(
        list(getattr(copy, name, None) or ())
        == list(getattr(original, name, None) or ())
        for name in COPIED_LISTS
    )
    return (
        same_lists
        and copy.title == original.title
        and body_html(copy) == body_html(original)
    )


def _translated(message) -> str:
    return translate(message, context=getRequest())


def _day(value: date | None) -> str:
    if isinstance(value, datetime):
        value = local(value).date()
    return value.isoformat() if value is not None else ""


def _moment(value: datetime | None) -> str:
    return local(value).isoformat(timespec="seconds") if value is not None else ""

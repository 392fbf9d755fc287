"""Originals: their fingerprint, their sealing, and copies that are equal to them.

A document's fingerprint says what was decided (kind, number, date, signer, text); its
PDF's hash says which file is the original. Both are kept when it is sealed, so that
either can be compared later by anybody who holds the file or only the code.
Signing approves a text; sealing makes the one file of it, once it carries its number,
with the signing office's certificate. That file is never made anew.
Source: SPK-14.6, R-SPK-09 (one PDF master), R-X-05 (a Salinan equals its original).
"""

from AccessControl import Unauthorized
from Acquisition import aq_base
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
from setneg.policy.rendering.data import PLACE
from setneg.policy.rendering.data import portal_address
from setneg.policy.rendering.dates import local
from setneg.policy.rendering.details import details
from setneg.policy.rendering.pdf import render
from setneg.policy.rendering.placing import signature_box
from setneg.policy.rendering.richtext import plain
from setneg.policy.rendering.signature import office_title
from setneg.policy.rendering.signature import person_name
from setneg.policy.signing import authority
from setneg.policy.signing import pades
from setneg.policy.signing import timestamp
from setneg.policy.signing.pades import Words
from setneg.workflows.stored import by_uid
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
#: Own fields that the fingerprint holds under a key of their own.
NAMED = ("salinan_dari", "sidik_asli")
RELATIONS = ("mengubah", "mencabut", "melaksanakan")
#: Editions of the fingerprint: the first one did not hold what only a kind asks for.
FIRST, WITH_OWN_FIELDS = 1, 2
COPIED_LISTS = ("dasar", "menimbang", "mengingat", "menetapkan")
COPIED_FIELDS = ("title", "isi", "lampiran", "sifat", "kecepatan", "klasifikasi")
_COPY_DIFFERS = _(
    "salinan_berbeda",
    default="Salinan tidak sama dengan naskah aslinya. Buat ulang salinan dari naskah asli.",
)
_UNSIGNED = _("belum_ditandatangani", default="Naskah ini belum ditandatangani.")
_CHANGED = _(
    "isi_berubah_sejak_tanda_tangan",
    default="Isi naskah tidak sama lagi dengan yang ditandatangani. Batalkan naskah ini, "
    "lalu ajukan kembali.",
)
CODE_BYTES = 16  # 128 bits, 22 characters in an address


class NotSealed(ValueError):
    """The original is not yet what may be copied; the message says what is missing."""


def canonical(document, numbered: bool = True) -> str:
    """The text of a document in one unambiguous form (JSON, keys in order, UTF-8).

    Independent of markup that does not show: the body counts as its lines of text.
    ``numbered`` False leaves out what only the register adds: number and date.
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
    if not numbered:
        content["nomor"] = content["tanggal"] = ""
    if _edition(document) >= WITH_OWN_FIELDS:
        content.update(_further(document))
    return json.dumps(
        content, ensure_ascii=False, sort_keys=True, separators=(",", ":")
    )


def _further(document) -> dict:
    """Own fields, articles and legal relations; nothing for what is empty.

    What steps write after the signature (read-only fields) stays out.
    """
    own = details(document, titled=False)
    found = {
        "isian": {name: value for name, value in own.items() if name not in NAMED},
        "batang_tubuh": [dict(row) for row in _listed(document, "batang_tubuh")],
    }
    found |= {name: sorted(_listed(document, name)) for name in RELATIONS}
    return {name: value for name, value in found.items() if value}


def _listed(document, name: str) -> list:
    return list(getattr(aq_base(document), name, None) or ())


def _edition(document) -> int:
    """How the fingerprint of a document is taken: for good as when it was approved."""
    kept = getattr(document, "bentuk_sidik", None)
    if kept is None:
        approved = getattr(document, "sidik_persetujuan", None)
        sealed = getattr(document, "sidik_isi", None)
        return FIRST if approved or sealed else WITH_OWN_FIELDS
    return kept


def fingerprint(document) -> str:
    """SHA-256 (hexadecimal) of the canonical text."""
    return hashlib.sha256(canonical(document).encode()).hexdigest()


def approved_text(document) -> str:
    """SHA-256 (hexadecimal) of what the signer approved, before it had a number."""
    return hashlib.sha256(canonical(document, numbered=False).encode()).hexdigest()


def file_hash(data: bytes) -> str:
    """SHA-256 (hexadecimal) of a file, as ``sidik`` keeps it."""
    return hashlib.sha256(data).hexdigest()


def draft(document) -> bytes:
    """The document as it would look now, marked KONSEP over each page.

    What is signed and waits for its number is marked so.
    """
    data = document_data(document, original=original_of(document))
    signed = getattr(document, "ditandatangani_pada", None)
    return render(data["kind"], data | {"tanda": "TANPA NOMOR" if signed else "KONSEP"})


def approve(document) -> None:
    """Remember which text was signed; its file is made when it has its number."""
    document.bentuk_sidik = WITH_OWN_FIELDS
    document.sidik_persetujuan = approved_text(document)


def approval_holds(document) -> bool:
    """Whether the text is still the one that was signed."""
    approved = getattr(document, "sidik_persetujuan", None)
    return approved is None or approved == approved_text(document)


def seal(document) -> None:
    """Make the one PDF of a signed document, sign it, and keep it with its proofs.

    Sets ``kode_verifikasi``, ``sidik_isi`` (fingerprint of the content), ``berkas_pdf``
    and ``sidik`` (hash of the file). A document that has its file keeps it. Raises
    RenderingError, KeyFolderError, and NotSealed for what nobody signed, what changed
    since, and a Salinan that is not equal to its original (R-X-05); then nothing has
    changed.
    """
    if getattr(document, "berkas_pdf", None) is not None:
        if fingerprint(document) != getattr(document, "sidik_isi", None):
            raise NotSealed(_translated(_CHANGED))
        return
    code = secrets.token_urlsafe(CODE_BYTES)
    kind, pdf = typeset(document, code)
    position = getattr(document, "ditandatangani_oleh", None)
    if not position:
        raise NotSealed(_translated(_UNSIGNED))
    signed = pades.sign(
        pdf,
        authority.opened().credentials(position, office_title(position)),
        Words(
            person=person_name(document.ditandatangani_pejabat),
            reason=f"Menandatangani {kind_name(document)} secara elektronik",
            place=PLACE,
        ),
        signature_box(kind),
    )
    keep_file(document, code, signed)


def typeset(document, code: str) -> tuple[str, bytes]:
    """Template and unsigned PDF of a final text that carries this verification code.

    Raises RenderingError, and NotSealed for a changed text or a copy that differs.
    """
    if getattr(document, "salinan_dari", None) and not copy_is_equal(document):
        raise NotSealed(_translated(_COPY_DIFFERS))
    if not approval_holds(document):
        raise NotSealed(_translated(_CHANGED))
    data = document_data(document, original=original_of(document))
    final = {
        "qr": qr(code),
        "sidik_isi": fingerprint(document),
        "tanda": "",
        "tersertifikasi": bool(getattr(document, "tersertifikasi", False)),
    }
    return data["kind"], render(data["kind"], data | final)


def keep_file(document, code: str, signed: bytes) -> None:
    """Keep a signed file as the original of its document."""
    document.kode_verifikasi = code
    document.bentuk_sidik = _edition(document)
    document.sidik_isi = fingerprint(document)
    document.berkas_pdf = NamedBlobFile(
        data=signed, contentType="application/pdf", filename=filename(document)
    )
    document.sidik = file_hash(signed)
    document.reindexObject(idxs=["kode_verifikasi", "sidik"])
    timestamp.ask_for(document)


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
    original = by_uid(uid)
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

"""What the templates need to know of a document, as plain data.

Reads the fields of a content object (missing ones count as empty) and turns the ids of
positions into their official titles. Everything is text or a list of text, ready to be
written as JSON; nothing here knows a page size.
"""

from Acquisition import aq_base
from datetime import date
from datetime import datetime
from plone import api
import re
from setneg.policy.content import kinds
from setneg.policy.distribution import recipients
from setneg.policy.legal import closing
from setneg.policy.rendering.articles import composed
from setneg.policy.rendering.dates import local
from setneg.policy.rendering.dates import written
from setneg.policy.rendering.details import details
from setneg.policy.rendering.flowchart import pages
from setneg.policy.rendering.glyphs import printable
from setneg.policy.rendering.pdf import template_of
from setneg.policy.rendering.pdf import TEMPLATES
from setneg.policy.rendering.richtext import nodes
from setneg.policy.rendering.signature import authentication
from setneg.policy.rendering.signature import minister_signs
from setneg.policy.rendering.signature import ministerial
from setneg.policy.rendering.signature import office_title
from setneg.policy.rendering.signature import responsible_position
from setneg.policy.rendering.signature import signature
from setneg.policy.rendering.signature import signer_position
import setneg.workflows.organisation as organisation


MINISTRY = ("KEMENTERIAN SEKRETARIAT NEGARA", "REPUBLIK INDONESIA")
MINISTER = ("MENTERI SEKRETARIS NEGARA", "REPUBLIK INDONESIA")
PLACE = "Jakarta"
SECRECY = {"B": "Biasa", "T": "Terbatas", "R": "Rahasia", "SR": "Sangat Rahasia"}
SPEED = {"biasa": "Biasa", "segera": "Segera", "sangat_segera": "Sangat Segera"}
LETTERHEAD_ORDER = ("eselon_1", "eselon_2")
MARKER = re.compile(r"^\s*\(?([a-z]|\d{1,2})[.)]\s+")
DICTUM = re.compile(r"^\s*(KE[A-Z]+)\s*[:.]?\s+")


def kind_name(document) -> str:
    """What the kind is called on paper, e.g. ``Surat Perintah``."""
    return kinds.facts(document.portal_type).name


def document_data(document, original=None) -> dict:
    """The data of a document; for a Salinan pass the original whose form it takes."""
    shown = document if original is None else original
    kind = template_of(shown.portal_type)
    unit = getattr(shown, "unit", None) or ""
    signer = signer_position(shown)
    data = {
        "kind": template_of(document.portal_type),
        "asal": kind if kind != "salinan" else "generic",
        "nama_jenis": kind_name(shown),
        "judul": _line(shown.title),
        "hal": _line(shown.title),
        "nomor": _line(getattr(shown, "nomor", None)),
        "tempat": PLACE,
        "tanggal": written(_day(shown)),
        "lampiran": _line(getattr(shown, "lampiran", None)),
        "dari": office_title(signer) if signer else _unit_name(unit, _day(shown)),
        "isi": body_nodes(shown),
        "kop": letterhead(shown),
        "nama_resmi": _official_name(shown),
        "pejabat": _office_line(shown),
        "tandatangan": signature(shown, copied=original is not None),
        "salinan": authentication(document, original) if original is not None else None,
        "penyambung": kinds.facts(shown.portal_type).deciding,
        "tanda": "",
        "qr": None,
        "sidik_isi": "",
        "waktu": _timestamp(document),
        "isian": details(shown),
    }
    data.update(_grades(shown))
    data.update(_lists(shown))
    data.update(procedure(shown))
    data["batang"] = composed(closing.rows(shown))
    data.update(closing.printed(shown))
    return data


def procedure(document) -> dict:
    """The flow chart of an SOP, and since when it is in effect: its approval."""
    steps = getattr(aq_base(document), "langkah", None)
    if not steps:
        return {"bagan": [], "tanggal_efektif": ""}
    signed = getattr(document, "ditandatangani_pada", None)
    return {
        "bagan": pages(steps),
        "tanggal_efektif": written(local(signed).date()) if signed else "",
    }


def body_nodes(document) -> list:
    """The body as blocks for the template; the last one stays with the signature."""
    found = nodes(body_html(document))
    if found and isinstance(found[-1], dict) and found[-1]["t"] == "p":
        found[-1]["lekat"] = True
    return found


def body_html(document) -> str:
    """The body's HTML as it was typed; "" for none."""
    value = getattr(document, "isi", None)
    return getattr(value, "raw", value) or ""


def letterhead(document) -> dict:
    """Kop jabatan for what is the Minister's, otherwise the ministry and its unit.

    A letter that is signed in his name comes from the office that signs it; a decision
    stays his own whoever signs.
    """
    deciding = kinds.facts(document.portal_type).deciding
    if ministerial(document) if deciding else minister_signs(document):
        emblem = (TEMPLATES / "lambang.svg").is_file()
        return {"gaya": "jabatan", "baris": list(MINISTER), "lambang": emblem}
    organogram = organisation.current()
    line = [
        unit
        for unit in reversed(organogram.line(getattr(document, "unit", None) or ""))
        if unit.level in LETTERHEAD_ORDER
    ]
    names = [_line(unit.name(_day(document))).upper() for unit in line]
    return {"gaya": "instansi", "baris": [*MINISTRY, *names], "lambang": False}


def _official_name(document) -> str:
    """E.g. ``KEPUTUSAN MENTERI SEKRETARIS NEGARA REPUBLIK INDONESIA``."""
    return f"{kind_name(document).upper()} {_office_line(document)}".strip()


def _office_line(document) -> str:
    """Whose decision it is: of who delegated the signature, never of his delegate."""
    if ministerial(document):
        return " ".join(MINISTER)
    return office_title(responsible_position(document)).upper()


def _grades(document) -> dict:
    """Secrecy and speed; a line ``Sifat`` names what is not ordinary."""
    secrecy = getattr(document, "sifat", None) or "B"
    speed = getattr(document, "kecepatan", None) or "biasa"
    words = [SECRECY.get(secrecy, secrecy)] if secrecy != "B" else []
    words += [SPEED.get(speed, speed)] if speed != "biasa" else []
    return {
        "sifat": ", ".join(words) or SECRECY["B"],
        "kode_sifat": "" if secrecy == "B" else secrecy,
        "sifat_keamanan": SECRECY.get(secrecy, secrecy),
    }


def _lists(document) -> dict:
    offices = {
        name: [
            _line(recipients.written(_line(entry)))
            for entry in _entries(document, name)
        ]
        for name in ("kepada", "tembusan")
    }
    of = getattr(aq_base(document), "ditandatangani_atas_nama", None)
    if of:
        offices["tembusan"] = [
            f"{title} (sebagai laporan)" if title == office_title(of) else title
            for title in offices["tembusan"]
        ]
    points = {
        name: unmarked([_line(entry) for entry in _entries(document, name)], MARKER)
        for name in ("dasar", "menimbang", "mengingat")
    }
    decided = [_line(entry) for entry in _entries(document, "menetapkan")]
    return offices | points | {"menetapkan": unmarked(decided, DICTUM)}


def unmarked(lines: list[str], marker: re.Pattern) -> list[str]:
    """Without the typed ``a.`` or ``KESATU :`` when every line carries one.

    The template counts by itself; a marker on some lines only is part of the text.
    """
    if lines and all(marker.match(line) for line in lines):
        return [marker.sub("", line, count=1) for line in lines]
    return lines


def _entries(document, name: str) -> list[str]:
    value = getattr(document, name, None) or ()
    return [value] if isinstance(value, str) else [entry for entry in value if entry]


def _line(value) -> str:
    return printable(" ".join(str(value).split())) if value else ""


def _unit_name(code: str, day: date | None) -> str:
    unit = organisation.current().units.get(code)
    return _line(unit.name(day)) if unit is not None else code


def _day(document) -> date | None:
    """The date on the letter: of the number, else of the signature."""
    day = getattr(document, "tanggal", None)
    if day is None:
        day = getattr(document, "ditandatangani_pada", None)
    return local(day).date() if isinstance(day, datetime) else day


def _timestamp(document) -> int:
    """When the file was made, from the document itself so that bytes repeat."""
    moment = getattr(document, "ditandatangani_pada", None)
    if isinstance(moment, datetime):
        return int(local(moment).timestamp())
    modified = getattr(document, "modification_date", None)
    return int(modified.timeTime()) if modified is not None else 0


def portal_address() -> str:
    """The address under which people outside see the portal, without a last slash."""
    address = api.portal.get_registry_record(
        "setneg.policy.alamat_verifikasi", default=None
    )
    return (address or api.portal.get().absolute_url()).rstrip("/")

"""Numbered copies of secret documents: each recipient has his own, and no other.

The signed original stays as it is, byte for byte. A copy is made from it when it is
asked for: number, recipient and class over every page, saying that it is no original.
"""

from collections.abc import Mapping
from datetime import datetime
from datetime import UTC
from io import BytesIO
from plone.protect.utils import safeWrite
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import pdf_name
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.pdf_utils.writer import copy_into_new_writer
from pyhanko.pdf_utils.writer import PdfFileWriter
from setneg.policy.distribution import receipts
from setneg.policy.rendering.data import kind_name
from setneg.policy.rendering.data import portal_address
from setneg.policy.rendering.data import SECRECY
from setneg.policy.rendering.glyphs import printable
from setneg.policy.rendering.pdf import render
from setneg.policy.secrecy.classes import class_of
from setneg.workflows import organisation
from setneg.workflows.stored import stored
from typing import Any


TEMPLATE = "salinan_bernomor"
PAGE = "salinan-bernomor"
#: Name of the stamp among the drawings of a page.
STAMP = "/CapSalinan"
#: What makes a file a signed one; a copy carries none of it.
SIGNED = ("/AcroForm", "/Perms", "/DSS", "/Metadata", "/OutputIntents")


def numbered(document: Any) -> Mapping[int, str]:
    """number -> key of the recipient; empty when copies are not numbered."""
    return {
        row["salinan"]: name
        for name, row in receipts.kept_rows(document).items()
        if row.get("salinan")
    }


def own(document: Any, userid: str) -> list[int]:
    """Numbers of the copies that are this person's."""
    mine = receipts.own(document, userid) if userid else ()
    return [number for number, name in numbered(document).items() if name in mine]


def handed_out_by(document: Any, userid: str) -> list[int]:
    """Numbers of the copies that the sending side brings to recipients outside."""
    if not receipts.sends(document, userid):
        return []
    kept = receipts.kept_rows(document)
    found = numbered(document)
    return [n for n, name in found.items() if kept[name].get("jenis") == "luar"]


def bound(document: Any, userid: str) -> bool:
    """Whether somebody reads it as a recipient only: through his own copy."""
    held = set(organisation.current().groups_of(userid, organisation.today()))
    line = set(organisation.current().roles(getattr(document, "unit", None) or ""))
    return bool(own(document, userid)) and not held & line


def address(document: Any, number: int) -> str:
    """Where a copy is downloaded."""
    return f"{document.absolute_url()}/@@{PAGE}/{number}"


def made(document: Any, number: int, request: Any) -> bytes:
    """The PDF of one copy; the first making is noted in the register, also by a GET."""
    kept = stored(document)[receipts.ATTRIBUTE]
    row = kept[numbered(document)[number]]
    if row.get("salinan_diambil") is None:
        row["salinan_diambil"] = datetime.now(UTC)
        safeWrite(row, request)
    return stamped(document.berkas_pdf.data, _words(document, number))


def _words(document: Any, number: int) -> dict[str, Any]:
    found = numbered(document)
    shown = {row.position: row.title for row in receipts.rows(document)}
    return {
        "nomor": str(number),
        "jumlah": str(len(found)),
        "untuk": printable(shown[found[number]]),
        "sifat": SECRECY.get(class_of(document), "").upper(),
        "jenis": printable(kind_name(document)),
        "nomor_naskah": printable(getattr(document, "nomor", None) or ""),
        "kode": document.kode_verifikasi or "",
        "alamat": f"{portal_address()}/@@verifikasi",
    }


def stamped(original: bytes, words: Mapping[str, Any]) -> bytes:
    """A file of the same pages with the stamp over each; not signed any more."""
    reader = PdfFileReader(BytesIO(original), strict=False)
    writer = copy_into_new_writer(reader)
    for name in SIGNED:
        writer.root.pop(pdf_name(name), None)
    over = writer.import_page_as_xobject(
        PdfFileReader(BytesIO(render(TEMPLATE, words)))
    )
    named = generic.DictionaryObject({pdf_name(STAMP): over})
    drawn = generic.DictionaryObject({pdf_name("/XObject"): named})
    for index in range(int(writer.root["/Pages"]["/Count"])):
        _flatten(writer, index)
        _draw(writer, index, b"q", prepend=True)
        _draw(writer, index, b"Q q " + STAMP.encode() + b" Do Q", resources=drawn)
    made = BytesIO()
    writer.write(made)
    return made.getvalue()


def _draw(writer: PdfFileWriter, index: int, commands: bytes, **how: Any) -> None:
    stream = generic.StreamObject(stream_data=commands)
    writer.add_stream_to_page(index, writer.add_object(stream), **how)


def _flatten(writer: PdfFileWriter, index: int) -> None:
    """Take the field of the signature off a page; what is typeset below it stays."""
    reference, _resources = writer.find_page_for_modification(index)
    page = reference.get_object()
    notes = page.get("/Annots") or ()
    left = [
        note
        for note in notes
        if note.get_object().get("/Subtype") != pdf_name("/Widget")
    ]
    page[pdf_name("/Annots")] = generic.ArrayObject(left)

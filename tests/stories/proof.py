"""What an ended document has to show: its file, its number, its register, its journal."""

from datetime import date
import io
from pypdf import PdfReader
import re
from setneg.policy.signing import inspect
from tests.stories.client import StoryError


def file_of(person, url):
    """The PDF as somebody downloads it."""
    answer = person.session.get(f"{url}/@@pdf", headers={"Accept": "*/*"}, timeout=60)
    if not answer.content.startswith(b"%PDF"):
        raise StoryError(f"{url}/@@pdf: {answer.status_code} {answer.text[:300]}")
    return answer.content


def printed(pdf):
    """All words of a PDF, in one line."""
    pages = PdfReader(io.BytesIO(pdf)).pages
    return re.sub(r"\s+", " ", " ".join(page.extract_text() for page in pages))


def signed_by(person, url, position):
    """The file is whole and signed by that position, and so says the portal."""
    pdf = file_of(person, url)
    found = inspect(pdf)
    if not (found.known and found.intact and found.position == position):
        raise StoryError(f"Tanda tangan {url}: {found}")
    answer = person.portal.visitor.request(
        "POST",
        "/@verifikasi",
        data=pdf,
        headers={"Content-Type": "application/pdf"},
    )
    if answer.json().get("hasil") != "tidak_berubah":
        raise StoryError(f"Verifikasi {url}: {answer.text[:300]}")
    changed = bytearray(pdf)
    place = pdf.index(b"stream") + 20
    changed[place] ^= 1
    answer = person.portal.visitor.request(
        "POST",
        "/@verifikasi",
        data=bytes(changed),
        headers={"Content-Type": "application/pdf"},
    )
    if answer.json().get("hasil") == "tidak_berubah":
        raise StoryError(f"{url} yang diubah dinyatakan asli")
    return printed(pdf)


def in_register(keeper, url, content, office):
    """The document's line in the register of its office, as its keeper reads it."""
    rows = keeper.get(
        "/@register",
        jenis=content["@type"],
        kantor=office,
        tahun=date.fromisoformat(content["tanggal"]).year,
    )
    lines = [row for row in rows["items"] if row["nomor"] == content["nomor"]]
    if len(lines) != 1 or lines[0]["urut"] != content["nomor_urut"]:
        raise StoryError(f"Register {office}: {rows['items']}")
    if rows["celah"] or rows["kembar"] or rows["temuan"]:
        raise StoryError(f"Register {office} tidak utuh: {rows}")
    return lines[0]


def in_journal(portal, url, passed):
    """Every stage that was left is on record in order, and the journal is whole."""
    items = portal.administrator.get(f"{url}/@jurnal")["items"]
    left = [item["details"]["dari"] for item in items if item["act"] == "langkah"]
    if left != list(passed[:-1]):
        raise StoryError(f"Jurnal {url}: {left}, seharusnya {passed[:-1]}")
    if items[0]["act"] != "buat" or items[0]["seq"] != 1:
        raise StoryError(f"Jurnal {url} tidak bermula dari pembuatannya")
    result = portal.administrator.post("/@jurnal-periksa")
    if not result["utuh"]:
        raise StoryError(f"Jurnal rusak: {result['rusak']}")
    return items


def archived(person, url):
    """The document is frozen, and still what was frozen."""
    kept = person.get(f"{url}/@arsip")
    if not kept["diarsipkan_pada"] or kept["utuh"] is not True:
        raise StoryError(f"Arsip {url}: {kept}")
    return kept

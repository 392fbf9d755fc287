"""Sealing an original, its proofs, and copies that are equal to it."""

from AccessControl import Unauthorized
import datetime
import io
from plone.app.testing import login
from plone.app.testing import logout
from plone.app.textfield import RichTextValue
from pypdf import PdfReader
import pytest
import re
from setneg.policy.rendering.data import document_data
from setneg.policy.rendering.dates import written
from setneg.policy.rendering.original import canonical
from setneg.policy.rendering.original import copy_is_equal
from setneg.policy.rendering.original import draft
from setneg.policy.rendering.original import file_hash
from setneg.policy.rendering.original import filename
from setneg.policy.rendering.original import fingerprint
from setneg.policy.rendering.original import NotSealed
from setneg.policy.rendering.original import original_of
from setneg.policy.rendering.original import salinan_of
from setneg.policy.rendering.original import seal
from tests.policy.rendering.conftest import begin
from tests.policy.rendering.conftest import signed


def words(pdf: bytes) -> str:
    pages = PdfReader(io.BytesIO(pdf)).pages
    return re.sub(r"\s+", " ", " ".join(page.extract_text() for page in pages))


def body(text: str) -> RichTextValue:
    return RichTextValue(text, "text/html", "text/x-html-safe")


@pytest.mark.rule("SPK-14.6", "R-SPK-09")
def test_sealing_keeps_one_file_with_its_proofs(portal, integration, sealed_regulation):
    """The Minister signs: file, hash and code stand on the document."""
    document = sealed_regulation(portal)
    data = document.berkas_pdf.data
    assert data.startswith(b"%PDF")
    assert document.berkas_pdf.contentType == "application/pdf"
    assert document.berkas_pdf.filename == "peraturan-nomor-7-tahun-2026.pdf"
    assert document.sidik == file_hash(data)
    assert document.sidik_isi == fingerprint(document)
    assert re.fullmatch(r"[A-Za-z0-9_-]{22}", document.kode_verifikasi)
    printed = words(data)
    assert document.kode_verifikasi in printed
    assert "NOMOR 7 TAHUN 2026" in printed
    assert "pada tanggal 21 November 2026" in printed
    assert "KONSEP" not in printed


@pytest.mark.rule("R-SPK-09")
def test_sealing_again_keeps_code_and_bytes(portal, integration, sealed_regulation):
    """The seal is renewed without a change: the printed code stays valid."""
    document = sealed_regulation(portal)
    before = (document.kode_verifikasi, document.sidik)
    seal(document)
    assert (document.kode_verifikasi, document.sidik) == before


def test_the_block_names_office_and_holder(portal, integration, sealed_regulation):
    """A reader looks who signed: the office as printed, the account's full name."""
    data = document_data(sealed_regulation(portal))
    assert data["kop"]["gaya"] == "jabatan"
    assert data["tandatangan"]["baris"] == [
        "MENTERI SEKRETARIS NEGARA",
        "REPUBLIK INDONESIA,",
    ]
    assert data["tandatangan"]["nama"]
    assert data["menimbang"] == ["bahwa perlu diatur;", "bahwa perlu ditetapkan;"]


def test_the_biros_memorandum_has_the_ministrys_letterhead(portal, integration):
    """The Karo signs a memorandum: the letterhead shows the line down to the biro."""
    document = begin(
        portal,
        "Memorandum",
        penandatangan="eselon_2",
        kepada=["biro-keuangan__kepala", "Pihak luar"],
    )
    data = document_data(document)
    assert data["kop"]["gaya"] == "instansi"
    assert data["kop"]["baris"][0] == "KEMENTERIAN SEKRETARIAT NEGARA"
    assert data["kop"]["baris"][-1].startswith("BIRO ORGANISASI")
    assert data["kepada"] == ["Kepala Biro Keuangan", "Pihak luar"]
    assert data["tandatangan"]["keadaan"] == "kosong"


def test_a_draft_says_that_it_is_one(portal, integration, draft_regulation):
    """Staff prints the regulation before anybody signed."""
    printed = words(draft(draft_regulation(portal)))
    assert "KONSEP" in printed
    assert "(nama pejabat)" in printed


def test_a_fingerprint_follows_the_text_and_not_its_markup(
    portal, integration, draft_regulation
):
    """A checker compares versions: only what is said counts."""
    document = draft_regulation(portal, isi=body("<p>Satu  <b>dua</b></p>"))
    first = fingerprint(document)
    document.isi = body("<p>Satu <strong>dua</strong></p>\n")
    assert fingerprint(document) == first
    document.isi = body("<p>Satu dua.</p>")
    assert fingerprint(document) != first
    assert canonical(document).startswith('{"')


@pytest.mark.parametrize("name", ["menimbang", "mengingat", "dasar", "kepada"])
def test_every_line_is_part_of_the_fingerprint(
    portal, integration, draft_regulation, name
):
    """Somebody adds a line to the document."""
    document = draft_regulation(portal)
    before = fingerprint(document)
    setattr(document, name, [*(getattr(document, name, None) or ()), "tambahan"])
    assert fingerprint(document) != before


@pytest.mark.rule("R-X-05")
def test_a_copy_has_the_text_and_the_hash_of_its_original(
    portal, integration, sealed_regulation
):
    """Staff makes a Salinan of the numbered regulation; the Karo authenticates it."""
    original = sealed_regulation(portal)
    copy = begin(portal, "Salinan")
    login(portal, "staf.sisdur")
    salinan_of(original, copy=copy)
    logout()
    assert copy.isi.raw == original.isi.raw
    assert copy.menimbang == original.menimbang
    assert copy.title == original.title
    assert copy.sidik_asli == fingerprint(original)
    assert copy_is_equal(copy)
    signed(copy, "biro-ortala__kepala", "karo.ortala", None)
    seal(copy)
    printed = words(copy.berkas_pdf.data)
    for part in ("SALINAN", "ttd.", "Salinan sesuai dengan aslinya", copy.sidik_asli):
        assert part in printed
    assert "Kepala Biro Organisasi" in printed
    assert filename(copy) == "salinan-nomor-7-tahun-2026.pdf"
    articles = words(original.berkas_pdf.data).split("MEMUTUSKAN:")[1]
    wanted = articles.split("Periksa keaslian")[0].split("Ditetapkan di")[0]
    assert wanted in printed


@pytest.mark.rule("R-X-05")
@pytest.mark.parametrize("lacking", ["nomor", "ditandatangani_oleh"])
def test_no_copy_of_what_is_not_signed_and_numbered(
    portal, integration, sealed_regulation, lacking
):
    """Staff of the subdivision asks for a Salinan too early."""
    original = sealed_regulation(portal)
    setattr(original, lacking, None)
    copy = begin(portal, "Salinan")
    login(portal, "staf.sisdur")
    with pytest.raises(NotSealed):
        salinan_of(original, copy=copy)
    assert not copy.sidik_asli


@pytest.mark.rule("R-X-05")
def test_a_changed_copy_is_not_sealed(portal, integration, sealed_regulation):
    """Staff changes one word in a Salinan before it is authenticated."""
    original = sealed_regulation(portal)
    copy = begin(portal, "Salinan")
    login(portal, "staf.sisdur")
    salinan_of(original, copy=copy)
    logout()
    copy.isi = body(original.isi.raw.replace("menyusun", "menyiapkan"))
    with pytest.raises(NotSealed):
        seal(copy)
    assert copy.berkas_pdf is None


def test_who_may_not_see_the_original_gets_no_copy(
    portal, integration, sealed_regulation
):
    """A subdivision head of another biro asks for a Salinan."""
    original = sealed_regulation(portal)
    copy = begin(portal, "Salinan")
    login(portal, "staf.sdm")
    with pytest.raises(Unauthorized):
        salinan_of(original, copy=copy)
    logout()


def test_a_copy_pointed_elsewhere_shows_nothing(portal, integration, sealed_regulation):
    """Somebody writes the address of a document that he may not see into a Salinan."""
    secret = sealed_regulation(portal, title="Rahasia besar", sifat="SR")
    copy = begin(portal, "Salinan", isi=body("<p>kosong</p>"), title="Coba")
    copy.salinan_dari = secret.UID()
    assert original_of(copy) is None
    assert "RAHASIA BESAR" not in words(draft(copy)).upper()


def test_dates_are_written_in_indonesian():
    """A reader of any letter."""
    assert written(datetime.date(2026, 8, 1)) == "1 Agustus 2026"
    evening = datetime.datetime(2026, 12, 31, 18, 0, tzinfo=datetime.UTC)
    assert written(evening) == "1 Januari 2027"
    assert written(None) == ""

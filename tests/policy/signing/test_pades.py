"""A signed file: any reader can check it, and nothing can be changed or added."""

import io
from pyhanko.pdf_utils.generic import pdf_name
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pypdf import PdfReader
import pytest
from setneg.policy.rendering import pdf
from setneg.policy.rendering.placing import signature_box
from setneg.policy.signing import pades
from setneg.policy.signing.finding import inspect
from tests.policy.rendering.samples import SAMPLES
from tests.policy.signing.conftest import POSITION
from tests.policy.signing.conftest import TITLE
import time


def test_the_typeset_file_stays_byte_for_byte(letter, signed):
    # kepala biro menandatangani; arsip tetap PDF/A
    assert signed.startswith(letter)
    last = PdfFileReader(io.BytesIO(signed)).root["/Metadata"].data
    assert b"pdfaid:part" in last
    assert b"<pdfaid:part>2" in last or b'pdfaid:part="2"' in last


def test_an_untouched_file_is_known_and_intact(keys, signed):
    # siapa pun memeriksa berkas
    found = inspect(signed, keys)
    assert found.known
    assert found.intact
    assert found.reasons == ()
    assert found.signer == TITLE
    assert found.position == POSITION
    assert found.signed_at.tzinfo is not None
    assert not found.timestamped


def test_popplers_checker_agrees(pdfsig, signed):
    # petugas memeriksa dengan alat lain
    said = pdfsig(signed)
    assert "Signature is Valid" in said
    assert "ETSI.CAdES.detached" in said
    assert "Total document signed" in said
    assert TITLE in said


@pytest.mark.parametrize("share", [0.1, 0.3, 0.5, 0.7])
def test_one_changed_byte_is_seen(keys, letter, signed, share, pdfsig):
    # seseorang mengubah satu bita
    place = int(len(letter) * share)
    changed = bytearray(signed)
    changed[place] ^= 0x01
    found = inspect(bytes(changed), keys)
    assert not found.intact
    assert found.reasons
    assert "Signature is Valid" not in pdfsig(bytes(changed))


def test_an_added_page_is_seen(keys, signed):
    # seseorang menambahkan satu halaman di belakang
    writer = IncrementalPdfFileWriter(io.BytesIO(signed))
    page = writer.prev.root["/Pages"]["/Kids"][0]
    pages = writer.prev.root["/Pages"]
    kids = pages["/Kids"]
    kids.append(writer.add_object(page.__class__(dict(page))))
    pages[pdf_name("/Count")] = kids.__class__ and type(pages["/Count"])(len(kids))
    writer.mark_update(writer.root["/Pages"].container_ref)
    output = io.BytesIO()
    writer.write(output)
    longer = output.getvalue()
    assert longer.startswith(signed)
    assert len(PdfReader(io.BytesIO(longer)).pages) == 2
    found = inspect(longer, keys)
    assert found.known
    assert not found.intact


def test_a_second_signature_is_not_accepted_silently(keys, signed):
    # orang lain menandatangani berkas yang sudah final
    other = keys.credentials("biro-sdm__kepala", "Kepala Biro SDM")
    with pytest.raises(Exception, match=r"(?i)sign"):
        pades.sign(signed, other, pades.Words("Orang Lain", "Menandatangani"))


def test_a_strangers_certificate_is_not_known(own_keys, letter, keys):
    # seseorang membuat otoritas sendiri dengan nama yang sama
    forged = pades.sign(
        letter, own_keys.credentials(POSITION, TITLE), pades.Words("A", "B")
    )
    found = inspect(forged, keys)
    assert not found.known
    assert not found.intact
    assert found.position == ""


@pytest.mark.parametrize(
    "data",
    [b"", b"bukan pdf", b"%PDF-1.7\n", b"%PDF-1.7\n" + b"\x00" * 500, b"\xff" * 100],
)
def test_whatever_is_uploaded_is_answered(keys, data):
    # siapa pun mengunggah berkas rusak
    found = inspect(data, keys)
    assert not found.known
    assert not found.intact
    assert found.reasons


def test_an_unsigned_pdf_says_so(keys, letter):
    # siapa pun mengunggah konsep
    found = inspect(letter, keys)
    assert not found.known
    assert "tidak memuat" in found.reasons[0].default


@pytest.mark.parametrize("name", ["memorandum", "keputusan", "peraturan", "salinan"])
def test_the_field_lies_over_the_typeset_block(keys, name):
    # pembaca menekan blok tanda tangan
    kind, data = SAMPLES[name]
    typeset = pdf.render(kind, data)
    box = signature_box(kind)
    pages = PdfReader(io.BytesIO(typeset)).pages
    assert "Ditandatangani secara elektronik" in pages[box.page].extract_text()
    words = pades.Words("Pejabat", "Menandatangani")
    done = pades.sign(typeset, keys.credentials(POSITION, TITLE), words, box)
    field = PdfReader(io.BytesIO(done)).pages[box.page]["/Annots"][-1].get_object()
    assert field["/FT"] == "/Sig"
    left, bottom, right, top = (float(each) for each in field["/Rect"])
    assert 0 < left < right < 596
    assert 0 <= bottom < top < 842
    drawn = field["/AP"]["/N"].get_object().get_data().split()
    assert not {b"Do", b"Tj", b"re", b"S", b"f"}.intersection(drawn)
    assert inspect(done, keys).intact


def test_signing_takes_a_blink(keys, letter):
    # kepala biro menandatangani banyak naskah
    words = pades.Words("Pejabat", "Menandatangani")
    credentials = keys.credentials(POSITION, TITLE)
    times = []
    for _ in range(5):
        begun = time.perf_counter()
        pades.sign(letter, credentials, words)
        times.append(time.perf_counter() - begun)
    assert min(times) < 0.2

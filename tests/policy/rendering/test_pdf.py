"""Each kind of document as PDF/A: form, archive claim, repeatable bytes, speed."""

import io
from pypdf import PdfReader
import pytest
import re
from setneg.policy.rendering.pdf import render
from setneg.policy.rendering.pdf import RenderingError
from setneg.policy.rendering.pdf import template_of
from setneg.policy.rendering.richtext import nodes
import statistics
from tests.policy.rendering.samples import sample
from tests.policy.rendering.samples import SAMPLES
import threading
import time


def reader(pdf: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(pdf))


def words(pdf: bytes) -> str:
    text = " ".join(page.extract_text() for page in reader(pdf).pages)
    return re.sub(r"\s+", " ", text)


@pytest.mark.parametrize("name", sorted(SAMPLES))
@pytest.mark.rule("SPK-14.6", "R-SPK-09")
def test_every_kind_is_an_accessible_archive_pdf(name):
    """Staff prints any kind: the file claims PDF/A-2a, names its language and title."""
    kind, data = SAMPLES[name]
    pdf = reader(render(kind, data))
    xmp = pdf.trailer["/Root"]["/Metadata"].get_data().decode()
    assert "<pdfaid:part>2</pdfaid:part>" in xmp
    assert "<pdfaid:conformance>A</pdfaid:conformance>" in xmp
    assert pdf.trailer["/Root"]["/Lang"].startswith("id")
    assert pdf.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert pdf.metadata.title == data["judul"]
    box = pdf.pages[0].mediabox
    assert {round(box.width), round(box.height)} == {595, 842}


@pytest.mark.parametrize("name", sorted(SAMPLES))
def test_every_font_is_embedded(name):
    """An archivist opens the file in thirty years: all fonts are inside."""
    kind, data = SAMPLES[name]
    for page in reader(render(kind, data)).pages:
        for font in page["/Resources"].get("/Font", {}).values():
            descriptor = font.get_object()["/DescendantFonts"][0].get_object()
            files = descriptor["/FontDescriptor"].get_object()
            assert "/FontFile2" in files or "/FontFile3" in files


@pytest.mark.parametrize("name", sorted(SAMPLES))
def test_same_data_gives_the_same_bytes(name):
    """The seal is repeated: the hash stays."""
    kind, data = SAMPLES[name]
    assert render(kind, data) == render(kind, dict(data))


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("memorandum", ("MEMORANDUM", "Yth.", "Dari", "Hal", "Tembusan:")),
        ("surat_undangan", ("RAHASIA", "Nomor", "Sifat", "Jakarta, 21 November 2026")),
        (
            "surat_perintah",
            (
                "SURAT PERINTAH",
                "NOMOR SP-4/Ortala",
                "MEMBERI PERINTAH",
                "Dikeluarkan di Jakarta",
            ),
        ),
        (
            "keputusan",
            ("MEMUTUSKAN:", "KESATU", "KEEMPAT", "Ditetapkan di Jakarta", "LAMPIRAN"),
        ),
        ("peraturan", ("NOMOR 7 TAHUN 2026", "Menimbang", "Mengingat", "Pasal 6")),
        ("salinan", ("SALINAN", "ttd.", "Salinan sesuai dengan aslinya", "SHA-256")),
        ("rencana_kegiatan", ("RENCANA KEGIATAN", "Penyusun")),
        ("generic", ("NOTULA", "KONSEP", "(nama pejabat)")),
    ],
)
def test_every_kind_has_its_parts(name, expected):
    """A recipient reads the printed document."""
    printed = words(render(*SAMPLES[name]))
    assert [part for part in expected if part not in printed] == []


def test_only_the_ministers_documents_carry_his_running_head():
    """A reader turns to page two of a regulation and of a long memorandum."""
    regulation = reader(render(*SAMPLES["peraturan"])).pages[1].extract_text()
    assert "MENTERI SEKRETARIS NEGARA" in regulation
    assert "- 2 -" in regulation
    long = sample(isi=nodes("<p>" + "kalimat panjang " * 40 + "</p>" * 1) * 12)
    second = reader(render("memorandum", long)).pages[1].extract_text()
    assert "- 2 -" in second
    assert "MENTERI SEKRETARIS NEGARA" not in second


def test_a_page_ends_with_the_first_words_of_the_next():
    """A reader checks that no page of a regulation is missing."""
    first = reader(render(*SAMPLES["peraturan"])).pages[0].extract_text()
    second = reader(render(*SAMPLES["peraturan"])).pages[1].extract_text()
    caught = re.search(r"(\S+ \S+) ?\. \. \.", first).group(1)
    assert caught in re.sub(r"\s+", " ", second)


def test_the_signature_never_stands_alone_on_a_page():
    """A memorandum of any length: text stands above the signature on its page."""
    for lines in range(20, 44, 3):
        body = "".join(
            f"<p>Butir ke-{n} dari memorandum ini.</p>" for n in range(lines)
        )
        isi = nodes(body)
        isi[-1]["lekat"] = True
        page = next(
            page.extract_text()
            for page in reader(render("memorandum", sample(isi=isi))).pages
            if "Nama Pejabat" in page.extract_text()
        )
        assert "Butir ke-" in page


def test_a_draft_is_marked_on_every_page():
    """Staff prints a draft of the regulation."""
    kind, data = SAMPLES["peraturan"]
    pages = reader(render(kind, data | {"tanda": "KONSEP", "qr": None})).pages
    assert all("KONSEP" in page.extract_text() for page in pages)


def test_an_unknown_template_is_refused_by_name():
    """A developer asks for a template that does not exist."""
    with pytest.raises(RenderingError, match=r"\.\./rahasia"):
        render("../rahasia", sample())
    assert template_of("Rapat") == "generic"


def test_threads_render_side_by_side():
    """Eight officials print at once."""
    made: list[bytes] = []

    def make() -> None:
        made.extend(render(*SAMPLES["memorandum"]) for _ in range(3))

    threads = [threading.Thread(target=make) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(made) == 24
    assert len(set(made)) == 1


def test_a_letter_of_two_pages_is_quick():
    """A secretary waits for a letter: the processor's time, median of fifteen."""
    times = []
    for number in range(15):
        text = f"<p>{'Alinea panjang tentang prosedur kerja. ' * 12}{number}</p>" * 8
        data = sample(isi=nodes(text))
        start = time.thread_time()
        pdf = render("memorandum", data)
        times.append(time.thread_time() - start)
    assert len(reader(pdf).pages) == 2
    assert statistics.median(times) < 0.25

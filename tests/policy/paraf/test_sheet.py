"""The sheet of parafs: for those who worked on it, beside the original, never in it."""

import io
import pytest
from setneg.workflows import coordination
import shutil
import subprocess
from tests.workflows.steps import people
import transaction
import zipfile


def text_of(data, tmp_path):
    """The words of a PDF, as pdftotext reads them."""
    path = tmp_path / "sheet.pdf"
    path.write_bytes(data)
    program = shutil.which("pdftotext") or "/usr/bin/pdftotext"
    made = subprocess.run(
        [program, "-layout", str(path), "-"], capture_output=True, check=True
    )
    return " ".join(made.stdout.decode().split())


@pytest.fixture
def signed(site):
    """A memorandum that the Karo signed, on which Biro Umum gave its paraf."""
    document = people.begin(site, "Memorandum")
    people.until(site, document, "periksa_eselon_3")
    with people.acting_as(site, "kabag.tatalaksana"):
        asked = coordination.ask(document, "biro-umum__kepala", "3 hari")
    with people.acting_as(site, "karo.umum"):
        coordination.answer(document, asked.id, "setuju_dengan_catatan", "Ruang kecil")
    people.until(site, document, "distribusikan")
    transaction.commit()
    return document


@pytest.mark.rule("R-SOS-04", "SOS-4", "SOS-8.b")
def test_the_sheet_names_who_initialled_in_order_with_times(signed, rest, tmp_path):
    """Staf Subbagian Sisdur mengambil lembar paraf untuk berkas arsip."""
    answer = rest("staf.sisdur").request(
        "GET", f"{signed.absolute_url()}/@@lembar-paraf"
    )
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "application/pdf"
    words = text_of(answer.content, tmp_path)
    first = words.index("Kepala Subbagian")
    assert first < words.index("Kepala Bagian")
    assert "WIB" in words
    assert "Ruang kecil" in words
    assert signed.nomor in words


@pytest.mark.rule("R-SOS-04")
def test_the_kept_copy_is_the_original_untouched_and_the_sheet(signed, rest):
    """Staf Subbagian Sisdur menyimpan salinan arsip."""
    answer = rest("staf.sisdur").request(
        "GET", f"{signed.absolute_url()}/@@salinan-arsip"
    )
    assert answer.status_code == 200
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        names = archive.namelist()
        assert names[1] == "lembar-paraf.pdf"
        assert archive.read(names[0]) == signed.berkas_pdf.data
        assert archive.read(names[1]).startswith(b"%PDF")
    sent = rest("staf.sisdur").request("GET", f"{signed.absolute_url()}/@@pdf")
    assert sent.content == signed.berkas_pdf.data


def test_before_the_signature_there_is_nothing_to_keep(site, rest):
    """Staf Subbagian Sisdur meminta salinan arsip dari sebuah konsep."""
    document = people.begin(site, "Memorandum")
    transaction.commit()
    answer = rest("staf.sisdur").request(
        "GET", f"{document.absolute_url()}/@@salinan-arsip"
    )
    assert answer.status_code == 409


def test_who_only_received_it_reads_no_paraf(signed, site, rest, desk):
    """Penerima di Biro Keuangan membuka memorandum yang diterimanya; lalu orang luar."""
    signed.readers = ("biro-keuangan__kepala",)
    signed.reindexObjectSecurity()
    with people.acting_as(site, "staf.sisdur"):
        from setneg.workflows import steps

        steps.take(signed, "distribusikan", {"jumlah_salinan": 1})
    transaction.commit()
    url = signed.absolute_url()
    reader = rest("karo.keuangan")
    assert reader.request("GET", url).status_code == 200
    assert reader.request("GET", f"{url}/@@lembar-paraf").status_code == 401
    assert reader.get(f"{url}/@paraf")["items"] == []
    assert reader.get(f"{url}/@paraf-koordinasi")["items"] == []
    window = desk("karo.keuangan")
    window.open(url)
    assert "paraf-panel" not in window.contents
    assert "Ruang kecil" not in window.contents
    for name in ("staf.ksp", None):
        other = rest(name).request("GET", f"{url}/@paraf")
        assert other.status_code in (401, 403)


def test_the_page_shows_the_parafs_and_what_is_missing(site, desk, rest):
    """Kabag membuka naskah yang baru diparaf Kasubbag."""
    document = people.until(site, people.begin(site, "Memorandum"), "periksa_eselon_3")
    transaction.commit()
    window = desk("kabag.tatalaksana")
    window.open(document.absolute_url())
    assert "paraf-panel" in window.contents
    assert "Belum memaraf pada putaran ini" in window.contents
    found = rest("kabag.tatalaksana").get(f"{document.absolute_url()}/@paraf")
    assert [each["jabatan"] for each in found["items"]] == ["subbag-sisdur__kepala"]
    assert found["kurang"] == ["periksa_eselon_3"]
    assert found["lengkap"] is False
    history = rest("kabag.tatalaksana").get(f"{document.absolute_url()}/@workflow")
    assert [each["paraf"] for each in history["history"]] == [None, None, 1]

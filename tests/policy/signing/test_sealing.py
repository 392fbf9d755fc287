"""From the signature to the one signed file: which number it carries, and when."""

from datetime import timedelta
import io
from plone import api
from pypdf import PdfReader
import pytest
import re
from setneg.policy.rendering import original
from setneg.policy.signing import authority
from setneg.policy.signing import inspect
from setneg.workflows import organisation
from setneg.workflows import register
from setneg.workflows.steps import StepRefused
from tests.workflows.steps import people


def words(document):
    pages = PdfReader(io.BytesIO(document.berkas_pdf.data)).pages
    return re.sub(r"\s+", " ", " ".join(page.extract_text() for page in pages))


@pytest.fixture
def memo(portal, integration):
    document = people.begin(portal, "Memorandum", kepada=["biro-sdm__kepala"])
    return people.until(portal, document, "tanda_tangan_eselon_2")


@pytest.fixture
def decision(portal, integration):
    document = people.begin(portal, "Keputusan")
    return people.until(portal, document, "tanda_tangan_menteri")


def held(document, office="biro-ortala"):
    year = organisation.today().year
    return register.reserved_of(document.portal_type, office, year, document)


@pytest.mark.rule("R-X-14", "R-X-03")
def test_a_memorandum_is_signed_with_its_number_inside(portal, memo):
    # Kepala Biro menandatangani; Staf mengagendakan
    assert memo.nomor is None
    people.forward(portal, memo)
    assert memo.ditandatangani_oleh == "biro-ortala__kepala"
    assert memo.nomor in words(memo)
    assert "elektronik tidak tersertifikasi" in words(memo)
    assert held(memo) == memo.nomor_urut
    found = inspect(memo.berkas_pdf.data)
    assert found.intact
    assert found.position == "biro-ortala__kepala"
    file = memo.berkas_pdf.data
    people.forward(portal, memo)
    assert held(memo) is None
    year = memo.tanggal.year
    number = register.number_of("Memorandum", "biro-ortala", year, memo)
    assert number == memo.nomor_urut
    assert memo.berkas_pdf.data == file


@pytest.mark.rule("R-X-14")
def test_the_agenda_does_not_change_the_date_that_was_signed(portal, memo):
    # Staf mengagendakan dengan tanggal lain
    people.forward(portal, memo)
    other = organisation.today() - timedelta(days=1)
    with pytest.raises(StepRefused, match="sudah tercantum"):
        people.step(portal, memo, "staf.sisdur", "nomori", tanggal=other)
    people.step(portal, memo, "staf.sisdur", "nomori", tanggal=memo.tanggal)


@pytest.mark.rule("R-X-03")
def test_a_cancelled_memorandum_leaves_its_number_void(portal, memo):
    # Kepala Biro membatalkan sebelum diagendakan
    people.forward(portal, memo)
    number = memo.nomor_urut
    people.step(portal, memo, "karo.ortala", "batalkan", alasan="Salah alamat")
    year = organisation.today().year
    entry = register.entries("Memorandum", "biro-ortala", year)[-1]
    assert entry.number == number
    assert entry.void_reason == "Salah alamat"
    assert held(memo) is None
    assert register.gaps("Memorandum", "biro-ortala", year) == []


@pytest.mark.rule("R-X-03")
def test_a_decision_is_numbered_by_the_mail_desk_after_its_signature(portal, decision):
    # Menteri menandatangani, Biro Tata Usaha memberi nomor: satu berkas final
    people.forward(portal, decision)
    assert people.stage(decision) == "nomori"
    assert decision.nomor is None
    assert decision.berkas_pdf is None
    assert decision.sidik_persetujuan
    draft = PdfReader(io.BytesIO(original.draft(decision))).pages[0].extract_text()
    assert draft.split()[:2] == ["TANPA", "NOMOR"]
    people.forward(portal, decision)
    assert decision.nomor.upper() in words(decision).upper()
    found = inspect(decision.berkas_pdf.data)
    assert found.intact
    assert found.position == "kemensetneg__kepala"
    assert decision.sidik == original.file_hash(decision.berkas_pdf.data)


@pytest.mark.rule("R-X-03")
def test_a_text_that_changed_after_the_signature_gets_no_number(portal, decision):
    # seseorang mengubah diktum di antara tanda tangan dan nomor
    people.forward(portal, decision)
    decision.menetapkan = ["Membubarkan tim."]
    with pytest.raises(StepRefused, match="tidak sama lagi"):
        people.forward(portal, decision)
    assert decision.nomor is None
    assert decision.berkas_pdf is None


@pytest.mark.rule("R-SPK-09")
def test_a_final_file_is_never_made_anew(portal, memo):
    # sistem diminta menyegel lagi
    people.forward(portal, memo)
    file = memo.berkas_pdf.data
    original.seal(memo)
    assert memo.berkas_pdf.data == file
    memo.title = "Hal lain"
    with pytest.raises(original.NotSealed, match="tidak sama lagi"):
        original.seal(memo)
    assert memo.berkas_pdf.data == file


def test_without_keys_nobody_signs_and_everybody_reads_why(
    portal, memo, tmp_path, monkeypatch
):
    # Kepala Biro, pada portal yang kuncinya belum dibuat
    monkeypatch.setenv("SETNEG_KEYS", str(tmp_path / "kosong"))
    assert not authority.opened().exists()
    with pytest.raises(StepRefused, match="pengelola portal"):
        people.forward(portal, memo)
    assert memo.nomor is None
    assert not memo.ditandatangani_oleh


def test_nobody_signs_what_no_position_signed(portal, memo):
    # sistem diminta menyegel konsep
    with pytest.raises(original.NotSealed, match="belum ditandatangani"):
        original.seal(memo)
    assert memo.berkas_pdf is None
    assert api.content.get_state(memo) == "tanda_tangan_eselon_2"

"""The head of the personnel bureau complains about a service of Biro Ortala."""

import pytest
from setneg.workflows.chains import stage_of
from setneg.workflows.steps import StepNotOffered
from setneg.workflows.steps import StepRefused
import transaction


KABAG = "bagian-tatalaksana__kepala"


@pytest.mark.rule("R-X-17")
def test_it_goes_to_the_head_whom_the_standard_names(complain, sees, waiting):
    document = complain()
    assert document.nomor == f"ADU-0001/BIRO-ORTALA/{document.tanggal.year}"
    assert waiting("karo.ortala") == 1
    assert sees(document, "karo.ortala")
    assert not sees(document, "kabag.tatalaksana")
    assert not sees(document, "staf.apn")


@pytest.mark.rule("R-X-17")
def test_he_may_delegate_it_to_a_section_head_who_follows_it_up_with_his_team(
    complain, step, sees, waiting
):
    document = complain()
    step(document, "karo.ortala", "delegasikan", kepada=KABAG, kelas="normatif")
    assert waiting("kabag.tatalaksana") == 1
    step(document, "kabag.tatalaksana", "terima")
    assert sees(document, "kasubbag.sisdur")
    step(document, "kabag.tatalaksana", "jawab", jawaban="Undangan kini dikirim H-3.")
    assert stage_of(document).id == "dijawab"
    step(document, "pimpinan.sdm", "selesaikan")
    assert stage_of(document).id == "selesai"


@pytest.mark.rule("R-X-17")
def test_without_delegation_the_head_handles_it_himself(complain, step):
    document = complain()
    step(document, "karo.ortala", "terima", kelas="normatif")
    step(document, "karo.ortala", "jawab", jawaban="Akan diperbaiki.")
    assert document.jawaban == "Akan diperbaiki."


@pytest.mark.rule("R-X-17")
def test_only_heads_directly_below_him_can_be_charged(complain, step):
    document = complain()
    with pytest.raises(StepRefused):
        step(
            document,
            "karo.ortala",
            "delegasikan",
            kepada="biro-umum__kepala",
            kelas="berkadar",
        )
    with pytest.raises(StepNotOffered):
        step(
            document, "kabag.tatalaksana", "delegasikan", kepada=KABAG, kelas="normatif"
        )
    assert stage_of(document).id == "diajukan"


def test_the_complainant_may_have_it_done_again_with_a_reason(complain, step):
    document = complain()
    step(document, "karo.ortala", "terima", kelas="normatif")
    step(document, "karo.ortala", "jawab", jawaban="Sudah benar.")
    with pytest.raises(StepRefused):
        step(document, "pimpinan.sdm", "ulang")
    step(document, "pimpinan.sdm", "ulang", alasan="Belum menjawab pokoknya.")
    assert stage_of(document).id == "ditindaklanjuti"


def test_who_is_complained_about_never_handles_it(complain, step, sees):
    about_the_head = complain(terlapor="biro-ortala__kepala")
    assert not sees(about_the_head, "karo.ortala")
    assert sees(about_the_head, "deputi.aparatur")
    about_a_section = complain(terlapor=KABAG)
    with pytest.raises(StepRefused):
        step(
            about_a_section,
            "karo.ortala",
            "delegasikan",
            kepada=KABAG,
            kelas="normatif",
        )
    step(about_a_section, "karo.ortala", "terima", kelas="normatif")
    assert not sees(about_a_section, "kabag.tatalaksana")


def test_the_complainant_reads_the_answer_on_its_page(complain, desk, step):
    document = complain()
    step(document, "karo.ortala", "terima", kelas="normatif")
    step(document, "karo.ortala", "jawab", jawaban="Akan diperbaiki.")
    transaction.commit()
    browser = desk("pimpinan.sdm")
    browser.open(document.absolute_url())
    assert "Akan diperbaiki." in browser.contents
    browser.open(document.aq_parent.absolute_url())
    assert "Undangan datang terlambat" in browser.contents
    stranger = desk("staf.apn")
    stranger.open(document.aq_parent.absolute_url())
    assert "Undangan datang terlambat" not in stranger.contents
    assert "Belum ada pengaduan" in stranger.contents

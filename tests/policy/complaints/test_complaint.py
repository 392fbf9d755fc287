"""The head of the personnel bureau complains about a service of Biro Ortala."""

from plone import api
from plone.app.textfield import RichTextValue
import pytest
from setneg.workflows.chains import stage_of
from setneg.workflows.inbox.queries import count
from setneg.workflows.steps import StepNotOffered
from setneg.workflows.steps import StepRefused
from setneg.workflows.steps import take
import transaction


KABAG = "bagian-tatalaksana__kepala"


@pytest.fixture
def complain(site, make):
    """A complaint of the head of the personnel bureau on the only standard."""
    standard = site["standar-pelayanan"].objectValues()[0]

    def draft(**fields):
        given = {
            "title": "Undangan datang terlambat",
            "unit": "biro-sdm",
            "pengusul": "biro-sdm__kepala",
            "standar": standard.UID(),
            "langkah": "SPK-6",
            "isi": RichTextValue("<p>Undangan tiba sesudah rapat.</p>", "text/html"),
        }
        return make("pimpinan.sdm", "Pengaduan", site["pengaduan"], **(given | fields))

    return draft


def step(document, who, verb, **data):
    with api.env.adopt_user(who):
        take(document, verb, data)


def waiting(who):
    with api.env.adopt_user(who):
        return count(who)


def sees(document, who):
    with api.env.adopt_user(who):
        return api.user.has_permission("View", obj=document)


@pytest.mark.rule("R-X-17")
def test_it_goes_to_the_head_whom_the_standard_names(complain):
    document = complain()
    assert document.nomor == f"ADU-0001/{document.tanggal.year}"
    assert waiting("karo.ortala") == 1
    assert sees(document, "karo.ortala")
    assert not sees(document, "kabag.tatalaksana")
    assert not sees(document, "staf.apn")


@pytest.mark.rule("R-X-17")
def test_he_may_delegate_it_to_a_section_head_who_follows_it_up_with_his_team(complain):
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
def test_without_delegation_the_head_handles_it_himself(complain):
    document = complain()
    step(document, "karo.ortala", "terima", kelas="normatif")
    step(document, "karo.ortala", "jawab", jawaban="Akan diperbaiki.")
    assert document.jawaban == "Akan diperbaiki."


@pytest.mark.rule("R-X-17")
def test_only_heads_directly_below_him_can_be_charged(complain):
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


def test_the_complainant_may_have_it_done_again_with_a_reason(complain):
    document = complain()
    step(document, "karo.ortala", "terima", kelas="normatif")
    step(document, "karo.ortala", "jawab", jawaban="Sudah benar.")
    with pytest.raises(StepRefused):
        step(document, "pimpinan.sdm", "ulang")
    step(document, "pimpinan.sdm", "ulang", alasan="Belum menjawab pokoknya.")
    assert stage_of(document).id == "ditindaklanjuti"


def test_who_is_complained_about_never_handles_it(complain):
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


def test_the_complainant_reads_the_answer_on_its_page(complain, desk):
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

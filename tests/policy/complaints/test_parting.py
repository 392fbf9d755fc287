"""Complaints that go elsewhere, or become one with another."""

import pytest
from setneg.policy.complaints import merging
from setneg.workflows.steps import StepRefused


pytestmark = pytest.mark.rule("R-X-17")
KABAG = "bagian-tatalaksana__kepala"


def test_it_is_forwarded_to_the_institution_that_is_competent(complain, step, at):
    # Kepala Biro Ortala
    complaint = complain()
    with pytest.raises(StepRefused):
        step(complaint, "karo.ortala", "teruskan", alasan="Bukan kewenangan kami.")
    with pytest.raises(StepRefused):
        step(
            complaint,
            "karo.ortala",
            "teruskan",
            instansi="Kementerian Lain",
            tanggal_surat="2999-01-01",
            alasan="Bukan kewenangan kami.",
        )
    step(
        complaint,
        "karo.ortala",
        "teruskan",
        instansi="Kementerian Lain",
        nomor_surat="B-12/2026",
        tanggal_surat="2026-06-08",
        alasan="Bukan kewenangan kami.",
    )
    assert at(complaint) == "diteruskan"
    assert complaint.diteruskan["instansi"] == "Kementerian Lain"


def test_of_two_doubles_each_complainant_gets_the_answer(complain, step, at):
    # Kepala Biro Ortala
    leader, double = complain(), complain(title="Undangan terlambat lagi")
    step(leader, "karo.ortala", "terima", kelas="normatif")
    step(double, "karo.ortala", "gabungkan", induk=leader.nomor)
    assert at(double) == "digabung"
    assert merging.following(leader) == [double]
    assert merging.followed(double) == leader
    step(leader, "karo.ortala", "jawab", jawaban="Undangan kini dikirim H-3.")
    assert at(double) == "dijawab"
    assert double.jawaban == "Undangan kini dikirim H-3."
    step(double, "pimpinan.sdm", "ulang", alasan="Milik saya lain.")
    assert (at(double), at(leader)) == ("ditindaklanjuti", "dijawab")


def test_a_merged_complaint_is_parted_again(complain, step, at):
    # Kepala Biro Ortala
    leader, double = complain(), complain(title="Undangan terlambat lagi")
    step(double, "karo.ortala", "gabungkan", induk=leader.nomor)
    step(double, "karo.ortala", "ulang", alasan="Ternyata rapat lain.")
    assert at(double) == "diajukan"
    assert merging.following(leader) == [] and double.induk is None


def test_when_the_leader_ends_without_an_answer_the_others_stand_alone(
    complain, step, at
):
    # Kepala Biro SDM menarik pengaduannya
    leader, double = complain(), complain(title="Undangan terlambat lagi")
    step(double, "karo.ortala", "gabungkan", induk=leader.nomor)
    step(leader, "pimpinan.sdm", "batalkan", alasan="Sudah jelas.")
    assert at(double) == "diajukan"


@pytest.mark.parametrize("induk", ["ADU-9999/2026", "self"])
def test_it_is_not_merged_with_nothing_or_itself(complain, step, at, induk):
    # Kepala Biro Ortala
    complaint = complain()
    number = complaint.nomor if induk == "self" else induk
    with pytest.raises(StepRefused):
        step(complaint, "karo.ortala", "gabungkan", induk=number)
    assert at(complaint) == "diajukan"


def test_it_does_not_follow_one_whose_handler_it_is_about(complain, step, at):
    # Inspektur menggantikan jajaran yang dikeluhkan
    leader = complain()
    step(leader, "karo.ortala", "delegasikan", kepada=KABAG, kelas="normatif")
    step(leader, "kabag.tatalaksana", "terima")
    double = complain(title="Tentang Kepala Bagian", terlapor=KABAG)
    with pytest.raises(StepRefused):
        step(double, "karo.ortala", "gabungkan", induk=leader.nomor)
    assert at(double) == "diajukan"

"""Complaints are verified, answered and closed within the times of the office."""

from datetime import datetime
from datetime import timedelta
from datetime import UTC
from plone import api
import pytest
from setneg.policy.complaints import extension
from setneg.policy.complaints import times
from setneg.policy.complaints.settings import PREFIX
from setneg.workflows.clock import calendar
from setneg.workflows.clock.interfaces import Ticked
from setneg.workflows.inbox.waits import deadline_of
from setneg.workflows.journal import entries
from setneg.workflows.procedures.refusal import CaseRefused
from setneg.workflows.procedures.refusal import NotYours
from setneg.workflows.steps import StepRefused
from setneg.workflows.steps.history import entered
import transaction
from zope.event import notify


pytestmark = pytest.mark.rule("R-X-17")
KABAG = "bagian-tatalaksana__kepala"


def strike(portal, later):
    """The clock strikes; the next request sees what it did."""
    notify(Ticked(portal, datetime.now(UTC) + later))
    transaction.commit()


def working_days(document, since):
    """How many working days lie between a moment and the deadline."""
    days = calendar.current()
    return sum(
        days.is_working_day(since.date() + timedelta(number))
        for number in range(
            1, (deadline_of(document).breach.date() - since.date()).days + 1
        )
    )


def test_it_is_verified_within_three_working_days(complain):
    # Kepala Biro Ortala
    complaint = complain()
    assert working_days(complaint, entered(complaint)) == 3


@pytest.mark.parametrize(
    "kelas, limit", [("normatif", 5), ("tidak_berkadar", 14), ("berkadar", 60)]
)
def test_it_is_answered_within_the_time_of_its_class(complain, step, kelas, limit):
    # Kepala Biro Ortala
    complaint = complain()
    step(complaint, "karo.ortala", "terima", kelas=kelas)
    assert working_days(complaint, times.complete_since(complaint)) == limit
    assert complaint.janji_selesai == deadline_of(complaint).breach.astimezone(UTC)


def test_without_a_class_it_cannot_be_accepted(complain, step, at):
    # Kepala Biro Ortala
    complaint = complain()
    with pytest.raises(StepRefused):
        step(complaint, "karo.ortala", "terima")
    assert at(complaint) == "diajukan"


def test_before_the_verification_the_longest_time_is_promised(complain):
    # Kepala Biro SDM
    complaint = complain()
    promised = complaint.janji_selesai
    assert promised is not None
    assert abs(promised - times.promised(complaint)) < timedelta(minutes=1)
    assert promised > datetime.now(UTC) + timedelta(days=60)


def test_the_times_are_the_office_s_own(complain, step):
    # Pengelola situs mengubah waktunya
    api.portal.set_registry_record(f"{PREFIX}.normatif", "2 hari")
    complaint = complain()
    step(complaint, "karo.ortala", "terima", kelas="normatif")
    assert working_days(complaint, times.complete_since(complaint)) == 2


def test_while_the_complainant_is_asked_the_clock_stands_still(complain, step, at):
    # Kepala Biro Ortala bertanya, Kepala Biro SDM menjawab
    complaint = complain()
    step(complaint, "karo.ortala", "terima", kelas="normatif")
    before = deadline_of(complaint).breach
    step(complaint, "karo.ortala", "minta_kelengkapan", alasan="Rapat yang mana?")
    assert at(complaint) == "menunggu_data"
    definition = api.portal.get_tool("portal_workflow").getWorkflowsFor(complaint)[0]
    rows = complaint.workflow_history[definition.getId()]
    earlier = [dict(row) for row in rows]
    earlier[-1]["time"] = earlier[-1]["time"] - 7  # asked a week ago
    earlier[-2]["time"] = earlier[-2]["time"] - 8
    earlier[0]["time"] = earlier[0]["time"] - 9
    complaint.workflow_history[definition.getId()] = tuple(earlier)
    step(complaint, "pimpinan.sdm", "lengkapi", keterangan="Rapat 3 Juni.")
    minutes = times.waited(complaint, times.answer_since(complaint), datetime.now(UTC))
    assert minutes > 0
    standard = times.answer_time(complaint)
    plain = standard.deadline.breach
    assert "menunggu" in standard.deadline.rule
    assert (
        calendar.current().minutes_between(times.complete_since(complaint), plain)
        > minutes
    )
    assert before is not None


def test_an_answer_without_reaction_is_accepted_by_time(complain, step, at, site):
    # Tidak seorang pun bertindak
    complaint = complain()
    step(complaint, "karo.ortala", "terima", kelas="normatif")
    step(complaint, "karo.ortala", "jawab", jawaban="Sudah diperbaiki.")
    strike(site, timedelta(days=3))
    assert at(complaint) == "dijawab"
    strike(site, timedelta(days=40))
    assert at(complaint) == "selesai"


def test_what_is_not_completed_ends_by_time(complain, step, at, site):
    # Tidak seorang pun bertindak
    complaint = complain()
    step(complaint, "karo.ortala", "minta_kelengkapan", alasan="Rapat yang mana?")
    strike(site, timedelta(days=40))
    assert at(complaint) == "batal"


def test_a_late_answer_is_seen_by_the_superior(complain, step, at, sees, site):
    # Deputi, atasan Kepala Biro
    complaint = complain()
    step(complaint, "karo.ortala", "terima", kelas="normatif")
    assert not sees(complaint, "deputi.aparatur")
    strike(site, timedelta(days=40))
    assert sees(complaint, "deputi.aparatur")
    assert at(complaint) == "ditindaklanjuti"
    assert "eskalasi" in [entry.act for entry in entries(complaint)]


def test_more_time_is_granted_by_the_superior_with_a_reason(complain, step, waiting):
    # Kepala Bagian meminta, Kepala Biro mengabulkan
    complaint = complain()
    step(complaint, "karo.ortala", "delegasikan", kepada=KABAG, kelas="normatif")
    step(complaint, "kabag.tatalaksana", "terima")
    before = deadline_of(complaint).breach
    assert waiting("karo.ortala") == 0
    with api.env.adopt_user("kasubbag.sisdur"), pytest.raises(NotYours):
        extension.ask(complaint, "5 hari", "Perlu keterangan unit lain.")
    with api.env.adopt_user("kabag.tatalaksana"):
        with pytest.raises(CaseRefused):
            extension.ask(complaint, "segera", "Perlu keterangan unit lain.")
        with pytest.raises(CaseRefused):
            extension.ask(complaint, "5 hari", " ")
        extension.ask(complaint, "5 hari", "Perlu keterangan unit lain.")
        with pytest.raises(NotYours):
            extension.grant(complaint, "5 hari", "Saya sendiri")
    transaction.commit()
    assert waiting("karo.ortala") == 1
    with api.env.adopt_user("karo.ortala"):
        extension.grant(complaint, "4 hari", "Cukup empat hari.")
    transaction.commit()
    assert waiting("karo.ortala") == 0
    after = deadline_of(complaint).breach
    assert (after - before).days >= 4
    assert times.answer_time(complaint).text == "5 hari + 4 hari"


def test_more_time_is_granted_once_for_a_button_pressed_twice(complain, step):
    # Deputi, atasan Kepala Biro yang menangani sendiri
    complaint = complain()
    step(complaint, "karo.ortala", "terima", kelas="normatif")
    with api.env.adopt_user("karo.ortala"):
        with pytest.raises(CaseRefused, match="paling panjang"):
            extension.ask(complaint, "5 hari", "x" * 2001)
        extension.ask(complaint, "5 hari", "Perlu keterangan unit lain.")
    with api.env.adopt_user("deputi.aparatur"):
        for _ in range(2):
            extension.grant(complaint, "3 hari", "Dapat dimengerti.")
        assert times.answer_time(complaint).text == "5 hari + 3 hari"
        for more in ("2 hari", "1 hari"):
            extension.grant(complaint, more, "Dapat dimengerti.")
        with pytest.raises(CaseRefused, match="3 kali"):
            extension.grant(complaint, "4 hari", "Dapat dimengerti.")
    assert len(complaint.perpanjangan) == extension.MOST


def test_the_superior_may_refuse_more_time(complain, step):
    # Deputi, atasan Kepala Biro yang menangani sendiri
    complaint = complain()
    step(complaint, "karo.ortala", "terima", kelas="normatif")
    with api.env.adopt_user("karo.ortala"):
        extension.ask(complaint, "5 hari", "Perlu keterangan unit lain.")
    with api.env.adopt_user("deputi.aparatur"):
        extension.refuse(complaint, "Jawab menurut waktunya.")
    assert complaint.permintaan_waktu is None
    assert not complaint.perpanjangan


def test_what_an_answer_took_is_measured_once(complain, step):
    # Kepala Biro Ortala
    complaint = complain()
    step(complaint, "karo.ortala", "terima", kelas="normatif")
    step(complaint, "karo.ortala", "jawab", jawaban="Sudah diperbaiki.")
    [(minutes, in_time)] = complaint.diukur
    assert minutes >= 0 and in_time is True

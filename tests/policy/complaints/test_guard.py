"""Who is complained about has no part, whatever he is appointed to afterwards."""

from plone import api
import pytest
from setneg.policy.complaints import extension
from setneg.policy.complaints.accused import may_handle
from setneg.policy.complaints.accused import may_know
from setneg.workflows.clock import notices
from setneg.workflows.steps import StepRefused
from tests.policy import appointing
import transaction


pytestmark = pytest.mark.rule("R-X-17")
KABAG = "bagian-tatalaksana__kepala"


@pytest.fixture
def appoint(site):
    """Somebody holds a post from today on, beside who held it."""

    return appointing.appoint


def test_who_is_complained_about_becomes_acting_head_and_still_sees_nothing(
    complain, sees, step, appoint, waiting
):
    # Kepala Bagian yang dikeluhkan kemudian menjadi Plt. Kepala Biro
    complaint = complain(terlapor=KABAG)
    assert sees(complaint, "karo.ortala")
    appoint("kabag.tatalaksana", "biro-ortala__kepala")
    assert not sees(complaint, "kabag.tatalaksana")
    assert waiting("kabag.tatalaksana") == 0
    assert complaint.receiver == "deputi-aparatur__kepala"
    assert sees(complaint, "deputi.aparatur")
    assert not may_handle(complaint, "biro-ortala__kepala")
    assert not may_know(complaint, "kabag.tatalaksana")
    assert may_know(complaint, "karo.ortala")


def test_an_appointment_that_only_begins_next_week_counts_already(
    complain, sees, appoint
):
    # Kepala Bagian yang dikeluhkan akan menjadi Plt. Kepala Biro
    complaint = complain(terlapor=KABAG)
    appoint("kabag.tatalaksana", "biro-ortala__kepala", start=7)
    assert complaint.receiver == "deputi-aparatur__kepala"
    assert not sees(complaint, "kabag.tatalaksana")


def test_a_delegate_who_is_appointed_over_it_is_replaced(complain, step, appoint):
    # Kepala Subbagian yang dikeluhkan menjadi Plt. Kepala Bagian yang menangani
    complaint = complain(terlapor="subbag-sisdur__kepala")
    step(complaint, "karo.ortala", "delegasikan", kepada=KABAG, kelas="normatif")
    appoint("kasubbag.sisdur", KABAG)
    assert complaint.handler == "biro-ortala__kepala"
    step(complaint, "karo.ortala", "terima")
    step(complaint, "karo.ortala", "jawab", jawaban="Ditangani sendiri.")


def test_the_team_is_the_section_without_him(complain, step, sees):
    # Kepala Subbagian yang dikeluhkan
    complaint = complain(terlapor="subbag-sisdur__kepala")
    step(complaint, "karo.ortala", "delegasikan", kepada=KABAG, kelas="normatif")
    step(complaint, "kabag.tatalaksana", "terima")
    assert not sees(complaint, "kasubbag.sisdur")
    assert sees(complaint, "kabag.tatalaksana")


def test_no_reminder_reaches_him_and_none_goes_over_his_desk(complain, step):
    # Deputi yang dikeluhkan adalah atasan Kepala Biro yang menangani
    complaint = complain(terlapor="deputi-aparatur__kepala")
    assert complaint.receiver == "biro-ortala__kepala"
    told = extension.Told(complaint).recipients(
        notices.ESCALATION, ["biro-ortala__kepala"]
    )
    assert "karo.ortala" in told
    assert "deputi.aparatur" not in told
    assert complaint.overseer != "deputi-aparatur__kepala"
    assert not may_know(complaint, "deputi.aparatur")


def test_he_cannot_be_charged(complain, step, at):
    # Kepala Biro mencoba mendelegasikan kepada yang dikeluhkan
    complaint = complain(terlapor=KABAG)
    with pytest.raises(StepRefused):
        step(complaint, "karo.ortala", "delegasikan", kepada=KABAG, kelas="normatif")
    assert at(complaint) == "diajukan"


def test_a_site_manager_does_not_see_what_is_about_himself(complain, sees, step):
    # Kepala Bagian yang juga pengelola situs dikeluhkan
    api.user.grant_roles(username="kabag.tatalaksana", roles=["Manager"])
    other = complain(title="Tentang hal lain")
    complaint = complain(terlapor=KABAG)
    assert sees(other, "kabag.tatalaksana")
    assert not sees(complaint, "kabag.tatalaksana")
    step(complaint, "karo.ortala", "terima", kelas="normatif")
    assert not sees(complaint, "kabag.tatalaksana")
    assert sees(complaint, "karo.ortala")


def test_whom_it_is_about_comes_out_later_and_has_no_part_from_then_on(
    complain, step, sees, rest
):
    # Kepala Biro mencatat Kepala Bagian yang sedang menangani
    complaint = complain()
    step(complaint, "karo.ortala", "delegasikan", kepada=KABAG, kelas="normatif")
    step(complaint, "kabag.tatalaksana", "terima")
    assert sees(complaint, "kabag.tatalaksana")
    url = f"{complaint.absolute_url()}/@terlapor"
    own = rest("kabag.tatalaksana").request("POST", url, json={"jabatan": KABAG})
    assert own.status_code == 403
    unknown = rest("karo.ortala").request("POST", url, json={"nama": ["Entah Siapa"]})
    assert unknown.status_code == 400
    rest("karo.ortala").post(url, nama=["kabag.tatalaksana"])
    transaction.begin()
    assert not sees(complaint, "kabag.tatalaksana")
    assert complaint.handler == "biro-ortala__kepala"


def test_a_typed_name_bars_its_person_and_is_kept_for_the_handlers(send, stored, sees):
    # Pengunjung menyebut nama, bukan jabatan
    name = api.user.get("kabag.tatalaksana").getProperty("fullname")
    complaint = stored(send(None, nama_terlapor=name.upper() + "; Tuan Entah"))
    assert complaint.terlapor_orang == ("kabag.tatalaksana",)
    assert not may_handle(complaint, KABAG)
    assert "Tuan Entah" in str(complaint.isian)

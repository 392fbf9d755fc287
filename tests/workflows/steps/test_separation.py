"""Who drafted does not check, who checked does not sign; and how versions count."""

from plone import api
import pytest
from setneg.workflows import organisation
from setneg.workflows import steps
from setneg.workflows.organisation.importer import assign
from setneg.workflows.steps import StepRefused
from tests.workflows.steps import people
from zope.event import notify
from zope.lifecycleevent import Attributes
from zope.lifecycleevent import ObjectModifiedEvent


@pytest.fixture
def memorandum(portal):
    return people.begin(portal, "Memorandum")


def also_holds(portal, userid, position):
    """Somebody holds a further position from now on."""
    holders = organisation.current().holders(position, organisation.today())
    assign(portal, {position: [*(h.userid for h in holders), userid]})
    assert position in organisation.current().groups_of(userid, organisation.today())


@pytest.mark.rule("R-X-02")
class TestSeparation:
    def test_the_drafter_does_not_check_his_own_draft(self, portal, memorandum):
        # Staf Sisdur yang juga memegang jabatan Kasubbag
        also_holds(portal, "staf.sisdur", "subbag-sisdur__kepala")
        people.step(portal, memorandum, "staf.sisdur", "susun")
        with people.acting_as(portal, "staf.sisdur"):
            check = steps.offers(memorandum)[0]
        assert check.verb == "periksa"
        assert "penyusun" in check.missing[0]
        with pytest.raises(StepRefused, match="penyusun"):
            people.step(portal, memorandum, "staf.sisdur", "periksa")
        assert people.stage(memorandum) == "periksa_eselon_4"

    def test_a_checker_does_not_check_on_another_level(self, portal, memorandum):
        # Kasubbag Sisdur yang juga memegang jabatan Kabag
        also_holds(portal, "kasubbag.sisdur", "bagian-tatalaksana__kepala")
        people.until(portal, memorandum, "periksa_eselon_3")
        with pytest.raises(StepRefused, match="jenjang lain"):
            people.step(portal, memorandum, "kasubbag.sisdur", "periksa")

    def test_a_checker_does_not_sign(self, portal, memorandum):
        # Kabag Tata Laksana yang juga memegang jabatan Karo
        also_holds(portal, "kabag.tatalaksana", "biro-ortala__kepala")
        people.until(portal, memorandum, "tanda_tangan_eselon_2")
        with pytest.raises(StepRefused, match="penandatanganan"):
            people.step(portal, memorandum, "kabag.tatalaksana", "tanda_tangan")
        people.step(portal, memorandum, "karo.ortala", "tanda_tangan")

    def test_a_new_round_begins_at_the_drafters_desk(self, portal, memorandum):
        # Kasubbag memeriksa lagi naskah yang pernah ia kembalikan
        people.until(portal, memorandum, "periksa_eselon_3")
        people.step(
            portal, memorandum, "kabag.tatalaksana", "kembalikan-konsep", alasan="Ulang"
        )
        people.until(portal, memorandum, "periksa_eselon_3")

    def test_whoever_assigned_the_draft_may_check_it(self, portal):
        # Kasubbag membuat naskah sebagai penugasan, staf menyusunnya
        document = people.begin(portal, "Memorandum", userid="kasubbag.sisdur")
        people.until(portal, document, "periksa_eselon_3")

    def test_a_role_without_a_position_is_not_enough(self, portal, memorandum):
        # Staf Biro SDM yang diberi peran Staf lewat pembagian hak
        api.user.grant_roles(username="staf.sdm", roles=["Staf"], obj=memorandum)
        assert people.offered(portal, memorandum, "staf.sdm") == []


class TestVersions:
    def edit(self, portal, document, userid):
        with people.acting_as(portal, userid):
            document.title = "Judul yang diperbaiki"
            changed = Attributes(None, "title")
            notify(ObjectModifiedEvent(document, changed))

    def test_a_check_is_bound_to_the_version_that_it_saw(self, portal, memorandum):
        # Kabag mengubah naskah yang sudah diperiksa Kasubbag
        people.until(portal, memorandum, "periksa_eselon_3")
        assert steps.stale_approvals(memorandum) == []
        self.edit(portal, memorandum, "kabag.tatalaksana")
        (stale,) = steps.stale_approvals(memorandum)
        assert (stale.actor, stale.version) == ("kasubbag.sisdur", 1)
        people.step(portal, memorandum, "kabag.tatalaksana", "periksa")
        assert steps.history(memorandum)[-1].version == 2

    def test_who_read_an_older_version_must_read_again(self, portal, memorandum):
        # Karo menandatangani versi yang bukan lagi yang berlaku
        people.until(portal, memorandum, "periksa_eselon_3")
        self.edit(portal, memorandum, "kabag.tatalaksana")
        with pytest.raises(StepRefused, match="versi 2"):
            people.step(portal, memorandum, "kabag.tatalaksana", "periksa", version="1")

    def test_nobody_edits_after_the_signature(self, portal, memorandum):
        # Semua pejabat di garisnya
        people.until(portal, memorandum, "nomori")
        for userid in ("staf.sisdur", "kasubbag.sisdur", "karo.ortala", "staf.tu"):
            with people.acting_as(portal, userid):
                assert not api.user.has_permission(
                    "Modify portal content", obj=memorandum
                )


class TestHistory:
    def test_an_entry_says_who_through_which_position_and_how_long(
        self, portal, memorandum
    ):
        # Staf lalu Kasubbag
        people.until(portal, memorandum, "periksa_eselon_3")
        created, submitted, checked = steps.history(memorandum)
        assert created.action == ""
        assert created.position == "subbag-sisdur__staf"
        assert submitted.position == "subbag-sisdur__staf"
        assert checked.actor == "kasubbag.sisdur"
        assert checked.position == "subbag-sisdur__kepala"
        assert checked.capacity == "definitif"
        assert (checked.from_stage, checked.to_stage) == (
            "periksa_eselon_4",
            "periksa_eselon_3",
        )
        assert checked.minutes >= 0
        assert checked.time.tzinfo is not None

    def test_signing_and_numbering_are_written_on_the_document(
        self, portal, memorandum
    ):
        # Karo menandatangani, staf memberi nomor
        people.until(portal, memorandum, "distribusikan")
        assert memorandum.ditandatangani_oleh == "biro-ortala__kepala"
        assert memorandum.ditandatangani_pejabat == "karo.ortala"
        assert memorandum.nomor_urut >= 1
        assert memorandum.nomor.startswith(f"{memorandum.nomor_urut}/D-3.4/")

    def test_a_number_that_cannot_be_written_stops_the_signature(self, portal):
        # Karo, klasifikasinya terhapus sewaktu diperiksa
        document = people.begin(portal, "Memorandum")
        people.until(portal, document, "tanda_tangan_eselon_2")
        document.klasifikasi = ""
        with pytest.raises(StepRefused, match="klasifikasi"):
            people.step(portal, document, "karo.ortala", "tanda_tangan")

    def test_what_was_said_with_a_step_is_kept(self, portal, memorandum):
        # Staf mendistribusikan dua salinan
        people.until(portal, memorandum, "distribusikan")
        with pytest.raises(StepRefused, match="Jumlah salinan"):
            people.step(portal, memorandum, "staf.sisdur", "distribusikan")
        entry = people.step(
            portal, memorandum, "staf.sisdur", "distribusikan", jumlah_salinan=2
        )
        assert entry.said["jumlah_salinan"] == 2

    def test_plones_own_way_leads_through_the_same_checks(self, portal, memorandum):
        # Kasubbag lewat doActionFor
        people.until(portal, memorandum, "periksa_eselon_4")
        tool = api.portal.get_tool("portal_workflow")
        with people.acting_as(portal, "kasubbag.sisdur"):
            with pytest.raises(StepRefused, match="Alasan"):
                tool.doActionFor(memorandum, "kembalikan-konsep")
            tool.doActionFor(memorandum, "kembalikan-konsep", comment="Salah alamat")
        entry = steps.history(memorandum)[-1]
        assert (entry.reason, entry.position) == (
            "Salah alamat",
            "subbag-sisdur__kepala",
        )

"""A document on its way: who is offered what, who is refused, what is left behind."""

from plone.app.testing import setRoles
from plone.app.testing import TEST_USER_ID
from plone.app.testing import TEST_USER_NAME
import pytest
from setneg.workflows import steps
from setneg.workflows.chains import chain_of
from setneg.workflows.interfaces import IStepTaken
from setneg.workflows.steps import StepNotOffered
from setneg.workflows.steps import StepRefused
from tests.workflows.steps import people
from zope.component import getGlobalSiteManager


@pytest.fixture
def memorandum(portal):
    return people.begin(portal, "Memorandum")


class TestOffers:
    def test_the_drafter_may_submit_or_cancel(self, portal, memorandum):
        # Staf Subbagian Sisdur, penyusun
        assert people.offered(portal, memorandum, "staf.sisdur") == [
            "susun-periksa_eselon_4",
            "batalkan-batal",
        ]

    @pytest.mark.rule("R-X-01")
    def test_the_next_ranks_are_not_offered_a_draft(self, portal, memorandum):
        # Kasubbag, Kabag dan Karo di garis yang sama
        for userid in ("kasubbag.sisdur", "kabag.tatalaksana", "karo.ortala"):
            assert people.offered(portal, memorandum, userid) == []

    @pytest.mark.parametrize("userid", people.STRANGERS)
    def test_the_same_rank_elsewhere_is_offered_nothing(
        self, portal, memorandum, userid
    ):
        # Pejabat setingkat di unit lain
        while True:
            assert people.offered(portal, memorandum, userid) == []
            if people.stage(memorandum) == "arsipkan":
                break
            people.forward(portal, memorandum)

    @pytest.mark.rule("R-X-01")
    @pytest.mark.parametrize(
        "kind",
        ["Memorandum", "Keputusan", "Peraturan", "RencanaKegiatan", "SuratPerintah"],
    )
    def test_a_chain_is_walked_stage_by_stage(self, portal, kind):
        # Setiap pejabat di garisnya, berurutan
        document = people.begin(portal, kind)
        route = [each.id for each in chain_of(document).route(None)]
        walked = [people.stage(document)]
        while people.stage(document) not in ("selesai", "terbit"):
            people.forward(portal, document)
            walked.append(people.stage(document))
        assert walked == route

    def test_a_system_manager_is_offered_nothing(self, portal, memorandum):
        # Pengelola situs tanpa jabatan
        setRoles(portal, TEST_USER_ID, ["Manager"])
        assert people.offered(portal, memorandum, TEST_USER_NAME) == []


class TestRefusals:
    @pytest.mark.rule("R-X-01")
    def test_a_level_cannot_be_skipped(self, portal, memorandum):
        # Staf mencoba meneruskan langsung ke Kabag
        with pytest.raises(StepRefused) as refused:
            people.step(portal, memorandum, "staf.sisdur", "periksa-periksa_eselon_3")
        assert "Konsep" in refused.value.reasons[0]
        assert people.stage(memorandum) == "konsep"

    def test_an_unknown_step_is_refused_by_name(self, portal, memorandum):
        # Staf
        with pytest.raises(StepRefused, match="melompat"):
            people.step(portal, memorandum, "staf.sisdur", "melompat")

    def test_a_stranger_is_told_that_it_is_not_his(self, portal, memorandum):
        # Kabag bagian lain
        with pytest.raises(StepNotOffered):
            people.step(portal, memorandum, "kabag.ak1", "susun")
        assert len(steps.history(memorandum)) == 1

    @pytest.mark.rule("I-13")
    def test_a_return_needs_a_reason(self, portal, memorandum):
        # Kasubbag Sisdur mengembalikan
        people.until(portal, memorandum, "periksa_eselon_4")
        with pytest.raises(StepRefused, match="Alasan"):
            people.step(portal, memorandum, "kasubbag.sisdur", "kembalikan")
        assert people.stage(memorandum) == "periksa_eselon_4"

    @pytest.mark.rule("I-13")
    def test_a_returned_draft_starts_again_with_its_reason(self, portal, memorandum):
        # Kabag mengembalikan ke penyusun
        people.until(portal, memorandum, "periksa_eselon_3")
        people.step(
            portal,
            memorandum,
            "kabag.tatalaksana",
            "kembalikan",
            ke="konsep",
            alasan="Lampiran kurang",
        )
        assert people.stage(memorandum) == "konsep"
        assert steps.history(memorandum)[-1].reason == "Lampiran kurang"
        people.until(portal, memorandum, "periksa_eselon_3")

    def test_a_return_to_one_of_several_desks_must_say_which(self, portal, memorandum):
        # Kabag menyebut kata kerja saja; penolakan menyebut sebutan kedua meja
        people.until(portal, memorandum, "periksa_eselon_3")
        with pytest.raises(StepRefused, match="kembalikan-periksa_eselon_4") as refused:
            people.step(
                portal, memorandum, "kabag.tatalaksana", "kembalikan", alasan="x"
            )
        (reason,) = refused.value.reasons
        assert "Konsep" in reason
        assert "Pemeriksaan Eselon IV" in reason
        assert people.stage(memorandum) == "periksa_eselon_3"

    def test_a_withdrawal_is_possible_until_somebody_acts(self, portal, memorandum):
        # Staf menarik kembali, lalu terlambat menarik
        people.until(portal, memorandum, "periksa_eselon_4")
        people.step(portal, memorandum, "staf.sisdur", "tarik", alasan="Keliru")
        assert people.stage(memorandum) == "konsep"
        people.until(portal, memorandum, "periksa_eselon_3")
        with pytest.raises(StepRefused):
            people.step(portal, memorandum, "staf.sisdur", "tarik", alasan="Keliru")

    def test_who_saw_another_stage_is_told_where_it_stands(self, portal, memorandum):
        # Kasubbag membuka halaman, naskah keburu berpindah
        people.until(portal, memorandum, "periksa_eselon_4")
        with pytest.raises(StepRefused, match="Pemeriksaan Eselon IV"):
            people.step(
                portal, memorandum, "kasubbag.sisdur", "periksa", stage="konsep"
            )

    def test_a_step_cannot_be_taken_twice(self, portal, memorandum):
        # Kasubbag menekan dua kali
        people.until(portal, memorandum, "periksa_eselon_4")
        people.step(portal, memorandum, "kasubbag.sisdur", "periksa")
        with pytest.raises(StepRefused, match="Pemeriksaan Eselon III"):
            people.step(portal, memorandum, "kasubbag.sisdur", "periksa")
        assert people.stage(memorandum) == "periksa_eselon_3"


class TestConsequences:
    def test_a_consequence_names_whose_step_caused_it_and_why(self, portal, memorandum):
        # Staf Biro SDM menyelesaikan sesuatu di tempat lain
        with people.acting_as(portal, "staf.sdm"):
            entry = steps.carry(memorandum, "susun", "Semua hasil sudah ada")
        assert (entry.actor, entry.position) == ("staf.sdm", "")
        assert (entry.capacity, entry.reason) == ("sistem", "Semua hasil sudah ada")
        assert people.stage(memorandum) == "periksa_eselon_4"

    def test_a_failing_handler_undoes_the_whole_step(self, portal, memorandum):
        # Kasubbag, sementara sebuah penerima peristiwa gagal
        people.until(portal, memorandum, "periksa_eselon_4")

        def fail(event):
            raise StepRefused(["Gagal menyegel."])

        manager = getGlobalSiteManager()
        manager.registerHandler(fail, (IStepTaken,))
        try:
            with pytest.raises(StepRefused, match="menyegel"):
                people.step(portal, memorandum, "kasubbag.sisdur", "periksa")
        finally:
            manager.unregisterHandler(fail, (IStepTaken,))
        assert people.stage(memorandum) == "periksa_eselon_4"
        assert len(steps.history(memorandum)) == 2

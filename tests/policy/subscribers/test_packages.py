"""A draft and its memorandum pengantar go up, back and down together."""

import pytest
from setneg.workflows import steps
from setneg.workflows.steps import StepRefused
from tests.policy.subscribers import office
from tests.workflows.steps import people


pytestmark = pytest.mark.rule("R-X-04")


@pytest.fixture
def decision(portal):
    return office.draft(portal, "Keputusan")


@pytest.fixture
def memo(portal, decision):
    return office.memorandum(portal, decision)


class TestWithoutMemorandum:
    @pytest.mark.parametrize("kind", ["Keputusan", "Peraturan"])
    def test_a_draft_to_the_minister_does_not_leave_its_desk(self, portal, kind):
        # Staf Subbagian Sisdur, penyusun
        document = office.draft(portal, kind)
        assert (
            "memorandum pengantar"
            in office.reasons(portal, document, "staf.sisdur", "susun")[0]
        )
        with pytest.raises(StepRefused, match="memorandum pengantar"):
            people.step(portal, document, "staf.sisdur", "susun")
        assert people.stage(document) == "konsep"

    def test_an_ordinary_memorandum_needs_no_companion(self, portal):
        # Staf Subbagian Sisdur, penyusun
        document = people.begin(portal, "Memorandum")
        assert people.step(portal, document, "staf.sisdur", "susun")

    def test_a_cancelled_memorandum_does_not_count(self, portal, decision, memo):
        # Staf Subbagian Sisdur, penyusun
        people.step(portal, memo, "staf.sisdur", "batalkan", alasan="Keliru.")
        with pytest.raises(StepRefused, match="memorandum pengantar"):
            people.step(portal, decision, "staf.sisdur", "susun")

    def test_the_second_round_needs_a_memorandum_of_its_own(self, portal):
        # Staf Subbagian Sisdur, setelah harmonisasi
        document = office.draft(portal, "Peraturan")
        people.until(portal, document, "konsep_akhir")
        with pytest.raises(StepRefused, match="memorandum pengantar"):
            people.step(portal, document, "staf.sisdur", "susun")


class TestUpwards:
    def test_each_level_moves_both_and_the_deputy_signs_the_memorandum(
        self, portal, decision, memo
    ):
        # Staf, Kasubbag, Kabag, Karo, lalu Deputi
        seen = []
        while people.stage(decision) != "tanda_tangan_menteri":
            people.forward(portal, decision)
            seen.append((people.stage(decision), people.stage(memo)))
        assert seen == [
            ("periksa_eselon_4", "periksa_eselon_4"),
            ("periksa_eselon_3", "periksa_eselon_3"),
            ("periksa_eselon_2", "periksa_eselon_2"),
            ("periksa_eselon_1", "tanda_tangan_eselon_1"),
            ("tanda_tangan_menteri", "nomori"),
        ]
        assert memo.ditandatangani_oleh == "deputi-aparatur__kepala"
        assert not decision.ditandatangani_oleh

    def test_the_memorandums_own_history_names_who_checked_it(
        self, portal, decision, memo
    ):
        # Staf, lalu Kasubbag
        people.forward(portal, decision)
        people.forward(portal, decision)
        entries = steps.history(memo)[1:]
        assert [(entry.verb, entry.actor, entry.position) for entry in entries] == [
            ("susun", "staf.sisdur", "subbag-sisdur__staf"),
            ("periksa", "kasubbag.sisdur", "subbag-sisdur__kepala"),
        ]
        assert decision.Title() in entries[0].reason

    @pytest.mark.parametrize(
        "userid,stage",
        [
            ("staf.sisdur", "konsep"),
            ("kasubbag.sisdur", "periksa_eselon_4"),
            ("karo.ortala", "periksa_eselon_2"),
            ("deputi.aparatur", "periksa_eselon_1"),
        ],
    )
    def test_the_memorandum_refuses_to_go_alone(
        self, portal, decision, memo, userid, stage
    ):
        # Pejabat pada tiap jenjang mencoba meneruskan memorandumnya saja
        people.until(portal, decision, stage)
        before = people.stage(memo)
        with people.acting_as(portal, userid):
            ahead = [offer for offer in steps.offers(memo) if offer.forward]
            with pytest.raises(StepRefused, match="bergerak bersama"):
                steps.take(memo, ahead[0].transition)
        assert people.stage(memo) == before

    def test_what_hinders_the_memorandum_hinders_the_draft(self, portal, decision):
        # Kasubbag sendiri menulis memorandumnya sebagai staf pengganti
        memo = office.memorandum(portal, decision, unit="subbag-ppk1")
        with pytest.raises(StepRefused, match="menunggu pejabat lain"):
            people.step(portal, decision, "staf.sisdur", "susun")
        assert people.stage(memo) == people.stage(decision) == "konsep"

    def test_a_late_memorandum_catches_up_and_the_draft_waits_for_it(
        self, portal, decision, memo
    ):
        # Kasubbag menunggu memorandum kedua setelah yang pertama dibatalkan
        people.forward(portal, decision)
        people.step(portal, decision, "kasubbag.sisdur", "kembalikan", alasan="Ulang.")
        assert people.stage(memo) == "konsep"
        people.step(portal, memo, "staf.sisdur", "batalkan", alasan="Keliru.")
        second = office.memorandum(portal, decision)
        people.forward(portal, decision)
        assert people.stage(second) == "periksa_eselon_4"

    def test_a_deputys_decision_goes_up_when_the_head_of_bureau_signed_the_memorandum(
        self, portal
    ):
        # Karo menandatangani pengantar, Deputi menandatangani keputusan
        document = office.draft(
            portal,
            "Keputusan",
            penandatangan="eselon_1",
            alih_penandatangan=({"dari": "menteri", "ke": "eselon_1"},),
        )
        memo = office.memorandum(portal, document, level="eselon_2")
        people.until(portal, document, "tanda_tangan_eselon_1")
        assert memo.ditandatangani_oleh == "biro-ortala__kepala"
        people.forward(portal, document)
        assert people.stage(document) == "nomori"


class TestBack:
    def test_a_return_takes_the_unsigned_memorandum_back(self, portal, decision, memo):
        # Kepala Biro mengembalikan rancangan ke Kasubbag
        people.until(portal, decision, "periksa_eselon_2")
        people.step(
            portal,
            decision,
            "karo.ortala",
            "kembalikan-periksa_eselon_4",
            alasan="Perbaiki dasar hukum.",
        )
        assert people.stage(memo) == "periksa_eselon_4"
        last = steps.history(memo)[-1]
        assert (last.actor, last.reason) == ("karo.ortala", "Perbaiki dasar hukum.")

    def test_a_withdrawal_takes_the_memorandum_back(self, portal, decision, memo):
        # Staf menarik sebelum Kasubbag bertindak
        people.forward(portal, decision)
        people.step(portal, decision, "staf.sisdur", "tarik", alasan="Salah lampiran.")
        assert people.stage(decision) == people.stage(memo) == "konsep"

    def test_the_minister_returns_the_draft_and_the_signed_memorandum_stays(
        self, portal, decision, memo
    ):
        # Menteri mengembalikan ke Deputi
        people.until(portal, decision, "tanda_tangan_menteri")
        people.step(
            portal, decision, "menteri", "kembalikan-periksa_eselon_1", alasan="Tinjau."
        )
        assert people.stage(memo) == "nomori"
        people.forward(portal, decision)
        assert people.stage(decision) == "tanda_tangan_menteri"

    def test_a_cancelled_draft_cancels_its_memorandum(self, portal, decision, memo):
        # Staf membatalkan rancangan
        people.step(portal, decision, "staf.sisdur", "batalkan", alasan="Tidak perlu.")
        assert people.stage(memo) == "batal"

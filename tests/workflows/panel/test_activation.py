"""A draft is rehearsed, put into force, and taken back; no document is lost on the way."""

from plone import api
import pytest
from setneg.workflows.chains import book
from setneg.workflows.chains import ChainError
from setneg.workflows.chains import ChainInUse
from setneg.workflows.chains import install
from setneg.workflows.chains import loads
from setneg.workflows.chains import moves
from setneg.workflows.chains.editing import Sheet
from setneg.workflows.chains.panel import activation
from setneg.workflows.chains.panel import form
from setneg.workflows.chains.panel import rehearsal
from setneg.workflows.chains.panel import running
from setneg.workflows.chains.panel.activation import PanelError
from setneg.workflows.chains.replace import stranded
from setneg.workflows.journal import entries
from setneg.workflows.steps import history
from setneg.workflows.steps.wording import say
from tests.workflows.steps import people


ARCHIVE = "  - arsipkan: persuratan\n"
PLAN = "rencana_kegiatan"


@pytest.fixture
def portal(portal, integration):
    with api.env.adopt_roles(["Manager"]):
        yield portal


def without(name, row):
    """The live declaration without one of its rows."""
    text = book.live(name)
    assert row in text
    return text.replace(row, "")


class TestDrafts:
    def test_a_draft_changes_nothing_that_runs(self, portal):
        # a site manager begins a draft
        before = book.live("memorandum")
        activation.keep_draft("memorandum", without("memorandum", ARCHIVE))
        assert book.live("memorandum") == before
        assert activation.draft_text("memorandum") != before
        activation.drop_draft("memorandum")
        assert activation.draft_text("memorandum") == before

    def test_a_draft_that_somebody_else_changed_is_not_overwritten(self, portal):
        # two site managers with the same page open
        seen = activation.keep_draft("memorandum", "jenis: Memorandum\n").at
        activation.keep_draft("memorandum", "jenis: Memorandum\n# lain\n", seen)
        with pytest.raises(PanelError):
            activation.keep_draft("memorandum", "jenis: Memorandum\n", seen)

    def test_a_draft_may_be_wrong_and_says_where(self, portal):
        # a site manager leaves out a level and writes a time that cannot be read
        text = book.live("memorandum").replace("  - periksa: eselon_3\n", "")
        found = form.problems("memorandum", text)
        assert list(found.rows) == [3]
        assert "terlewati" in say(found.rows[3][0])
        text = book.live("memorandum").replace(
            "periksa: eselon_4", "{periksa: eselon_4, waktu: sebentar}"
        )
        assert list(form.problems("memorandum", text).rows) == [1]

    def test_another_kinds_chain_is_no_draft_of_this_one(self, portal):
        # a site manager pastes the wrong file, and one that changes the kind itself
        with pytest.raises(PanelError):
            activation.checked("memorandum", book.live("keputusan"))
        sheet = Sheet(book.live("memorandum"))
        kind = dict(sheet.values["naskah"], uraian="Lain")
        with pytest.raises(PanelError):
            activation.checked("memorandum", sheet.put("naskah", kind).text)

    def test_the_chain_of_cases_changes_with_its_standard_only(self, portal):
        # a site manager tries to draft over a published standard's chain
        assert activation.of_a_standard("kegiatan_spk_2016")
        with pytest.raises(PanelError):
            activation.checked("kegiatan_spk_2016", book.live("kegiatan_spk_2016"))


class TestForce:
    def test_a_draft_is_put_into_force_with_its_reason(self, portal):
        # a site manager drops the archive's step; no document stands there
        activation.keep_draft("memorandum", without("memorandum", ARCHIVE))
        with pytest.raises(PanelError):
            activation.activate("memorandum", " ")
        done = activation.activate("memorandum", "Arsip diurus unit kearsipan")
        assert not activation.running("memorandum").has("arsipkan")
        assert (done.number, done.origin) == (2, book.SCREEN)
        assert book.shelf("memorandum").draft is None
        assert [e.number for e in book.editions("memorandum")] == [1, 2]

    def test_a_draft_that_cannot_work_is_refused(self, portal):
        # a site manager leaves out a level
        activation.keep_draft(
            "memorandum", without("memorandum", "  - periksa: eselon_3\n")
        )
        with pytest.raises(ChainError, match="terlewati"):
            activation.activate("memorandum", "Lebih cepat")

    def test_no_document_is_stranded_and_a_map_moves_it(self, portal):
        # a site manager takes out the stage in which a memorandum waits
        memo = people.begin(portal, "Memorandum")
        people.until(portal, memo, "arsipkan")
        steps_before = len(history(memo))
        activation.keep_draft("memorandum", without("memorandum", ARCHIVE))
        with pytest.raises(ChainInUse):
            activation.activate("memorandum", "Dipercepat")
        assert activation.running("memorandum").has("arsipkan")
        with pytest.raises(PanelError):
            activation.activate("memorandum", "Dipercepat", {"arsipkan": "entah"})
        told = []
        activation.activate(
            "memorandum",
            "Dipercepat",
            {"arsipkan": "selesai"},
            lambda done, total: told.append((done, total)),
        )
        assert people.stage(memo) == "selesai"
        last = history(memo)[-1]
        assert len(history(memo)) == steps_before + 1
        assert (last.from_stage, last.reason) == ("arsipkan", "Dipercepat")
        assert told[-1][0] == told[-1][1]
        assert entries(memo)[-1].act == "pindah_tahap"
        assert memo.ditandatangani_oleh
        [brain] = api.content.find(UID=memo.UID(), unrestricted=True)
        assert brain.review_state == "selesai"
        assert book.editions("memorandum")[-1].moves == (("arsipkan", "selesai"),)

    @pytest.mark.rule("R-X-01", "R-X-03")
    def test_a_map_takes_nobody_past_a_signature(self, portal):
        # a site manager would let a plan go on as approved
        plan = people.begin(portal, "RencanaKegiatan")
        people.until(portal, plan, "periksa_eselon_4")
        text = book.live(PLAN).replace("periksa: eselon_4", "paraf: eselon_4")
        activation.keep_draft(PLAN, text)
        with pytest.raises(PanelError):
            activation.activate(PLAN, "Cepat", {"periksa_eselon_4": "selesai"})
        with pytest.raises(PanelError):
            activation.activate(PLAN, "Cepat", {"periksa_eselon_4": "setujui_eselon_3"})
        activation.activate(PLAN, "Paraf cukup", {"periksa_eselon_4": "paraf_eselon_4"})
        assert people.stage(plan) == "paraf_eselon_4"
        with people.acting_as(portal, "kasubbag.sisdur"):
            assert api.user.has_permission("View", obj=plan)

    @pytest.mark.rule("R-X-01")
    def test_a_level_signs_on_while_documents_wait_for_it(self, portal):
        # a site manager takes the Eselon I out while a memorandum is on the way to him
        memo = people.begin(
            portal, "Memorandum", penandatangan="eselon_1", kepada=["setmen__kepala"]
        )
        people.until(portal, memo, "periksa_eselon_3")
        text = without("memorandum", "  - periksa: eselon_2\n")
        text = text.replace("[eselon_2, eselon_1]", "[eselon_2]")
        activation.keep_draft("memorandum", text)
        with pytest.raises(PanelError) as refused:
            activation.activate("memorandum", "Cukup kepala biro")
        assert "menunggu tanda tangan Eselon I" in say(refused.value.reasons[0])
        people.until(portal, memo, "nomori")
        activation.activate("memorandum", "Cukup kepala biro")
        people.until(portal, memo, "selesai")

    @pytest.mark.rule("R-X-01")
    def test_a_map_leads_nobody_off_his_signers_way(self, portal):
        # a memorandum of the Eselon II waits in a stage that goes
        old = book.live("memorandum")
        sign = "  - tanda_tangan: penandatangan\n"
        desk = "  - harmonisasi: perancang_hukum\n"
        activation.keep_draft("memorandum", old.replace(sign, desk + sign))
        activation.activate("memorandum", "Diharmonisasi dahulu")
        memo = people.begin(portal, "Memorandum")
        people.until(portal, memo, "harmonisasi")
        activation.keep_draft("memorandum", old)
        with pytest.raises(PanelError) as refused:
            activation.activate(
                "memorandum", "Cukup", {"harmonisasi": "tanda_tangan_eselon_1"}
            )
        assert "tidak melalui tahap" in say(refused.value.reasons[0])
        activation.activate(
            "memorandum", "Cukup", {"harmonisasi": "tanda_tangan_eselon_2"}
        )
        people.until(portal, memo, "selesai")

    def test_what_was_sent_outside_comes_back_to_its_signer(self, portal):
        # a site manager takes the certification provider out of the chain
        old = book.live("memorandum")
        sign = "- tanda_tangan: penandatangan"
        sent = "- {tanda_tangan: penandatangan, jarak_jauh: true}"
        live, draft = loads(old.replace(sign, sent)), loads(old)
        outside = "dikirim_tanda_tangan_eselon_2"
        assert not moves.refusal(live, draft, outside, "tanda_tangan_eselon_2")
        assert moves.refusal(live, draft, outside, "nomori")

    def test_the_former_chain_comes_back_with_one_act_and_the_same_safeguards(
        self, portal
    ):
        # a site manager regrets; a memorandum stands in the new stage meanwhile
        former = book.live(PLAN)
        added = former.replace(
            "  - setujui: eselon_3\n",
            "  - setujui: eselon_3\n  - arsipkan: persuratan\n",
        )
        activation.keep_draft(PLAN, added)
        activation.activate(PLAN, "Diarsipkan")
        plan = people.begin(portal, "RencanaKegiatan")
        people.until(portal, plan, "arsipkan")
        with pytest.raises(ChainInUse):
            activation.go_back(PLAN, 1, "Keliru")
        done = activation.go_back(PLAN, 1, "Keliru", {"arsipkan": "selesai"})
        assert book.live(PLAN) == former
        assert (done.number, done.origin) == (3, book.RETURN)
        assert people.stage(plan) == "selesai"
        with pytest.raises(PanelError):
            activation.go_back(PLAN, 9, "Entah")


class TestProfiles:
    def test_a_profile_does_not_overwrite_what_was_changed_on_screen(
        self, portal, caplog
    ):
        # a site manager imports the ministry's profile after changing a chain
        changed = without("memorandum", ARCHIVE)
        original = book.live("memorandum")
        activation.keep_draft("memorandum", changed)
        activation.activate("memorandum", "Tanpa arsip")
        setup = api.portal.get_tool("portal_setup")
        setup.runImportStepFromProfile(
            "profile-setneg.policy:kemensetneg",
            "setneg.workflows.chains",
            run_dependencies=False,
        )
        assert book.live("memorandum") == changed
        assert book.shelf("memorandum").offered == original
        assert "kept" in caplog.text
        activation.keep_draft("memorandum", book.shelf("memorandum").offered)
        activation.activate("memorandum", "Seperti profil")
        assert book.live("memorandum") == original
        assert not book.shelf("memorandum").offered

    def test_a_profile_changes_what_nobody_changed_on_screen(self, portal):
        # a site manager installs an update of the chains
        text = without("memorandum", ARCHIVE)
        assert install(loads(text, "rantai/memorandum.yaml"))
        assert [e.origin for e in book.editions("memorandum")][-1] == book.PROFILE


class TestRehearsal:
    def findings(self, name, text, documents):
        live = activation.running(name)
        found = {}
        for document in documents:
            for finding in rehearsal.examine(document, loads(text), live):
                found.setdefault(document.getId(), []).append(finding)
        return found

    def test_documents_of_a_stage_that_goes_are_named(self, portal):
        # a site manager rehearses a chain without the archive's step
        waiting = people.until(portal, people.begin(portal, "Memorandum"), "arsipkan")
        early = people.begin(portal, "Memorandum")
        found = self.findings(
            "memorandum", without("memorandum", ARCHIVE), [waiting, early]
        )
        assert [f.what for f in found[waiting.getId()] if f.stops] == [rehearsal.GONE]
        assert early.getId() not in found

    def test_a_new_stage_without_its_position_is_named(self, portal):
        # the deputy's plan office has no Eselon III; a vacant one is told apart
        text = book.live(PLAN).replace(
            "  - setujui: eselon_3\n", "  - setujui: eselon_3\n  - arsipkan: menteri\n"
        )
        there = people.begin(portal, "RencanaKegiatan")
        found = self.findings(PLAN, text, [there])
        assert there.getId() not in found
        vacant = people.begin(
            portal, "RencanaKegiatan", userid="staf.ppek2", unit="subbag-ppek2"
        )
        [finding] = self.findings(PLAN, text, [vacant])[vacant.getId()]
        assert finding.what == rehearsal.VACANT
        assert not finding.new

    def test_a_recorded_step_that_is_gone_is_named(self, portal):
        # a finished plan whose approval the draft gives to somebody else
        plan = people.until(portal, people.begin(portal, "RencanaKegiatan"), "selesai")
        text = book.live(PLAN).replace("periksa: eselon_4", "setujui: eselon_4")
        text = text.replace("  - setujui: eselon_3\n", "")
        found = self.findings(PLAN, text, [plan])[plan.getId()]
        assert rehearsal.STEP in {finding.what for finding in found}

    def test_a_longer_way_stops_nobody_who_has_somebody_there(self, portal):
        # a finished memorandum on a chain with one more stage
        memo = people.until(portal, people.begin(portal, "Memorandum"), "selesai")
        text = book.live("memorandum").replace(
            "  - nomori: staf\n", "  - {nomori: staf, judul: Agenda}\n"
        )
        assert not self.findings("memorandum", text, [memo])

    def test_a_rehearsal_writes_nothing_and_goes_in_batches(self, portal):
        # a site manager rehearses three memoranda two at a time
        for _number in range(3):
            people.begin(portal, "Memorandum")
        text = without("memorandum", ARCHIVE)
        first = running.batch("memorandum", text, 0, False, 2)
        assert first["diperiksa"] == 2
        assert first["berikut"] == 2
        rest = running.batch("memorandum", text, 2, False, 500)
        assert rest["berikut"] is None
        assert activation.running("memorandum").has("arsipkan")

    def test_a_title_that_the_manager_may_not_see_is_not_shown(self, portal):
        # a site administrator who is nobody on the document
        memo = people.until(portal, people.begin(portal, "Memorandum"), "arsipkan")
        text = without("memorandum", ARCHIVE)
        with api.env.adopt_roles(["Site Administrator"]):
            people.forget(portal)
            found = running.batch("memorandum", text, 0, True, 500)
        hidden = [row for row in found["baris"] if row["terhambat"]]
        assert hidden
        assert all(row["@id"] is None for row in hidden)
        assert memo.title not in str(found)
        assert stranded(loads(text))

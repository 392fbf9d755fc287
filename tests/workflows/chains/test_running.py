"""A chain at work: guards, history, Plone's own menu and REST, and other people's units."""

from plone import api
from plone.restapi.interfaces import IExpandableElement
from Products.CMFCore.WorkflowCore import WorkflowException
import pytest
from setneg.workflows.chains import chain_of
from setneg.workflows.chains import stage_of
from zope.component import getMultiAdapter


@pytest.fixture
def tool(portal):
    return api.portal.get_tool("portal_workflow")


def offered(tool, obj):
    return {step["id"] for step in tool.getTransitionsFor(obj)}


class TestWithdrawal:
    def test_the_drafter_takes_back_what_nobody_has_touched(
        self, tool, document, person
    ):
        """Acting: Staf of the drafting subdivision."""
        memo = document("Memorandum")
        with api.env.adopt_user(user=person("Staf", memo)):
            tool.doActionFor(memo, "susun-periksa_eselon_4")
        with api.env.adopt_user(user=person("Staf", memo)):
            assert offered(tool, memo) == {"tarik-konsep"}
            tool.doActionFor(memo, "tarik-konsep")
        assert stage_of(memo).id == "konsep"

    def test_the_drafter_cannot_take_back_what_came_back_from_above(
        self, tool, document, person
    ):
        """Acting: Eselon III returns to Eselon IV, then Staf looks."""
        memo = document("Memorandum", "periksa_eselon_3")
        with api.env.adopt_user(user=person("Eselon III", memo)):
            tool.doActionFor(memo, "kembalikan-periksa_eselon_4", reason="Perbaiki")
        with api.env.adopt_user(user=person("Staf", memo)):
            assert offered(tool, memo) == set()


class TestSigner:
    def test_the_first_signer_is_meant_when_none_was_chosen(
        self, tool, document, person
    ):
        """Acting: Eselon III on a memorandum without a chosen signer."""
        memo = document("Memorandum", "periksa_eselon_3", signer=None)
        with api.env.adopt_user(user=person("Eselon III", memo)):
            assert "periksa-tanda_tangan_eselon_2" in offered(tool, memo)
            assert "periksa-periksa_eselon_2" not in offered(tool, memo)

    @pytest.mark.rule("R-X-01")
    def test_a_level_is_not_skipped_by_asking_for_the_step(
        self, tool, document, person
    ):
        """Acting: Eselon III on a memorandum that the deputy signs."""
        memo = document("Memorandum", "periksa_eselon_3", signer="eselon_1")
        with (
            api.env.adopt_user(user=person("Eselon III", memo)),
            pytest.raises(WorkflowException),
        ):
            tool.doActionFor(memo, "periksa-tanda_tangan_eselon_2")
        assert stage_of(memo).id == "periksa_eselon_3"

    def test_a_signer_outside_the_list_carries_no_document_forward(
        self, tool, document, person
    ):
        """Acting: Eselon III on a memorandum with an impossible signer."""
        memo = document("Memorandum", "periksa_eselon_3", signer="menteri")
        with api.env.adopt_user(user=person("Eselon III", memo)):
            assert offered(tool, memo) == {
                "kembalikan-konsep",
                "kembalikan-periksa_eselon_4",
            }


class TestStrangers:
    def test_the_same_rank_in_another_unit_gets_nothing(self, tool, document, person):
        """Acting: Eselon IV of another unit, who has the role on another document."""
        mine = document("Memorandum", "periksa_eselon_4")
        other = document("Memorandum", "periksa_eselon_4")
        with api.env.adopt_user(user=person("Eselon IV", other)):
            assert offered(tool, mine) == set()
            assert not api.user.has_permission("View", obj=mine)
            with pytest.raises(WorkflowException):
                tool.doActionFor(mine, "periksa-periksa_eselon_3")

    def test_a_manager_looks_but_does_not_act(self, tool, document):
        """Acting: a manager of the site."""
        memo = document("Memorandum", "tanda_tangan_eselon_2")
        with api.env.adopt_roles(["Manager"]):
            assert api.user.has_permission("View", obj=memo)
            assert not api.user.has_permission("Modify portal content", obj=memo)
            with pytest.raises(WorkflowException):
                tool.doActionFor(memo, "tanda_tangan-nomori")


class TestRecord:
    def test_a_step_records_who_when_from_where_and_why(self, tool, document, person):
        """Acting: Eselon IV returns a draft with a reason."""
        memo = document("Memorandum", "periksa_eselon_4")
        user = person("Eselon IV", memo)
        with api.env.adopt_user(user=user):
            tool.doActionFor(
                memo,
                "kembalikan-konsep",
                comment="Lihat catatan",
                reason="Hal belum jelas",
                position="subbag-sisdur__kepala",
                capacity="plt",
                minutes=45,
                version=2,
            )
        entry = tool.getStatusOf("memorandum", memo)
        assert entry["action"] == "kembalikan-konsep"
        assert entry["actor"] == user.getId()
        assert entry["comments"] == "Lihat catatan"
        assert entry["from_stage"] == "periksa_eselon_4"
        assert entry["review_state"] == "konsep"
        assert entry["reason"] == "Hal belum jelas"
        assert entry["position"] == "subbag-sisdur__kepala"
        assert (entry["capacity"], entry["minutes"], entry["version"]) == ("plt", 45, 2)
        assert entry["time"] is not None

    def test_what_was_said_in_one_step_is_not_repeated_in_the_next(
        self, tool, document, person
    ):
        """Acting: Eselon IV returns with a reason, Staf submits again without."""
        memo = document("Memorandum", "periksa_eselon_4")
        with api.env.adopt_user(user=person("Eselon IV", memo)):
            tool.doActionFor(memo, "kembalikan-konsep", reason="Hal belum jelas")
        with api.env.adopt_user(user=person("Staf", memo)):
            tool.doActionFor(memo, "susun-periksa_eselon_4")
        assert tool.getStatusOf("memorandum", memo)["reason"] is None


class TestPlone:
    def test_the_document_knows_its_chain_and_stage(self, document):
        # nobody acts: both are read from the site alone
        usulan = document("Usulan", "dilengkapi")
        assert chain_of(usulan).id == "usulan"
        assert stage_of(usulan).title == "Menunggu kelengkapan"

    def test_content_without_a_chain_has_none(self, portal):
        # nobody acts: the site's root is asked
        assert chain_of(portal) is None
        assert stage_of(portal) is None

    def test_the_menu_of_plone_lists_the_steps_and_leads_to_their_form(
        self, tool, document, person
    ):
        """Acting: Staf with a draft."""
        memo = document("Memorandum")
        with api.env.adopt_user(user=person("Staf", memo)):
            actions = tool.listActionInfos(object=memo)
        found = {
            action["id"]: (action["title"], action["url"])
            for action in actions
            if action["category"] == "workflow"
        }
        assert set(found) == {"susun-periksa_eselon_4", "batalkan-batal"}
        title, url = found["susun-periksa_eselon_4"]
        assert title == "Ajukan ke Pemeriksaan Eselon IV"
        assert url.endswith("/@@langkah?langkah=susun-periksa_eselon_4")

    def test_rest_lists_the_steps(self, document, person, portal):
        """Acting: Eselon IV with a draft to check."""
        memo = document("Memorandum", "periksa_eselon_4")
        with api.env.adopt_user(user=person("Eselon IV", memo)):
            element = getMultiAdapter(
                (memo, portal.REQUEST), IExpandableElement, name="workflow"
            )
            listed = element(expand=True)["workflow"]["transitions"]
        names = {step["@id"].rsplit("/", 1)[-1] for step in listed}
        assert names == {"periksa-periksa_eselon_3", "kembalikan-konsep"}

    def test_the_review_list_holds_what_waits_for_the_person(
        self, tool, document, person
    ):
        """Acting: Eselon IV with one draft to check and one that is above."""
        waiting = document("Memorandum", "periksa_eselon_4")
        above = document("Memorandum", "periksa_eselon_3")
        person("Eselon IV", above)
        with api.env.adopt_user(user=person("Eselon IV", waiting)):
            listed = tool.getWorklistsResults()
        assert [obj.getId() for obj in listed] == [waiting.getId()]

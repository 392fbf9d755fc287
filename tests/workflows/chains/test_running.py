"""A chain at work: guards, history, Plone's own menu and REST, and other people's units."""

from plone import api
from plone.restapi.interfaces import IExpandableElement
from Products.CMFCore.WorkflowCore import WorkflowException
import pytest
from setneg.workflows.chains import chain_of
from setneg.workflows.chains import chain_of_kind
from setneg.workflows.chains import stage_of
from zope.component import getMultiAdapter


@pytest.fixture
def tool(portal):
    return api.portal.get_tool("portal_workflow")


@pytest.fixture
def memo(bare, document):
    """Make a bare memorandum in a stage."""
    kind = bare("memorandum")
    return lambda *place, **more: document(kind, *place, **more)


def offered(tool, obj):
    return {step["id"] for step in tool.getTransitionsFor(obj)}


class TestWithdrawal:
    def test_the_drafter_takes_back_what_nobody_has_touched(self, tool, memo, person):
        """Acting: Staf of the drafting subdivision."""
        paper = memo()
        with api.env.adopt_user(user=person("Staf", paper)):
            tool.doActionFor(paper, "susun-periksa_eselon_4")
        with api.env.adopt_user(user=person("Staf", paper)):
            assert offered(tool, paper) == {"tarik-konsep"}
            tool.doActionFor(paper, "tarik-konsep")
        assert stage_of(paper).id == "konsep"

    def test_the_drafter_cannot_take_back_what_came_back_from_above(
        self, tool, memo, person
    ):
        """Acting: Eselon III returns to Eselon IV, then Staf looks."""
        paper = memo("periksa_eselon_3")
        with api.env.adopt_user(user=person("Eselon III", paper)):
            tool.doActionFor(paper, "kembalikan-periksa_eselon_4", reason="Perbaiki")
        with api.env.adopt_user(user=person("Staf", paper)):
            assert offered(tool, paper) == set()


class TestSigner:
    def test_the_first_signer_is_meant_when_none_was_chosen(self, tool, memo, person):
        """Acting: Eselon III on a memorandum without a chosen signer."""
        paper = memo("periksa_eselon_3", signer=None)
        with api.env.adopt_user(user=person("Eselon III", paper)):
            assert "periksa-tanda_tangan_eselon_2" in offered(tool, paper)
            assert "periksa-periksa_eselon_2" not in offered(tool, paper)

    @pytest.mark.rule("R-X-01")
    def test_a_level_is_not_skipped_by_asking_for_the_step(self, tool, memo, person):
        """Acting: Eselon III on a memorandum that the deputy signs."""
        paper = memo("periksa_eselon_3", signer="eselon_1")
        with (
            api.env.adopt_user(user=person("Eselon III", paper)),
            pytest.raises(WorkflowException),
        ):
            tool.doActionFor(paper, "periksa-tanda_tangan_eselon_2")
        assert stage_of(paper).id == "periksa_eselon_3"

    def test_a_signer_outside_the_list_carries_no_document_forward(
        self, tool, memo, person
    ):
        """Acting: Eselon III on a memorandum with an impossible signer."""
        paper = memo("periksa_eselon_3", signer="menteri")
        with api.env.adopt_user(user=person("Eselon III", paper)):
            assert offered(tool, paper) == {
                "kembalikan-konsep",
                "kembalikan-periksa_eselon_4",
            }


class TestStrangers:
    def test_the_same_rank_in_another_unit_gets_nothing(self, tool, memo, person):
        """Acting: Eselon IV of another unit, who has the role on another document."""
        mine = memo("periksa_eselon_4")
        other = memo("periksa_eselon_4")
        with api.env.adopt_user(user=person("Eselon IV", other)):
            assert offered(tool, mine) == set()
            assert not api.user.has_permission("View", obj=mine)
            with pytest.raises(WorkflowException):
                tool.doActionFor(mine, "periksa-periksa_eselon_3")

    def test_a_manager_looks_but_does_not_act(self, tool, memo):
        """Acting: a manager of the site."""
        paper = memo("tanda_tangan_eselon_2")
        with api.env.adopt_roles(["Manager"]):
            assert api.user.has_permission("View", obj=paper)
            assert not api.user.has_permission("Modify portal content", obj=paper)
            with pytest.raises(WorkflowException):
                tool.doActionFor(paper, "tanda_tangan-nomori")


class TestRecord:
    def test_a_step_records_who_when_from_where_and_why(self, tool, memo, person):
        """Acting: Eselon IV returns a draft with a reason."""
        paper = memo("periksa_eselon_4")
        user = person("Eselon IV", paper)
        with api.env.adopt_user(user=user):
            tool.doActionFor(
                paper,
                "kembalikan-konsep",
                comment="Lihat catatan",
                reason="Hal belum jelas",
                position="subbag-sisdur__kepala",
                capacity="plt",
                minutes=45,
                version=2,
            )
        entry = tool.getStatusOf("memorandum_polos", paper)
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
        self, tool, memo, person
    ):
        """Acting: Eselon IV returns with a reason, Staf submits again without."""
        paper = memo("periksa_eselon_4")
        with api.env.adopt_user(user=person("Eselon IV", paper)):
            tool.doActionFor(paper, "kembalikan-konsep", reason="Hal belum jelas")
        with api.env.adopt_user(user=person("Staf", paper)):
            tool.doActionFor(paper, "susun-periksa_eselon_4")
        assert tool.getStatusOf("memorandum_polos", paper)["reason"] is None


class TestPlone:
    def test_the_document_knows_its_chain_and_stage(self, portal, document):
        # nobody acts: both are read from the site alone
        usulan = document("Usulan", "dilengkapi")
        assert chain_of(usulan).id == "usulan"
        assert stage_of(usulan).title == "Menunggu kelengkapan"
        assert chain_of_kind("Usulan") == chain_of(usulan)

    def test_content_without_a_chain_has_none(self, portal):
        # nobody acts: the site's root is asked
        assert chain_of(portal) is None
        assert chain_of_kind("Document") is None
        assert stage_of(portal) is None

    def test_the_menu_of_plone_lists_the_steps_and_leads_to_their_form(
        self, tool, memo, person
    ):
        """Acting: Staf with a draft."""
        paper = memo()
        with api.env.adopt_user(user=person("Staf", paper)):
            actions = tool.listActionInfos(object=paper)
        found = {
            action["id"]: (action["title"], action["url"])
            for action in actions
            if action["category"] == "workflow"
        }
        assert set(found) == {"susun-periksa_eselon_4", "batalkan-batal"}
        title, url = found["susun-periksa_eselon_4"]
        assert title == "Ajukan ke Pemeriksaan Eselon IV"
        assert url.endswith("/@@langkah?langkah=susun-periksa_eselon_4")

    def test_rest_lists_the_steps(self, memo, person, portal):
        """Acting: Eselon IV with a draft to check."""
        paper = memo("periksa_eselon_4")
        with api.env.adopt_user(user=person("Eselon IV", paper)):
            element = getMultiAdapter(
                (paper, portal.REQUEST), IExpandableElement, name="workflow"
            )
            listed = element(expand=True)["workflow"]["transitions"]
        names = {step["@id"].rsplit("/", 1)[-1] for step in listed}
        assert names == {"periksa-periksa_eselon_3", "kembalikan-konsep"}

    def test_the_review_list_holds_what_waits_for_the_person(self, tool, memo, person):
        """Acting: Eselon IV with one draft to check and one that is above."""
        waiting = memo("periksa_eselon_4")
        above = memo("periksa_eselon_3")
        person("Eselon IV", above)
        with api.env.adopt_user(user=person("Eselon IV", waiting)):
            listed = tool.getWorklistsResults()
        assert [obj.getId() for obj in listed] == [waiting.getId()]

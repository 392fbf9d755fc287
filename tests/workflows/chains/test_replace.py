"""A chain that changes replaces the old one and leaves no document behind."""

from plone import api
import pytest
from setneg.workflows.chains import chain_of
from setneg.workflows.chains import ChainInUse
from setneg.workflows.chains import install
from setneg.workflows.chains import loads
from setneg.workflows.chains import stage_of
from setneg.workflows.chains.replace import remove
from setneg.workflows.chains.replace import uninstall


@pytest.fixture
def tool(portal):
    return api.portal.get_tool("portal_workflow")


@pytest.fixture
def shorter(chains):
    """The plan's chain when the head of subdivision approves it alone."""
    text = chains["rencana_kegiatan"].declaration
    text = text.replace("  - periksa: eselon_4\n", "")
    return loads(text.replace("setujui: eselon_3", "setujui: eselon_4"))


def sees(user, obj):
    with api.env.adopt_user(user=user):
        return api.user.has_permission("View", obj=obj)


def test_the_same_chain_again_changes_nothing(portal, tool, chains):
    # acting: a site manager who imports twice
    before = tool.getWorkflowById("memorandum")
    assert install(chains["memorandum"]) is False
    assert tool.getWorkflowById("memorandum") == before


def test_a_stage_with_documents_does_not_disappear(portal, tool, document, shorter):
    # acting: a site manager who shortens a chain in which a document stands
    plan = document("RencanaKegiatan", "periksa_eselon_4")
    with pytest.raises(ChainInUse) as refusal:
        install(shorter)
    path = "/".join(plan.getPhysicalPath())
    assert refusal.value.stages == {"periksa_eselon_4": (path,)}
    assert path in str(refusal.value)
    assert tool.getWorkflowById("rencana_kegiatan").states.get("periksa_eselon_4")
    assert stage_of(plan).id == "periksa_eselon_4"


def test_documents_go_on_where_the_manager_says(
    portal, tool, bare, document, person, shorter
):
    # acting: a site manager with a replacement stage; then Eselon IV
    kind = bare("rencana_kegiatan")
    text = shorter.declaration.replace("jenis: RencanaKegiatan", f"jenis: {kind}")
    text = text.replace("id: rencana_kegiatan", "id: rencana_kegiatan_polos")
    plan = document(kind, "periksa_eselon_4")
    draft = document(kind, "konsep")
    before = tool.getHistoryOf("rencana_kegiatan_polos", plan)
    assert install(loads(text), {"periksa_eselon_4": "setujui_eselon_4"})
    assert stage_of(plan).id == "setujui_eselon_4"
    assert stage_of(draft).id == "konsep"
    history = tool.getHistoryOf("rencana_kegiatan_polos", plan)
    assert history[-1]["from_stage"] == "periksa_eselon_4"
    assert history[:-1] == before
    found = api.content.find(portal_type=kind, unrestricted=True)
    states = {brain.getId: brain.review_state for brain in found}
    assert states[plan.getId()] == "setujui_eselon_4"
    with api.env.adopt_user(user=person("Eselon IV", plan)):
        assert api.user.has_permission("View", obj=plan)
        assert not api.user.has_permission("Modify portal content", obj=plan)
        tool.doActionFor(plan, "setujui-selesai")
    assert stage_of(plan).id == "selesai"


def test_nothing_of_the_old_chain_survives(portal, tool, shorter):
    # acting: a site manager; no document stands anywhere
    assert install(shorter)
    definition = tool.getWorkflowById("rencana_kegiatan")
    assert set(definition.states.objectIds()) == {
        "konsep",
        "setujui_eselon_4",
        "selesai",
        "batal",
    }
    assert "periksa-setujui_eselon_3" not in definition.transitions.objectIds()
    assert "menunggu-periksa_eselon_4" not in definition.worklists.objectIds()


def test_a_move_to_an_unknown_stage_is_refused(portal, tool, document, shorter):
    # acting: a site manager who names a stage that the new chain lacks
    plan = document("RencanaKegiatan", "periksa_eselon_4")
    with pytest.raises(ValueError, match="entah"):
        install(shorter, {"periksa_eselon_4": "entah"})
    assert stage_of(plan).id == "periksa_eselon_4"


def test_documents_get_the_rights_of_the_new_chain(portal, document, person, chains):
    # acting: Peserta of a meeting, before and after they are taken off the list
    meeting = document("Rapat")
    guest = person("Peserta", meeting)
    assert sees(guest, meeting)
    text = chains["rapat"].declaration.replace(", Peserta]", "]")
    assert install(loads(text))
    assert not sees(person("Peserta", meeting), meeting)
    assert sees(person("Eselon II", meeting), meeting)


def test_other_types_are_left_alone(portal, document, shorter):
    # acting: a site manager; a memorandum lies beside
    memo = document("Memorandum", "periksa_eselon_3")
    memo.manage_permission("View", ["Reader"], acquire=0)
    assert install(shorter)
    roles = [r["name"] for r in memo.rolesOfPermission("View") if r["selected"]]
    assert roles == ["Reader"]


def test_a_chain_takes_over_documents_that_ran_another_workflow(portal, tool):
    # acting: a site manager who gives pages a chain
    with api.env.adopt_roles(["Manager"]):
        page = api.content.create(portal, "Document", title="Halaman")
        api.content.transition(page, to_state="published")
    text = (
        "jenis: Document\nid: halaman_uji\nrantai: [{susun: staf}, {terbitkan: staf}]"
    )
    assert install(loads(text))
    assert tool.getChainFor(page) == ("halaman_uji",)
    assert stage_of(page).id == "konsep"
    with api.env.adopt_roles(["Anonymous"]):
        assert not api.user.has_permission("View", obj=page)


def test_a_removed_chain_leaves_its_type_without_one(portal, tool, document):
    # acting: a site manager who uninstalls
    plan = document("RencanaKegiatan")
    remove("rencana_kegiatan")
    assert tool.getWorkflowById("rencana_kegiatan") is None
    assert tool.getChainFor(plan) == ()
    assert chain_of(plan) is None


def test_uninstalling_takes_out_every_chain_and_opens_no_document(
    portal, tool, document, person, chains
):
    # acting: a site manager who uninstalls; then Peserta of a meeting and a stranger
    meeting = document("Rapat")
    uninstall()
    assert not set(tool.objectIds()) & set(chains)
    assert "simple_publication_workflow" in tool.objectIds()
    assert sees(person("Peserta", meeting), meeting)
    assert not sees(person("Authenticated", meeting), meeting)

"""A site of the document stage comes up with the present code, and keeps what people did."""

from datetime import timedelta
from plone import api
from plone.dexterity.utils import createContentInContainer
import pytest
from setneg.policy.complaints import accused
from setneg.workflows import chains
from setneg.workflows import organisation
from setneg.workflows.chains import book
from tests.policy.upgrades import earlier


def upgrade():
    """What a site manager does in Site Setup, Add-ons, and `make upgrade`."""
    setup = api.portal.get_tool("portal_setup")
    setup.upgradeProfile(earlier.PROFILE)
    assert setup.listUpgrades(earlier.PROFILE) == []


@pytest.fixture
def portal(integration):
    return integration["portal"]


def test_an_upgraded_site_has_what_a_new_one_has(portal):
    # a site manager upgrades a site in which nothing was changed
    new = earlier.present(portal)
    earlier.put_back(portal)
    assert len(earlier.differences(earlier.present(portal), new)) > 100
    upgrade()
    assert earlier.differences(earlier.present(portal), new) == []


def test_a_second_run_changes_nothing(portal):
    # a site manager lets the step run once more
    earlier.put_back(portal)
    upgrade()
    once = earlier.present(portal)
    api.portal.get_tool("portal_setup").setLastVersionForProfile(
        earlier.PROFILE, "1000"
    )
    upgrade()
    assert earlier.differences(earlier.present(portal), once) == []


def test_what_a_site_manager_changed_stays(portal):
    # a site manager had hidden links, renamed places, changed settings, a chain, a form
    earlier.put_back(portal)
    tabs = api.portal.get_tool("portal_actions")["portal_tabs"]
    tabs["usulan"].visible = False
    portal["usulan"].title = "Usulan unit"
    portal["formulir"].setLayout("summary_view")
    api.portal.set_registry_record("setneg.policy.lampiran_ukuran", 9)
    form = portal["formulir"]["usulan-kegiatan"]
    form.fields_model = form.fields_model.replace("Judul", "Pokok usulan")
    text = book.live("tugas").replace("judul: Tugas", "judul: Tugas harian")
    chains.install(chains.loads(text, "tugas"), note=book.Note("layar", "", "admin"))
    upgrade()
    assert not tabs["usulan"].visible
    assert portal["usulan"].title == "Usulan unit"
    assert portal["formulir"].getLayout() == "summary_view"
    assert api.portal.get_registry_record("setneg.policy.lampiran_ukuran") == 9
    assert "Pokok usulan" in form.fields_model
    assert book.live("tugas") == text


def test_no_index_of_before_is_emptied(portal):
    # a site manager upgrades; lists of before still find what they found
    catalog = api.portal.get_tool("portal_catalog")
    earlier.put_back(portal)
    before = {name: catalog.Indexes[name].indexSize() for name in ("unit", "stage")}
    assert before["unit"] > 0
    upgrade()
    now = {name: catalog.Indexes[name].indexSize() for name in before}
    assert all(now[name] >= before[name] for name in before)


def test_tickets_of_before_are_found_and_go_on(portal):
    # a head of a unit had proposed something; the service's head finds it in his queue
    ticket = createContentInContainer(
        portal["usulan"],
        "Usulan",
        checkConstraints=False,
        title="Usulan lama",
        pengusul="biro-sdm__kepala",
        unit="biro-sdm",
        unit_pelayanan="biro-ortala",
    )
    earlier.put_back(portal)
    upgrade()
    catalog = api.portal.get_tool("portal_catalog")
    for query in (
        {"pengirim": "biro-sdm__kepala"},
        {"unit_pelayanan": "biro-ortala"},
        {"pelaksana": "biro-ortala__kepala"},
    ):
        found = catalog.unrestrictedSearchResults(portal_type="Usulan", **query)
        assert [brain.getPath() for brain in found] == [
            "/".join(ticket.getPhysicalPath())
        ]
    assert chains.stage_of(ticket).id == "diajukan"


@pytest.mark.rule("R-X-17")
def test_who_stood_behind_the_post_on_that_day_stays_barred(portal):
    # a complaint of before named a post; its holder of that day has moved since
    standard = portal["standar-pelayanan"].objectValues()[0]
    post = "bagian-tatalaksana__kepala"
    complaint = createContentInContainer(
        portal["pengaduan"],
        "Pengaduan",
        checkConstraints=False,
        title="Pengaduan lama",
        pengusul="biro-sdm__kepala",
        unit="biro-sdm",
        standar=api.content.get_uuid(standard),
        terlapor=post,
    )
    earlier.put_back(portal)
    complaint.terlapor_orang = ()
    complaint.unit_pelayanan = complaint.janji_selesai = None
    complaint.creation_date = complaint.creation_date - 1
    day = organisation.today() - timedelta(days=1)
    then = {row.userid for row in organisation.current().holders(post, day)}
    upgrade()
    assert then
    assert then <= set(complaint.terlapor_orang)
    assert not accused.may_handle(complaint, post)
    assert complaint.unit_pelayanan == "biro-ortala"
    assert complaint.janji_selesai is not None


def test_tickets_are_no_longer_made_by_hand(portal):
    # whoever has an account could add tickets without a form
    earlier.put_back(portal)
    for place, permission in earlier.BY_HAND.items():
        assert "Member" in earlier.holds(portal[place], permission)
    upgrade()
    for place, permission in earlier.BY_HAND.items():
        assert earlier.holds(portal[place], permission) is None
        assert earlier.holds(portal[place], "Add portal content") is None

"""Which roles people have on what a unit owns."""

from plone import api
import pytest
from setneg.workflows.organisation.levels import PARTY_ROLES


ROLES = {
    "Staf", "Eselon IV", "Eselon III", "Eselon II", "Eselon I", "Menteri",
    "Persuratan", "Perancang Hukum", "Reader", "Manager", *PARTY_ROLES,
}  # fmt: skip


def roles_of(userid, thing):
    """The organisation's roles that a person has on a thing."""
    return set(api.user.get(userid).getRolesInContext(thing)) & ROLES


@pytest.mark.parametrize(
    "person, roles",
    [
        ("staf.sisdur", {"Staf"}),
        ("kasubbag.sisdur", {"Eselon IV"}),
        ("kabag.tatalaksana", {"Eselon III"}),
        ("karo.ortala", {"Eselon II"}),
        ("deputi.aparatur", {"Eselon I"}),
        ("menteri", {"Menteri"}),
        ("staf.tu", {"Persuratan"}),
        ("karo.tu", {"Persuratan"}),
        ("deputi.hukum", {"Perancang Hukum"}),
    ],
)
def test_people_in_the_line_have_the_role_of_their_level(owned, person, roles):
    # each holder of a position in the line of Subbagian Sistem dan Prosedur Kerja
    assert roles_of(person, owned("contoh", "subbag-sisdur")) == roles


@pytest.mark.parametrize(
    "person",
    [
        "staf.standardisasi", "kasubbag.standardisasi", "kabag.ak1", "karo.umum",
        "deputi.hubungan", "sesmen", "staf.ortala", "staf.umum",
    ],
)  # fmt: skip
def test_the_same_rank_in_another_unit_has_nothing(owned, person):
    # people of every rank outside the line
    assert roles_of(person, owned("contoh", "subbag-sisdur")) == set()


def test_who_received_it_may_read_it(owned):
    # the head of Biro Umum, to whom a memorandum was sent
    thing = owned("contoh", "subbag-sisdur", readers=("biro-umum__kepala",))
    assert roles_of("karo.umum", thing) == {"Reader"}
    assert roles_of("staf.umum", thing) == set()


def test_content_names_its_parties_but_makes_nobody_a_manager(owned):
    # a task for the staff of Biro Umum that also claims to give Manager
    parties = {
        "Pelaksana": ("biro-umum__staf",),
        "Manager": ("biro-umum__staf",),
        "Menteri": ("biro-umum__staf",),
    }
    thing = owned("contoh-tugas", "biro-ortala", parties=parties)
    assert roles_of("staf.umum", thing) == {"Pelaksana"}


def test_roles_on_a_case_are_not_roles_on_a_document_inside(owned):
    # the head of Subbagian Sisdur opens a document of another unit inside his case
    case = owned("contoh-kegiatan", "subbag-sisdur", readers=("biro-umum__kepala",))
    inside = owned("contoh", "subbag-ppk1", container=case)
    assert roles_of("kasubbag.sisdur", case) == {"Eselon IV"}
    assert roles_of("kasubbag.sisdur", inside) == set()
    assert roles_of("karo.umum", inside) == set()


def test_roles_given_on_the_site_do_not_reach_owned_content(portal, owned):
    # somebody to whom the site's root gave Reader
    portal.manage_setLocalRoles("staf.umum", ["Reader"])
    assert roles_of("staf.umum", owned("contoh", "subbag-sisdur")) == set()


def test_content_of_no_unit_gives_nobody_anything(owned):
    for unit in (None, "", "tidak-ada"):
        thing = owned(f"naskah-{unit}", unit)
        assert roles_of("menteri", thing) == set()


def test_the_catalog_knows_the_same_groups(portal, owned):
    thing = owned("contoh", "subbag-sisdur")
    for permission in ("View", "Access contents information"):
        thing.manage_permission(permission, ["Eselon IV"], acquire=0)
    thing.reindexObjectSecurity()
    brain = api.content.find(context=thing, unrestricted=True)[0]
    indexed = portal.portal_catalog.getIndexDataForRID(brain.getRID())
    assert "user:subbag-sisdur__kepala" in indexed["allowedRolesAndUsers"]
    assert "user:subbag-sisdur__staf" not in indexed["allowedRolesAndUsers"]
    with api.env.adopt_user("kasubbag.sisdur"):
        assert [row.getId for row in api.content.find(id="contoh")] == ["contoh"]
    with api.env.adopt_user("kasubbag.standardisasi"):
        assert not api.content.find(id="contoh")

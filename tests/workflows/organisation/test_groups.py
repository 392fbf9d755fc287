"""Positions as groups of the user folder: computed, dated, never stored."""

from plone import api
from plone.app.testing import SITE_OWNER_NAME
import pytest
from setneg.workflows import organisation
import time_machine
from zope.event import notify
from zope.lifecycleevent import ObjectModifiedEvent


@pytest.fixture
def dated(content):
    """Kepala Subbagian PPEK II: a substitute in July, nobody before and after."""
    post = content("subbag-ppek2__kepala")
    post.pemangku = ["kasubbag.sisdur | 2026-07-01 | 2026-07-31 | plt"]
    notify(ObjectModifiedEvent(post))
    return post


def test_the_head_of_the_biro_is_in_his_positions_group(portal):
    user = api.user.get("karo.ortala")
    head = organisation.current().head("biro-ortala")
    assert "biro-ortala__kepala" in user.getGroups()
    assert user.getProperty("fullname") == head.title


@pytest.mark.parametrize(
    "day, member",
    [
        ("2026-06-30", False),
        ("2026-07-01", True),
        ("2026-07-31", True),
        ("2026-08-01", False),
    ],
)
def test_a_substitute_is_in_the_group_while_he_substitutes(dated, day, member):
    with time_machine.travel(f"{day} 05:00Z", tick=False):
        groups = api.user.get("kasubbag.sisdur").getGroups()
        assert ("subbag-ppek2__kepala" in groups) is member
        assert "subbag-sisdur__kepala" in groups
        members = api.portal.get_tool("portal_groups").getGroupMembers(
            dated.position_id()
        )
        assert (members == ["kasubbag.sisdur"]) is member


def test_a_position_shows_as_a_group_with_its_title_and_members(portal):
    group = api.group.get("biro-ortala__kepala")
    assert (
        group.getGroupTitleOrName() == organisation.current().head("biro-ortala").title
    )
    assert [member.getId() for member in group.getGroupMembers()] == ["karo.ortala"]
    assert api.group.get("biro-ortala__tidakada") is None


def test_repeated_titles_say_of_which_unit_they_are(portal):
    titles = {
        row["title"]
        for row in portal.acl_users.searchGroups(id="biro-umum")
        if row["id"].endswith("__kepala")
    }
    assert len(titles) == 4
    assert any("Sekretariat Kementerian" in title for title in titles)


def test_positions_are_found_by_a_part_of_their_title(portal):
    found = portal.acl_users.searchGroups(title="sistem dan prosedur")
    assert {row["id"] for row in found} >= {
        "subbag-sisdur__kepala",
        "subbag-sisdur__staf",
    }
    assert portal.acl_users.searchGroups(id="subbag-sisdur__kepala", exact_match=True)


def test_the_group_panels_of_plone_show_positions(portal, http_request):
    # the site's owner looks for a position on Plone's own screens
    with api.env.adopt_user(SITE_OWNER_NAME):
        http_request.form["searchstring"] = "sisdur"
        http_request.form["form.submitted"] = "1"
        page = api.content.get_view("usergroup-groupprefs", portal, http_request)()
        assert "subbag-sisdur__kepala" in page
        http_request.form["groupname"] = "subbag-sisdur__kepala"
        page = api.content.get_view("usergroup-groupmembership", portal, http_request)()
        assert "kasubbag.sisdur" in page
        http_request.form["userid"] = "kasubbag.sisdur"
        page = api.content.get_view("usergroup-usermembership", portal, http_request)()
        assert "subbag-sisdur__kepala" in page


def test_the_sharing_page_finds_positions(portal, http_request):
    with api.env.adopt_user(SITE_OWNER_NAME):
        http_request.form["search_term"] = "subbag-sisdur"
        view = api.content.get_view("sharing", portal["kegiatan"], http_request)
        assert "subbag-sisdur__kepala" in {row["id"] for row in view.role_settings()}


def test_nothing_about_groups_is_stored(portal):
    # nobody's membership stands anywhere but in the rows of the positions
    assert "biro-ortala__kepala" not in portal.acl_users.source_groups.getGroupIds()
    assert set(vars(portal.acl_users.organogram.aq_base)) <= {
        "id",
        "title",
        "__name__",
        "__parent__",
    }

"""What the engine's profile sets up for the organisation and takes away again."""

from plone import api
from setneg.workflows import organisation
from setneg.workflows.organisation import installation
from setneg.workflows.organisation.cache import MARK
from setneg.workflows.organisation.levels import PARTY_ROLES
from setneg.workflows.organisation.levels import ROLE_OF_LEVEL


def test_all_roles_of_the_organisation_exist(portal):
    assert {*ROLE_OF_LEVEL.values(), *PARTY_ROLES} <= set(portal.valid_roles())


def test_installing_again_changes_nothing(portal):
    before = getattr(portal, MARK).value
    installation.install()
    assert getattr(portal, MARK).value == before
    assert "biro-ortala__kepala" in api.user.get("karo.ortala").getGroups()


def test_uninstalling_leaves_nothing_behind(portal):
    installation.uninstall()
    assert "organogram" not in portal.acl_users
    assert "Eselon IV" not in portal.valid_roles()
    assert organisation.current().units == {}
    assert "biro-ortala__kepala" not in api.user.get("karo.ortala").getGroups()
    assert api.group.get("biro-ortala__kepala") is None


def test_accounts_of_the_demonstration_are_members_and_no_more(portal):
    roles = set(api.user.get_roles("menteri"))
    assert roles == {"Member", "Authenticated"}
    assert api.user.get("menteri").getProperty("email") == "menteri@setneg.example"

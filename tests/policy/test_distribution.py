"""The site as Plone's own add-site screen makes it."""

from plone import api
from plone.app.testing import SITE_OWNER_NAME
from plone.distribution.api import site as site_api
from plone.testing.zope import login
from plone.testing.zope import logout
import pytest
from zope.component.hooks import setSite
from zope.component.hooks import site as within


@pytest.fixture
def made(app):
    """A portal that a site manager adds with words of his own."""
    answers = {
        "site_id": "cabang",
        "title": "Portal Cabang",
        "description": "Untuk dicoba",
        "default_language": "id",
        "portal_timezone": "Asia/Jakarta",
        "setup_content": False,
    }
    before = api.portal.get()
    login(app["acl_users"], SITE_OWNER_NAME)
    try:
        yield site_api.create(app, "setneg", answers)
    finally:
        logout()
        setSite(before)


class TestAddSiteScreen:
    def test_the_title_typed_there_stays(self, integration, made):
        # Pengelola server menambah situs
        with within(made):
            assert made.Title() == "Portal Cabang"
            assert made.Description() == "Untuk dicoba"
            assert api.portal.get_registry_record("plone.site_title") == "Portal Cabang"
            assert "standar-pelayanan" in made

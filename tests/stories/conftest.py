"""Everybody of the demo at his desk; and a kind that the developers' guide adds."""

from plone.app.testing import SITE_OWNER_NAME
from plone.app.testing import SITE_OWNER_PASSWORD
import pytest
from setneg.policy.setuphandlers import DEMO_PASSWORD
from tests.stories.circular import added
from tests.stories.client import Portal
from tests.stories.desks import Desks
from tests.stories.timeline import Timeline


@pytest.fixture
def desks(functional):
    """Everybody of the demo at his desk."""
    administrator = (SITE_OWNER_NAME, SITE_OWNER_PASSWORD)
    url = functional["portal"].absolute_url()
    return Desks(Portal(url, DEMO_PASSWORD, administrator), Timeline())


@pytest.fixture
def circular(functional, tmp_path, monkeypatch):
    """The name of the further kind, in a site that has it."""
    with added(tmp_path, monkeypatch) as kind:
        yield kind

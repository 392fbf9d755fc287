"""The whole story over REST, on the test portal."""

from plone.app.testing import SITE_OWNER_NAME
from plone.app.testing import SITE_OWNER_PASSWORD
from tests.stories import spk
from tests.stories.client import Portal
from tests.stories.timeline import Timeline

import os
import pytest


PASSWORD = os.environ.get("SETNEG_DEMO_PASSWORD", "setneg-demo-2026")


class TestStory:
    def test_a_proposal_becomes_a_published_regulation(self, functional):
        """pimpinan.sdm proposes; the right positions alone bring it to publication."""
        portal = Portal(
            functional["portal"].absolute_url(),
            PASSWORD,
            administrator=(SITE_OWNER_NAME, SITE_OWNER_PASSWORD),
        )
        told = spk.play(portal, Timeline())
        assert told["peraturan"].rsplit("/", 2)[-2] == "peraturan"

"""The whole story over REST, on the test portal."""

import os
from plone.app.testing import SITE_OWNER_NAME
from plone.app.testing import SITE_OWNER_PASSWORD
import pytest
from tests.stories import spk
from tests.stories.client import Portal
from tests.stories.timeline import Timeline


PASSWORD = os.environ.get("SETNEG_DEMO_PASSWORD", "setneg-demo-2026")


class TestStory:
    @pytest.mark.rule(
        "SPK-1",
        "SPK-2",
        "SPK-3.a",
        "SPK-3.b",
        "SPK-3.c",
        "SPK-3.d",
        "SPK-4",
        "SPK-5.a.1.a",
        "SPK-5.a.1.b",
        "SPK-5.a.1.c",
        "SPK-5.a.1.d",
        "SPK-5.a.1.e",
        "SPK-5.a.1.f",
        "SPK-5.a.2.a",
        "SPK-5.a.2.b",
        "SPK-5.a.2.c",
        "SPK-5.a.2.d",
        "SPK-5.a.2.e",
        "SPK-5.a.2.f",
        "SPK-5.a.2.g",
        "SPK-5.a.2.h",
        "SPK-5.a.3.a",
        "SPK-5.a.3.b",
        "SPK-5.a.3.c",
        "SPK-5.a.3.d",
        "SPK-5.a.3.e",
        "SPK-5.a.3.f",
        "SPK-5.b.1",
        "SPK-5.b.2",
        "SPK-5.b.3",
        "SPK-5.b.4",
        "SPK-5.b.5",
        "SPK-6.a.1",
        "SPK-6.a.2",
        "SPK-6.a.3",
        "SPK-6.a.4",
        "SPK-6.a.5",
        "SPK-6.b.1",
        "SPK-6.b.2",
        "SPK-6.b.3",
        "SPK-6.b.4",
        "SPK-6.b.5",
        "SPK-6.b.6",
        "SPK-7",
        "SPK-7.a",
        "SPK-7.b",
        "SPK-8",
        "SPK-8.a",
        "SPK-8.b",
        "SPK-9.a",
        "SPK-9.b",
        "SPK-9.c",
        "SPK-9.d",
        "SPK-9.e",
        "SPK-9.f",
        "SPK-10",
        "SPK-11.a",
        "SPK-11.b",
        "SPK-11.c",
        "SPK-11.d",
        "SPK-11.e",
        "SPK-11.f",
        "SPK-12",
        "SPK-13",
        "SPK-14.1",
        "SPK-14.2",
        "SPK-14.3",
        "SPK-14.4",
        "SPK-14.5",
        "SPK-14.6",
        "SPK-15",
        "SPK-16",
        "SPK-17",
        "SPK-18",
    )
    @pytest.mark.rule(
        "R-X-03",
        "R-X-05",
        "R-X-06",
        "R-X-10",
        "R-X-11",
        "R-X-12",
        "R-X-13",
        "R-SPK-03",
        "R-SPK-05",
        "R-SPK-07",
        "R-SPK-10",
        "R-SPK-12",
    )
    def test_a_proposal_becomes_a_published_regulation(self, functional):
        """pimpinan.sdm proposes; the right positions alone bring it to publication."""
        portal = Portal(
            functional["portal"].absolute_url(),
            PASSWORD,
            administrator=(SITE_OWNER_NAME, SITE_OWNER_PASSWORD),
        )
        told = spk.play(portal, Timeline())
        assert told["peraturan"].rsplit("/", 2)[-2] == "peraturan"

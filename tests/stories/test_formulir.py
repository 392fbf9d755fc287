"""The working day of the forms over REST, on the test portal."""

from plone.app.testing import SITE_OWNER_NAME
from plone.app.testing import SITE_OWNER_PASSWORD
import pytest
from setneg.policy.complaints import tracking
from setneg.policy.setuphandlers import DEMO_PASSWORD
from tests import counts
from tests.stories import formulir
from tests.stories.client import Portal
from tests.stories.test_iku_cycle import later
from tests.stories.timeline import Timeline


@pytest.mark.rule("R-X-12", "R-X-17", "R-SPK-12", "R-IKU-09", "I-25", "I-34")
def test_a_working_day_of_the_forms(functional):
    """pimpinan.sdm, a visitor, six units with kabag.ak1, and admin with a new form."""
    tracking.LIMIT.forget()
    counts.anew()
    administrator = (SITE_OWNER_NAME, SITE_OWNER_PASSWORD)
    url = functional["portal"].absolute_url()
    portal = Portal(url, DEMO_PASSWORD, administrator)
    told = formulir.play(portal, Timeline(), later)
    assert sorted(told) == ["formulir", "pengaduan", "siklus", "usulan"]

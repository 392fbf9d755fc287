"""REST as named accounts, with an administrator who looks where a ticket stands."""

from plone.app.testing import SITE_OWNER_NAME
from plone.app.testing import SITE_OWNER_PASSWORD
from setneg.policy.setuphandlers import DEMO_PASSWORD
from tests.stories.client import Portal


def of(site):
    """`of(site)("staf.sisdur").step(url, "terima")`."""
    owner = (SITE_OWNER_NAME, SITE_OWNER_PASSWORD)
    return Portal(site.absolute_url(), DEMO_PASSWORD, administrator=owner).person

"""The page for adding opens only for what may lie in a place."""

from plone.testing.zope import Browser
import pytest
from setneg.policy.setuphandlers import DEMO_PASSWORD
import transaction


PLACES = ("naskah", "usulan", "kegiatan", "standar-pelayanan", "peraturan")


@pytest.fixture()
def opened(functional):
    """staf.sisdur opens the page for adding; the status and where he ended."""
    portal = functional["portal"]
    transaction.commit()
    browser = Browser(functional["app"])
    browser.raiseHttpErrors = False
    browser.addHeader("Authorization", f"Basic staf.sisdur:{DEMO_PASSWORD}")

    def open_(place, kind):
        browser.open(f"{portal.absolute_url()}/{place}/++add++{kind}")
        return browser.headers["status"][:3], browser.url.rsplit("/", 1)[-1]

    return open_


@pytest.mark.parametrize("place", PLACES)
def test_what_may_not_lie_here_is_refused_in_words(opened, place):
    for kind in ("Document", "Folder", "File", "Kegiatan"):
        assert opened(place, kind) == ("200", "insufficient-privileges"), kind


def test_what_may_lie_here_opens(opened):
    assert opened("naskah", "Memorandum") == ("200", "++add++Memorandum")

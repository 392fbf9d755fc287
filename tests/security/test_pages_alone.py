"""A page that is opened by its name alone answers, refuses, or is not there."""

from plone.app.testing import SITE_OWNER_NAME
from plone.app.testing import SITE_OWNER_PASSWORD
import pytest
from setneg.policy.setuphandlers import DEMO_PASSWORD
from tests.security.reachable import reachable
from tests.security.test_write_attacks import HTML
from tests.security.test_write_attacks import pages
from tests.stories.client import Portal
from tests.workflows.steps import people
import transaction


@pytest.fixture
def letter(site):
    """A memorandum that Karo signs next."""
    document = people.begin(site, "Memorandum", kepada=["biro-sdm__kepala"])
    people.until(site, document, "tanda_tangan_eselon_2")
    transaction.commit()
    return document


def found(site, *kinds):
    """One object of each kind that the demo made."""
    catalog = site.portal_catalog
    for kind in kinds:
        brains = catalog.unrestrictedSearchResults(portal_type=kind)
        if brains:
            yield brains[0]._unrestrictedGetObject()


@pytest.mark.parametrize("name", ["karo.ortala", "staf.ksp", None])
def test_no_page_fails_when_it_is_opened_by_its_name(site, letter, rest, name):
    """Karo, a stranger and a visitor type the names of pages."""
    base, person = site.absolute_url(), rest(name)
    places = [site, site["naskah"], letter]
    places += found(site, "Unit", "Jabatan", "StandarPelayanan")
    names = {name for name, _method in pages("page")}
    failed = []
    for place in places:
        url = place.absolute_url()
        for page in reachable(place, names):
            answer = person.request(
                "GET", f"{url}/@@{page}", headers=HTML, allow_redirects=False
            )
            if answer.status_code >= 500:
                failed.append((url[len(base) :], page, answer.status_code))
    assert failed == []


@pytest.mark.parametrize(
    "page", ["organisasi-makro", "jabatan-kosong-tabel", "rantai-macros", "baris-versi"]
)
def test_parts_of_pages_are_no_pages(site, rest, page):
    """Karo and the site's manager ask for the macros of other pages."""
    url = f"{site.absolute_url()}/@@{page}"
    manager = (SITE_OWNER_NAME, SITE_OWNER_PASSWORD)
    portal = Portal(site.absolute_url(), DEMO_PASSWORD, administrator=manager)
    for person in (rest("karo.ortala"), portal.administrator):
        answer = person.request("GET", url, headers=HTML, allow_redirects=False)
        assert answer.status_code in (302, 404), (page, answer.status_code)
        inside = person.request("GET", f"{url}/macros", headers=HTML)
        assert inside.status_code < 500

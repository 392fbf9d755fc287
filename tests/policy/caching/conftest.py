"""A published regulation, and people who ask for it over HTTP."""

from plone import api
from plone.app.textfield import RichTextValue
from plone.memoize.interfaces import ICacheChooser
import pytest
import requests
from setneg.policy.setuphandlers import DEMO_PASSWORD
from tests.workflows.steps import people
import transaction
from zope.component import getUtility


KEPT = "plone.app.caching.operations.ramcache"
TEXT = "<p>Pasal 1</p><p>Dokumen kepegawaian disimpan di lemari besi.</p>"


@pytest.fixture(autouse=True)
def nothing_kept():
    """The memory belongs to the process, the database to one test."""
    getUtility(ICacheChooser)(KEPT).ramcache.invalidateAll()


@pytest.fixture
def site(functional):
    return functional["portal"]


@pytest.fixture
def publish(site):
    """A function: a regulation that went through all hands and is published."""

    def through_all_hands(title="Pengelolaan Dokumen Kepegawaian", text=TEXT):
        body = RichTextValue(text, "text/html", "text/x-html-safe")
        regulation = people.begin(
            site, "Peraturan", isi=body, menimbang=["bahwa perlu diatur;"]
        )
        regulation.title = title
        uid = regulation.UID()
        people.until(site, regulation, "terbit")
        transaction.commit()
        return api.content.get(UID=uid)

    return through_all_hands


@pytest.fixture
def regulation(publish):
    return publish()


@pytest.fixture
def ask():
    """GET an address as a page or as JSON; without a name as a visitor."""

    def get(url, name=None, json=False, **headers):
        return requests.get(
            url,
            headers={"Accept": "application/json" if json else "text/html", **headers},
            auth=(name, DEMO_PASSWORD) if name else None,
            timeout=60,
            allow_redirects=False,
        )

    return get


@pytest.fixture
def take():
    """A head takes a step over REST, as he would at his desk."""

    def post(url, name, verb, **data):
        answer = requests.post(
            f"{url}/@workflow/{verb}",
            json=data,
            headers={"Accept": "application/json"},
            auth=(name, DEMO_PASSWORD),
            timeout=60,
        )
        assert answer.status_code == 200, answer.text

    return post

"""People of the demo at their desks, for tests of documents."""

from plone import api
from plone.app.testing import SITE_OWNER_NAME
from plone.app.testing import SITE_OWNER_PASSWORD
from plone.app.textfield import RichTextValue
from plone.dexterity.utils import createContentInContainer
from plone.testing.zope import Browser
import pytest
from setneg.policy.setuphandlers import DEMO_PASSWORD
from tests.stories.client import Portal
import transaction


#: Tickets: only forms make them, so what is put there by tests asks for no right.
SENT_BY_FORMS = ("Usulan", "Pengaduan")


@pytest.fixture
def site(functional):
    """The portal, committed to by every fixture that makes something."""
    return functional["portal"]


@pytest.fixture
def rest(site):
    """REST as a named account: `rest("staf.sisdur").request("GET", "/naskah")`."""
    return Portal(site.absolute_url(), password=DEMO_PASSWORD).person


@pytest.fixture
def person(site):
    """The same, with an administrator for what accounts need first."""
    owner = (SITE_OWNER_NAME, SITE_OWNER_PASSWORD)
    return Portal(site.absolute_url(), DEMO_PASSWORD, administrator=owner).person


@pytest.fixture
def make(site):
    """Draft something as an account: `make("staf.sisdur", "Memorandum", title=...)`."""

    def draft(userid, kind, place=None, **fields):
        place = site["naskah"] if place is None else place
        with api.env.adopt_user(userid):
            document = createContentInContainer(
                place, kind, checkConstraints=kind not in SENT_BY_FORMS, **fields
            )
        transaction.commit()
        return document

    return draft


@pytest.fixture
def proposal(site, make):
    """What the head of the finance bureau proposes."""
    return make(
        "karo.keuangan",
        "Usulan",
        site["usulan"],
        title="Prosedur kas",
        pengusul="biro-keuangan__kepala",
    )


@pytest.fixture
def standard(site):
    """The only standard in force."""
    return site["standar-pelayanan"].objectValues()[0]


@pytest.fixture
def complain(site, make, standard):
    """A complaint of the head of the personnel bureau on the only standard."""

    def draft(**fields):
        given = {
            "title": "Undangan datang terlambat",
            "unit": "biro-sdm",
            "pengusul": "biro-sdm__kepala",
            "standar": standard.UID(),
            "langkah": "SPK-6",
            "isi": RichTextValue("<p>Undangan tiba sesudah rapat.</p>", "text/html"),
        }
        return make("pimpinan.sdm", "Pengaduan", site["pengaduan"], **(given | fields))

    return draft


@pytest.fixture
def case(site):
    """A case of Subbagian Sistem dan Prosedur Kerja, as the engine makes it."""
    document = createContentInContainer(
        site["kegiatan"],
        "Kegiatan",
        checkConstraints=False,
        title="Penyusunan pedoman rahasia",
        unit="subbag-sisdur",
    )
    transaction.commit()
    return document


@pytest.fixture
def desk(functional):
    """A browser window of an account; None is a visitor."""

    def window(userid=None):
        browser = Browser(functional["app"])
        browser.raiseHttpErrors = False
        if userid:
            browser.addHeader("Authorization", f"Basic {userid}:{DEMO_PASSWORD}")
        return browser

    return window

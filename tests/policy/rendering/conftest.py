"""Documents as the signing step leaves them, and a visitor with a browser."""

from datetime import date
from datetime import datetime
from datetime import UTC
from plone.app.testing import login
from plone.app.testing import logout
from plone.app.textfield import RichTextValue
from plone.dexterity.utils import createContentInContainer
from plone.testing.zope import Browser
import pytest
from setneg.policy.rendering.original import seal
from setneg.policy.rendering.verification import LIMIT
from tests.policy.rendering.samples import ARTICLES
import transaction


UNIT = "subbag-sisdur"
SIGNED = datetime(2026, 11, 21, 7, 5, tzinfo=UTC)


def begin(portal, kind, **fields):
    """A staff member of the subdivision begins a document."""
    login(portal, "staf.sisdur")
    fields.setdefault("title", "Sistem dan Prosedur Kerja")
    fields.setdefault("isi", RichTextValue(ARTICLES, "text/html", "text/x-html-safe"))
    document = createContentInContainer(
        portal["kegiatan"], kind, checkConstraints=False, unit=UNIT, **fields
    )
    logout()
    return document


def signed(document, position, userid, number):
    """What signing and numbering write into a document."""
    document.ditandatangani_oleh = position
    document.ditandatangani_pejabat = userid
    document.ditandatangani_pada = SIGNED
    document.nomor = number
    document.tanggal = date(2026, 11, 21)
    return document


@pytest.fixture(autouse=True)
def no_asks_yet():
    LIMIT.forget()


@pytest.fixture
def draft_regulation():
    """A function: a regulation of the Minister that nobody has signed."""

    def make(portal, **fields):
        fields = {
            "penandatangan": "menteri",
            "menimbang": ["a. bahwa perlu diatur;", "b. bahwa perlu ditetapkan;"],
            "mengingat": ["Undang-Undang Nomor 25 Tahun 2009;"],
            **fields,
        }
        return begin(portal, "Peraturan", **fields)

    return make


@pytest.fixture
def sealed_regulation(draft_regulation):
    """A function: a regulation that the Minister signed and that is sealed."""

    def make(portal, **fields):
        document = draft_regulation(portal, **fields)
        signed(document, "kemensetneg__kepala", "menteri", "Nomor 7 Tahun 2026")
        seal(document)
        return document

    return make


@pytest.fixture
def visitor(functional):
    """Somebody without an account at a browser."""
    transaction.commit()
    browser = Browser(functional["app"])
    browser.raiseHttpErrors = False
    return browser


@pytest.fixture
def site(functional):
    return functional["portal"]

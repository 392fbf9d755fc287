"""The report of what is still missing on the ministry's site."""

from .test_regulations import publish
from datetime import datetime
from datetime import UTC
from plone import api
from plone.namedfile.file import NamedBlobFile
from plone.testing.zope import Browser
import pytest
from setneg.policy.setuphandlers import DEMO_PASSWORD
import transaction


pytestmark = pytest.mark.rule("R-SPK-13")


@pytest.fixture
def report(functional):
    """Open the report as an account, or as a visitor."""

    def read(account=None):
        browser = Browser(functional["app"])
        browser.raiseHttpErrors = False
        if account:
            browser.addHeader("Authorization", f"Basic {account}:{DEMO_PASSWORD}")
        place = functional["portal"]["peraturan"].absolute_url()
        browser.open(f"{place}/@@kelengkapan")
        return browser

    return read


@pytest.fixture
def regulations(site):
    """One regulation with everything, one without its PDF and code, one unpublished."""
    whole = publish(site, 3, 2026, "Lengkap semuanya")
    whole.isi = "Pasal 1"
    whole.berkas_pdf = NamedBlobFile(b"%PDF-1.7", filename="asli.pdf")
    whole.kode_verifikasi = "ABCD"
    whole.diterbitkan = datetime(2026, 3, 2, tzinfo=UTC)
    publish(site, 4, 2026, "Tanpa berkas")
    waiting = publish(site, 5, 2026, "Menunggu terbit")
    tool = api.portal.get_tool("portal_workflow")
    [chain] = tool.getWorkflowsFor(waiting)
    state = dict(tool.getStatusOf(chain.id, waiting), review_state="terbitkan")
    tool.setStatusOf(chain.id, waiting, state)
    chain.updateRoleMappingsFor(waiting)
    waiting.reindexObject()
    transaction.commit()


def row(page, title):
    """The table row of a title."""
    return page[page.index(title) :].partition("</tr>")[0]


def test_the_head_of_bureau_sees_what_is_missing(regulations, report):
    # acting: karo.ortala, whose bureau promised the publication
    page = report("karo.ortala").contents
    assert "lengkap" in row(page, "Lengkap semuanya")
    lacking = row(page, "Tanpa berkas")
    assert "Naskah asli (PDF)" in lacking
    assert "Kode verifikasi" in lacking
    assert "Belum terbit" in row(page, "Menunggu terbit")


def test_another_unit_reads_only_what_is_public(regulations, report):
    # acting: an official of the same rank elsewhere
    page = report("karo.keuangan").contents
    assert "Tanpa berkas" in page
    assert "Menunggu terbit" not in page


def test_a_visitor_has_no_report(regulations, report):
    # acting: a visitor without an account
    browser = report()
    assert "Kelengkapan pengumuman" not in browser.contents

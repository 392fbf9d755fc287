"""``@@pdf``: the original byte for byte for those who may see the document."""

from plone.testing.zope import Browser
import pytest
from setneg.policy.setuphandlers import DEMO_PASSWORD
import transaction


def person(functional, userid):
    browser = Browser(functional["app"])
    browser.raiseHttpErrors = False
    browser.addHeader("Authorization", f"Basic {userid}:{DEMO_PASSWORD}")
    return browser


@pytest.mark.rule("R-SPK-09", "SPK-14.6")
def test_the_unit_gets_the_sealed_file(functional, site, sealed_regulation):
    """Staff of the subdivision opens the signed regulation."""
    document = sealed_regulation(site)
    transaction.commit()
    browser = person(functional, "staf.sisdur")
    browser.open(document.absolute_url() + "/@@pdf")
    assert browser.headers["status"].startswith("200")
    assert browser.headers["content-type"] == "application/pdf"
    assert (
        browser.headers["content-disposition"]
        == 'inline; filename="peraturan-nomor-7-tahun-2026.pdf"'
    )
    assert "private" in browser.headers["cache-control"]
    assert len(browser._response.body) == document.berkas_pdf.getSize()


def test_before_the_signature_it_is_a_draft(functional, site, draft_regulation):
    """Staff of the subdivision looks at the draft as it would be printed."""
    document = draft_regulation(site)
    transaction.commit()
    browser = person(functional, "staf.sisdur")
    browser.open(document.absolute_url() + "/@@pdf")
    assert browser._response.body.startswith(b"%PDF")
    assert "no-store" in browser.headers["cache-control"]
    assert document.berkas_pdf is None


@pytest.mark.parametrize("userid", ["staf.sdm", "pimpinan.sdm", None])
def test_others_do_not_get_it(functional, site, visitor, sealed_regulation, userid):
    """Same rank in another unit, its head, and a visitor ask for the file."""
    document = sealed_regulation(site)
    transaction.commit()
    browser = person(functional, userid) if userid else visitor
    browser.open(document.absolute_url() + "/@@pdf")
    assert not browser._response.body.startswith(b"%PDF")


def test_a_visitor_may_keep_what_is_public(site, visitor, sealed_regulation):
    """A visitor opens a published regulation twice; the second time nothing is sent."""
    document = sealed_regulation(site)
    document.manage_permission("View", ["Anonymous"], acquire=False)
    transaction.commit()
    visitor.open(document.absolute_url() + "/@@pdf")
    assert "public" in visitor.headers["cache-control"]
    visitor.addHeader("If-None-Match", visitor.headers["etag"])
    visitor.open(document.absolute_url() + "/@@pdf")
    assert visitor.headers["status"].startswith("304")

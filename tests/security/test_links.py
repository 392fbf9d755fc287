"""Who asks what leads to a document learns of nothing that he may not see."""

from plone.app.textfield import RichTextValue
import pytest
import transaction
from zope.event import notify
from zope.lifecycleevent import ObjectModifiedEvent


@pytest.fixture
def linked(site, standard, make):
    """A secret note that leads to the published standard; its words stand nowhere."""
    note = make("staf.sisdur", "Memorandum", title="Zirkonium")
    link = f'<a href="resolveuid/{standard.UID()}">standar</a>'
    note.isi = RichTextValue(link, "text/html", "text/x-html-safe")
    notify(ObjectModifiedEvent(note))
    transaction.commit()
    return note


def test_a_document_that_one_may_not_see_leads_nowhere(linked, standard, rest):
    # Staf Biro Keuangan, pengunjung; penyusunnya sendiri melihatnya
    question = f"/@linkintegrity?uids={standard.UID()}"
    for who in ("staf.keuangan", None):
        assert "Zirkonium" not in rest(who).request("GET", question).text
        page = rest(who).request(
            "GET",
            f"{standard.absolute_url()}/@@delete_confirmation_info",
            headers={"Accept": "text/html"},
        )
        assert "Zirkonium" not in page.text
    assert "Zirkonium" in rest("staf.sisdur").request("GET", question).text


def test_a_hidden_document_answers_like_one_that_does_not_exist(linked, rest):
    # Pengunjung tanpa akun
    hidden = rest(None).request("GET", f"/@linkintegrity?uids={linked.UID()}")
    unknown = rest(None).request("GET", f"/@linkintegrity?uids={'0' * 32}")
    assert (hidden.status_code, hidden.text) == (
        unknown.status_code,
        unknown.text,
    )

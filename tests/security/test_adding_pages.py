"""Plone's own pages for adding show themselves only to those who may make the kind."""

import pytest
from tests.security.test_attachments import PDF
from tests.security.test_attachments import sent
from tests.security.test_write_attacks import HTML
from tests.security.test_write_attacks import tid


PLACES = ("naskah", "kegiatan", "surat-masuk", "usulan", "organisasi", "formulir",
          "standar-pelayanan", "peraturan", "")  # fmt: skip
WAYS = "application/pdf", "text/html", "image/svg+xml"


def test_no_page_for_adding_opens_for_a_visitor(site, rest):
    """A visitor opens each kind in each place."""
    base, person = site.absolute_url(), rest(None)
    kinds = [kind for kind in site.portal_types.objectIds() if kind != "Plone Site"]
    before, opened = tid(site), set()
    for place in PLACES:
        for kind in kinds:
            url = f"{base}/{place}/++add++{kind}".replace("//++", "/++")
            answer = person.request("GET", url, headers=HTML, allow_redirects=False)
            if answer.status_code == 200:
                opened.add((place, kind))
    assert opened == set()
    assert tid(site) == before


@pytest.mark.parametrize("kind", WAYS)
def test_a_polyglot_is_never_shown_as_a_page(make, rest, kind):
    """Staf Sisdur attaches a PDF that is also a page; no door shows it as a page."""
    draft = make("staf.sisdur", "Memorandum", title="Lampiran", unit="subbag-sisdur")
    person, url = rest("staf.sisdur"), draft.absolute_url()
    file = sent(PDF + b"\n<html><script>alert(1)</script></html>", "surat.pdf", kind)
    answer = person.request("PATCH", url, json={"lampiran_berkas": file})
    if answer.status_code == 400:
        return
    for view in ("@@download", "@@display-file", "@@images"):
        answer = person.request("GET", f"{url}/{view}/lampiran_berkas", headers=HTML)
        if answer.status_code != 200:
            continue
        said = answer.headers
        saved = said.get("Content-Disposition", "").startswith("attachment")
        assert saved or said["Content-Type"].startswith("application/pdf"), (view, said)
        assert said.get("X-Content-Type-Options") == "nosniff", view

"""Files that come with documents: who reads them, and what is never taken in."""

import base64
from plone.namedfile.file import NamedBlobFile
import pytest


PDF = b"%PDF-1.4 daftar"


def sent(data, filename, kind="application/pdf"):
    """A file as a REST client sends it."""
    return {
        "data": base64.b64encode(data).decode(),
        "encoding": "base64",
        "filename": filename,
        "content-type": kind,
    }


@pytest.fixture
def draft(make):
    return make(
        "staf.sisdur",
        "Memorandum",
        title="Dengan lampiran",
        unit="subbag-sisdur",
        lampiran_berkas=NamedBlobFile(PDF, filename="daftar.pdf"),
    )


@pytest.mark.rule("R-X-10")
def test_the_drafter_downloads_the_attachment_and_a_stranger_does_not(draft, rest):
    """Staf Subbag Sisdur reads his own attachment; staf KSP and a visitor do not."""
    url = f"{draft.absolute_url()}/@@download/lampiran_berkas"
    own = rest("staf.sisdur").request("GET", url, allow_redirects=False)
    assert (own.status_code, own.content) == (200, PDF)
    assert own.headers["Content-Disposition"].startswith("attachment")
    for name in ("staf.ksp", None):
        other = rest(name).request("GET", url, allow_redirects=False)
        assert other.status_code in (302, 401, 403, 404)
        assert PDF not in other.content


@pytest.mark.parametrize(
    ("data", "filename", "kind"),
    [
        (b"<script>alert(1)</script>", "surat.html", "text/html"),
        (b"<svg onload='alert(1)'/>", "gambar.svg", "image/svg+xml"),
        (b"<html><script>alert(1)</script>", "surat.pdf", "application/pdf"),
        (b"MZ\x90", "pasang.exe", "application/pdf"),
    ],
)
def test_a_disguised_file_is_refused_with_a_reason(draft, rest, data, filename, kind):
    """Staf Subbag Sisdur attaches what is no document: 400, the old file stays."""
    url = draft.absolute_url()
    answer = rest("staf.sisdur").request(
        "PATCH", url, json={"lampiran_berkas": sent(data, filename, kind)}
    )
    assert answer.status_code == 400
    assert "lampiran_berkas" in answer.text
    kept = rest("staf.sisdur").get(url)["lampiran_berkas"]
    assert kept["filename"] == "daftar.pdf"


def test_a_page_dressed_up_as_pdf_is_never_shown_in_the_browser(draft, rest):
    """Staf Subbag Sisdur names a PDF's kind `text/html`: it comes back as a download."""
    person, url = rest("staf.sisdur"), draft.absolute_url()
    file = sent(PDF + b"<script>alert(1)</script>", "surat.pdf", "text/html")
    person.request("PATCH", url, json={"lampiran_berkas": file})
    for view in ("@@download", "@@display-file", "@@images"):
        answer = person.request("GET", f"{url}/{view}/lampiran_berkas")
        assert answer.headers["Content-Disposition"].startswith("attachment"), view

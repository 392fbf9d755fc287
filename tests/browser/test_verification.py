"""Anybody checks a document in Chromium: by its file, whole or changed."""

import pytest
from tests.workflows.steps import people
import transaction


pytestmark = pytest.mark.browser

TITLE = "Pembentukan tim penyusun prosedur"


@pytest.fixture
def sealed(site, waiting):
    """The file of a decision that the minister signed."""
    address = waiting("Keputusan", "selesai", TITLE)
    transaction.begin()
    path = address.removeprefix(site.absolute_url()).lstrip("/")
    document = site.unrestrictedTraverse(path)
    assert people.stage(document) == "selesai"
    return document.berkas_pdf.data


@pytest.mark.parametrize("width", [1280, 390])
def test_a_visitor_uploads_the_file_that_he_was_given(desk, sealed, width):
    # A visitor without an account: first the file as it is, then one that was changed.
    visitor = desk(width=width)
    page = visitor.open("/@@verifikasi")

    def upload(name, data):
        given = {"name": name, "mimeType": "application/pdf", "buffer": data}
        page.set_input_files("#berkas-saja", given)
        visitor.press("form:has(#berkas-saja) button[type=submit]")
        return page.inner_text("#content")

    words = upload("keputusan.pdf", sealed)
    assert "Tidak berubah" in words
    assert "Menteri Sekretaris Negara" in words
    visitor.sound()
    visitor.picture(f"verification-{width}")
    changed = bytearray(sealed)
    changed[sealed.index(b"stream") + 20] ^= 1
    words = upload("keputusan.pdf", bytes(changed))
    assert "Tidak berubah" not in words
    assert "Jangan dipakai" in words or "Tidak dikenal" in words
    visitor.sound()
    if width == 1280:
        visitor.picture("verification-changed")
    assert "Tidak dikenal" in upload("surat.pdf", b"%PDF-1.4 buatan sendiri")

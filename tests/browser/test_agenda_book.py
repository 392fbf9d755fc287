"""The agenda book in Chromium: opened, searched, a number made void, taken away."""

import pytest
from setneg.workflows import organisation


pytestmark = pytest.mark.browser

TITLES = ("Undangan rapat kerja", "Permintaan data arsip", "Jadwal sosialisasi")


@pytest.fixture
def numbered(waiting):
    """Three memoranda of the biro in its book, and a decision at the mail desk."""
    for title in TITLES:
        waiting("Memorandum", "distribusikan", title)
    waiting("Keputusan", "selesai", "Pembentukan tim penyusun")


@pytest.mark.rule("R-X-03")
@pytest.mark.parametrize("width", [1280, 390])
def test_the_karo_reads_the_book_of_his_biro(desk, numbered, width):
    # The Karo opens the book, looks for one letter, and takes the whole book away.
    karo = desk(width=width)
    karo.sign_in("karo.ortala")
    page = karo.open("/@@register")
    karo.sound()
    year = organisation.today().year
    karo.open(f"/@@register?jenis=Memorandum&kantor=biro-ortala&tahun={year}")
    words = page.inner_text("#baris-register")
    assert all(title in words for title in TITLES)
    assert "Nomor berurutan" in page.inner_text("#content")
    karo.sound()
    karo.picture(f"agenda-book-{width}")
    page.fill("#register-cari", "sosialisasi")
    karo.press("form:has(#register-cari) button[type=submit]")
    words = page.inner_text("#baris-register")
    assert TITLES[2] in words
    assert TITLES[0] not in words
    for kind in ("XLSX", "PDF"):
        with page.expect_download() as taken:
            page.click(f"form:has(#register-cari) a:has-text('{kind}')")
        assert taken.value.suggested_filename.endswith(f".{kind.lower()}")


def test_another_desk_does_not_open_it(desk, numbered):
    # Staf Sisdur keeps no book; the mail desk keeps its own alone.
    staf = desk()
    staf.sign_in("staf.sisdur")
    assert TITLES[0] not in staf.open("/@@register").inner_text("body")
    mail = desk()
    mail.sign_in("staf.tu")
    year = organisation.today().year
    page = mail.open(f"/@@register?jenis=Memorandum&kantor=biro-ortala&tahun={year}")
    assert TITLES[0] not in page.inner_text("body")
    page = mail.open(f"/@@register?jenis=Keputusan&kantor=biro-tu&tahun={year}")
    assert "Nomor berurutan" in page.inner_text("#content")
    mail.sound()

"""A visitor without an account finds, reads and verifies a published regulation."""

import pytest


pytestmark = pytest.mark.browser

TITLE = "Pengelolaan dokumen kepegawaian"
ARTICLES = "".join(
    f"<h3>Pasal {number}</h3><p>{text}</p>"
    for number, text in enumerate(
        (
            "Setiap unit kerja menyimpan dokumen kepegawaian menurut daftar baku.",
            "Dokumen diperiksa kelengkapannya dua kali dalam setahun.",
            "Peraturan ini mulai berlaku pada tanggal ditetapkan.",
        ),
        start=1,
    )
)
FIELDS = {
    "text": ARTICLES,
    "menimbang": ["bahwa dokumen kepegawaian perlu dikelola secara tertib;"],
    "mengingat": ["Undang-Undang Nomor 43 Tahun 2009 tentang Kearsipan;"],
}


def downloaded(desk, selector):
    """The bytes of what a link gives to a visitor."""
    address = desk.page.get_attribute(selector, "href")
    return desk.page.context.request.get(address).body()


@pytest.mark.parametrize("width", [1280, 390])
def test_the_visitor_finds_reads_and_verifies_a_regulation(desk, waiting, width):
    # A visitor comes to the first page, without an account.
    waiting("Peraturan", "terbit", TITLE, **FIELDS)
    visitor = desk(width=width)
    page = visitor.open("/")
    assert TITLE in page.inner_text("#content, .setneg-landing")
    assert page.locator("#personaltools-login").is_visible()
    assert page.locator("#edit-bar").count() == 0
    visitor.picture("landing" if width > 500 else "phone")

    # By navigation; on a phone the places are behind the button.
    if width < 500:
        page.click("#portal-logo-wrapper .navbar-toggler")
        page.wait_for_selector("#offcanvasNavbar.show:not(.showing)")
    visitor.press("#portal-globalnav a:has-text('Peraturan')")
    assert page.text_content("#portal-globalnav [aria-current=page]") == "Peraturan"
    assert TITLE in page.inner_text("#content")

    # By the search of the first page.
    visitor.open("/")
    page.fill("#cari-beranda", "kepegawaian")
    visitor.press(".setneg-hero button[type=submit]")
    visitor.press(f"#content a:has-text('{TITLE}')")

    # Reads it; nothing of the work behind it appears.
    text = page.inner_text("#content")
    assert "bahwa dokumen kepegawaian perlu dikelola" in text
    assert "Riwayat" not in text
    assert "Staf Subbagian" not in text
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    if width > 500:
        visitor.picture("visitor")

    # Takes the PDF, and looks whether it is genuine.
    assert downloaded(visitor, "#content a[href$='@@pdf']").startswith(b"%PDF")
    visitor.press("#content a[href*='@@verifikasi/']")
    assert TITLE in page.inner_text("body")
    assert "Menteri Sekretaris Negara" in page.inner_text("body")

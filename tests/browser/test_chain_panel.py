"""A site manager changes a chain on screen, tries it out, and takes it back."""

import pytest
from setneg.workflows.chains import book
from tests.workflows.steps import people
import transaction


pytestmark = pytest.mark.browser


@pytest.fixture
def manager(site):
    """The account of a site manager."""
    site.acl_users.userFolderAddUser("pengelola", "Pengelola-2026!", ["Manager"], [])
    transaction.commit()
    return "pengelola", "Pengelola-2026!"


def test_a_level_is_added_rehearsed_used_and_taken_back(
    desk, site, waiting, stage_of, manager
):
    # A memorandum is on its way while the chain changes.
    under_way = waiting("Memorandum", "periksa_eselon_4", "Permintaan data arsip")
    window = desk()
    window.sign_in(*manager)
    page = window.open("/@@overview-controlpanel")
    assert page.locator("#content a[href$='/@@rantai']").count()
    window.open("/@@rantai")
    window.picture("chains")
    window.press("a[href*='rantai-lihat?rantai=memorandum']")
    assert "Pemeriksaan Eselon III" in page.inner_text("#tabel-rantai")
    window.picture("chain-table")

    # The draft: legal drafting harmonises before the biro's head checks.
    window.press("a[href*='rantai-rancangan']")
    page.select_option("[name='baru.verb']", "harmonisasi")
    page.select_option("[name='baru.jenjang']", "perancang_hukum")
    page.select_option("[name='baru.setelah']", "3")
    page.fill("[name='baru.waktu']", "2 hari")
    window.press("#tambah button")
    assert "Tahap “Harmonisasi” (Perancang Hukum) ditambahkan" in page.inner_text(
        ".rantai-changes"
    )
    window.picture("chain-draft")

    # The rehearsal says that nobody would be stuck.
    window.press(".nav-tabs a[href*='rantai-uji']")
    page.click("#uji-mulai")
    page.wait_for_selector("#uji-coba[data-keadaan='selesai']")
    assert "Akan terhambat karena rancangan: 0" in page.inner_text("#uji-hasil")
    window.picture("chain-rehearsal")

    # In force; a new memorandum passes the new stage.
    window.press(".nav-tabs a[href*='rantai-aktifkan']")
    page.fill("#alasan", "Memorandum diharmonisasikan dahulu")
    window.press("#berlakukan button[type=submit]")
    assert "edisi 2" in page.inner_text("body")
    assert stage_of(under_way) == "periksa_eselon_4"
    transaction.begin()
    site._p_jar.sync()
    memo = people.begin(site, "Memorandum")
    people.until(site, memo, "harmonisasi")
    people.forward(site, memo)
    assert people.stage(memo) == "tanda_tangan_eselon_2"
    transaction.commit()

    # One act brings the former chain back; nothing was restarted.
    window.press(".nav-tabs a[href*='rantai-riwayat']")
    window.picture("chain-history")
    window.press("a[data-kembali='1']")
    page.fill("#alasan", "Cukup pemeriksaan berjenjang")
    window.press("#berlakukan button[type=submit]")
    transaction.begin()
    site._p_jar.sync()
    assert "harmonisasi" not in book.live("memorandum")
    assert stage_of(under_way) == "periksa_eselon_4"


def test_the_panel_fits_a_phone(desk, manager):
    # A site manager reads a chain on a phone.
    window = desk(width=390)
    window.sign_in(*manager)
    for path in (
        "/@@rantai",
        "/@@rantai-lihat?rantai=memorandum",
        "/@@rantai-rancangan?rantai=memorandum",
        "/@@rantai-rancangan?rantai=usulan",
        "/@@rantai-riwayat?rantai=memorandum",
        "/@@rantai-uji?rantai=memorandum",
    ):
        page = window.open(path)
        assert page.evaluate(
            "document.documentElement.scrollWidth <= window.innerWidth + 1"
        ), path


def test_the_head_of_a_subdivision_reads_who_may_act_and_why(desk, waiting):
    # Kasubbag Sisdur asks a memorandum who may read it.
    address = waiting("Memorandum", "periksa_eselon_4", "Permintaan data arsip")
    window = desk()
    window.sign_in("kasubbag.sisdur")
    page = window.open(address)
    window.press("a[href$='/@@siapa']")
    assert "dapat mengambil langkah" in page.inner_text("#bertindak")
    assert "dapat membaca karena" in page.inner_text("#membaca")
    window.picture("who")
    phone = desk(width=390)
    phone.sign_in("kasubbag.sisdur")
    page = phone.open(f"{address}/@@siapa")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth + 1")

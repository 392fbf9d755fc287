"""A site manager makes a form with a chain in the browser; a colleague uses it at once."""

import pytest
import transaction


pytestmark = pytest.mark.browser
FORM = "/formulir/permohonan-ruang-rapat"


@pytest.fixture
def manager(site):
    """The account of a site manager, who is not Manager."""
    site.acl_users.userFolderAddUser(
        "perancang", "Perancang-2026!", ["Site Administrator"], []
    )
    transaction.commit()
    return "perancang", "Perancang-2026!"


def at_top(window):
    """The window scrolled up, so that the bar of site managers covers nothing."""
    window.page.evaluate("window.scrollTo(0, 0)")
    return window


def test_a_form_with_a_chain_is_made_and_used_without_code_or_restart(
    desk, site, manager
):
    # Pengelola situs merancang
    window = desk()
    window.sign_in(*manager)
    page = window.open("/@@overview-controlpanel")
    assert page.locator("#content a[href$='/@@formulir-rancang']").count()
    window.open("/@@formulir-rancang")
    at_top(window).picture("form-designer-list")
    window.press("#content a[href$='/@@formulir-baru']")
    page.fill("#judul", "Permohonan ruang rapat")
    page.fill("#uraian", "Untuk meminjam ruang rapat kementerian.")
    page.fill("#tujuan", "Biro Umum menjawab dalam enam hari kerja.")
    window.sound()
    at_top(window).picture("form-designer-name")
    window.press("button[value='lanjut']")

    # Isian: satu ditambahkan di sini, penyunting easyform sejauh satu tekan
    page.fill("#baru-label", "Ruang")
    page.select_option("#baru-kind", "pilihan")
    page.fill("#baru-choices", "Aula\nRuang Sidang")
    page.check("#baru-required")
    window.press("button[value='tambah']")
    assert "Ruang Sidang" in page.inner_text("#daftar-isian")
    window.sound()
    at_top(window).picture("form-designer-fields")
    window.press("a[href$='/fields']")
    assert page.locator(".fieldPreview").count() >= 4
    window.press(".rancang-bar a")
    window.press("button[value='lanjut']")

    # Tindak lanjut: salah tulis waktu tidak menghilangkan apa pun
    page.select_option("#unit_pelayanan", "biro-umum")
    page.fill("[name='terima.sebutan']", "Menunggu meja Biro Umum")
    page.fill("[name='tangani.waktu']", "kapan-kapan")
    window.press("button[value='lanjut']")
    assert "kapan-kapan" in page.inner_text("#rancang-errors")
    assert page.input_value("[name='terima.sebutan']") == "Menunggu meja Biro Umum"
    page.fill("[name='tangani.waktu']", "3 hari kerja")
    window.sound()
    at_top(window).picture("form-designer-follow-up")
    window.press("button[value='lanjut']")
    assert page.input_value("[name='untuk.title']") == "judul"
    at_top(window).picture("form-designer-mapping")
    window.press("button[value='lanjut']")
    assert "Menunggu meja Biro Umum" in page.inner_text("#tabel-rantai")
    assert page.locator("#pratinjau-formulir select").count()
    window.sound()
    at_top(window).picture("form-designer-preview")
    window.press("button[value='lanjut']")
    at_top(window).picture("form-designer-publish")
    window.press("button[value='terbitkan']")
    assert "Terbit" in page.inner_text("h1")

    # Kepala Biro SDM memakainya saat itu juga
    leader = desk()
    leader.sign_in("pimpinan.sdm")
    page = leader.open(FORM)
    page.fill("[name='form.widgets.judul']", "Rapat pimpinan")
    page.fill("[name='form.widgets.uraian']", "Jumat pagi, dua puluh orang.")
    page.select_option("[name='form.widgets.ruang:list']", label="Ruang Sidang")
    leader.picture("form-designer-used")
    leader.press("[name='form.buttons.submit']")
    assert "PRR-0001/" in page.inner_text("body")
    ticket = page.url.partition("/@@")[0]

    # Kepala Biro Umum menerimanya; pengirim melihat di mana tiketnya
    service = desk()
    service.sign_in("karo.umum")
    page = service.open(ticket)
    assert "Ruang Sidang" in page.inner_text("body")
    service.step("terima")
    service.press("[name='form.buttons.take']")
    page = leader.open(ticket)
    assert "Ditangani" in page.inner_text("body")
    leader.picture("form-designer-followed")

    # Rantainya ada di panel, formulirnya menghitung tiketnya
    page = window.open("/@@rantai")
    assert "Permohonan ruang rapat" in page.inner_text("#daftar-rantai")
    page = window.open("/@@formulir-rancang")
    row = page.locator("#daftar-formulir tr", has_text="Permohonan ruang rapat")
    assert row.locator("td").nth(1).inner_text().strip() == "1"
    at_top(window).picture("form-designer-list-after")


def test_the_wizard_fits_a_phone(desk, manager):
    # Pengelola situs dengan telepon
    window = desk(width=390)
    window.sign_in(*manager)
    window.open("/@@formulir-baru")
    window.page.fill("#judul", "Permohonan ruang rapat")
    window.press("button[value='lanjut']")
    for step in ("nama", "isian", "tindak-lanjut", "pemetaan", "pratinjau", "terbit"):
        page = window.open(f"{FORM}/@@rancang-{step}")
        assert page.evaluate(
            "document.documentElement.scrollWidth <= window.innerWidth + 1"
        ), step
        if step == "tindak-lanjut":
            at_top(window).picture("form-designer-390")
    for path in ("/@@formulir-rancang", "/@@formulir-baru"):
        page = window.open(path)
        assert page.evaluate(
            "document.documentElement.scrollWidth <= window.innerWidth + 1"
        ), path

"""The checking official at the inbox: reads, returns with a reason, checks later."""

import pytest


pytestmark = pytest.mark.browser

TITLE = "Permintaan daftar prosedur unit kerja"
REASON = "Sebutkan dasar hukum permintaan ini."


@pytest.mark.rule("R-X-01")
def test_the_kasubbag_returns_a_memorandum_and_later_passes_it_on(
    desk, waiting, stage_of
):
    # The Kasubbag finds the memorandum in the inbox and opens it from there.
    address = waiting(
        "Memorandum",
        "periksa_eselon_4",
        TITLE,
        kepada=["biro-sdm__kepala", "biro-keuangan__kepala"],
    )
    kasubbag = desk()
    kasubbag.sign_in("kasubbag.sisdur")
    page = kasubbag.open("/@@kotak-masuk")
    assert TITLE in page.inner_text("#content")
    kasubbag.picture("inbox")
    kasubbag.press(f"#content a:has-text('{TITLE}')")
    assert "Kepala Biro Sumber Daya Manusia" in page.inner_text(".setneg-paper")
    assert page.locator(".langkah-panel a.btn-primary").count() >= 1
    kasubbag.picture("checker")

    # Without a reason nothing goes back, and the form says why.
    kasubbag.step("kembalikan-konsep")
    page.evaluate("document.querySelectorAll('form').forEach(f => f.noValidate = true)")
    kasubbag.press("#langkah-buttons-take, [name='form.buttons.take']")
    assert "Alasan" in page.inner_text("#content")
    assert page.locator(".invalid-feedback, .alert, .error").count() >= 1
    assert stage_of(address) == "periksa_eselon_4"

    # With a reason it does, and the drafter reads it.
    page.fill("textarea[name='form.widgets.alasan']", REASON)
    kasubbag.press("[name='form.buttons.take']")
    assert stage_of(address) == "konsep"
    staf = desk()
    staf.sign_in("staf.sisdur")
    assert REASON in staf.open(address).inner_text(".riwayat-panel")
    staf.step("susun")
    staf.press("[name='form.buttons.take']")
    assert stage_of(address) == "periksa_eselon_4"

    # The Kasubbag checks the new version and passes it on.
    kasubbag.open(address)
    kasubbag.step("periksa")
    kasubbag.press("[name='form.buttons.take']")
    assert stage_of(address) == "periksa_eselon_3"
    assert "Kepala Bagian Tata Laksana" in page.inner_text(".langkah-panel")
    assert page.locator(".langkah-panel a.btn-primary").count() == 0


def test_a_stranger_neither_sees_the_memorandum_nor_its_buttons(desk, waiting):
    # A Kasubbag of another unit opens the address that somebody gave him.
    address = waiting("Memorandum", "periksa_eselon_4", TITLE)
    stranger = desk()
    stranger.sign_in("kasubbag.ppk1")
    page = stranger.open(address)
    assert TITLE not in page.inner_text("body")
    assert page.locator(".langkah-panel").count() == 0
    assert TITLE not in stranger.open("/@@kotak-masuk").inner_text("#content")

"""A staff member drafts without Plone's toolbar: the page's own buttons lead on."""

import pytest


pytestmark = pytest.mark.browser

TITLE = "Permintaan data kearsipan"


def test_the_staff_begin_a_memorandum_and_change_it_from_its_page(desk):
    # Staf Sisdur opens the place of documents and begins a memorandum.
    staf = desk()
    staf.sign_in("staf.sisdur")
    page = staf.open("/naskah")
    assert page.locator("#edit-bar").count() == 0
    assert "Staf Subbagian Sistem dan Prosedur Kerja" in page.inner_text(
        "#portal-personaltools"
    )
    page.click(".setneg-new > summary")
    staf.press(".setneg-new a[href*='Memorandum']")
    page.fill("[name='form.widgets.IDublinCore.title'], [name$='.title']", TITLE)
    staf.press("#form-buttons-save")
    assert TITLE in page.inner_text("h1")
    address = page.url

    # The page offers to change it and to send it on.
    assert page.locator(".langkah-panel [data-langkah^='susun']").count() == 1
    staf.press(".setneg-tools a[href$='/edit']")
    page.fill("[name$='.title']", f"{TITLE} 2026")
    staf.press("#form-buttons-save")
    assert f"{TITLE} 2026" in page.inner_text(".setneg-paper")

    # The Minister neither finds it nor may change it.
    menteri = desk()
    menteri.sign_in("menteri")
    assert TITLE not in menteri.open("/naskah").inner_text("#content")
    assert TITLE not in menteri.open(f"{address}/edit").inner_text("body")


def test_a_wrong_password_is_told_in_indonesian(desk):
    # Somebody mistypes his password.
    window = desk(width=390)
    window.sign_in("staf.sisdur", password="bukan-kata-sandi")
    page = window.page
    assert "Masuk ke portal" in page.inner_text("h1")
    assert "kata sandi" in page.inner_text("main").lower()
    assert "Login failed" not in page.inner_text("body")
    assert page.locator("#personaltools-logout").count() == 0

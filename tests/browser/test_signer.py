"""The signer, and the staff member who numbers and distributes what was signed."""

import pytest


pytestmark = pytest.mark.browser

TITLE = "Undangan pembahasan tata kearsipan"
NOTE = "Salinan untuk arsip disimpan di lemari B."


def test_the_karo_signs_and_the_staff_number_and_distribute(desk, waiting, stage_of):
    # The Karo opens what waits for his signature and signs it.
    address = waiting(
        "Memorandum",
        "tanda_tangan_eselon_2",
        TITLE,
        kepada=["biro-tu__kepala"],
    )
    karo = desk()
    karo.sign_in("karo.ortala")
    page = karo.open(address)
    assert "belum ditandatangani" in page.inner_text(".setneg-sign")
    karo.step("tanda_tangan")
    karo.press("[name='form.buttons.take']")
    assert stage_of(address) == "nomori"

    # He sees the number that was held for it, for whom it waits, and who did what.
    page = karo.open(address)
    assert "ditandatangani secara elektronik" in page.inner_text(".setneg-sign")
    assert "1/D-3.4/" in page.inner_text(".setneg-head")
    assert "Staf Subbagian" in page.inner_text(".langkah-panel")
    history = page.inner_text(".riwayat-panel")
    assert "Kepala Biro Organisasi, Tata Laksana" in history
    assert "karo.ortala" in history
    karo.picture("signer")

    # The staff member numbers it; a form that is refused keeps what was typed.
    staf = desk()
    staf.sign_in("staf.sisdur")
    page = staf.open(address)
    staf.step("nomori")
    staf.press("[name='form.buttons.take']")
    assert stage_of(address) == "distribusikan"
    staf.open(address)
    staf.step("distribusikan")
    page.evaluate("document.querySelectorAll('form').forEach(f => f.noValidate = true)")
    page.fill("[name='form.widgets.komentar']", NOTE)
    staf.press("[name='form.buttons.take']")
    assert stage_of(address) == "distribusikan"
    assert page.input_value("[name='form.widgets.komentar']") == NOTE
    assert "Jumlah salinan" in page.inner_text("#content")
    page.fill("[name='form.widgets.jumlah_salinan']", "2")
    staf.press("[name='form.buttons.take']")
    assert stage_of(address) == "arsipkan"

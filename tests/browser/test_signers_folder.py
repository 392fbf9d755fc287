"""The signer's folder in Chromium: read, sign many, one refused, the others go on."""

import pytest
from setneg.workflows import steps
from tests.workflows.steps import people
import transaction


pytestmark = pytest.mark.browser


@pytest.fixture
def pile(site):
    """Three memoranda for the Karo; the second lacks the paraf of the Kabag."""
    documents = []
    for title in (
        "Undangan rapat kerja",
        "Permintaan data arsip",
        "Jadwal sosialisasi",
    ):
        document = people.begin(site, "Memorandum")
        document.title = title
        document.reindexObject()
        people.until(site, document, "periksa_eselon_3")
        if title.startswith("Permintaan"):
            with people.acting_as(site, "kabag.tatalaksana"):
                steps.carry(document, "periksa", "dipindahkan")
        else:
            people.forward(site, document)
        transaction.commit()
        documents.append(document)
    return documents


@pytest.mark.rule("R-SOS-12")
@pytest.mark.parametrize("width", [1280, 390])
def test_the_karo_signs_all_that_he_has_read_in_one_sitting(desk, site, pile, width):
    # The Karo opens each document, selects all, signs; one is refused with its reason.
    karo = desk(width=width)
    karo.sign_in("karo.ortala")
    page = karo.open("/@@map-tanda-tangan")
    for row in page.query_selector_all(".map-rows li a"):
        row.click()
        page.wait_for_selector(".map-leaves .map-pages img")
        page.wait_for_selector(".map-current .map-opened:not([hidden])")
    karo.picture(f"signers-folder-{width}")
    page.check("#map-semua")
    assert "(3)" in page.inner_text("#map-tanda-tangani")
    page.click("#map-tanda-tangani")
    assert page.locator(".map-dialog-list li").count() == 3
    page.click("#map-lakukan")
    page.wait_for_selector("text=3/3 selesai: 2 berhasil, 1 ditolak.")
    results = page.locator(".map-dialog-list li[data-result]")
    assert results.count() == 3
    words = page.inner_text(".map-dialog-list")
    assert words.count("tertandatangani") == 2
    assert "ditolak: Paraf pada tahap" in words
    karo.picture(f"signers-folder-result-{width}")
    transaction.begin()
    site._p_jar.sync()
    assert [people.stage(document) for document in pile] == [
        "nomori",
        "tanda_tangan_eselon_2",
        "nomori",
    ]


@pytest.mark.rule("R-SOS-12")
def test_the_keyboard_moves_signs_and_returns(desk, site, pile):
    # The Karo works with the keys alone: J to the second, R to return it, T to sign.
    karo = desk()
    karo.sign_in("karo.ortala")
    page = karo.open("/@@map-tanda-tangan")
    page.wait_for_selector(".map-leaves .map-pages img")
    first = page.inner_text(".map-current strong")
    page.keyboard.press("j")
    page.wait_for_function(
        "first => document.querySelector('.map-current strong').textContent !== first",
        arg=first,
    )
    page.wait_for_selector(".map-view:not([aria-busy]) .map-leaves")
    page.keyboard.press("r")
    page.wait_for_selector("#map-dialog[open] #map-alasan:visible")
    page.wait_for_function("document.querySelectorAll('#map-ke option').length > 0")
    page.fill("#map-alasan", "Lengkapi dasar hukumnya.")
    page.click("#map-lakukan")
    page.wait_for_selector("text=1/1 selesai: 1 berhasil, 0 ditolak.")
    page.click("#map-tutup")
    assert "dikembalikan" in page.inner_text(".map-rows")

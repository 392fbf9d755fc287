"""Drafting in Chromium: what the checker finds, how it would print, who else writes."""

import pytest


pytestmark = pytest.mark.browser

TITLE = "Permintaan daftar prosedur unit kerja"
FAULTY = "<p>Mohon Deputy dan Kabag menyampaikan daftar prosedur sebelum 12/11/26.</p>"
BIRO = "biro-keuangan__kepala"


@pytest.fixture
def draft(waiting):
    """A memorandum with faults of form, at the desk of its drafter."""
    return waiting(
        "Memorandum", "konsep", TITLE, text=FAULTY, kepada=[BIRO], tembusan=[BIRO]
    )


@pytest.mark.parametrize("width", [1280, 390])
def test_the_drafter_sees_what_is_wrong_and_how_it_prints(desk, draft, width):
    # Staf Sisdur looks at the preview before anything is saved, and mends a title.
    staf = desk(width=width)
    staf.sign_in("staf.sisdur")
    page = staf.open(draft)
    found = page.text_content(".setneg-form-check")
    assert "“Kepala Biro Keuangan” sudah disebut sebagai penerima" in found
    assert "Kepala Biro Organisasi" in page.inner_text(".setneg-sign")
    staf.sound()
    staf.open(f"{draft}/edit")
    page.wait_for_selector("#pratinjau")
    page.fill("[name$='.title']", "Hal yang baru diketik")
    page.click("#pratinjau")
    page.wait_for_selector(".setneg-preview-pages img")
    words = page.inner_text(".setneg-form-check")
    for found in ("Deputi", "Kepala Bagian", "12/11/26", "sudah disebut"):
        assert found in words
    assert "wajib" in words
    staf.sound()
    page.evaluate("document.querySelector('#pratinjau').scrollIntoView()")
    staf.picture(f"drafting-{width}")
    assert TITLE in staf.open(draft).inner_text("h1")


def test_a_faulty_draft_is_not_signed(desk, waiting, stage_of):
    # The Karo would sign; the form of the step says what has to be mended first.
    address = waiting(
        "Memorandum",
        "tanda_tangan_eselon_2",
        TITLE,
        text=FAULTY,
        kepada=[BIRO],
        tembusan=[BIRO],
    )
    karo = desk()
    karo.sign_in("karo.ortala")
    page = karo.open(address)
    assert "Deputi" in page.inner_text(".langkah-panel")
    karo.sound()
    assert stage_of(address) == "tanda_tangan_eselon_2"


def test_who_comes_second_reads_who_is_writing(desk, waiting):
    # The Kasubbag changes what he checks; the drafter sees who and since when.
    address = waiting("Memorandum", "periksa_eselon_4", TITLE)
    kasubbag = desk()
    kasubbag.sign_in("kasubbag.sisdur")
    kasubbag.open(f"{address}/edit").wait_for_selector("#pratinjau")
    staf = desk()
    staf.sign_in("staf.sisdur")
    page = staf.open(address)
    told = page.inner_text(".setneg-lock")
    assert "Sedang diubah oleh" in told
    assert "Kepala Subbagian Sistem dan Prosedur Kerja" in told
    staf.sound()
    staf.picture("lock")

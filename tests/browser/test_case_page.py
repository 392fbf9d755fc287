"""A case on screen: started from the standard's page, gone on with from its own page."""

import pytest


pytestmark = pytest.mark.browser


def test_the_karo_starts_a_case_and_the_kabag_assigns_from_its_page(desk):
    # The Karo fills in the form of the published standard.
    karo = desk()
    karo.sign_in("karo.ortala")
    page = karo.open("/standar-pelayanan/spk-2016")
    page.fill("#mulai-judul", "Tata kerja kearsipan")
    page.click("section.setneg-start button[type=submit]")
    page.wait_for_load_state("load")
    assert "Langkah 2" in page.inner_text(".setneg-case .lead")
    address = page.url

    # The Kabag sees what is missing and opens his task from the page.
    kabag = desk()
    kabag.sign_in("kabag.tatalaksana")
    page = kabag.open(address)
    assert "Kepala Bagian Tata Laksana" in page.inner_text(".setneg-missing")
    page.click("form[action$='@@buat-produk'] button[type=submit]")
    page.wait_for_load_state("load")
    page = kabag.open(address)
    assert "Langkah 3" in page.inner_text(".setneg-case .lead")

    # Of the eighteen main steps only the current one lies open.
    assert page.locator("details.setneg-step").count() == 18
    assert page.locator("details.setneg-step[open]").count() == 1
    assert page.evaluate("document.documentElement.scrollHeight") < 4000
    kabag.picture("case")

"""The scan of a letter: chosen in the portal's own words, and a refused one is not kept."""

import base64
from lxml import html


SCAN = {
    "filename": "surat.pdf",
    "content-type": "application/pdf",
    "encoding": "base64",
    "data": base64.b64encode(b"%PDF-1.4\n%%EOF\n").decode(),
}
FIELD = "form.widgets.pindaian"


def chosen(page):
    """The buttons beside a file that is there: value -> whether it is ticked."""
    found = html.fromstring(page).xpath(f"//input[@name='{FIELD}.action']")
    return {each.get("value"): each.get("checked") is not None for each in found}


def test_a_refused_file_is_not_taken_for_the_one_that_stays(book, desk, rest):
    # Staf Subbagian Tata Usaha Sekretaris Kementerian memperbaiki catatannya.
    url = book(pindaian=SCAN)["@id"]
    browser = desk("staf.tusesmen")
    browser.open(f"{url}/edit")
    assert "Pertahankan berkas ini" in browser.contents
    assert chosen(browser.contents)["nochange"]
    browser.getControl(name=f"{FIELD}.action").value = ["replace"]
    control = browser.getControl(name=FIELD)
    control.add_file(b"MZ bukan pindaian", "application/pdf", "virus.exe")
    browser.getControl(name="form.buttons.save").click()
    ticked = chosen(browser.contents)
    assert ticked["replace"] and not ticked["nochange"]
    assert rest("staf.tusesmen").get(url)["pindaian"]["filename"] == "surat.pdf"

"""Paraf koordinasi in Chromium: asked of another unit, answered there, read here."""

import pytest


pytestmark = pytest.mark.browser

TITLE = "Penataan ruang arsip bersama"
QUESTION = "Apakah ruang di lantai dua dapat dipakai?"


@pytest.mark.rule("R-SOS-04")
def test_a_biro_gives_its_opinion_before_the_signature(desk, waiting, stage_of):
    # The Kabag asks Biro Umum; it must be answered before the signature.
    address = waiting("Memorandum", "periksa_eselon_3", TITLE)
    kabag = desk()
    kabag.sign_in("kabag.tatalaksana")
    page = kabag.open(address)
    kabag.press("#paraf-koordinasi a[href$='@@paraf-koordinasi']")
    page.select_option("#koordinasi-jabatan", "biro-umum__kepala")
    page.check("#koordinasi-wajib")
    page.fill("#koordinasi-permintaan", QUESTION)
    kabag.sound()
    kabag.press("form:has(#koordinasi-jabatan) button[type=submit]")
    assert QUESTION in page.inner_text("#content")
    kabag.open(address)
    kabag.sound()
    kabag.picture("opinion-asked")

    # The stranger's biro cannot read it; Biro Umum finds it and answers on a phone.
    other = desk()
    other.sign_in("karo.keuangan")
    assert TITLE not in other.open(address).inner_text("body")
    umum = desk(width=390)
    umum.sign_in("karo.umum")
    page = umum.open("/@@kotak-masuk")
    assert TITLE in page.inner_text("#content")
    umum.sound()
    umum.picture("inbox-390")
    umum.press(f"#content a:has-text('{TITLE}')")
    umum.press("#paraf-koordinasi a.btn-primary")
    page.check("[name=pendapat][value=setuju_dengan_catatan]")
    page.fill("[name=catatan]", "Dapat, sesudah rak dipindahkan.")
    umum.sound()
    umum.picture("opinion-390")
    umum.press("form:has([name=pendapat]) button[type=submit]")

    # The Kabag reads the opinion beside the document.
    page = kabag.open(address)
    words = page.inner_text("#paraf-koordinasi")
    assert "Dapat, sesudah rak dipindahkan." in words
    assert "etuju dengan catatan" in words
    kabag.picture("opinion-answered")
    assert stage_of(address) == "periksa_eselon_3"

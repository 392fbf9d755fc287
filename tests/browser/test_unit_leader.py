"""A unit's leader proposes an activity with the form and follows what becomes of it."""

import pytest


pytestmark = [pytest.mark.browser, pytest.mark.rule("R-SPK-12")]

FORM = "/formulir/usulan-kegiatan"
TITLE = "Tata cara pengelolaan dokumen kepegawaian"
LETTER = {
    "name": "daftar.pdf",
    "mimeType": "application/pdf",
    "buffer": b"%PDF-1.7 isi",
}


def fill_in(page):
    page.fill("[name='form.widgets.judul']", TITLE)
    page.fill("[name='form.widgets.alasan']", "Setiap unit memakai cara sendiri.")
    kind = "[name='form.widgets.jenis_kegiatan:list']"
    if page.locator(f"select{kind}").count():
        page.select_option(kind, index=1)
    else:
        page.locator(kind).first.check()


def test_the_leader_sends_a_proposal_and_sees_where_it_stands(desk):
    # Kepala Biro SDM comes from the first page to the form.
    leader = desk()
    leader.sign_in("pimpinan.sdm")
    page = leader.open("/")
    leader.press("a[href$='/formulir/usulan-kegiatan']")
    assert page.inner_text("h1")

    # A file that is no document is refused, and what was typed stays.
    fill_in(page)
    page.set_input_files("input[type=file]", {**LETTER, "buffer": b"MZ program"})
    leader.press("[name='form.buttons.submit']")
    assert page.input_value("[name='form.widgets.judul']") == TITLE
    assert page.input_value("[name='form.widgets.alasan']")

    # With the right file it becomes a ticket that says where it stands.
    page.set_input_files("input[type=file]", LETTER)
    leader.press("[name='form.buttons.submit']")
    assert "/usulan/" in page.url
    assert TITLE in page.inner_text("h1")
    assert page.inner_text("[role=status]")
    assert "daftar.pdf" in page.inner_text("#content")
    leader.picture("unit-leader")

    # It stands among his proposals; the head of another unit does not see it.
    assert TITLE in leader.open("/usulan").inner_text("#content")
    address = page.locator(f"#content a:has-text('{TITLE}')").first.get_attribute(
        "href"
    )
    stranger = desk()
    stranger.sign_in("karo.keuangan")
    assert TITLE not in stranger.open("/usulan").inner_text("#content")
    assert TITLE not in stranger.open(address).inner_text("body")

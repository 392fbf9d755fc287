"""A unit's leader proposes an activity with the form and follows what becomes of it."""

import pytest
from tests.policy.ticket import people


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
    if "/usulan/" in page.url and "tanda-bukti" in page.url:
        leader.open(page.url.partition("/@@tanda-bukti")[0])
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


def test_the_leader_is_asked_back_completes_and_follows_on_a_phone(desk, site):
    # Kepala Biro Ortala asks over REST; Kepala Biro SDM reads and answers on a phone.
    rest = people.of(site)
    sent = rest("pimpinan.sdm").post(
        f"{FORM}/@kirim",
        jenis_kegiatan="Sosialisasi",
        judul="Sosialisasi tata naskah",
        alasan="Pegawai baru belum mengenalnya.",
    )
    ticket = sent["@id"]
    rest("karo.ortala").step(ticket, "minta_kelengkapan", alasan="Untuk berapa orang?")
    leader = desk(width=390)
    leader.sign_in("pimpinan.sdm")
    page = leader.open(ticket)
    assert "Menunggu Anda melengkapinya" in page.inner_text("[role=status]")
    assert "Untuk berapa orang?" in page.inner_text(".setneg-missing")
    leader.sound()
    leader.picture("ticket-390")
    leader.press(".setneg-follow a:has-text('Lengkapi')")
    page.fill("textarea", "Empat puluh orang.")
    leader.press("[name='form.buttons.take']")
    assert "menunggu Kepala Biro Organisasi" in page.inner_text(".setneg-sentence")
    assert "Empat puluh orang." in page.inner_text(".setneg-talk")

    # The list of his own says the same.
    page = leader.open("/@@pengajuan-saya")
    assert "Sosialisasi tata naskah" in page.inner_text("#content")
    leader.sound()
    leader.picture("own-tickets-390")

    # He cancels only after he was told what that means.
    page = leader.open(ticket)
    page.click(".setneg-cancel summary")
    assert "tidak dapat dibuka kembali" in page.inner_text(".setneg-cancel")
    leader.press(".setneg-cancel a")
    page.fill("textarea", "Sudah dilaksanakan sendiri.")
    leader.press("[name='form.buttons.take']")
    assert page.inner_text(".setneg-sentence").startswith("Batal")


def test_a_leader_opens_the_page_of_his_requests_and_replies(desk):
    # Staf Subbag TU Sekretaris Kementerian and Kepala Biro SDM find their places.
    desk_officer = desk()
    desk_officer.sign_in("staf.tusesmen")
    page = desk_officer.open("/permohonan")
    assert "Permohonan" in page.inner_text("h1")
    desk_officer.sound()
    leader = desk(width=390)
    leader.sign_in("pimpinan.sdm")
    page = leader.open("/usulan-tim")
    assert "Menunggu usulan Anda" in page.inner_text("#content")
    leader.sound()

"""A letter from outside in Chromium: registered, directed, answered, closed."""

import pytest


pytestmark = pytest.mark.browser

TITLE = "Permintaan tanggapan atas rancangan peraturan"


def register(desk):
    """The desk of the Sesmen writes the letter into the agenda book; its address."""
    mail = desk()
    mail.sign_in("staf.tusesmen")
    page = mail.open("/surat-masuk")
    mail.sound()
    mail.press("#content a.btn-primary[href$='++add++SuratMasuk']")
    page.fill("[name$='widgets.title'], [name$='.title']", TITLE)
    page.fill("[name$='widgets.asal']", "Kementerian Keuangan")
    page.fill("[name$='widgets.nomor_asal']", "S-44/MK.2/2026")
    page.fill("[name$='widgets.isi_ringkas']", "Meminta tanggapan tertulis.")
    mail.sound()
    mail.picture("incoming-form")
    page.select_option("[name='form.widgets.ditujukan.from']", "setmen__kepala")
    page.click("[name=from2toButton] >> nth=0")
    mail.press("#form-buttons-save")
    address = page.url.removesuffix("/view")
    mail.step("lanjut")
    mail.press("[name='form.buttons.take']")
    return address


def direct(window, post, words):
    """A leader passes it on from the page that is open."""
    page = window.page
    page.select_option("select[name='untuk:list']", post)
    page.check("[name='instruksi:list'][value='siapkan_jawaban']")
    page.fill("[name=arahan]", words)
    window.press(".setneg-give button[type=submit]")


@pytest.mark.rule("R-PIM-02")
def test_a_letter_goes_down_two_levels_and_its_report_comes_up(desk, stage_of):
    # The desk registers; the Sesmen directs on his phone.
    address = register(desk)
    sesmen = desk(width=390)
    sesmen.sign_in("sesmen")
    page = sesmen.open("/@@kotak-masuk")
    sesmen.sound()
    sesmen.press(f"#content a:has-text('{TITLE}')")
    sesmen.sound()
    sesmen.picture("disposition-390")
    direct(sesmen, "biro-keuangan__kepala", "Siapkan jawaban paling lambat Jumat.")
    sesmen.open(address)
    sesmen.sound()

    # The Karo Keuangan reads, passes it on, his staff reports, he reports.
    karo, staf = desk(), desk(width=390)
    karo.sign_in("karo.keuangan")
    page = karo.open("/@@kotak-masuk")
    karo.press(f"#content a:has-text('{TITLE}')")
    branch = page.url
    karo.step("terima")
    karo.press("[name='form.buttons.take']")
    direct(karo, "biro-keuangan__staf", "Susun konsepnya.")
    staf.sign_in("staf.keuangan")
    page = staf.open("/@@kotak-masuk")
    staf.press(f"#content a:has-text('{TITLE}')")
    for verb, said in (("terima", ""), ("kerjakan", "Konsep jawaban terlampir.")):
        staf.step(verb)
        if said:
            page.fill("[name='form.widgets.laporan']", said)
        staf.sound()
        staf.press("[name='form.buttons.take']")
    staf.picture("disposition-report-390")
    karo.open(branch)
    karo.step("kerjakan")
    karo.page.fill("[name='form.widgets.laporan']", "Konsep jawaban siap.")
    karo.press("[name='form.buttons.take']")
    karo.sound()

    # The Sesmen sees the whole tree and closes the letter.
    wide = desk()
    wide.sign_in("sesmen")
    page = wide.open(address)
    assert "Kepala Biro Keuangan" in page.inner_text("#content")
    wide.sound()
    wide.picture("disposition-tree")
    wide.step("selesaikan")
    wide.press("[name='form.buttons.take']")
    assert stage_of(address) == "selesai"


def test_another_leader_sees_nothing_of_it(desk):
    # The Deputi was not addressed, nor was anything passed on to him.
    address = register(desk)
    deputy = desk()
    deputy.sign_in("deputi.hukum")
    assert TITLE not in deputy.open(address).inner_text("body")
    assert TITLE not in deputy.open("/surat-masuk").inner_text("body")

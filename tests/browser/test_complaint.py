"""Somebody without an account complains in Chromium and follows it to its end."""

from plone import api
import pytest
from setneg.policy.complaints import tracking
from setneg.workflows.steps import take
from tests import counts
import transaction


pytestmark = [pytest.mark.browser, pytest.mark.rule("R-X-17")]
KABAG = "bagian-tatalaksana__kepala"
POINT = "Undangan rapat datang terlambat"


@pytest.fixture
def open_form(site):
    """The form of complaints, without the pause that keeps machines away."""
    tracking.LIMIT.forget()
    counts.anew()
    site["formulir"]["pengaduan"].waktu_minimum = 0
    transaction.commit()
    return "/formulir/pengaduan"


@pytest.fixture
def office(site):
    """The head of the service takes a step on the complaint of that number."""

    def step(number, verb, **said):
        transaction.begin()
        site._p_jar.sync()
        catalog = api.portal.get_tool("portal_catalog")
        [brain] = catalog.unrestrictedSearchResults(nomor=number)
        with api.env.adopt_user("karo.ortala"):
            take(brain._unrestrictedGetObject(), verb, said)
        transaction.commit()

    return step


def fill_in(page):
    """What an anonymous visitor writes."""
    page.select_option("select[name^='form.widgets.cara']", "anonim")
    page.select_option("select[name^='form.widgets.jenis']", "keluhan")
    page.select_option("select[name^='form.widgets.standar']", index=1)
    page.select_option("select[name^='form.widgets.langkah']", "SPK-6")
    page.fill("[name='form.widgets.pokok']", POINT)
    page.fill("[name='form.widgets.uraian']", "Undangan tiba sesudah rapat selesai.")


@pytest.mark.parametrize("width", [1280, 390])
def test_an_anonymous_complaint_to_its_end(desk, open_form, office, width):
    # Pengunjung tanpa akun mengadu, melengkapi, membuka kembali, dan menerima jawaban
    visitor = desk(width=width)
    page = visitor.open(open_form)
    assert "hanya dengan nomor dan kode" in " ".join(page.inner_text("body").split())
    page.wait_for_selector("[name='form.widgets.kontak_pengadu']", state="hidden")
    page.select_option("select[name^='form.widgets.cara']", "rahasia")
    page.wait_for_selector("[name='form.widgets.kontak_pengadu']", state="visible")
    fill_in(page)
    visitor.sound()
    if width == 1280:
        visitor.picture("pengaduan-formulir")
    visitor.press("[name='form.buttons.submit']")
    text = page.inner_text("#content")
    number = next(word for word in text.split() if word.startswith("ADU-"))
    code = next(
        word for word in text.split() if len(word) == 19 and word.count("-") == 3
    )
    visitor.sound()

    def follow():
        visitor.open("/@@lacak")
        page.fill("#lacak-nomor", number)
        page.fill("#lacak-kode", code.lower())
        visitor.press(".setneg-lacak-form button[type=submit]")
        visitor.sound()

    follow()
    assert POINT not in page.title()
    assert "Diajukan" in page.inner_text("#content")
    office(number, "minta_kelengkapan", alasan="Rapat yang mana?")
    follow()
    assert "Rapat yang mana?" in page.inner_text(".alert-warning")
    page.fill("[name=keterangan]", "Rapat tanggal 3 Juni.")
    visitor.press("form:has([value='lengkapi-diajukan']) button[type=submit]")
    assert "Tersimpan" in page.inner_text("#content")
    office(number, "terima", kelas="normatif")
    office(number, "jawab", jawaban="Undangan kini dikirim tiga hari sebelumnya.")
    follow()
    assert "tiga hari sebelumnya" in page.inner_text(".setneg-lacak-answer")
    if width == 390:
        visitor.picture("pengaduan-lacak")
    visitor.press("form:has([value='selesaikan-selesai']) button[type=submit]")
    assert "Selesai" in page.inner_text("#content")
    assert number not in page.url and code not in page.url


@pytest.mark.parametrize("width", [1280, 390])
def test_the_head_reads_it_delegates_it_and_looks_at_the_numbers(
    desk, open_form, width
):
    # Pengunjung mengadu; Kepala Biro Ortala memverifikasi dan mendelegasikan
    visitor = desk()
    page = visitor.open(open_form)
    fill_in(page)
    visitor.press("[name='form.buttons.submit']")
    head = desk(width=width)
    head.sign_in("karo.ortala")
    page = head.open("/pengaduan")
    head.sound()
    page.click(f"text={POINT}")
    page.wait_for_load_state("load")
    head.sound()
    if width == 1280:
        head.picture("pengaduan-penangan")
    head.step("delegasikan")
    page.select_option("select[name^='form.widgets.kelas']", "normatif")
    page.select_option("select[name^='form.widgets.kepada']", KABAG)
    head.sound()
    head.press("[name='form.buttons.take']")
    assert "Didelegasikan" in page.inner_text("#content")
    head.open("/@@pengaduan-statistik?lingkup=saya")
    head.sound()
    assert "SPK-6" in page.inner_text("#content")
    if width == 1280:
        head.picture("pengaduan-statistik")

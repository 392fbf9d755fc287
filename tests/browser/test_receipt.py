"""What a sender is told at once: at a desk, on a phone, with and without an account."""

import pytest
from setneg.policy.forms import codes
from tests import counts
from tests.policy.forms import samples


pytestmark = [pytest.mark.browser, pytest.mark.rule("R-X-12")]
FORM = "/formulir/permintaan"
PDF = {"name": "surat.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7 isi"}


@pytest.fixture
def form(site):
    counts.anew()
    return samples.make(site, terbuka_umum=True)


@pytest.fixture
def tickets(site):
    return lambda: samples.tickets(site)


def fill_in(page):
    page.fill("[name='form.widgets.pokok']", "Aula untuk pelantikan")
    page.fill("[name='form.widgets.uraian']", "Empat puluh tamu.\nDua baris kursi.")
    page.fill("[name='form.widgets.jumlah']", "40")
    page.set_input_files("[name='form.widgets.lampiran']", PDF)


def test_a_member_of_staff_is_led_to_the_receipt_and_to_the_ticket(desk, form, tickets):
    # Staf Biro SDM mengirim, lalu membaca jawabannya sendiri pada tiket
    staff = desk()
    staff.sign_in("staf.sdm")
    page = staff.open(FORM)
    fill_in(page)
    staff.press("[name='form.buttons.submit']")
    assert page.url.endswith("/@@tanda-bukti")
    (ticket,) = tickets()
    assert ticket.nomor in page.inner_text("#content")
    assert "Kode untuk mengikuti" not in page.inner_text("#content")
    staff.sound()
    staff.picture("receipt")
    staff.press("#content a.btn-primary")
    assert page.url.startswith(ticket.absolute_url())
    shown = page.inner_text("#content")
    assert "Dua baris kursi." in shown
    assert "surat.pdf" in shown
    assert "Permintaan ruang" in shown
    staff.sound()
    staff.picture("ticket-answers")


def test_a_visitor_on_a_phone_is_shown_his_code(desk, form, tickets):
    # Pengunjung tanpa akun, dengan telepon
    visitor = desk(width=390)
    page = visitor.open(FORM)
    fill_in(page)
    visitor.press("[name='form.buttons.submit']")
    (ticket,) = tickets()
    code = page.inner_text("#kode-lacak").strip()
    assert codes.matches(ticket, code)
    assert ticket.nomor in page.inner_text("#content")
    visitor.sound()
    visitor.picture("receipt-code-390")

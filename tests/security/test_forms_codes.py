"""The code of an unknown sender is known to him alone, and nobody speaks in his name."""

import pytest
from setneg.workflows import steps
import transaction


pytestmark = pytest.mark.rule("R-X-17")


def bare(code):
    return code.replace("-", "")


def told(complaint):
    """All that the history keeps of the steps that were taken."""
    transaction.begin()
    return repr([(entry.reason, entry.said) for entry in steps.history(complaint)])


def test_a_step_with_the_code_leaves_no_code(send, stored, rest):
    # Pengadu tanpa akun menarik pengaduannya; penangan membaca riwayat
    sent = send(None)
    body = {"nomor": sent["nomor"], "kode": sent["kode"], "liar": "Zirkonium"}
    body |= {"langkah": "batalkan-batal", "alasan": "Tidak jadi."}
    assert rest(None).request("POST", "/@lacak", json=body).status_code == 200
    complaint = stored(sent)
    kept = told(complaint)
    assert "Tidak jadi." in kept
    assert sent["kode"] not in kept and "Zirkonium" not in kept
    for address in ("", "/@history", "/@workflow", "/@siapa", "/@keadaan"):
        url = f"{complaint.absolute_url()}{address}"
        text = rest("karo.ortala").request("GET", url).text
        assert sent["kode"] not in text and bare(sent["kode"]) not in text


def test_nor_does_one_that_was_taken_on_the_page(send, stored, desk, site):
    # Pengadu tanpa akun, lewat halaman
    sent = send(None)
    browser = desk(None)
    browser.open(f"{site.absolute_url()}/@@lacak")
    browser.getControl(name="nomor").value = sent["nomor"]
    browser.getControl(name="kode").value = sent["kode"]
    browser.getForm(action="@@lacak").submit()
    browser.getControl(name="alasan").value = "Tidak jadi."
    browser.getControl("Tarik pengaduan").click()
    kept = told(stored(sent))
    assert "Tidak jadi." in kept
    assert sent["kode"] not in kept


def test_a_handler_does_not_speak_in_the_sender_s_name(complain, rest):
    # Kepala Biro menambahkan tanda yang hanya ditulis portal sendiri
    complaint = complain()
    url = complaint.absolute_url()
    body = {"alasan": "Sebutkan tanggalnya.", "oleh_pengirim": True, "jadwal": "Nanti"}
    address = f"{url}/@workflow/minta_kelengkapan-dilengkapi"
    answer = rest("karo.ortala").request("POST", address, json=body)
    assert answer.status_code == 200
    last = rest("pimpinan.sdm").get(f"{url}/@keadaan")["percakapan"][-1]
    assert not last["pengirim"]
    assert last["oleh"].startswith("Kepala Biro")
    assert last["isi"] == "Sebutkan tanggalnya."


def test_a_form_is_not_sent_by_an_address(send, desk, site, rest, standard):
    # Seseorang dibujuk membuka tautan yang sudah terisi
    mark = rest(None).get("/formulir/pengaduan/@formulir")["_halaman"]
    typed = {"cara:list": "anonim", "jenis:list": "keluhan", "pokok": "Zirkonium"}
    typed |= {"standar:list": standard.UID(), "uraian": "Isi"}
    words = "&".join(f"form.widgets.{name}={value}" for name, value in typed.items())
    address = f"{site.absolute_url()}/formulir/pengaduan?_halaman={mark}&{words}"
    for who in (None, "pimpinan.sdm"):
        desk(who).open(f"{address}&form.buttons.submit=Kirim")
    transaction.begin()
    assert not list(site["pengaduan"].objectValues())

"""Somebody without an account follows his complaint with number and code."""

import base64
import pytest


pytestmark = pytest.mark.rule("R-X-17")


@pytest.fixture
def track(rest):
    """Ask with number and code; the HTTP answer."""

    def asked(nomor, kode, **said):
        body = {"nomor": nomor, "kode": kode, **said}
        return rest(None).request("POST", "/@lacak", json=body)

    return asked


@pytest.fixture
def sent(send):
    """What the sender of an anonymous complaint was shown."""
    return send(None)


def test_who_has_the_code_reads_where_it_is(sent, track):
    # Pengadu tanpa akun
    told = track(sent["nomor"], sent["kode"].lower().replace("-", " ")).json()
    assert told["tahap"] == "diajukan"
    assert told["janji_selesai"]
    assert [way["langkah"] for way in told["langkah"]] == ["batalkan-batal"]


def test_the_number_is_found_however_it_is_typed(sent, track):
    # Pengadu tanpa akun, yang menyalin nomornya dari kertas
    typed = f" {sent['nomor'].lower().replace('/', ' / ')} "
    assert track(typed, sent["kode"]).json()["nomor"] == sent["nomor"]


def test_a_wrong_code_and_an_unknown_number_say_the_same(sent, track):
    # Orang lain
    wrong = track(sent["nomor"], "AAAA-AAAA-AAAA-AAAA")
    unknown = track("ADU-9999/BIRO-ORTALA/2020", sent["kode"])
    assert wrong.status_code == unknown.status_code == 404
    assert wrong.text == unknown.text
    assert sent["nomor"] not in wrong.text


def test_who_guesses_often_has_to_wait(track):
    # Orang lain
    codes = [track("ADU-0001/BIRO-ORTALA/2026", "X").status_code for _time in range(31)]
    assert codes[-1] == 429 and codes[0] == 404


def test_he_completes_accepts_and_reopens_by_the_code(sent, track, stored, step, at):
    # Pengadu tanpa akun; Kepala Biro menangani
    complaint = stored(sent)
    key = (sent["nomor"], sent["kode"])
    step(complaint, "karo.ortala", "minta_kelengkapan", alasan="Rapat yang mana?")
    told = track(*key).json()
    assert told["yang_kurang"] == "Rapat yang mana?"
    empty = track(*key, langkah="lengkapi-diajukan")
    assert empty.status_code == 400
    track(*key, langkah="lengkapi-diajukan", keterangan="Rapat tanggal 3 Juni.")
    complaint = stored(sent)
    assert at(complaint) == "diajukan"
    assert complaint.kelengkapan[0]["teks"] == "Rapat tanggal 3 Juni."
    step(complaint, "karo.ortala", "terima", kelas="normatif")
    step(complaint, "karo.ortala", "jawab", jawaban="Undangan kini dikirim H-3.")
    told = track(*key).json()
    assert told["jawaban"] == "Undangan kini dikirim H-3."
    assert "dianggap diterima" in told["dengan_sendirinya"]
    spoken = [line["isi"] for line in told["percakapan"] if line["pengirim"]]
    assert "Rapat tanggal 3 Juni." in spoken
    no_reason = track(*key, langkah="ulang-ditindaklanjuti")
    assert no_reason.status_code == 400
    track(*key, langkah="ulang-ditindaklanjuti", alasan="Belum menjawab pokoknya.")
    complaint = stored(sent)
    assert (at(complaint), complaint.dibuka_kembali) == ("ditindaklanjuti", 1)
    step(complaint, "karo.ortala", "jawab", jawaban="Kami minta maaf.")
    track(*key, langkah="selesaikan-selesai")
    assert at(stored(sent)) == "selesai"


def test_words_that_the_step_does_not_ask_for_are_bounded_too(
    sent, track, stored, step, at
):
    # Pengadu tanpa akun mengirim alasan yang tidak diminta langkahnya, amat panjang
    step(stored(sent), "karo.ortala", "minta_kelengkapan", alasan="Rapat yang mana?")
    key = (sent["nomor"], sent["kode"])
    for name in ("alasan", "komentar", "catatan"):
        said = {"keterangan": "Rapat tanggal 3 Juni.", name: "a" * 10001}
        refused = track(*key, langkah="lengkapi-diajukan", **said)
        assert refused.status_code == 400
        assert "paling panjang 10000 huruf" in refused.text
    assert at(stored(sent)) == "dilengkapi"


def test_only_the_senders_own_steps_are_open_to_the_code(sent, track, stored, at):
    # Pengadu tanpa akun mencoba langkah Kepala Biro
    for transition in ("tolak-ditolak", "terima-ditindaklanjuti", "selesaikan-selesai"):
        refused = track(
            sent["nomor"],
            sent["kode"],
            langkah=transition,
            alasan="a",
            kelas="normatif",
        )
        assert refused.status_code == 400
    assert at(stored(sent)) == "diajukan"


def test_the_page_works_without_scripts_and_adds_a_file(sent, desk, stored):
    # Pengadu tanpa akun, di peramban
    browser = desk()
    portal = stored(sent).absolute_url().rpartition("/pengaduan/")[0]
    browser.open(f"{portal}/@@lacak")
    browser.getControl("Nomor tiket").value = sent["nomor"]
    browser.getControl("Kode tindak lanjut").value = sent["kode"]
    browser.getControl("Tampilkan").click()
    assert "Jawaban paling lambat" in browser.contents
    assert "no-store" in browser.headers["Cache-Control"]
    upload = browser.getControl(name="berkas")
    upload.add_file(b"%PDF-1.4 foto", "application/pdf", "bukti.pdf")
    browser.getControl("Tambahkan").click()
    assert "Berkas ditambahkan" in browser.contents
    assert stored(sent).berkas_tambahan[0]["berkas"].filename == "bukti.pdf"


def test_a_disguised_file_is_refused(sent, desk, stored):
    # Pengadu tanpa akun, di peramban
    browser = desk()
    portal = stored(sent).absolute_url().rpartition("/pengaduan/")[0]
    browser.open(f"{portal}/@@lacak")
    browser.getControl("Nomor tiket").value = sent["nomor"]
    browser.getControl("Kode tindak lanjut").value = sent["kode"]
    browser.getControl("Tampilkan").click()
    browser.getControl(name="berkas").add_file(b"MZ", "application/pdf", "bukti.pdf")
    browser.getControl("Tambahkan").click()
    assert "tidak sesuai dengan namanya" in browser.contents
    assert not stored(sent).berkas_tambahan


def test_a_step_on_the_page_needs_the_pages_own_mark(sent, rest):
    # Halaman lain mencoba memakai peramban pengadu
    said = {
        "nomor": sent["nomor"],
        "kode": sent["kode"],
        "langkah": "batalkan-batal",
        "alasan": "x",
    }
    answer = rest(None).request(
        "POST", "/@@lacak", data=said, headers={"Accept": "text/html"}
    )
    assert answer.status_code == 403


def test_the_file_of_the_form_reaches_the_handlers(send, stored):
    # Pengadu tanpa akun
    file = {
        "data": base64.b64encode(b"%PDF-1.7 foto").decode(),
        "encoding": "base64",
        "filename": "foto.pdf",
        "content-type": "application/pdf",
    }
    assert stored(send(None, lampiran=file)).lampiran_berkas.filename == "foto.pdf"

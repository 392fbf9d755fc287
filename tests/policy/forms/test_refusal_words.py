"""Who sends over REST is refused in the portal's own words, as on the page."""

import pytest
from setneg.policy.forms import conversion


FORM = "/formulir/usulan-kegiatan"
ANSWERS = {
    "jenis_kegiatan": "Penyusunan sistem dan prosedur kerja",
    "judul": "Tata cara peminjaman arsip",
    "alasan": "Arsip dipinjam tanpa catatan.",
}


@pytest.mark.parametrize(
    ("said", "field", "words"),
    [
        ({"alasan": ""}, "alasan", "Wajib diisi."),
        ({"judul": "x" * 251}, "judul", "Terlalu panjang; paling panjang 250 huruf."),
        ({"judul": 7}, "judul", "Isinya tidak dapat dipakai di sini."),
        (
            {"jenis_kegiatan": "Lain"},
            "jenis_kegiatan",
            "Isinya tidak dapat dipakai di sini.",
        ),
    ],
    ids=["nothing", "too-long", "other-kind", "no-choice"],
)
def test_a_refusal_over_rest_is_said_in_the_offices_words(rest, said, field, words):
    # acting: pimpinan.sdm sends what cannot be accepted
    answer = rest("pimpinan.sdm").request(
        "POST", f"{FORM}/@kirim", json={**ANSWERS, **said}
    )
    assert answer.status_code == 400
    assert answer.json()["isian"] == {field: words}


def test_a_draft_is_refused_in_the_same_words(rest):
    # acting: pimpinan.sdm keeps a draft with a title that is too long
    said = {"judul": "x" * 251}
    answer = rest("pimpinan.sdm").request("PUT", f"{FORM}/@konsep", json=said)
    assert answer.status_code == 400
    assert answer.json()["isian"] == {
        "judul": "Terlalu panjang; paling panjang 250 huruf."
    }


def test_a_wrong_row_is_named_over_rest_as_on_the_page(rest):
    # acting: pimpinan.sdm answers a memorandum with a row that has another column
    said = {"memo": "", "anggota": [{"nama": "Rina"}, {"nama": "Budi", "gaji": "1"}]}
    sender = rest("pimpinan.sdm")
    answer = sender.request("PUT", "/formulir/usulan-tim/@konsep", json=said)
    assert answer.status_code == 400
    assert "2" in answer.json()["isian"]["anggota"]


def test_what_is_no_number_is_refused_in_the_offices_words(site):
    # acting: nobody; a form of the site manager maps a line of text to a number
    typed = {"jumlah_peserta": "dua puluh"}
    _taken, errors = conversion.convert("Permohonan", typed, site["usulan"])
    assert errors == {"jumlah_peserta": conversion.UNFIT}

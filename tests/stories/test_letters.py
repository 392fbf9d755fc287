"""Letters and papers of every kind, from the drafter's desk to the archive, over REST."""

import io
from pypdf import PdfReader
import pytest
import re
from tests.stories import letters


def printed(pdf):
    pages = PdfReader(io.BytesIO(pdf)).pages
    return re.sub(r"\s+", " ", " ".join(page.extract_text() for page in pages))


#: kind -> (a recipient, beginning of the number, words of the printed letter)
EXPECTED = {
    "Memorandum": ("karo.keuangan", r"1/", ("MEMORANDUM", "Permintaan data")),
    "SuratDinas": (
        "karo.keuangan",
        r"B-1/KSN/",
        ("Yth.", "Kepala Arsip Nasional", "Jalan Ampera Raya", "Tembusan"),
    ),
    "SuratUndangan": (
        "karo.keuangan",
        r"B-1/KSN/",
        ("Senin, 23 November 2099", "09.00", "Ruang Rapat Utama", "Paparan rancangan"),
    ),
    "SuratPerintah": (
        "kabag.tatalaksana",
        r"B-1/KSN/",
        ("SURAT PERINTAH", "Kepala Subbagian Sistem", "mengikuti pembahasan"),
    ),
    "Laporan": (
        "deputi.aparatur",
        r"LAP-1/",
        ("LAPORAN", "A. Dasar", "Hasil yang Dicapai", "Bandung"),
    ),
    "Telaahan": (
        "deputi.aparatur",
        r"TEL-1/",
        ("TELAAHAN STAF", "I. Persoalan", "VI. Saran"),
    ),
}


@pytest.mark.rule("R-X-03", "R-X-10", "R-X-14")
@pytest.mark.parametrize("kind", sorted(EXPECTED))
def test_a_letter_goes_its_whole_way(desks, kind):
    """staf.sisdur drafts; the right positions alone bring it to its recipient."""
    recipient, number, words = EXPECTED[kind]
    url, passed = letters.play(desks, kind)
    assert passed[-1] == "selesai"
    content, pdf = letters.read_back(desks, url, kind, recipient)
    assert re.match(number, content["nomor"])
    text = printed(pdf)
    assert [word for word in words if word not in text] == []


def test_a_letter_to_the_outside_is_not_addressed_inside(desks):
    """staf.sisdur addresses a surat dinas to a colleague, and is told to write a memo."""
    staff = desks.person("staf.sisdur")
    fields = {**letters.LETTERS["SuratDinas"], "kepada": letters.INSIDE}
    place = f"{desks.portal.url}/naskah"
    body = {"@type": "SuratDinas", "klasifikasi": "OT.02.01", **fields}
    url = staff.post(place, **body)["@id"]
    answer = staff.request("POST", f"{url}/@workflow/susun", json={})
    assert answer.status_code == 400
    assert "memorandum" in answer.text


def test_minutes_are_approved_by_the_chair_of_the_meeting(desks):
    """staf.sisdur writes, the chair approves; nobody else does."""
    url = letters.minutes(desks)
    content = desks.person("karo.keuangan").get(url)
    assert content["ditandatangani_oleh"] == "bagian-tatalaksana__kepala"
    assert content["tempat"] == "Ruang Rapat Utama"
    answer = desks.person("karo.keuangan").session.get(
        f"{url}/@@pdf", headers={"Accept": "*/*"}, timeout=60
    )
    text = printed(answer.content)
    for word in ("NOTULA", "Pokok Pembahasan", "30 November 2026", "Tindak Lanjut"):
        assert word in text


@pytest.mark.parametrize(
    "line",
    [
        "a | b | 2026-11-30",
        {"apa": "hanya apa"},
        {"apa": "a", "siapa": "b", "kapan": "besok"},
        {"apa": "a", "siapa": "b", "kapan": "", "lain": "d"},
        {"apa": " ", "siapa": "siapa"},
    ],
)
def test_a_follow_up_without_a_doer_or_a_real_day_is_refused(desks, line):
    """staf.sisdur writes a follow-up that nobody could follow."""
    body = {"@type": "Notula", "title": "Rapat", "tindak_lanjut": [line]}
    place = f"{desks.portal.url}/naskah"
    answer = desks.person("staf.sisdur").request("POST", place, json=body)
    assert answer.status_code == 400


@pytest.mark.parametrize("kind", ["SuratUndangan", "SuratPerintah", "Laporan"])
def test_nothing_ends_before_it_begins(desks, kind):
    """staf.sisdur mixes up two dates."""
    first, last = ("mulai", "sampai")
    days = ("2026-11-10", "2026-11-09")
    if kind != "Laporan":
        first, last = ("waktu_mulai", "waktu_selesai")
        days = tuple(f"{day}T09:00:00" for day in days)
    body = {"@type": kind, "title": "Uji", first: days[0], last: days[1]}
    place = f"{desks.portal.url}/naskah"
    answer = desks.person("staf.sisdur").request("POST", place, json=body)
    assert answer.status_code == 400


@pytest.mark.rule("R-PIM-02")
def test_a_letter_from_outside_goes_down_and_its_answer_comes_up(desks):
    """staf.tusesmen registers, sesmen directs, a biro answers, the desk archives."""
    url = letters.incoming(desks)
    desks.expect_stage(url, "diarsipkan")

"""Versions of a draft: listed and compared for those who worked on it."""

import pytest
from tests.workflows.steps import people
import transaction


@pytest.fixture
def edited(site, rest):
    """A memorandum that the drafter changed twice over REST."""
    document = people.begin(site, "Memorandum")
    transaction.commit()
    staf, url = rest("staf.sisdur"), document.absolute_url()
    staf.patch(url, title="Undangan rapat Senin", tembusan=["Arsip"])
    staf.patch(
        url,
        title="Undangan rapat Selasa",
        isi={"data": "<p>Mohon hadir.</p><p>Baru.</p>", "content-type": "text/html"},
    )
    transaction.begin()
    return document


def test_each_saved_edit_is_a_version(edited, rest):
    """Kasubbag belum melihatnya; staf penyusun membaca tiga versi."""
    found = rest("staf.sisdur").get(f"{edited.absolute_url()}/@versi")
    assert [each["versi"] for each in found["items"]] == [1, 2, 3]
    assert {each["oleh"] for each in found["items"]} == {"staf.sisdur"}
    assert "perbandingan" not in found


def test_two_versions_are_compared_field_by_field(edited, rest):
    """Staf penyusun membandingkan versi 2 dan 3."""
    found = rest("staf.sisdur").get(f"{edited.absolute_url()}/@versi", dari=2, ke=3)
    fields = {each["nama"]: each for each in found["perbandingan"]["isian"]}
    assert fields["title"]["berubah"]
    pieces = fields["title"]["baris"][0]
    assert {"jenis": "hapus", "teks": "Senin"} in pieces
    assert {"jenis": "tambah", "teks": "Selasa"} in pieces
    assert not fields["tembusan"]["berubah"]
    assert [{"jenis": "tambah", "teks": "Baru."}] in fields["isi"]["baris"]


@pytest.mark.parametrize("words", [{"dari": 9}, {"ke": "x"}, {"dari": "-1"}])
def test_a_version_that_is_not_kept_is_not_found(edited, rest, words):
    """Staf penyusun salah menyebut versi."""
    answer = rest("staf.sisdur").request(
        "GET", f"{edited.absolute_url()}/@versi", params=words
    )
    assert answer.status_code == 404


def test_the_page_marks_what_went_and_what_came(edited, desk):
    """Staf penyusun membuka perbandingan; tanda terbaca juga tanpa warna."""
    window = desk("staf.sisdur")
    window.open(f"{edited.absolute_url()}/@@versi?dari=2&ke=3")
    assert "<del>Senin</del>" in window.contents
    assert "<ins>Selasa</ins>" in window.contents


def test_others_read_no_versions(edited, site, rest):
    """Penerima naskah yang sudah diedarkan, staf KSP, dan pengunjung."""
    people.until(site, edited, "arsipkan")
    edited.readers = ("biro-keuangan__kepala",)
    edited.reindexObjectSecurity()
    transaction.commit()
    url = edited.absolute_url()
    assert rest("karo.keuangan").request("GET", url).status_code == 200
    for who in ("karo.keuangan", "staf.ksp", None):
        answer = rest(who).request("GET", f"{url}/@versi")
        assert answer.status_code in (401, 403)

"""The agenda book: who writes letters in, what stands there, what stays closed."""

import pytest
from tests.policy.incoming.conftest import LETTER
from tests.policy.incoming.conftest import SEALED


@pytest.mark.rule("R-PIM-02")
def test_a_letter_has_its_agenda_number_at_once(book, rest):
    """Acts: staf Subbagian Tata Usaha Sekretaris Kementerian."""
    first, second = book(), book()
    assert first["nomor"].startswith("0001/")
    assert second["nomor"].startswith("0002/")
    assert first["tanggal_terima"] == first["tanggal"]


@pytest.mark.rule("R-PIM-02")
def test_every_registered_letter_has_its_sheet(book, rest):
    """Acts: staf Subbagian Tata Usaha Sekretaris Kementerian, printing."""
    url = book()["@id"]
    answer = rest("staf.tusesmen").session.get(
        f"{url}/@@pdf", headers={"Accept": "*/*"}
    )
    assert answer.status_code == 200
    assert answer.content.startswith(b"%PDF")


@pytest.mark.parametrize("name", ["staf.sisdur", "karo.keuangan", "sesmen", "menteri"])
def test_only_mail_desks_register_letters(site, rest, name):
    """Acts: people without a mail desk."""
    url = f"{site.absolute_url()}/surat-masuk"
    answer = rest(name).request("POST", url, json=LETTER)
    assert answer.status_code in (401, 403)


@pytest.mark.parametrize("name", ["staf.tumenteri", "staf.tustafahli"])
def test_a_desk_puts_letters_only_to_whom_it_serves(site, rest, name):
    """Acts: staff of the desks of other leaders."""
    url = f"{site.absolute_url()}/surat-masuk"
    answer = rest(name).request("POST", url, json=LETTER)
    assert answer.status_code == 400


def test_a_disposition_is_not_made_by_hand(site, rest):
    """Acts: the Sekretaris Kementerian, without having received a letter."""
    body = {"@type": "Disposisi", "title": "x", "atas_surat": "a"}
    body |= {"dari": "setmen__kepala", "untuk": "biro-keuangan__kepala"}
    for place in ("surat-masuk", "naskah"):
        url = f"{site.absolute_url()}/{place}"
        assert rest("sesmen").request("POST", url, json=body).status_code >= 400


def test_letters_point_back_and_forward(book, rest):
    """Acts: staf Subbagian Tata Usaha Sekretaris Kementerian."""
    earlier = book()
    later = book(petunjuk_lalu=[earlier["UID"]], title="Susulan")
    person = rest("staf.tusesmen")
    page = person.session.get(earlier["@id"], headers={"Accept": "text/html"}).text
    assert later["@id"] in page
    page = person.session.get(later["@id"], headers={"Accept": "text/html"}).text
    assert earlier["@id"] in page


def test_the_agenda_book_points_back_as_the_letter_does(book, rest):
    """Acts: staf Subbagian Tata Usaha Sekretaris Kementerian; who corrects a slip."""
    earlier, other = book(), book()
    later = book(petunjuk_lalu=[earlier["UID"]], title="Susulan")
    person = rest("staf.tusesmen")
    year = later["tanggal"][:4]
    lines = f"/@register?jenis=SuratMasuk&kantor={later['unit']['token']}&tahun={year}"

    def pointers(letter):
        rows = {row["urut"]: row for row in person.get(lines)["items"]}
        row = rows[letter["nomor_urut"]]
        return row["sebelumnya"], row["berikutnya"]

    first, second = str(earlier["nomor_urut"]), str(other["nomor_urut"])
    last = str(later["nomor_urut"])
    assert (pointers(later), pointers(earlier)) == (([first], []), ([], [last]))
    change = {"petunjuk_lalu": [other["UID"]]}
    person.call("PATCH", later["@id"], (200, 204), json=change)
    assert pointers(later) == ([second], [])
    assert (pointers(earlier), pointers(other)) == (([], []), ([], [last]))


@pytest.mark.rule("R-PIM-04")
class TestSealedEnvelope:
    @pytest.mark.parametrize(
        "inside",
        [
            {"isi_ringkas": "Dibaca dari luar"},
            {"title": "Perihal dari dalam"},
            {"nomor_asal": "R-1/2026"},
            {
                "pindaian": {
                    "data": "JVBERi0xLjQK",
                    "encoding": "base64",
                    "filename": "surat.pdf",
                    "content-type": "application/pdf",
                }
            },
        ],
        ids=["isi", "hal", "nomor", "pindaian"],
    )
    def test_nothing_from_inside_is_written_down(self, site, rest, inside):
        """Acts: staf Subbagian Tata Usaha Sekretaris Kementerian."""
        url = f"{site.absolute_url()}/surat-masuk"
        body = {**SEALED, **inside}
        answer = rest("staf.tusesmen").request("POST", url, json=body)
        assert answer.status_code == 400

    def test_what_is_inside_is_not_added_later_either(self, book, rest):
        """Acts: staf Subbagian Tata Usaha Sekretaris Kementerian."""
        url = book(amplop_tertutup=True)["@id"]
        person = rest("staf.tusesmen")
        answer = person.request("PATCH", url, json={"isi_ringkas": "Dibuka"})
        assert answer.status_code == 400
        assert not person.get(url)["isi_ringkas"]

    def test_only_its_leader_and_the_desk_see_it(self, put, rest):
        """Acts: everybody beside the desk and the Sekretaris Kementerian."""
        url = put(amplop_tertutup=True)
        for name in ("staf.tusesmen", "sesmen"):
            assert rest(name).request("GET", url).status_code == 200
        for name in ("staf.tu", "karo.tu", "staf.tumenteri", "menteri", "staf.sesmen"):
            assert rest(name).request("GET", url).status_code in (401, 403, 404), name

    def test_a_recipient_of_a_direction_does_not_see_the_envelope(
        self, put, rest, dispose
    ):
        """Acts: the Sekretaris Kementerian directs; Kepala Biro Keuangan receives."""
        url = put(amplop_tertutup=True)
        rest("sesmen").post(f"{url}/@tanda-terima")
        [branch] = dispose("sesmen", url, "biro-keuangan__kepala")
        assert rest("karo.keuangan").request("GET", branch["@id"]).status_code == 200
        assert rest("karo.keuangan").request("GET", url).status_code in (401, 403, 404)

    def test_it_is_handed_over_against_a_receipt(self, put, rest):
        """Acts: the Sekretaris Kementerian."""
        url = put(amplop_tertutup=True)
        refused = rest("sesmen").request(
            "POST", f"{url}/@disposisi", json={"untuk": ["biro-keuangan__kepala"]}
        )
        assert refused.status_code == 400
        assert "tanda terima" in refused.json()["message"]
        closed = rest("sesmen").request("POST", f"{url}/@workflow/selesaikan", json={})
        assert closed.status_code == 400
        row = rest("sesmen").post(f"{url}/@tanda-terima")
        assert row["oleh"] == "sesmen"
        rest("sesmen").post(f"{url}/@workflow/selesaikan")
        assert rest("staf.tusesmen").stage(url) == "selesai"


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_the_desk_takes_its_letters_as_a_table(book, rest, site, ending):
    """Acts: the desk of the Sekretaris Kementerian, then staff of a biro."""
    letter = book()
    address = f"{site.absolute_url()}/surat-masuk/daftar-surat-masuk.{ending}"
    files = {"Accept": "*/*"}
    mine = rest("staf.tusesmen").request("GET", address, headers=files)
    assert mine.status_code == 200
    assert mine.headers["Content-Disposition"].endswith(f'surat-masuk.{ending}"')
    other = rest("staf.keuangan").request("GET", address, headers=files)
    if ending == "csv":
        assert letter["nomor"] in mine.text
        assert letter["nomor"] not in other.text
    else:
        assert len(mine.content) > len(other.content)

"""The signer's folder: what waits for me, read and signed one request after another."""

import pytest
import re
from setneg.policy.browser.folder import opened
from setneg.workflows import coordination
from tests.workflows.steps import people
import transaction


@pytest.fixture
def pile(site):
    """Five memoranda that wait for the Karo's signature; the third lacks a paraf."""
    documents = []
    for number in range(1, 6):
        document = people.begin(site, "Memorandum")
        document.title = f"Memorandum ke-{number}"
        document.reindexObject()
        people.until(site, document, "periksa_eselon_3")
        if number == 3:
            with people.acting_as(site, "kabag.tatalaksana"):
                from setneg.workflows import steps

                steps.carry(document, "periksa", "dipindahkan")
        else:
            people.forward(site, document)
        documents.append(document)
    transaction.commit()
    return documents


def stamp_of(person, url):
    answer = person.request("GET", f"{url}/@@lembar-naskah")
    assert answer.status_code == 200
    return re.search(r'data-stamp="([^"]*)"', answer.text).group(1)


@pytest.mark.rule("R-SOS-12", "R-SOS-04", "SOS-4")
def test_many_are_signed_in_one_sitting_and_a_refused_one_stops_no_other(
    pile, site, rest
):
    """Karo menandatangani lima naskah; yang ketiga ditolak; staf menomori yang lain."""
    karo = rest("karo.ortala")
    results = []
    for document in pile:
        url = document.absolute_url()
        answer = karo.request(
            "POST",
            f"{url}/@workflow/tanda_tangan",
            json={"dibuka": stamp_of(karo, url)},
        )
        results.append(answer.status_code)
    assert results == [200, 200, 400, 200, 200]
    staf = rest("staf.sisdur")
    numbers = []
    for document in pile:
        if document is pile[2]:
            continue
        staf.post(f"{document.absolute_url()}/@workflow/nomori")
        numbers.append(staf.get(document.absolute_url())["nomor_urut"])
    assert numbers == list(range(numbers[0], numbers[0] + 4))
    transaction.begin()
    assert people.stage(pile[2]) == "tanda_tangan_eselon_2"


@pytest.mark.rule("R-SOS-12")
def test_the_folder_lists_what_waits_for_my_signature_and_nothing_else(
    pile, site, desk
):
    """Karo, lalu Kepala Biro Umum yang hanya diminta berpendapat, lalu penyusun."""
    with people.acting_as(site, "karo.ortala"):
        coordination.ask(pile[0], "biro-umum__kepala", "3 hari")
    transaction.commit()
    karo = desk("karo.ortala")
    karo.open(f"{site.absolute_url()}/@@map-tanda-tangan")
    for number in range(1, 6):
        assert f"Memorandum ke-{number}" in karo.contents
    assert "2/2" in karo.contents
    assert "1/2" in karo.contents
    for who in ("karo.umum", "staf.sisdur"):
        other = desk(who)
        other.open(f"{site.absolute_url()}/@@map-tanda-tangan")
        assert "Tidak ada naskah yang menunggu tanda tangan Anda" in other.contents
        assert "Memorandum ke-" not in other.contents
    visitor = desk()
    visitor.open(f"{site.absolute_url()}/@@map-tanda-tangan")
    assert "Memorandum ke-" not in visitor.contents


@pytest.mark.rule("R-SOS-12")
class TestOpened:
    def test_out_of_the_folder_nothing_is_signed_unread(self, pile, rest, site):
        """Karo menandatangani dari map tanpa membuka, lalu dengan izin situs."""
        url = f"{pile[0].absolute_url()}/@workflow/tanda_tangan"
        karo = rest("karo.ortala")
        refused = karo.request("POST", url, json={"dibuka": ""})
        assert refused.status_code == 400
        assert "belum Anda buka" in refused.json()["message"]
        site.portal_registry[opened.RECORD] = True
        transaction.commit()
        assert karo.request("POST", url, json={"dibuka": ""}).status_code == 200

    def test_the_proof_is_of_one_person_one_document_one_version(
        self, pile, rest, site
    ):
        """Karo memakai bukti naskah lain, bukti orang lain, bukti versi lama."""
        karo = rest("karo.ortala")
        first, second = (each.absolute_url() for each in pile[:2])
        other = stamp_of(karo, second)
        foreign = stamp_of(rest("kabag.tatalaksana"), first)
        mine = stamp_of(karo, first)
        pile[0].versi = 2
        transaction.commit()
        for proof in (other, foreign, mine, "0.x", "1", "9" * 40, {"a": 1}):
            answer = karo.request(
                "POST", f"{first}/@workflow/tanda_tangan", json={"dibuka": proof}
            )
            assert answer.status_code == 400, proof

    def test_the_proof_is_no_part_of_the_history(self, pile, rest):
        """Karo menandatangani; riwayat tidak menyimpan buktinya."""
        karo, url = rest("karo.ortala"), pile[0].absolute_url()
        karo.post(f"{url}/@workflow/tanda_tangan", dibuka=stamp_of(karo, url))
        assert karo.get(f"{url}/@workflow")["history"][-1]["said"] == {}


def test_the_leaves_are_shown_to_those_who_may_see_the_document(pile, rest):
    """Karo melihat halaman naskah; staf KSP dan pengunjung tidak."""
    url = f"{pile[0].absolute_url()}/@@lembar-naskah"
    shown = rest("karo.ortala").request("GET", url)
    assert "data:image/png;base64," in shown.text
    assert "no-store" in shown.headers["Cache-Control"]
    for who in ("staf.ksp", None):
        answer = rest(who).request("GET", url, allow_redirects=False)
        assert answer.status_code in (302, 401, 403)
        assert "image/png" not in answer.text


@pytest.mark.rule("R-SOS-12")
def test_several_are_returned_with_one_reason(pile, rest):
    """Karo mengembalikan dua naskah ke Kabag, dan tidak lagi melihatnya."""
    karo = rest("karo.ortala")
    for document in pile[:2]:
        url = document.absolute_url()
        karo.post(
            f"{url}/@workflow/kembalikan-periksa_eselon_3", alasan="Dasarnya keliru."
        )
        transaction.begin()
        assert people.stage(document) == "periksa_eselon_3"


@pytest.mark.rule("R-SOS-12")
def test_the_form_of_a_signature_shows_the_pages_that_are_signed(pile, desk):
    """Karo menandatangani dari halaman naskah, tanpa map."""
    window = desk("karo.ortala")
    url = pile[0].absolute_url()
    window.open(url)
    step = re.search(r"data-langkah=\"(tanda_tangan-[^\"]+)\"", window.contents)
    window.open(f"{url}/@@langkah?langkah={step.group(1)}")
    assert "Naskah yang Anda tanda tangani" in window.contents
    assert "data:image/png;base64," in window.contents
    window.open(url)
    back = re.search(r"data-langkah=\"(kembalikan-[^\"]+)\"", window.contents)
    window.open(f"{url}/@@langkah?langkah={back.group(1)}")
    assert "Naskah yang Anda tanda tangani" not in window.contents

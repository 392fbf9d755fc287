"""Decisions and regulations over REST: up with a memorandum, signed, numbered, out."""

import pytest
from tests.stories import proof
from tests.stories import walking
from tests.stories.desks import DIRECTION
from tests.stories.desks import office_day


UP = ["konsep", "periksa_eselon_4", "periksa_eselon_3", "periksa_eselon_2"]
AGAIN = [f"{stage}_akhir" for stage in (*UP, "periksa_eselon_1")]
REGULATION = [
    *UP,
    "periksa_eselon_1",
    "harmonisasi",
    *AGAIN,
    "tanda_tangan_menteri",
    "nomori",
    "terbitkan",
    "terbit",
]


@pytest.mark.rule("R-X-01", "R-X-03", "R-X-04", "R-X-10")
def test_the_minister_decides(desks):
    """staf.sisdur drafts, five levels check, menteri signs, staf.tu numbers."""
    url = walking.draft(desks, "Keputusan")
    passed, url = walking.walk(desks, url, escorted=True)
    assert passed == [
        *UP,
        "periksa_eselon_1",
        "tanda_tangan_menteri",
        "nomori",
        "selesai",
    ]
    content = desks.person("staf.sisdur").get(url)
    year = office_day().year
    assert content["nomor"] == f"Nomor 1 Tahun {year}"
    text = proof.signed_by(desks.person("menteri"), url, "kemensetneg__kepala")
    for words in (
        "KEPUTUSAN MENTERI",
        "Menimbang",
        "Mengingat",
        "MEMUTUSKAN",
        "KESATU",
    ):
        assert words in text
    proof.in_register(desks.person("staf.tu"), url, content, "biro-tu")
    proof.in_journal(desks.portal, url, passed)
    assert proof.archived(desks.person("staf.sisdur"), url)["klasifikasi"] == "OT.02.01"


@pytest.mark.rule("R-X-08")
def test_a_deputy_decides_on_a_leaders_direction(desks):
    """staf.sisdur records the direction; deputi.aparatur signs, menteri is not asked."""
    url = walking.draft(desks, "Keputusan")
    staff = desks.person("staf.sisdur")
    answer = staff.request(
        "POST", f"{url}/@penandatangan", json={"penandatangan": "eselon_1"}
    )
    assert answer.status_code == 400
    assert "arahan" in answer.text
    said = {f"arahan_{name}": value for name, value in DIRECTION.items()}
    staff.post(f"{url}/@penandatangan", penandatangan="eselon_1", **said)
    passed, url = walking.walk(desks, url, escorted=True)
    assert passed == [*UP, "tanda_tangan_eselon_1", "nomori", "selesai"]
    content = staff.get(url)
    position = "deputi-aparatur__kepala"
    assert content["ditandatangani_oleh"] == position
    stranger = desks.person("deputi.hubungan").request("GET", url)
    assert stranger.status_code in (401, 403)
    text = proof.signed_by(desks.person("deputi.aparatur"), url, position)
    assert "KEPUTUSAN DEPUTI" in text
    proof.in_register(desks.person("staf.tu"), url, content, "biro-tu")
    acts = [item["act"] for item in proof.in_journal(desks.portal, url, passed)]
    assert "alih_penandatangan" in acts


#: kind -> (first word of its public address, words of the printed text)
REGULATIONS = {
    "Peraturan": ("permensesneg", "PERATURAN MENTERI"),
    "Pedoman": ("pedoman", "PEDOMAN"),
    "PetunjukPelaksanaan": ("juklak", "PETUNJUK PELAKSANAAN"),
    "ProsedurTetap": ("protap", "PROSEDUR TETAP"),
}


@pytest.mark.rule("R-X-01", "R-X-03", "R-X-04", "R-SPK-08", "R-SPK-10")
@pytest.mark.parametrize("kind", REGULATIONS)
def test_a_regulation_is_harmonised_signed_and_published(desks, kind):
    """staf.sisdur drafts, deputi.hukum harmonises, menteri signs, karo.ortala publishes."""
    word, heading = REGULATIONS[kind]
    url = walking.draft(desks, kind)
    passed, url = walking.walk(desks, url, escorted=True)
    assert passed == REGULATION
    year = office_day().year
    assert url.endswith(f"/peraturan/{word}-1-{year}")
    visitor = desks.portal.visitor
    content = visitor.get(url)
    text = proof.signed_by(visitor, url, "kemensetneg__kepala")
    for words in (heading, "BAB I", "Pasal 3", "Bagian Kesatu", f"TAHUN {year}"):
        assert words in text, words
    proof.in_register(desks.person("staf.tu"), url, content, "biro-tu")
    proof.in_journal(desks.portal, url, passed)
    proof.archived(desks.person("staf.sisdur"), url)
    page = visitor.request("GET", url, headers={"Accept": "text/html"})
    assert page.status_code == 200
    assert "BAB III" in page.text

"""Copies, plans, procedures, standards and circulars over REST, each to its end."""

import pytest
from tests.stories import proof
from tests.stories import walking
from tests.stories.desks import office_day
from tests.workflows.steps import people
import transaction


@pytest.mark.rule("R-X-05", "R-X-10")
def test_a_copy_is_made_of_what_is_signed_and_handed_out(desks, functional):
    """staf.sisdur copies a decision of menteri; karo.ortala certifies; a biro gets it."""
    portal = functional["portal"]
    transaction.begin()
    decision = people.begin(portal, "Keputusan")
    people.until(portal, decision, "tanda_tangan_menteri")
    transaction.commit()
    staff = desks.person("staf.sisdur")
    said = {
        "title": "Salinan keputusan",
        "salinan_dari": decision.UID(),
        "kepada": ["biro-keuangan__kepala"],
    }
    place = f"{desks.portal.url}/naskah"
    early = staff.request("POST", place, json={"@type": "Salinan", **said})
    assert early.status_code == 400
    transaction.begin()
    people.until(portal, decision, "selesai")
    transaction.commit()
    url = walking.draft(desks, "Salinan", **said)
    forged = staff.request("PATCH", url, json={"menetapkan": ["Membubarkan tim."]})
    assert forged.status_code in (204, 400, 403)
    assert staff.get(url).get("menetapkan") != ["Membubarkan tim."]
    passed, url = walking.walk(desks, url)
    assert passed == [
        "konsep",
        "periksa_eselon_4",
        "periksa_eselon_3",
        "tanda_tangan_eselon_2",
        "salin",
        "distribusikan",
        "selesai",
    ]
    reader = desks.person("karo.keuangan")
    text = proof.signed_by(reader, url, "biro-ortala__kepala")
    assert "SALINAN" in text.upper()
    assert decision.nomor.upper() in text.upper()
    assert reader.post(f"{url}/@tanda-terima")["oleh"] == "karo.keuangan"
    assert desks.person("karo.umum").request("GET", url).status_code in (401, 403)
    proof.in_journal(desks.portal, url, passed)
    proof.archived(staff, url)


@pytest.mark.rule("R-SPK-07")
def test_a_plan_is_approved_and_never_signed(desks):
    """staf.sisdur plans, kasubbag.sisdur checks, kabag.tatalaksana approves."""
    url = walking.draft(desks, "RencanaKegiatan")
    passed, url = walking.walk(desks, url)
    assert passed == ["konsep", "periksa_eselon_4", "setujui_eselon_3", "selesai"]
    staff = desks.person("staf.sisdur")
    content = staff.get(url)
    assert not content.get("nomor")
    assert not content.get("ditandatangani_oleh")
    text = proof.printed(proof.file_of(staff, url))
    for words in ("RENCANA KEGIATAN", "Kepala Bagian Tata Laksana"):
        assert words in text
    proof.in_journal(desks.portal, url, passed)


@pytest.mark.rule("R-X-14")
def test_a_procedure_of_a_unit_is_approved_and_announced(desks):
    """staf.sisdur writes the steps, karo.ortala approves and announces."""
    url = walking.draft(desks, "SOP")
    passed, url = walking.walk(desks, url, numbered_by="staf.sisdur")
    assert passed[-3:] == ["nomori", "terbitkan", "terbit"]
    visitor = desks.portal.visitor
    content = visitor.get(url)
    assert content["nomor"] == f"1/{office_day().year}"
    text = proof.signed_by(visitor, url, "biro-ortala__kepala")
    for words in ("Dasar Hukum", "Kualifikasi", "Mencatat permintaan", "15 menit"):
        assert words.upper() in text.upper(), words
    proof.in_register(desks.person("karo.ortala"), url, content, "biro-ortala")
    proof.in_journal(desks.portal, url, passed)


def test_a_standard_is_approved_and_put_into_force(desks):
    """staf.sisdur writes it, kabag.tatalaksana approves, karo.ortala publishes."""
    url = walking.draft(desks, "StandarPelayanan")
    hidden = desks.portal.visitor.request("GET", url)
    assert hidden.status_code in (401, 403, 404)
    passed, url = walking.walk(desks, url)
    assert passed == [
        "konsep",
        "periksa_eselon_4",
        "setujui_eselon_3",
        "terbitkan",
        "terbit",
    ]
    visitor = desks.portal.visitor
    assert visitor.get(url)["kode"] == "pdk"
    assert "PEMINJAMAN" in proof.printed(proof.file_of(visitor, url)).upper()
    proof.in_journal(desks.portal, url, passed)


@pytest.mark.rule("R-X-03")
def test_a_circular_added_by_its_three_files_goes_its_whole_way(desks, circular):
    """staf.sisdur drafts, deputi.aparatur signs, staf.tu numbers, a biro receives."""
    url = walking.draft(desks, circular)
    passed, url = walking.walk(desks, url)
    assert passed[-4:] == [
        "tanda_tangan_eselon_1",
        "nomori",
        "distribusikan",
        "selesai",
    ]
    reader = desks.person("karo.umum")
    content = reader.get(url)
    assert content["nomor"] == f"SE-1 Tahun {office_day().year}"
    text = proof.signed_by(reader, url, "deputi-aparatur__kepala")
    for words in ("SURAT EDARAN", "1 Desember 2026", "Semua unit kerja"):
        assert words in text
    assert reader.post(f"{url}/@tanda-terima")["oleh"] == "karo.umum"
    proof.in_register(desks.person("staf.tu"), url, content, "biro-tu")
    proof.in_journal(desks.portal, url, passed)
    proof.archived(reader, url)

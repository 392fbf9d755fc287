"""A service standard on paper, and what a fingerprint holds of a kind's own fields."""

import io
from pypdf import PdfReader
import re
from setneg.policy.rendering.original import approval_holds
from setneg.policy.rendering.original import approve
from setneg.policy.rendering.original import canonical
from setneg.policy.rendering.standard import standard_data
from tests.workflows.steps import people


def words(pdf: bytes) -> str:
    pages = PdfReader(io.BytesIO(pdf)).pages
    return re.sub(r"\s+", " ", " ".join(page.extract_text() for page in pages))


def test_the_first_standard_is_printed_with_its_parts_and_times(portal, integration):
    """A visitor opens the PDF of the published standard."""
    standard = portal["standar-pelayanan"]["spk-2016"]
    view = standard.restrictedTraverse("pdf")
    printed = words(view())
    for part in (
        "STANDAR PELAYANAN",
        "A. Dasar Hukum",
        "D. Ruang Lingkup",
        "B. Prosedur",
        "L. Evaluasi Kinerja Pelaksana",
        "3 kali @ 2,5 jam",
        "Jumlah waktu baku",
        "Kepala Subbagian Sistem dan Prosedur Kerja",
    ):
        assert part in printed, part
    assert "KONSEP" not in printed
    assert "- 2 -" in printed
    assert view() == view()


def test_a_part_that_the_form_does_not_know_is_printed_last(portal, integration):
    # nobody acts: a standard with a notice of service
    standard = portal["standar-pelayanan"]["spk-2016"]
    standard.bagian = {**standard.bagian, "maklumat_pelayanan": "Kami sanggup."}
    last = standard_data(standard)["kedua"][-1]
    assert (last["huruf"], last["judul"]) == ("M", "Maklumat pelayanan")


def test_a_plan_is_printed_with_its_team_and_who_approved_it(portal, integration):
    # staf Sisdur writes, Kasubbag checks, Kabag approves; nobody signs
    document = people.begin(portal, "RencanaKegiatan", anggota=["biro-umum__kepala"])
    with people.acting_as(portal, "staf.sisdur"):
        printed = words(document.restrictedTraverse("pdf")())
    assert "RENCANA KEGIATAN" in printed
    assert "Kepala Biro Umum" in printed
    assert "KONSEP" in printed
    people.until(portal, document, "selesai")
    with people.acting_as(portal, "staf.sisdur"):
        printed = words(document.restrictedTraverse("pdf")())
    assert "KONSEP" not in printed
    assert "Disetujui pada" in printed
    assert "Kepala Bagian Tata Laksana" in printed


def test_each_own_field_is_in_the_fingerprint_once(portal, integration):
    # nobody acts: the text of an SOP
    document = people.begin(portal, "SOP")
    text = canonical(document)
    assert text.count("Memahami tata naskah dinas") == 1
    assert text.count("Menulis konsep") == 1
    before = canonical(document)
    document.kualifikasi = ["Teliti"]
    assert canonical(document) != before


def test_a_text_approved_before_keeps_the_form_of_its_fingerprint(portal, integration):
    # nobody acts: approved when own fields were not part of the fingerprint yet
    document = people.begin(portal, "SOP")
    document.sidik_persetujuan = "lama"
    assert "Menulis konsep" not in canonical(document)
    document.sidik_persetujuan = None
    approve(document)
    assert "Menulis konsep" in canonical(document)
    assert approval_holds(document)

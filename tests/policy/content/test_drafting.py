"""Who may draft what and where, and what a new document gets."""

from AccessControl import Unauthorized
from plone import api
from plone.dexterity.utils import createContentInContainer
import pytest
import transaction


ROUTES = {
    "Memorandum": {},
    "Keputusan": {},
    "Peraturan": {},
    "Salinan": {},
    "RencanaKegiatan": {},
    "SuratUndangan": {},
    "SuratPerintah": {},
    "Rapat": {"peserta": ["biro-keuangan__kepala"]},
    "Tugas": {
        "oleh": "subbag-sisdur__kepala",
        "untuk": ["subbag-sisdur__staf"],
    },
}


class TestDrafting:
    @pytest.mark.parametrize("kind", [k for k in ROUTES if k != "Tugas"])
    def test_staff_draft_every_kind_for_their_own_unit(self, make, kind):
        """Acts: staf Subbagian Sistem dan Prosedur Kerja."""
        document = make("staf.sisdur", kind, title="Perihal uji", **ROUTES[kind])
        assert vars(document)["unit"] == "subbag-sisdur"
        assert document.versi == 1
        assert document.readers == ()

    def test_the_address_tells_the_kind_and_never_the_title(self, make):
        """Acts: staf Subbagian Sistem dan Prosedur Kerja."""
        document = make("staf.sisdur", "SuratUndangan", title="Mutasi pejabat")
        assert document.getId().startswith("surat-undangan-")
        assert "mutasi" not in document.getId()

    def test_nobody_drafts_in_the_root_of_the_site(self, site):
        """Acts: staf Subbagian Sistem dan Prosedur Kerja."""
        with api.env.adopt_user("staf.sisdur"), pytest.raises(Unauthorized):
            createContentInContainer(site, "Memorandum", title="Di luar tempatnya")

    def test_nobody_starts_a_case_by_hand(self, site, rest):
        """Acts: Kepala Biro Ortala, who starts cases by the standard's own service."""
        answer = rest("karo.ortala").request(
            "POST", "/kegiatan", json={"@type": "Kegiatan", "title": "Tanpa standar"}
        )
        assert answer.status_code in (401, 403)
        assert site["kegiatan"].objectIds() == []

    def test_a_document_made_in_a_case_belongs_to_it(self, site, case):
        """Acts: the engine, making a product in a case."""
        document = createContentInContainer(
            case, "Memorandum", checkConstraints=False, title="m", unit="subbag-sisdur"
        )
        assert document.kegiatan == case.UID()


class TestOwningUnit:
    def test_the_unit_is_that_of_the_first_position(self, rest):
        """Acts: staf Subbagian Standardisasi, over REST without naming a unit."""
        answer = rest("staf.standardisasi").request(
            "POST", "/naskah", json={"@type": "Memorandum", "title": "Konsep"}
        )
        assert answer.status_code == 201, answer.text
        assert answer.json()["unit"]["token"] == "subbag-standardisasi"

    def test_no_draft_for_a_unit_in_which_one_holds_no_position(self, rest, site):
        """Acts: staf Subbagian Standardisasi, claiming another unit."""
        answer = rest("staf.standardisasi").request(
            "POST",
            "/naskah",
            json={"@type": "Memorandum", "title": "x", "unit": "subbag-sisdur"},
        )
        assert answer.status_code == 400
        assert "unit" in answer.text
        assert site["naskah"].objectIds() == []

    def test_no_draft_without_a_position(self, rest, site):
        """Acts: an account that holds no position."""
        api.user.create(username="tamu", email="t@example.org", password="rahasia-1234")
        transaction.commit()
        guest = rest("tamu")
        guest.session.auth = ("tamu", "rahasia-1234")
        answer = guest.request(
            "POST", "/naskah", json={"@type": "Memorandum", "title": "x"}
        )
        assert answer.status_code == 400
        assert "unit" in answer.text

    def test_the_unit_never_changes(self, make, rest):
        """Acts: staf Subbagian Sistem dan Prosedur Kerja, who may edit the draft."""
        document = make("staf.sisdur", "Memorandum", title="Konsep")
        answer = rest("staf.sisdur").request(
            "PATCH",
            document.absolute_url(),
            json={"unit": "biro-keuangan", "title": "Konsep kedua"},
        )
        assert answer.status_code == 204, answer.text
        read = rest("staf.sisdur").get(document.absolute_url())
        assert read["title"] == "Konsep kedua"
        assert read["unit"]["token"] == "subbag-sisdur"


class TestReadOnly:
    @pytest.mark.parametrize(
        "field,value",
        [
            ("nomor", "1/2026"),
            ("nomor_urut", 1),
            ("tanggal", "2026-01-01"),
            ("ditandatangani_oleh", "kemensetneg__kepala"),
            ("ditandatangani_pejabat", "menteri"),
            ("ditandatangani_pada", "2026-01-01T00:00:00+00:00"),
            ("kode_verifikasi", "abc"),
            ("sidik", "0" * 64),
            ("kegiatan", "0" * 32),
            ("produk", "keputusan_tim"),
            ("readers", ["biro-keuangan__kepala"]),
        ],
    )
    def test_what_steps_write_nobody_writes(self, make, rest, field, value):
        """Acts: staf Subbagian Sistem dan Prosedur Kerja, over REST."""
        document = make("staf.sisdur", "Memorandum", title="Konsep")
        before = rest("staf.sisdur").get(document.absolute_url())[field]
        rest("staf.sisdur").request(
            "PATCH", document.absolute_url(), json={field: value}
        )
        after = rest("staf.sisdur").get(document.absolute_url())[field]
        assert after == before

    def test_not_even_at_birth(self, rest):
        """Acts: staf Subbagian Sistem dan Prosedur Kerja, posting a signed draft."""
        answer = rest("staf.sisdur").request(
            "POST",
            "/naskah",
            json={
                "@type": "Memorandum",
                "title": "x",
                "nomor": "1",
                "ditandatangani_oleh": "kemensetneg__kepala",
            },
        )
        assert answer.status_code == 201, answer.text
        assert answer.json()["nomor"] is None
        assert answer.json()["ditandatangani_oleh"] is None

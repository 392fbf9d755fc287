"""The Usulan kegiatan form over REST: a ticket, or reasons and nothing stored."""

import base64
from plone import api
import pytest
from setneg.policy.forms.attachment import SIZE_RECORD
import transaction


pytestmark = pytest.mark.rule("R-SPK-12")
FORM = "/formulir/usulan-kegiatan"


class TestSent:
    def test_a_head_of_a_unit_gets_a_numbered_ticket(self, person, filled, submissions):
        # Kepala Biro SDM
        answer = person("pimpinan.sdm").request("POST", f"{FORM}/@kirim", json=filled)
        assert answer.status_code == 201, answer.text
        ticket = person("pimpinan.sdm").get(answer.json()["@id"])
        assert answer.json()["nomor"] == ticket["nomor"]
        assert ticket["nomor"].startswith("USL-0001/")
        (usulan,) = submissions()
        assert usulan.pengusul == "biro-sdm__kepala"
        assert usulan.unit == "biro-sdm"
        assert usulan.dasar == ["Peraturan Menteri", "Keputusan Menteri"]
        assert usulan.lampiran_berkas.data == b"%PDF-1.7 daftar"
        assert "<b>" not in usulan.isi.raw
        assert ticket["review_state"] == "diajukan"

    def test_it_waits_for_the_head_of_the_service(self, person, filled):
        # Kepala Biro SDM mengajukan, Kepala Biro Ortala menerima
        sent = person("pimpinan.sdm").post(f"{FORM}/@kirim", **filled)
        offered = set(person("karo.ortala").offers(sent["@id"]))
        assert offered >= {"terima", "tolak", "minta_kelengkapan"}
        assert person("pimpinan.inspektorat").request(
            "GET", sent["@id"]
        ).status_code in (401, 403, 404)

    def test_the_schema_says_what_is_asked(self, person):
        # Kepala Biro SDM
        asked = person("pimpinan.sdm").get(f"{FORM}/@formulir")
        assert asked["required"] == ["pengusul", "jenis_kegiatan", "judul", "alasan"]
        assert asked["properties"]["judul"]["maxLength"] == 250
        assert asked["berkas"]["paling_besar"] == 25 * 1024 * 1024


class TestRefused:
    @pytest.mark.parametrize(
        "change,field",
        [
            ({"judul": ""}, "judul"),
            ({"judul": "x" * 251}, "judul"),
            ({"alasan": None}, "alasan"),
            ({"jenis_kegiatan": "Sembarang"}, "jenis_kegiatan"),
            ({"pengusul": "biro-ortala__kepala"}, "pengusul"),
        ],
    )
    def test_what_is_missing_or_wrong_is_named_by_field(
        self, person, filled, submissions, change, field
    ):
        # Kepala Biro SDM
        answer = person("pimpinan.sdm").request(
            "POST", f"{FORM}/@kirim", json={**filled, **change}
        )
        assert answer.status_code == 400
        assert list(answer.json()["isian"]) == [field]
        assert answer.json()["missing"]
        assert submissions() == []

    def test_a_disguised_file_is_refused(self, person, filled, submissions):
        # Kepala Biro SDM
        filled["lampiran"]["data"] = base64.b64encode(b"MZ program").decode()
        answer = person("pimpinan.sdm").request("POST", f"{FORM}/@kirim", json=filled)
        assert answer.status_code == 400
        assert "PDF" in answer.json()["isian"]["lampiran"]
        assert submissions() == []

    def test_all_that_is_wrong_is_said_at_once(self, person, filled):
        # Kepala Biro SDM: judul kosong, berkasnya pun bukan PDF
        filled["lampiran"]["data"] = base64.b64encode(b"MZ program").decode()
        answer = person("pimpinan.sdm").request(
            "POST", f"{FORM}/@kirim", json={**filled, "judul": ""}
        )
        assert sorted(answer.json()["isian"]) == ["judul", "lampiran"]

    def test_a_file_that_is_too_large_is_refused(self, person, filled, submissions):
        # Kepala Biro SDM
        api.portal.set_registry_record(SIZE_RECORD, 1)
        transaction.commit()
        large = b"%PDF-" + b"0" * (1024 * 1024)
        filled["lampiran"]["data"] = base64.b64encode(large).decode()
        answer = person("pimpinan.sdm").request("POST", f"{FORM}/@kirim", json=filled)
        assert answer.status_code == 400
        assert "1 MB" in answer.json()["isian"]["lampiran"]
        assert submissions() == []

    def test_staff_do_not_propose(self, person, filled, submissions):
        # Staf Biro SDM
        answer = person("staf.sdm").request("POST", f"{FORM}/@kirim", json=filled)
        assert answer.status_code == 400
        assert "pengusul" in answer.json()["isian"]
        assert submissions() == []

    def test_a_visitor_does_not_reach_the_form(self, person, filled):
        # Pengunjung
        answer = person(None).request("POST", f"{FORM}/@kirim", json=filled)
        assert answer.status_code == 401

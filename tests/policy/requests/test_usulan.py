"""A proposal to one of the four services of the Biro: routed, examined, followed."""

from DateTime import DateTime
from datetime import datetime
from datetime import timedelta
from datetime import UTC
import pytest
from setneg.policy.requests import kinds
from setneg.workflows.chains import stage_of
import transaction


FORM = "/formulir/usulan-kegiatan"
LEADER, RECEIVER, EXAMINER = "pimpinan.sdm", "karo.ortala", "kabag.tatalaksana"
ANSWERS = {
    "jenis_kegiatan": "Penyusunan standar pelayanan",
    "judul": "Standar pelayanan kepegawaian",
    "alasan": "Pegawai tidak tahu berapa lama menunggu.",
    "dasar": "Peraturan Menteri\nArahan Deputi",
}


@pytest.fixture
def propose(rest):
    """Send the form as the head of Biro SDM; the answer of the portal."""

    def send(**said):
        return rest(LEADER).request("POST", f"{FORM}/@kirim", json={**ANSWERS, **said})

    return send


@pytest.fixture
def ticket(propose, site):
    answer = propose().json()
    transaction.begin()
    return site.unrestrictedTraverse(
        answer["@id"].removeprefix(site.absolute_url())[1:]
    )


def stage(document):
    transaction.begin()
    return stage_of(document).id


class TestSending:
    @pytest.mark.rule("R-SPK-12", "R-X-12", "I-51")
    @pytest.mark.parametrize("kind", ["Penyusunan standar pelayanan", "Sosialisasi"])
    def test_no_document_is_asked_for(self, propose, kind):
        # Kepala Biro SDM, tanpa lampiran
        answer = propose(jenis_kegiatan=kind)
        assert answer.status_code == 201, answer.text

    @pytest.mark.rule("R-SPK-12")
    @pytest.mark.parametrize("code", ["spk", "sps", "sos", "iku"])
    def test_each_service_has_its_kind_and_its_receiver(self, site, propose, code):
        # Kepala Biro SDM mengusulkan kepada tiap layanan
        chosen = {c: name for name, c in kinds.activities().items()}[code]
        answer = propose(jenis_kegiatan=chosen, alasan_iku="arahan", judul=chosen)
        assert answer.status_code == 201, answer.text
        transaction.begin()
        path = answer.json()["@id"].removeprefix(site.absolute_url())[1:]
        made = site.unrestrictedTraverse(path)
        assert made.layanan == code
        assert made.parties["Penerima"] == ("biro-ortala__kepala",)
        assert made.unit == "biro-sdm"
        assert list(made.dasar) == ["Peraturan Menteri", "Arahan Deputi"]

    @pytest.mark.rule("R-IKU-08", "R-X-20")
    def test_an_indicator_is_proposed_for_one_of_four_reasons(self, site, propose):
        # Kepala Biro SDM
        kind = "Penyusunan indikator kinerja utama"
        refused = propose(jenis_kegiatan=kind)
        assert refused.status_code == 400
        assert "alasan_iku" in refused.json()["isian"]
        refused = propose(jenis_kegiatan=kind, alasan_iku="iseng")
        assert refused.status_code == 400
        for reason, _title in kinds.REASONS:
            said = {"alasan_iku": reason, "judul": f"IKU {reason}"}
            answer = propose(jenis_kegiatan=kind, **said)
            assert answer.status_code == 201, answer.text

    def test_a_kind_that_nobody_serves_is_refused(self, propose):
        # Kepala Biro SDM
        assert propose(jenis_kegiatan="Perjalanan").status_code == 400


@pytest.mark.rule("R-SPK-12")
class TestExamining:
    def test_the_head_gives_it_to_a_section_which_reports_and_he_decides(
        self, ticket, rest
    ):
        # Kepala Biro Ortala, Kepala Bagian Tata Laksana
        url = ticket.absolute_url()
        assert rest(EXAMINER).request("GET", url).status_code != 200
        post = "bagian-tatalaksana__kepala"
        rest(RECEIVER).step(url, "delegasikan", kepada=post, komentar="Mohon dicek.")
        assert stage(ticket) == "diteliti"
        assert ticket.pelaksana == post
        rest(EXAMINER).step(url, "kerjakan", hasil_penelitian="Layak dikerjakan.")
        assert stage(ticket) == "diputuskan"
        rest(RECEIVER).step(url, "terima")
        assert stage(ticket) == "diterima"

    def test_nobody_outside_the_biro_is_asked_to_examine(self, ticket, rest):
        # Kepala Biro Ortala menunjuk Kepala Biro Keuangan
        answer = rest(RECEIVER).request(
            "POST",
            f"{ticket.absolute_url()}/@workflow/delegasikan",
            json={"kepada": "biro-keuangan__kepala"},
        )
        assert answer.status_code == 400
        assert stage(ticket) == "diajukan"

    def test_what_is_missing_comes_back_to_the_one_who_asked(self, ticket, rest):
        # Kepala Bagian Tata Laksana meminta, Kepala Biro SDM melengkapi
        url = ticket.absolute_url()
        post = "bagian-tatalaksana__kepala"
        rest(RECEIVER).step(url, "delegasikan", kepada=post)
        rest(EXAMINER).step(url, "minta_kelengkapan", alasan="Sebutkan jumlah layanan.")
        assert stage(ticket) == "dilengkapi_peneliti"
        rest(LEADER).step(url, "lengkapi", komentar="Ada tujuh layanan.")
        assert stage(ticket) == "diteliti"


class TestPromise:
    @pytest.mark.rule("R-SPK-12", "R-X-16")
    def test_the_promise_counts_the_times_of_the_chain(self, ticket):
        # Kepala Biro SDM membaca janji: 2 + 3 + 2 hari kerja
        left = ticket.janji_selesai - datetime.now(UTC)
        assert timedelta(days=7) <= left < timedelta(days=14)

    @pytest.mark.rule("R-SPK-12")
    def test_the_clock_stands_while_the_sender_is_asked(self, ticket, rest):
        # Kepala Biro Ortala meminta kelengkapan; pengusul menjawab tiga hari kemudian
        url = ticket.absolute_url()
        before = ticket.janji_selesai
        rest(RECEIVER).step(url, "minta_kelengkapan", alasan="Apa dasarnya?")
        transaction.begin()
        rows = ticket.workflow_history["usulan"]
        last = dict(rows[-1])
        last["time"] = DateTime() - 7
        ticket.workflow_history["usulan"] = (*rows[:-1], last)
        transaction.commit()
        rest(LEADER).step(url, "lengkapi", komentar="Arahan Menteri.")
        transaction.begin()
        assert ticket.janji_selesai - before > timedelta(days=4)

"""A chain that was made on screen, walked to its ends by those whom it names."""

import pytest
from tests.policy.designer.test_wizard import begin
from tests.policy.designer.test_wizard import follow_up
from tests.policy.designer.test_wizard import ROOM


@pytest.fixture
def sent(designer, person):
    """A function: make the form with these switches, send it; the ticket's address."""

    def make(**more):
        begin(designer)
        designer.send(f"{ROOM}/@@rancang-tindak-lanjut", follow_up(**more))
        designer.send(f"{ROOM}/@@rancang-terbit", {"aksi": "terbitkan"})
        answer = person("pimpinan.sdm").post(
            f"{ROOM}/@kirim", judul="Rapat pimpinan", uraian="Jumat pagi."
        )
        return answer["@id"]

    return make


def test_received_handled_answered_and_closed(sent, person):
    # Kepala Biro Umum menerima, menangani, menjawab; Kepala Biro SDM menutup
    ticket = sent()
    service, sender = person("karo.umum"), person("pimpinan.sdm")
    service.step(ticket, "terima")
    service.step(ticket, "kerjakan")
    service.step(ticket, "jawab", jawaban="Ruang Sidang tersedia.")
    assert sender.stage(ticket) == "dijawab"
    assert sender.get(ticket)["jawaban"] == "Ruang Sidang tersedia."
    sender.step(ticket, "ulang", alasan="Kami memerlukan Aula.")
    assert sender.stage(ticket) == "ditindaklanjuti"
    service.step(ticket, "kerjakan")
    service.step(ticket, "jawab", jawaban="Aula disiapkan.")
    sender.step(ticket, "selesaikan")
    assert sender.stage(ticket) == "selesai"


def test_asked_back_completed_and_refused(sent, person):
    # Kepala Biro Umum meminta kelengkapan, Kepala Biro SDM melengkapi, lalu ditolak
    ticket = sent()
    service, sender = person("karo.umum"), person("pimpinan.sdm")
    service.step(ticket, "minta_kelengkapan", alasan="Berapa orang yang hadir?")
    assert sender.offers(ticket) == ["lengkapi", "batalkan"]
    sender.step(ticket, "lengkapi")
    service.step(ticket, "tolak", alasan="Semua ruang terpakai.")
    assert sender.stage(ticket) == "ditolak"


def test_withdrawn_by_its_sender(sent, person):
    # Kepala Biro SDM membatalkan
    ticket = sent()
    person("pimpinan.sdm").step(ticket, "batalkan", alasan="Rapat ditunda.")
    assert person("pimpinan.sdm").stage(ticket) == "batal"


def test_a_fixed_position_receives_and_another_handles(sent, person):
    # Kepala Biro Keuangan menerima, staf Biro Umum menangani
    ticket = sent(
        **{
            "terima.siapa": "jabatan",
            "terima.jabatan": "biro-keuangan__kepala",
            "tangani.siapa": "jabatan",
            "tangani.jabatan": "biro-umum__staf",
        }
    )
    assert person("karo.umum").request("GET", ticket).status_code in (
        200,
        401,
        403,
        404,
    )
    person("karo.keuangan").step(ticket, "terima")
    assert "kerjakan" in person("staf.umum").offers(ticket)
    assert "kerjakan" not in person("karo.keuangan").offers(ticket)


def test_delegated_to_a_section(sent, person):
    # Kepala Biro Ortala mendelegasikan kepada Kabag Tata Laksana, yang menerimanya
    ticket = sent(unit_pelayanan="biro-ortala", delegable="1")
    head = person("karo.ortala")
    assert "delegasikan" in head.offers(ticket)
    head.step(ticket, "delegasikan", kepada="bagian-tatalaksana__kepala")
    person("kabag.tatalaksana").step(ticket, "terima")
    assert "kerjakan" in person("kabag.tatalaksana").offers(ticket)
    assert "kerjakan" not in head.offers(ticket)


def test_strangers_see_nothing_of_it(sent, person):
    # Kepala Biro lain dan staf yang tidak terlibat
    ticket = sent()
    for account in ("karo.keuangan", "staf.keuangan", "pimpinan.inspektorat"):
        answer = person(account).request("GET", ticket)
        assert answer.status_code in (401, 403, 404), account

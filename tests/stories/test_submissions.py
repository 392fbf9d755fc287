"""What leaders send in by forms, from the form to what came of it, over REST."""

import pytest


PROPOSAL = {
    "jenis_kegiatan": "Penyusunan sistem dan prosedur kerja",
    "judul": "Tata cara peminjaman arsip pegawai",
    "alasan": "Arsip dipinjam tanpa catatan.",
    "dasar": "Permensesneg Nomor 3 Tahun 2015\nArahan Sekretaris Kementerian",
}


@pytest.mark.rule("R-SPK-12", "R-X-12")
def test_a_leader_proposes_and_follows_to_the_end(desks):
    """pimpinan.sdm proposes; karo.ortala lets kabag.tatalaksana examine; asked back,
    completed, accepted, answered by a case."""
    leader, head = desks.person("pimpinan.sdm"), desks.person("karo.ortala")
    section = desks.person("kabag.tatalaksana")
    sent = leader.post(
        f"{desks.portal.url}/formulir/usulan-kegiatan/@kirim", **PROPOSAL
    )
    ticket = sent["@id"]
    assert sent["nomor"].startswith("USL-")
    assert sent["janji_selesai"]
    first = leader.get(f"{ticket}/@keadaan")
    assert "menunggu Kepala Biro Organisasi" in first["kalimat"]
    for other in ("karo.keuangan", "staf.sdm", "kabag.tatalaksana"):
        answer = desks.person(other).request("GET", f"{ticket}/@keadaan")
        assert answer.status_code in (401, 403, 404), other

    desks.step(
        ticket, "delegasikan", "karo.ortala", kepada="bagian-tatalaksana__kepala"
    )
    assert "Kepala Bagian Tata Laksana" in leader.get(f"{ticket}/@keadaan")["kalimat"]

    section.step(ticket, "minta_kelengkapan", alasan="Berapa peminjaman setahun?")
    asked = leader.get(f"{ticket}/@keadaan")
    assert asked["menunggu_anda"]
    assert asked["yang_kurang"] == "Berapa peminjaman setahun?"
    leader.step(ticket, "lengkapi", komentar="Sekitar 300.")

    section.step(ticket, "kerjakan", hasil_penelitian="Layak, satu bulan.")
    assert "Layak" not in str(leader.get(f"{ticket}/@keadaan"))
    standard = desks.standard("spk")
    head.step(
        ticket, "terima", standar=standard["UID"], arahan="Laksanakan bersama Biro SDM."
    )
    case = head.post(f"{ticket}/@mulai-kegiatan")
    last = leader.get(f"{ticket}/@keadaan")
    assert last["tahap"] == "diterima"
    assert last["janji_selesai"] > first["janji_selesai"]
    assert "standar pelayanan" in last["cara_hitung"]
    assert "Laksanakan" not in str(last)
    words = [line["isi"] for line in last["percakapan"] if line["isi"]]
    assert words == ["Berapa peminjaman setahun?", "Sekitar 300."]
    assert case["UID"]


@pytest.mark.rule("R-PIM-01", "R-PIM-08", "R-PIM-15")
def test_a_request_to_a_leader_is_decided_and_answered(desks):
    """karo.umum asks sesmen for an audience; the desk puts it to him and answers."""
    asker, desk = desks.person("karo.umum"), desks.person("staf.tusesmen")
    sent = asker.post(
        f"{desks.portal.url}/formulir/permohonan-pimpinan/@kirim",
        pimpinan="setmen__kepala",
        jenis_permohonan="Audiensi",
        acara="Audiensi pejabat baru",
        tema="Perkenalan.",
        tanggal="2027-02-01",
        jam="10.00",
    )
    ticket = sent["@id"]
    for other in ("staf.tumenteri", "menteri", "karo.ortala", "staf.tu"):
        answer = desks.person(other).request("GET", ticket)
        assert answer.status_code in (401, 403, 404), other
    desk.step(ticket, "terima")
    desk.step(ticket, "lanjut", komentar="Disarankan diterima.")
    desks.person("sesmen").step(ticket, "setujui", komentar="Ya, sebentar saja.")
    desk.step(
        ticket,
        "jawab",
        jawaban="Bapak Sekretaris bersedia menerima.",
        jadwal_tanggal="2027-02-01",
        jadwal_jam="10.30",
        jadwal_tempat="Ruang kerja Sekretaris",
    )
    told = asker.get(f"{ticket}/@keadaan")
    assert told["jawaban"] == "Bapak Sekretaris bersedia menerima."
    assert "sebentar saja" not in str(told)
    desk.step(ticket, "selesaikan")
    assert asker.get(f"{ticket}/@keadaan")["selesai"]

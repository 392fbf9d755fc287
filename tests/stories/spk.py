"""The service standard SPK from a unit's proposal to a published regulation.

Every step is first tried by somebody of the same rank elsewhere and by the next rank
down; both must be refused, and nothing may have changed.
"""

import base64
from tests.stories import spk_documents
from tests.stories.client import StoryError
from tests.stories.desks import Desks
from tests.stories.desks import DIRECTION
from tests.stories.desks import office_day


PROPOSER = "pimpinan.sdm"
SUBJECT = "Tata Cara Pengelolaan Dokumen Kepegawaian"
UNITS = (
    ("pimpinan.sdm", "biro-sdm__kepala", "biro-sdm__staf"),
    ("pimpinan.perencanaan", "biro-perencanaan__kepala", "biro-perencanaan__staf"),
    # An echelon I official in the team: the Surat Perintah goes to the Deputi.
    ("pimpinan.apn", "biro-apn__kepala", "setpres__kepala"),
)

#: The Keputusan Deputi is a variant; this case has its team from the minister.
NOT_IN_THIS_CASE = ("SPK-5.a.2.N",)
#: Meetings are the team's, the printing memorandum is signed by the Karo; what closes
#: these lines is the staff's record of the meeting or of the delivery.
RECORDED_BY_STAFF = ("SPK-7", "SPK-7.a", "SPK-7.b", "SPK-15")


def play(portal, timeline):
    """Play the whole story; addresses of what came out of it."""
    desks = Desks(portal, timeline)
    proposal = propose(desks)
    case = direct(desks, proposal)
    plan(desks, case)
    collect(desks, case)
    team(desks, case)
    draft(desks, case)
    meet(desks, case, "dalam_kota")
    meet(desks, case, "luar_kota")
    finish_draft(desks, case)
    harmonise(desks, case)
    sign(desks, case)
    copy(desks, case)
    regulation = hand_out_and_publish(desks, case)
    every_line(desks, case)
    follow_up(desks, proposal, regulation)
    read_as_visitor(desks, regulation)
    return {"usulan": proposal, "kegiatan": case.url, "peraturan": regulation}


def propose(desks):
    with desks.timeline.part(PROPOSER, "Usulan lewat formulir"):
        leader = desks.person(PROPOSER)
        form = f"{desks.portal.url}/formulir/usulan-kegiatan"
        refused = desks.person("staf.sdm").request("POST", f"{form}/@kirim", json={})
        if refused.status_code < 400:
            raise StoryError("staf.sdm boleh mengajukan usulan")
        ticket = leader.post(
            f"{form}/@kirim",
            judul=f"{SUBJECT} ({office_day().isoformat()})",
            jenis_kegiatan="Penyusunan sistem dan prosedur kerja",
            alasan="Dokumen pegawai disimpan dengan cara yang berbeda di setiap unit.",
            dasar="Peraturan Menteri Sekretaris Negara Nomor 3 Tahun 2015",
            lampiran={
                "data": base64.b64encode(b"%PDF-1.4 daftar dokumen").decode(),
                "encoding": "base64",
                "filename": "daftar-dokumen.pdf",
                "content-type": "application/pdf",
            },
        )
        url = ticket["@id"]
        for other in ("staf.sdm", "pimpinan.perencanaan"):
            if desks.person(other).request("GET", url).status_code == 200:
                raise StoryError(f"{other} dapat membaca usulan {PROPOSER}")
        desks.expect_stage(url, "diajukan")
        desks.did(PROPOSER, f"mengajukan usulan {ticket.get('nomor') or url}")
        return url


def direct(desks, proposal):
    with desks.timeline.part("karo.ortala", "Usulan diterima, arahan diberikan"):
        desks.step(proposal, "terima", "karo.ortala")
        karo = desks.person("karo.ortala")
        standard = desks.standard("spk")
        said = {
            "standar": standard["UID"],
            "judul": SUBJECT,
            "arahan": {**DIRECTION, "isi": "Susun bersama unit kerja terkait."},
        }
        desks.not_theirs("karo.ortala", f"{proposal}/@mulai-kegiatan", **said)
        started = karo.post(f"{proposal}/@mulai-kegiatan", **said)
        case = spk_documents.Case(desks, started["@id"].removesuffix("/@kegiatan"))
        desks.did("karo.ortala", f"mengarahkan Kabag Tata Laksana: {case.url}")
        case.make("penugasan_awal", "kabag.tatalaksana")
        case.at(3)
        return case


def plan(desks, case):
    with desks.timeline.part("staf.sisdur", "Rencana kegiatan"):
        plan_url = case.make("rencana_kegiatan", "kasubbag.sisdur")
        case.finish(case.product_of("penugasan_awal"), "kasubbag.sisdur")
        case.write(plan_url, "Jadwal, data, dan susunan tim untuk delapan minggu.")
        case.walk(plan_url)
        case.at(4)


def collect(desks, case):
    with desks.timeline.part("staf.sisdur", "Pengumpulan data"):
        task = case.make("pengumpulan_data", "kasubbag.sisdur")
        case.finish(task, "staf.sisdur")
        case.at(5)


def team(desks, case):
    with desks.timeline.part("kasubbag.sisdur", "Permintaan dan balasan anggota tim"):
        memo = case.make(
            "memo_usulan_tim",
            "kasubbag.sisdur",
            kepada=[position for _, position, _ in UNITS],
        )
        case.write(memo, "Mohon usulan anggota tim dalam satu minggu.")
        case.walk(memo)
        for leader, _, proposed in UNITS:
            case.receive(memo, leader)
            person = desks.person(leader)
            members = [{"nama": f"Pejabat {proposed}", "jabatan": proposed}]
            person.post(f"{memo}/@jawaban", anggota=members)
            desks.did(leader, "menerima memorandum dan mengusulkan anggota tim")
    with desks.timeline.part("kasubbag.sisdur", "Keputusan pembentukan tim"):
        decision = case.make("keputusan_tim", "kasubbag.sisdur")
        memo = case.make("memo_pengantar_tim", "kasubbag.sisdur")
        case.decide_text(decision)
        case.write(memo, "Bersama ini disampaikan rancangan keputusan.")
        case.walk(decision, numbered_by="staf.tu", until="selesai")
        case.walk(memo)
        desks.expect_numbered(decision)
    with desks.timeline.part("karo.ortala", "Salinan keputusan dan penyebarannya"):
        copied = case.make("salinan_keputusan_tim", "kasubbag.sisdur")
        memo = case.make("memo_distribusi_tim", "kasubbag.sisdur")
        case.write(memo, "Bersama ini dibagikan salinan keputusan.")
        case.walk(copied)
        case.walk(memo)
        case.receive(copied, "staf.sdm", "staf.perencanaan", "pimpinan.setpres")
        case.receive(memo, "staf.sdm", "staf.perencanaan", "pimpinan.setpres")


def draft(desks, case):
    with desks.timeline.part("staf.sisdur", "Draf awal"):
        for key in ("kajian_rujukan", "kerangka_draf"):
            case.finish(case.make(key, "kasubbag.sisdur"), "staf.sisdur")
        regulation = case.make("rancangan", "staf.sisdur")
        case.regulate(regulation)
        meeting = case.make("pembahasan_internal", "kasubbag.sisdur")
        case.hold(meeting)
        case.finish(case.make("penyelesaian_draf", "kasubbag.sisdur"), "staf.sisdur")
        case.at(6)


def meet(desks, case, place):
    with desks.timeline.part("karo.ortala", f"Pembahasan: {place}"):
        if place == "luar_kota":
            desks.step(
                case.url,
                "ulang",
                "kabag.tatalaksana",
                alasan="Materi perlu rapat kerja di luar kota.",
            )
        case.choose("tempat", place, "karo.ortala")
        getattr(spk_documents, place)(case)
        case.at(8)


def finish_draft(desks, case):
    with desks.timeline.part("karo.ortala", "Finalisasi"):
        task = case.make("finalisasi", "karo.ortala")
        meeting = case.make("pembahasan_menyeluruh", "kabag.tatalaksana")
        case.hold(meeting)
        check = case.make("pemeriksaan_redaksi", "kabag.tatalaksana")
        case.finish(check, "kasubbag.sisdur", shared=True)
        case.finish(task, "kabag.tatalaksana", shared=True)
        case.at(9)


def harmonise(desks, case):
    regulation = case.product_of("rancangan")
    with desks.timeline.part("staf.sisdur", "Pengajuan harmonisasi"):
        memo = case.make("memo_pengantar_hukum", "staf.sisdur", arahan=DIRECTION)
        case.write(memo, "Mohon harmonisasi rancangan peraturan.")
        case.walk(regulation, until="harmonisasi")
        case.walk(memo)
        case.at(10)
    with desks.timeline.part("deputi.hukum", "Harmonisasi, sekali dikembalikan"):
        desks.step(
            regulation,
            "kembalikan",
            "deputi.hukum",
            ke="periksa_eselon_1",
            alasan="Pasal 3 belum sejalan dengan peraturan arsip.",
        )
        case.walk(regulation, until="harmonisasi")
        desks.step(regulation, "harmonisasi", "deputi.hukum", catatan="Telah selaras.")
        case.at(11)


def sign(desks, case):
    regulation = case.product_of("rancangan")
    with desks.timeline.part("staf.sisdur", "Pengajuan kepada Menteri"):
        memo = case.make("memo_pengantar_menteri", "staf.sisdur", arahan=DIRECTION)
        case.write(memo, "Mohon tanda tangan Bapak Menteri.")
        case.walk(regulation, until="tanda_tangan_menteri")
        case.walk(memo)
        case.at(12)
    with desks.timeline.part("menteri", "Tanda tangan dan nomor"):
        case.walk(regulation, numbered_by="staf.tu", until="terbitkan")
        desks.expect_numbered(regulation)
        case.at(14)


def copy(desks, case):
    with desks.timeline.part("karo.ortala", "Salinan PDF"):
        copied = case.make(
            "salinan_peraturan",
            "kasubbag.sisdur",
            kepada=[position for _, position, _ in UNITS],
        )
        case.walk(copied, until="distribusikan")
        pdf = desks.person("staf.sisdur").request("GET", f"{copied}/@@pdf")
        if not pdf.content.startswith(b"%PDF"):
            raise StoryError(f"{copied}/@@pdf bukan PDF: {pdf.status_code}")
        desks.did("staf.sisdur", f"memeriksa PDF salinan, {len(pdf.content)} bita")
        case.at(15)


def hand_out_and_publish(desks, case):
    with desks.timeline.part("karo.ortala", "Permohonan cetak dan pembagian buku"):
        memo = case.make("memo_cetak", "kasubbag.sisdur")
        case.write(memo, "Mohon pencetakan seratus buku.")
        case.walk(memo)
        case.finish(case.make("pencetakan", "karo.umum"), "staf.umum")
        case.walk(case.product_of("salinan_peraturan"))
        task = case.make("distribusi_buku", "kasubbag.sisdur")
        case.finish(task, "staf.sisdur")
        case.at(18)
    with desks.timeline.part("karo.ortala", "Penerbitan"):
        regulation = case.product_of("rancangan")
        uid = desks.portal.administrator.get(regulation)["UID"]
        desks.refused(regulation, "terbitkan", "karo.ortala")
        karo = desks.person("karo.ortala")
        karo.post(f"{regulation}/@workflow/terbitkan")
        found = desks.portal.visitor.get("/@search", UID=uid)["items"]
        if not found:
            raise StoryError("Peraturan yang terbit tidak ditemukan pengunjung")
        desks.did("karo.ortala", f"menerbitkan {found[0]['@id']}")
        case.ended()
        return found[0]["@id"]


def every_line(desks, case):
    with desks.timeline.part("karo.ortala", "Garis waktu kegiatan"):
        lines = case.progress()["timeline"]
        for line in lines:
            prove_line(line)
            if line["jenis"] == "langkah":
                who = ", ".join(sorted({act["oleh"] for act in line["pelaksanaan"]}))
                standard = line["waktu_baku"] or "tidak ditetapkan"
                desks.timeline.out(
                    f"    {line['id']:14} {line['state']:13} baku {standard:24} "
                    f"dipakai {line['menit'] or 0} menit  {who}"
                )
        desks.did("karo.ortala", f"melihat {len(lines)} baris prosedur, semua selesai")


def prove_line(line):
    """A line of the procedure is done, by a position that the standard names."""
    wanted = "tidak_berlaku" if line["id"] in NOT_IN_THIS_CASE else "selesai"
    if line["state"] != wanted:
        raise StoryError(f"{line['id']} {line['state']}, seharusnya {wanted}")
    actors = {post["id"] for post in line["pelaku"]}
    acted = {act["jabatan"]["id"] for act in line["pelaksanaan"] if act["jabatan"]}
    by_name = line["jenis"] == "langkah" and line["id"] not in RECORDED_BY_STAFF
    if by_name and (not acted or not acted <= actors):
        raise StoryError(f"{line['id']} dikerjakan {acted}, bukan {actors}")


def follow_up(desks, proposal, regulation):
    with desks.timeline.part(PROPOSER, "Tiket selesai"):
        desks.expect_stage(proposal, "selesai")
        ticket = desks.person(PROPOSER).get(proposal)
        uid = desks.portal.visitor.get(regulation)["UID"]
        if uid not in str(ticket.get("hasil")):
            raise StoryError(f"Tiket tidak menyebut hasilnya: {ticket.get('hasil')}")
        desks.did(PROPOSER, f"membaca: selesai, hasilnya {regulation}")


def read_as_visitor(desks, regulation):
    with desks.timeline.part("pengunjung", "Membaca, mengunduh, memeriksa keaslian"):
        visitor = desks.portal.visitor
        content = visitor.get(regulation)
        hits = visitor.get("/@search", portal_type="Peraturan")["items"]
        if regulation not in [hit["@id"] for hit in hits]:
            raise StoryError("Peraturan tidak ada di @search?portal_type=Peraturan")
        page = visitor.request("GET", regulation, headers={"Accept": "text/html"})
        if page.status_code != 200 or content["nomor"] not in page.text:
            raise StoryError(f"Halaman peraturan: {page.status_code}")
        pdf = visitor.request("GET", f"{regulation}/@@pdf")
        if not pdf.content.startswith(b"%PDF"):
            raise StoryError(f"PDF peraturan: {pdf.status_code}")
        code = content["kode_verifikasi"]
        proof = visitor.request(
            "GET", f"/@@verifikasi/{code}", headers={"Accept": "text/html"}
        )
        if proof.status_code != 200 or content["nomor"] not in proof.text:
            raise StoryError(f"Halaman verifikasi: {proof.status_code}")
        listing = visitor.request("GET", "/peraturan", headers={"Accept": "text/html"})
        if regulation not in listing.text:
            raise StoryError("Peraturan tidak ada dalam daftar /peraturan")
        desks.did("pengunjung", "menemukan, membaca, mengunduh, memverifikasi")

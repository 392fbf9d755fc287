"""A working day of the forms, over REST: a leader proposes and follows, a visitor
complains without a name, six units propose indicators, and a site manager brings a new
form that a colleague uses at once.

Every ticket is also asked for by somebody whom it does not concern; nobody of them may
read it or learn that it exists.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager
from contextlib import nullcontext
from datetime import datetime
from tests.stories import iku_cycle
from tests.stories import room_form
from tests.stories.client import StoryError
from tests.stories.desks import Desks
from tests.stories.desks import office_day
import time


PROPOSER, HEAD, SECTION = "pimpinan.sdm", "karo.ortala", "kabag.tatalaksana"
UNSEEN = (401, 403, 404)


def play(
    portal, timeline, later: Callable[[], AbstractContextManager] = nullcontext
) -> dict[str, str]:
    """Play the day; addresses of what came out of it.

    later  takes the portal past the last day of proposing, for the unit that is late;
           the clock of a running portal stands, there nobody is late
    """
    desks = Desks(portal, timeline)
    return {
        "usulan": propose(desks),
        "pengaduan": complain(desks),
        "siklus": indicators(desks, later),
        "formulir": bring_a_form(desks),
    }


def unseen(desks, url, *names):
    """None of these may read a ticket, its state, its answers or find it."""
    for name in names:
        person = desks.person(name)
        for path in ("", "/@keadaan", "/@workflow", "/@isian"):
            answer = person.request("GET", f"{url}{path}")
            if answer.status_code not in UNSEEN:
                raise StoryError(f"{name}: GET {url}{path} → {answer.status_code}")
        hits = person.get("/@search", path={"query": url.split("/setneg", 1)[-1]})
        if url in [hit["@id"] for hit in hits["items"]]:
            raise StoryError(f"{name} menemukan {url}")


def says(answer, words):
    """The sender is told so, in words."""
    if words not in answer["kalimat"]:
        raise StoryError(f"Pengirim membaca {answer['kalimat']!r}, bukan {words!r}")


def propose(desks):
    with desks.timeline.part(
        PROPOSER, "Usulan kegiatan, dari formulir sampai diterima"
    ):
        leader = desks.person(PROPOSER)
        sent = leader.post(
            "/formulir/usulan-kegiatan/@kirim",
            jenis_kegiatan="Penyusunan sistem dan prosedur kerja",
            judul=f"Tata cara peminjaman arsip ({datetime.now():%d-%m-%Y %H.%M.%S})",
            alasan="Arsip dipinjam tanpa catatan.",
        )
        ticket = sent["@id"]
        desks.did(PROPOSER, f"{sent['nomor']}, dijanjikan {sent['janji_selesai'][:10]}")
        unseen(desks, ticket, "karo.keuangan", "staf.sdm", SECTION, None)
        says(leader.get(f"{ticket}/@keadaan"), "menunggu Kepala Biro Organisasi")
        chosen = "bagian-tatalaksana__kepala"
        desks.step(ticket, "delegasikan", HEAD, kepada=chosen)
        desks.step(
            ticket, "minta_kelengkapan", SECTION, shared=True, alasan="Berapa setahun?"
        )
        asked = leader.get(f"{ticket}/@keadaan")
        if not asked["menunggu_anda"] or asked["yang_kurang"] != "Berapa setahun?":
            raise StoryError(f"Pengirim tidak diberi tahu apa yang kurang: {asked}")
        desks.step(ticket, "lengkapi", PROPOSER, komentar="Sekitar tiga ratus.")
        desks.step(ticket, "kerjakan", SECTION, shared=True, hasil_penelitian="Layak.")
        standard = desks.standard("spk")["UID"]
        desks.step(ticket, "terima", HEAD, standar=standard, arahan="Laksanakan.")
        desks.person(HEAD).post(f"{ticket}/@mulai-kegiatan")
        told = leader.get(f"{ticket}/@keadaan")
        if "Layak" in str(told) or told["janji_selesai"] <= sent["janji_selesai"]:
            raise StoryError(f"Keadaan usulan yang diterima: {told}")
        desks.did(PROPOSER, told["kalimat"])
        return ticket


def complain(desks):
    visitor = desks.portal.visitor
    with desks.timeline.part("pengunjung", "Pengaduan tanpa nama sampai ditutup"):
        form = visitor.get("/formulir/pengaduan/@formulir")
        time.sleep(4)  # people need a while to fill in a form, machines do not
        sent = visitor.post(
            "/formulir/pengaduan/@kirim",
            _halaman=form["_halaman"],
            cara="anonim",
            jenis="pengaduan",
            standar=desks.standard("spk")["UID"],
            langkah="SPK-6",
            terlapor="bagian-tatalaksana__kepala",
            pokok=f"Undangan rapat ditahan ({datetime.now():%H.%M.%S})",
            uraian="Undangan baru diserahkan sesudah rapat selesai.",
        )
        url, key = sent["@id"], {name: sent[name] for name in ("nomor", "kode")}
        desks.did("pengunjung", f"menerima {sent['nomor']} dan kodenya")
        unseen(desks, url, None, SECTION, "karo.keuangan", "pimpinan.sdm")
        wrong = {"nomor": sent["nomor"], "kode": "AAAA-AAAA-AAAA-AAAA"}
        refused = visitor.request("POST", "/@lacak", json=wrong)
        if refused.status_code < 400:
            raise StoryError("Kode yang salah membuka pengaduan")

        def follow(**said):
            return visitor.post("/@lacak", **key, **said)

        head = desks.person(HEAD)
        head.step(url, "minta_kelengkapan", alasan="Rapat yang mana?")
        follow(langkah="lengkapi-diajukan", keterangan="Rapat tanggal 3 Juni.")
        head.step(url, "terima", kelas="tidak_berkadar")
        head.step(url, "jawab", jawaban="Akan kami periksa.")
        follow(langkah="ulang-ditindaklanjuti", alasan="Itu bukan jawaban.")
        head.step(url, "jawab", jawaban="Kini dikirim tiga hari sebelumnya.")
        if "tiga hari" not in follow()["jawaban"]:
            raise StoryError("Pengadu tidak membaca jawabannya")
        follow(langkah="selesaikan-selesai")
        desks.expect_stage(url, "selesai")
        unseen(desks, url, None, SECTION)
        desks.did(
            "pengunjung", "menutup pengaduannya; yang dilaporkan tidak melihatnya"
        )
        return url


def indicators(desks, later):
    with desks.timeline.part("kabag.ak1", "Siklus IKU enam unit sampai lampirannya"):
        cycle_url = iku_cycle.open_round(desks, office_day())
        cycle = desks.person("kabag.ak1").get(cycle_url)
        desks.did("kabag.ak1", f"membuka {cycle['title']}")
        tickets = iku_cycle.propose_all(desks, cycle, later)
        late = "" if later is nullcontext else "satu terlambat, "
        desks.did("enam unit", f"mengusulkan: {late}satu keliru, satu ganda")
        unseen(desks, tickets["setpres"], "staf.sdm", "staf.setwapres", None)
        iku_cycle.check(desks, tickets)
        iku_cycle.discuss(desks, cycle_url, tickets)
        iku_cycle.approve(desks)
        found = iku_cycle.settle(desks, cycle_url, tickets)
        tardy = [each["@id"] for each in found["terlambat"]]
        wanted = [tickets[iku_cycle.LATE]] if late else []
        if tardy != wanted or len(found["ganda"]) != 1:
            raise StoryError(f"Inventaris: terlambat {tardy}, ganda {found['ganda']}")
        draft = iku_cycle.annex(desks, cycle_url)
        lines = desks.person("staf.ak1").get(draft)["lampiran_iku"]
        if len(lines) != len(tickets) - 1:
            raise StoryError(f"Lampiran memuat {len(lines)} IKU")
        desks.did("staf.ak1", f"menyusun rancangan dengan {len(lines)} IKU")
        return cycle_url


def bring_a_form(desks):
    with desks.timeline.part("admin", "Formulir baru dengan rantainya, tanpa kode"):
        said = {"data": room_form.archive(), "ambil": "baru", "alasan": "Formulir baru"}
        refused = desks.person(PROPOSER).request("POST", "/@paket-formulir", json=said)
        if refused.status_code not in UNSEEN:
            raise StoryError(f"{PROPOSER} membawa formulir: {refused.status_code}")
        taken = desks.portal.administrator.post("/@paket-formulir", **said)
        desks.did("admin", f"membawa {', '.join(taken['diambil']) or 'yang sudah ada'}")
        asker, form = desks.person("pimpinan.perencanaan"), f"/formulir/{room_form.ID}"
        answer = asker.request("POST", f"{form}/@kirim", json={"judul": "Rapat"})
        if answer.status_code != 400 or "penumpang" not in answer.text:
            raise StoryError(f"Isian yang kurang diterima: {answer.text[:300]}")
        sent = asker.post(
            f"{form}/@kirim",
            judul=f"Rapat anggaran ({datetime.now():%H.%M.%S})",
            tujuan_perjalanan="Gedung DPR",
            penumpang=6,
        )
        url = sent["@id"]
        desks.did("pimpinan.perencanaan", f"mengirim {sent['nomor']}")
        unseen(desks, url, "karo.ortala", "staf.perencanaan", None)
        keeper = desks.person("karo.umum")
        keeper.step(url, "terima")
        keeper.step(url, "jawab", jawaban="Disediakan satu bus kecil.")
        told = asker.get(f"{url}/@keadaan")
        if told["jawaban"] != "Disediakan satu bus kecil.":
            raise StoryError(f"Pemohon membaca {told}")
        asker.step(url, "selesaikan")
        desks.did("pimpinan.perencanaan", "membaca jawabannya dan menutup permintaan")
        return url

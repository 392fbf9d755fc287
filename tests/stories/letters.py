"""One story a kind of letter: drafted, checked, signed, numbered, distributed, archived.

Every step is first tried by the same rank elsewhere and by the next rank down; both are
refused, and nothing may have changed.
"""

from tests.stories.client import StoryError
from tests.stories.desks import AT_STAGE
from tests.stories.desks import SAID
from tests.stories.desks import verb_of


DRAFTER = "staf.sisdur"
ENDS = ("selesai", "terbit")
BODY = {
    "data": "<p>Dengan hormat, bersama ini disampaikan hal berikut.</p>",
    "content-type": "text/html",
}
MEETING = {
    "acara": "Pembahasan rancangan prosedur kerja",
    "waktu_mulai": "2099-11-23T09:00:00",
    "waktu_selesai": "2099-11-23T11:30:00",
    "tempat": "Ruang Rapat Utama",
}
INSIDE = ["biro-keuangan__kepala"]

#: kind -> what its drafter writes
LETTERS = {
    "Memorandum": {"title": "Permintaan data", "kepada": INSIDE, "isi": BODY},
    "SuratDinas": {
        "title": "Permintaan narasumber",
        "kepada": ["Kepala Arsip Nasional Republik Indonesia"],
        "alamat_tujuan": ["Jalan Ampera Raya Nomor 7", "Jakarta Selatan"],
        "tembusan": INSIDE,
        "isi": BODY,
        "penandatangan": "eselon_1",
    },
    "SuratUndangan": {
        "title": "Undangan pembahasan",
        "kepada": INSIDE,
        "isi": BODY,
        "agenda": "Paparan rancangan\nTanggapan unit kerja",
        **MEETING,
    },
    "SuratPerintah": {
        "title": "Perintah mengikuti pembahasan",
        "kepada": ["bagian-tatalaksana__kepala"],
        "diperintahkan": ["bagian-tatalaksana__kepala", "subbag-sisdur__kepala"],
        "dasar": ["Program kerja tahun berjalan"],
        "menetapkan": ["mengikuti pembahasan di luar kota", "melaporkan hasilnya"],
        "isi": BODY,
        **MEETING,
    },
    "Laporan": {
        "title": "Laporan pembahasan prosedur kerja",
        "kepada": ["deputi-aparatur__kepala"],
        "dasar": ["Surat perintah kepala biro"],
        "mulai": "2026-11-09",
        "sampai": "2026-11-13",
        "tempat": "Bandung",
        "pelaksanaan": "Dua kali pembahasan diselenggarakan.",
        "hasil_kegiatan": "Rancangan disepakati.",
        "simpulan": "Rancangan siap diharmonisasikan.",
    },
    "Telaahan": {
        "title": "Telaahan beban kerja unit",
        "kepada": ["deputi-aparatur__kepala"],
        "persoalan": "Beban kerja antarunit tidak seimbang.",
        "praanggapan": "Jumlah pegawai tetap.",
        "fakta": "Dua unit memproses separuh naskah.",
        "analisis": "Pembagian tugas mengikuti nama unit, bukan jumlah naskah.",
        "simpulan": "Pembagian tugas perlu ditata.",
        "saran": "Bentuk tim penata tugas.",
    },
}
#: Who gives the number where the drafting staff does not.
NUMBERED_BY = {"SuratDinas": "staf.tu"}


def play(desks, kind):
    """The whole way of a letter; its address."""
    staff = desks.person(DRAFTER)
    place = f"{desks.portal.url}/naskah"
    said = {"klasifikasi": "OT.02.01", **LETTERS[kind]}
    url = staff.post(place, **{"@type": kind, **said})["@id"]
    desks.did(DRAFTER, f"menyusun {kind}")
    stage = desks.portal.administrator_stage(url)
    passed = [stage]
    while stage not in ENDS:
        name = AT_STAGE[stage]
        if stage == "nomori":
            name = NUMBERED_BY.get(kind, name)
        verb = verb_of(stage)
        stage = desks.step(url, verb, name, **SAID.get(verb, {}))
        passed.append(stage)
    desks.expect_numbered(url)
    return url, passed


def read_back(desks, url, kind, name):
    """A recipient opens it on screen, as PDF and over REST, and confirms its receipt."""
    person = desks.person(name)
    content = person.get(url)
    if content["@type"] != kind or not content["kode_verifikasi"]:
        raise StoryError(f"{url} tidak lengkap bagi {name}")
    pdf = person.session.get(f"{url}/@@pdf", headers={"Accept": "*/*"}, timeout=60)
    if not pdf.content.startswith(b"%PDF"):
        raise StoryError(f"{url}/@@pdf: {pdf.text[:300]}")
    page = person.session.get(url, headers={"Accept": "text/html"}, timeout=60)
    if content["title"] not in page.text:
        raise StoryError(f"{url} tidak tampil bagi {name}")
    row = person.post(f"{url}/@tanda-terima")
    if row["oleh"] != name:
        raise StoryError(f"Tanda terima {url} tidak tercatat bagi {name}")
    return content, pdf.content


def minutes(desks):
    """A meeting's minutes: written by staff, approved by the chair, handed out."""
    staff = desks.person(DRAFTER)
    place = f"{desks.portal.url}/naskah"
    meeting = staff.post(
        place,
        **{
            "@type": "Rapat",
            "title": "Pembahasan rancangan prosedur kerja",
            "pimpinan_rapat": "bagian-tatalaksana__kepala",
            "peserta": ["biro-keuangan__kepala", "subbag-sisdur__kepala"],
            "waktu_mulai": "2026-11-20T09:00:00",
            "tempat": "Ruang Rapat Utama",
        },
    )
    url = staff.post(
        place,
        **{
            "@type": "Notula",
            "title": "Pembahasan rancangan prosedur kerja",
            "rapat": meeting["UID"],
            "kepada": ["biro-keuangan__kepala"],
            "pembahasan": "Paparan rancangan\nTanggapan Biro Keuangan",
            "putusan": ["Rancangan disetujui dengan perbaikan."],
            "tindak_lanjut": [
                {
                    "apa": "Perbaiki rancangan",
                    "siapa": "subbag-sisdur__kepala",
                    "kapan": "2026-11-30",
                }
            ],
        },
    )["@id"]
    desks.step(url, "susun", DRAFTER)
    desks.step(url, "setujui", "kabag.tatalaksana")
    desks.step(url, "distribusikan", DRAFTER, jumlah_salinan=2)
    desks.expect_stage(url, "selesai")
    return url


def incoming(desks):
    """A letter from outside, down two levels and back up, into the archive."""
    mail, leader = desks.person("staf.tusesmen"), desks.person("sesmen")
    url = mail.post(
        f"{desks.portal.url}/surat-masuk",
        **{
            "@type": "SuratMasuk",
            "title": "Permintaan tanggapan atas rancangan peraturan",
            "asal": "Kementerian Keuangan",
            "nomor_asal": "S-44/MK.2/2026",
            "tanggal_asal": "2026-11-19",
            "isi_ringkas": "Meminta tanggapan tertulis.",
            "ditujukan": ["setmen__kepala"],
        },
    )["@id"]
    desks.portal.refused(url, "lanjut", "staf.tumenteri")
    mail.step(url, "lanjut")
    desks.portal.refused(url, "selesaikan", "menteri")
    said = {"instruksi": ["siapkan_jawaban"], "tenggat": "2099-11-27"}
    [branch] = leader.post(
        f"{url}/@disposisi", untuk=["biro-keuangan__kepala"], **said
    )["items"]
    head, staff = desks.person("karo.keuangan"), desks.person("staf.keuangan")
    desks.portal.refused(branch["@id"], "terima", "karo.umum")
    head.step(branch["@id"], "terima")
    [deep] = head.post(
        f"{branch['@id']}/@disposisi", untuk=["biro-keuangan__staf"], **said
    )["items"]
    staff.step(deep["@id"], "terima")
    staff.step(deep["@id"], "kerjakan", laporan="Konsep jawaban terlampir.")
    head.step(branch["@id"], "kerjakan", laporan="Konsep jawaban siap.")
    leader.step(url, "selesaikan")
    mail.step(url, "arsipkan")
    return url

"""Sheets and forms that are no letters: a standard, the agenda book, the paraf sheet."""

from collections.abc import Callable


def part(letter: str, heading: str, *bodies: dict) -> dict:
    return {"huruf": letter, "judul": heading, "isi": list(bodies)}


def body(
    text: str = "", points: tuple = (), below: tuple = (), title: str = ""
) -> dict:
    return {"teks": text, "butir": list(points), "sub": list(below), "judul": title}


def row(number, depth, words, actors=(), time="", when="", group=False) -> dict:
    return {
        "nomor": number,
        "tingkat": depth,
        "kelompok": group,
        "kegiatan": words,
        "pelaku": list(actors),
        "waktu": time,
        "bila": when,
    }


KABAG, STAF = "Kepala Bagian Tata Laksana", "Staf Subbagian Standardisasi Pelayanan"
STANDARD = {
    "nama_jenis": "Standar Pelayanan",
    "judul": "Penyusunan Standar Pelayanan di Lingkungan Kementerian Sekretariat Negara",
    "kode": "CONTOH",
    "edisi": "2026",
    "nomor": "",
    "kesatu": [
        part(
            "A",
            "Dasar Hukum",
            body(
                points=(
                    "Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik",
                    "Peraturan Menteri Sekretaris Negara Nomor 5 Tahun 2013",
                )
            ),
        ),
        part("B", "Latar Belakang", body("Pelayanan berjalan tertib bila tertulis.")),
        part(
            "C",
            "Maksud dan Tujuan",
            body("Memberi pegangan kepada pelaksana.", title="Maksud"),
            body("Pelayanan terencana dan terukur.", title="Tujuan"),
        ),
        part(
            "D",
            "Ruang Lingkup",
            body(
                below=(
                    body("Biro Organisasi dan Tata Laksana", title="Unit pelayanan"),
                    body(points=(KABAG, STAF), title="Pelaksana"),
                )
            ),
        ),
    ],
    "kedua": [
        part("A", "Kerangka Prosedur", body("Tiga langkah pokok.")),
        part("B", "Prosedur"),
        part(
            "C",
            "Persyaratan",
            body(points=("Arahan tercatat", "Pengguna mengajukan usulan")),
        ),
        part("E", "Biaya", body("Tanpa biaya")),
        part(
            "H",
            "Penanganan Pengaduan, Keluhan, dan Masukan",
            body(points=("Diterima oleh Kepala Biro", "Ditangani Kepala Bagian")),
        ),
        part(
            "L",
            "Evaluasi Kinerja Pelaksana",
            body("Sekurang-kurangnya setahun sekali."),
        ),
    ],
    "prosedur": [
        row("1.", 0, "Mengarahkan agar penyusunan dimulai", [KABAG], "30 menit"),
        row("2.", 0, "Konsep standar", group=True, time="2 minggu"),
        row("a.", 1, "Menulis konsep", [STAF]),
        row("b.", 1, "Memeriksa konsep", [KABAG, "Kepala Subbagian"]),
        row("3.", 0, "Pembahasan", group=True),
        row(
            "a.",
            1,
            "Pembahasan di kantor",
            ["Anggota tim"],
            "3 kali @ 2,5 jam",
            "Tempat pembahasan: Di dalam kota",
        ),
    ],
    "jangka_waktu": "Jumlah waktu baku: 11,1 hari kerja.",
}

BOOK = {
    "kind": "buku_agenda",
    "judul": "Buku Agenda Memorandum",
    "kantor": "Biro Organisasi, Tata Laksana, dan Akuntabilitas Kinerja",
    "tahun": "2026",
    "dicetak": "21 November 2026 14.05",
    "waktu": 1795000000,
}
PARAF = {
    "kop": {"baris": ["KEMENTERIAN SEKRETARIAT NEGARA", "REPUBLIK INDONESIA"]},
    "jenis": "Memorandum",
    "hal": "Tanggapan atas rancangan prosedur kerja Biro Keuangan",
    "nomor": "12/Ortala/OT.01/11/2026",
    "versi": "3",
    "sidik": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
    "paraf": [
        {
            "urut": str(order),
            "jabatan": position,
            "nama": name,
            "kedudukan": capacity,
            "waktu": f"20 November 2026 pukul {hour}.15 WIB",
            "versi": str(version),
            "lama": version < 3,
            "diganti": False,
        }
        for order, position, name, capacity, hour, version in (
            (
                1,
                "Kepala Subbagian Sistem dan Prosedur Kerja",
                "Budi",
                "definitif",
                9,
                2,
            ),
            (2, KABAG, "Dewi Lestari", "Plh.", 13, 3),
        )
    ],
    "kurang": [],
    "pendapat": [
        {
            "jabatan": "Kepala Biro Keuangan",
            "nama": "Rahmat Hidayat",
            "pendapat": "Setuju dengan catatan",
            "catatan": "Sesuaikan batas uang muka.",
            "waktu": "20 November 2026 pukul 15.40 WIB",
            "versi": "3",
            "lama": False,
        }
    ],
    "tandatangan": {
        "jabatan": "Kepala Biro Organisasi, Tata Laksana, dan Akuntabilitas Kinerja",
        "nama": "Nama Pejabat",
        "waktu": "21 November 2026 pukul 14.05 WIB",
    },
    "waktu": 1795000000,
}


def book(head: tuple[str, ...]) -> dict:
    """Forty lines of the agenda book with these columns."""
    lines = [[f"{number} – {column}" for column in head] for number in range(1, 41)]
    return {**BOOK, "kepala": list(head), "baris": lines}


def standard(sample: Callable[..., dict]) -> dict:
    return sample(**STANDARD)

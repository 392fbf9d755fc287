"""Sample letters and papers, as their templates receive them."""

from collections.abc import Callable


MEETING = {
    "waktu_mulai": {"hari": "Senin", "tanggal": "23 November 2026", "jam": "09.00"},
    "waktu_selesai": {"hari": "Senin", "tanggal": "23 November 2026", "jam": "11.30"},
    "tempat": "Ruang Rapat Utama, Lantai 2",
    "acara": "Pembahasan rancangan prosedur kerja",
    "agenda": ["Paparan rancangan", "Tanggapan unit kerja"],
    "narahubung": "Subbagian Sistem dan Prosedur Kerja",
}
LINES = [
    "Penyusunan dilakukan bersama unit kerja terkait melalui tiga kali pembahasan.",
    "Seluruh unit kerja yang diundang hadir atau diwakili.",
]
STUDY = {
    "persoalan": LINES[:1],
    "praanggapan": LINES[:1],
    "fakta": LINES,
    "analisis": LINES * 2,
    "simpulan": LINES[:1],
    "saran": LINES,
}
REPORT = {
    "mulai": "9 November 2026",
    "sampai": "13 November 2026",
    "tempat": "Bandung",
    "maksud": LINES[:1],
    "pelaksanaan": LINES * 3,
    "hasil_kegiatan": LINES,
    "simpulan": LINES[:1],
    "saran": LINES[:1],
}
MINUTES = {
    **MEETING,
    "pimpinan_rapat": "Kepala Bagian Tata Laksana",
    "hadir": ["Kepala Biro Keuangan", "Narasumber, Universitas Contoh"],
    "pembahasan": LINES,
    "putusan": ["Rancangan disetujui dengan perbaikan.", "Data dilengkapi."],
    "tindak_lanjut": [
        {
            "apa": "Perbaiki rancangan",
            "siapa": "Kepala Subbagian Sistem dan Prosedur Kerja",
            "kapan": "2026-11-30",
        },
        {"apa": "Kirim data", "siapa": "Biro Keuangan", "kapan": ""},
    ],
}
SHEET = {
    "asal": "Kementerian Keuangan",
    "nomor_asal": "S-44/MK.2/2026",
    "tanggal_asal": "19 November 2026",
    "tanggal_terima": "20 November 2026",
    "lampiran": "Satu berkas",
    "isi_ringkas": "Permintaan tanggapan atas rancangan peraturan.",
    "keterangan": "",
    "ditujukan": ["Sekretaris Kementerian Sekretariat Negara"],
    "tertutup": False,
}
BRANCHES = [
    {
        "depth": 0,
        "recipient": "Kepala Biro Keuangan",
        "giver": "Sekretaris Kementerian Sekretariat Negara",
        "instructions": "Tindak lanjuti, Siapkan konsep jawaban",
        "words": "Koordinasikan dengan Deputi.",
        "deadline": "27 November 2026 pukul 16.00 WIB",
        "state_word": "Dibaca",
        "when": "20 November 2026 pukul 10.00 WIB",
        "report": "",
        "oral": "",
    },
    {
        "depth": 1,
        "recipient": "Staf Biro Keuangan",
        "giver": "Kepala Biro Keuangan",
        "instructions": "Telaah dan beri saran",
        "words": "",
        "deadline": "",
        "state_word": "Selesai",
        "when": "21 November 2026 pukul 09.10 WIB",
        "report": "Konsep terlampir.",
        "oral": "Staf Subbagian Tata Usaha",
    },
]


def samples(sample: Callable[..., dict]) -> dict[str, tuple[str, dict]]:
    """Name -> template and data, made from the common sample."""
    return {
        "surat_dinas": (
            "surat_dinas",
            sample(
                nama_jenis="Surat Dinas",
                kepada=["Kepala Arsip Nasional Republik Indonesia"],
                nomor="B-12/KSN/D-3/OT.02.01/11/2026",
                isian={
                    "alamat_tujuan": ["Jalan Ampera Raya Nomor 7", "Jakarta Selatan"]
                },
            ),
        ),
        "laporan": (
            "laporan",
            sample(
                nama_jenis="Laporan",
                isi=[],
                dasar=["Surat Perintah Nomor 3;", "Program kerja 2026."],
                isian=REPORT,
            ),
        ),
        "telaahan": (
            "telaahan",
            sample(nama_jenis="Telaahan Staf", isi=[], isian=STUDY),
        ),
        "notula": (
            "notula",
            sample(nama_jenis="Notula", isi=[], nomor="", kepada=[], isian=MINUTES),
        ),
        "lembar_disposisi": (
            "surat_masuk",
            sample(
                nama_jenis="Surat masuk",
                nomor="0012/S-1.3.1.2/2026",
                lembar=SHEET,
                cabang=BRANCHES,
            ),
        ),
    }

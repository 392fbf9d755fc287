"""What the drafter writes of each kind of decision, guideline, plan and procedure."""

OUTSIDE_RULE = "Undang-Undang Nomor 43 Tahun 2009 tentang Kearsipan"
REASONS = {
    "menimbang": [
        "bahwa dokumen kepegawaian perlu dikelola secara seragam",
        "bahwa berdasarkan pertimbangan tersebut perlu ditetapkan aturannya",
    ],
    "mengingat": [OUTSIDE_RULE],
}
ARTICLES = [
    {"jenis": "bab", "judul": "KETENTUAN UMUM"},
    {"jenis": "pasal", "isi": "Dokumen kepegawaian dikelola oleh unit kerja."},
    {"jenis": "bab", "judul": "PENGELOLAAN"},
    {"jenis": "bagian", "judul": "Penyimpanan"},
    {
        "jenis": "pasal",
        "isi": "Dokumen disimpan menurut klasifikasi.\n"
        "Klasifikasi meliputi:\n- dokumen tetap; dan\n- dokumen sementara.",
    },
    {"jenis": "bab", "judul": "KETENTUAN PENUTUP"},
    {"jenis": "pasal", "isi": "Naskah ini mulai berlaku pada tanggal ditetapkan."},
]
RULES = {**REASONS, "batang_tubuh": ARTICLES, "tentang": "Pengelolaan dokumen"}
BODY = {
    "data": "<p>Naskah ini memuat pokok yang harus dilaksanakan unit kerja.</p>",
    "content-type": "text/html",
}
DECISION = {
    "title": "Pembentukan tim penyusun prosedur",
    **REASONS,
    "menetapkan": [
        "Membentuk tim penyusun prosedur.",
        "Keputusan ini mulai berlaku pada tanggal ditetapkan.",
    ],
}
STEPS = [
    {
        "kegiatan": "Mencatat permintaan",
        "pelaksana": "Staf",
        "jenis": "proses",
        "kelengkapan": "Formulir",
        "waktu": "10 menit",
        "output": "Catatan",
    },
    {
        "kegiatan": "Memeriksa kelengkapan",
        "pelaksana": "Kepala Subbagian",
        "jenis": "keputusan",
        "waktu": "15 menit",
        "output": "Hasil pemeriksaan",
        "ya": "3",
        "tidak": "1",
    },
    {
        "kegiatan": "Menyerahkan dokumen",
        "pelaksana": "Staf",
        "jenis": "proses",
        "waktu": "5 menit",
        "output": "Tanda terima",
    },
]

#: kind -> what its drafter writes
PAPERS = {
    "Keputusan": DECISION,
    "Peraturan": {"title": "Pengelolaan dokumen kepegawaian", **RULES},
    "Pedoman": {"title": "Pedoman pengelolaan dokumen", **RULES},
    "PetunjukPelaksanaan": {"title": "Pelaksanaan pengelolaan dokumen", **RULES},
    "ProsedurTetap": {"title": "Peminjaman dokumen", **RULES},
    "RencanaKegiatan": {
        "title": "Rencana penyusunan prosedur",
        "isi": BODY,
        "mulai": "2026-11-23",
        "sampai": "2027-01-15",
        "anggota": ["Kepala Bagian Tata Laksana"],
    },
    "SOP": {
        "title": "Peminjaman dokumen kepegawaian",
        "dasar_hukum": [OUTSIDE_RULE],
        "kualifikasi": ["Memahami klasifikasi arsip"],
        "tanggal_pembuatan": "2026-11-02",
        "peringatan": "Dokumen yang tidak dicatat tidak dapat ditagih.",
        "langkah": STEPS,
    },
    "StandarPelayanan": {
        "title": "Peminjaman dokumen kepegawaian",
        "kode": "pdk",
        "edisi": "1",
    },
    "SuratEdaran": {
        "title": "Jam kerja pada bulan puasa",
        "isi": BODY,
        "dasar": ["Keputusan Presiden Nomor 68 Tahun 1995 tentang Hari Kerja"],
        "kepada": ["biro-umum__kepala"],
        "berlaku_mulai": "2026-12-01",
        "pelaksana": ["Semua unit kerja"],
    },
}

"""One sample document a kind, as the templates receive it."""

import io
import segno
from setneg.policy.rendering.articles import composed
from setneg.policy.rendering.flowchart import pages
from setneg.policy.rendering.richtext import nodes
from setneg.workflows.register.columns import HEAD
from setneg.workflows.steps.wording import say
from tests.policy.rendering.body_samples import BODY
from tests.policy.rendering.body_samples import STEPS
from tests.policy.rendering.letter_samples import samples
from tests.policy.rendering.sheet_samples import book
from tests.policy.rendering.sheet_samples import PARAF
from tests.policy.rendering.sheet_samples import standard


URL = "https://portal.setneg.example/@@verifikasi/Zk3vQ0w7p1Xr9sTuVbYc2A"

LETTER = """
<p>Dalam rangka penyusunan sistem dan prosedur kerja di lingkungan Biro Keuangan, bersama ini
disampaikan bahwa <strong>tahap pembahasan pertama</strong> telah selesai. Hasilnya dapat diringkas
sebagai berikut.</p>
<ol><li><p>Prosedur pencairan uang muka disederhanakan dari sebelas menjadi tujuh langkah.</p></li>
<li><p>Formulir yang dipakai:</p><ol><li>formulir permohonan;</li><li>formulir pertanggungjawaban.</li></ol></li>
<li><p>Waktu penyelesaian yang diusulkan tertera dalam tabel.</p></li></ol>
<table><thead><tr><th>Langkah</th><th>Pelaksana</th><th>Waktu</th></tr></thead>
<tbody><tr><td>Pemeriksaan berkas</td><td>Staf Subbagian Perbendaharaan</td><td>30 menit</td></tr>
<tr><td>Persetujuan</td><td>Kepala Bagian Perbendaharaan</td><td>1 jam</td></tr></tbody></table>
<p>Mohon tanggapan Saudara disampaikan <em>selambat-lambatnya</em> lima hari kerja setelah memorandum ini
diterima. Tanggapan yang masuk akan menjadi bahan pembahasan berikutnya.</p>
<p>Atas perhatian dan kerja sama Saudara, kami ucapkan terima kasih.</p>
"""

ARTICLES = "".join(
    f"<h2>BAB {roman}<br/>{title}</h2>"
    + "".join(
        f"<h3>Pasal {number}</h3>"
        "<ol type='1'><li>Setiap unit kerja menyusun prosedur kerja menurut tugas dan fungsinya dan"
        " memeriksa pelaksanaannya paling sedikit satu kali dalam satu tahun.</li>"
        "<li>Prosedur kerja memuat:<ol type='a'><li>nama kegiatan;</li><li>pelaksana;</li>"
        "<li>waktu; dan</li><li>hasil.</li></ol></li></ol>"
        for number in numbers
    )
    for roman, title, numbers in (
        ("I", "KETENTUAN UMUM", (1, 2)),
        ("II", "PENYUSUNAN", (3, 4, 5)),
        ("III", "KETENTUAN PENUTUP", (6,)),
    )
) + (
    "<p>Peraturan Menteri ini mulai berlaku pada tanggal diundangkan. Agar setiap orang mengetahuinya,"
    " Peraturan Menteri ini diumumkan pada portal kementerian.</p>"
)

_svg = io.BytesIO()
segno.make(URL, error="m").save(
    _svg, kind="svg", xmldecl=False, border=0, omitsize=True
)
QR = {
    "svg": _svg.getvalue().decode(),
    "url": URL,
    "alamat": "portal.setneg.example/@@verifikasi",
    "kode": URL.rsplit("/", 1)[1],
}
BIRO = "Kepala Biro Organisasi, Tata Laksana, dan Akuntabilitas Kinerja"
MINISTER = ["MENTERI SEKRETARIS NEGARA", "REPUBLIK INDONESIA"]
KOP_UNIT = {
    "gaya": "instansi",
    "lambang": False,
    "baris": [
        "KEMENTERIAN SEKRETARIAT NEGARA",
        "REPUBLIK INDONESIA",
        "DEPUTI BIDANG ADMINISTRASI APARATUR",
        "BIRO ORGANISASI, TATA LAKSANA, DAN AKUNTABILITAS KINERJA",
    ],
}
KOP_MINISTER = {"gaya": "jabatan", "lambang": False, "baris": MINISTER}


def _lekat(found):
    if found and found[-1]["t"] == "p":
        found[-1]["lekat"] = True
    return found


def sample(**changes) -> dict:
    """The data of a signed memorandum, with changes."""
    return {
        "kind": "memorandum",
        "asal": "generic",
        "nama_jenis": "Memorandum",
        "judul": "Tanggapan atas rancangan prosedur kerja Biro Keuangan",
        "hal": "Tanggapan atas rancangan prosedur kerja Biro Keuangan",
        "nomor": "12/Ortala/OT.01/11/2026",
        "tempat": "Jakarta",
        "tanggal": "21 November 2026",
        "lampiran": "Satu berkas",
        "dari": BIRO,
        "isi": _lekat(nodes(LETTER)),
        "kop": KOP_UNIT,
        "nama_resmi": "MEMORANDUM",
        "pejabat": BIRO.upper(),
        "tandatangan": {
            "jabatan": BIRO,
            "baris": [BIRO + ","],
            "nama": "Nama Pejabat",
            "keadaan": "elektronik",
            "waktu": "21 November 2026 14.05 WIB",
        },
        "salinan": None,
        "penyambung": False,
        "tanda": "",
        "qr": QR,
        "sidik_isi": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        "waktu": 1795000000,
        "sifat": "Segera",
        "kode_sifat": "",
        "sifat_keamanan": "Biasa",
        "kepada": ["Kepala Biro Keuangan"],
        "tembusan": [
            "Deputi Bidang Administrasi Aparatur",
            "Kepala Bagian Tata Laksana",
        ],
        "dasar": [],
        "menimbang": [],
        "mengingat": [],
        "menetapkan": [],
        **changes,
    }


REGULATION = {
    "kind": "peraturan",
    "nama_jenis": "Peraturan",
    "judul": "Sistem dan Prosedur Kerja di Lingkungan Kementerian Sekretariat Negara",
    "nomor": "Nomor 7 Tahun 2026",
    "kop": KOP_MINISTER,
    "nama_resmi": "PERATURAN " + " ".join(MINISTER),
    "pejabat": " ".join(MINISTER),
    "isi": _lekat(nodes(ARTICLES)),
    "penyambung": True,
    "tembusan": [],
    "menimbang": [
        "bahwa untuk memperlancar pelaksanaan tugas setiap unit kerja diperlukan prosedur kerja yang jelas dan terukur;",
        "bahwa prosedur kerja yang berlaku perlu disesuaikan dengan susunan organisasi;",
        "bahwa berdasarkan pertimbangan tersebut perlu ditetapkan Peraturan Menteri;",
    ],
    "mengingat": [
        "Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik;",
        "Peraturan Menteri Sekretaris Negara Nomor 3 Tahun 2015 tentang Organisasi dan Tata Kerja Kementerian Sekretariat Negara;",
    ],
    "tandatangan": {
        "jabatan": "Menteri Sekretaris Negara",
        "baris": ["MENTERI SEKRETARIS NEGARA", "REPUBLIK INDONESIA,"],
        "nama": "BAMBANG HARTONO",
        "keadaan": "elektronik",
        "waktu": "21 November 2026 14.05 WIB",
    },
}
DECISION = REGULATION | {
    "kind": "keputusan",
    "nama_jenis": "Keputusan",
    "judul": "Pembentukan Tim Penyusun Sistem dan Prosedur Kerja Tahun 2026",
    "nama_resmi": "KEPUTUSAN " + " ".join(MINISTER),
    "menetapkan": [
        "Membentuk Tim Penyusun Sistem dan Prosedur Kerja dengan susunan sebagaimana tercantum dalam Lampiran Keputusan Menteri ini.",
        "Tim bertugas menyiapkan, membahas, dan menyempurnakan rancangan prosedur kerja.",
        "Segala biaya dibebankan pada anggaran Kementerian Sekretariat Negara.",
        "Keputusan Menteri ini mulai berlaku pada tanggal ditetapkan.",
    ],
    "isi": nodes(
        "<table><tr><th>Nama jabatan</th><th>Kedudukan</th></tr>"
        "<tr><td>Kepala Biro Organisasi, Tata Laksana, dan Akuntabilitas Kinerja</td><td>Ketua</td></tr>"
        "<tr><td>Kepala Bagian Tata Laksana</td><td>Sekretaris</td></tr>"
        "<tr><td>Kepala Subbagian Sistem dan Prosedur Kerja</td><td>Anggota</td></tr></table>"
    ),
    "tembusan": ["Sekretaris Kementerian", "Kepala Biro Keuangan"],
}
COPY = {
    "kind": "salinan",
    "asal": "peraturan",
    "tandatangan": REGULATION["tandatangan"] | {"keadaan": "ttd"},
    "salinan": {
        "jabatan": BIRO,
        "baris": [BIRO + ","],
        "nama": "Nama Pejabat",
        "keadaan": "elektronik",
        "waktu": "23 November 2026 09.10 WIB",
        "sidik_asli": "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae",
    },
}
INVITATION = nodes(
    "<p>Sehubungan dengan penyusunan prosedur kerja, kami mengundang Saudara untuk hadir pada:</p>"
    "<table><tr><td>hari, tanggal</td><td>Kamis, 26 November 2026</td></tr>"
    "<tr><td>waktu</td><td>pukul 09.00 WIB sampai selesai</td></tr>"
    "<tr><td>tempat</td><td>Ruang Rapat Biro</td></tr><tr><td>acara</td><td>Pembahasan rancangan pertama</td></tr></table>"
    "<p>Mengingat pentingnya acara ini, kehadiran Saudara sangat kami harapkan.</p>"
)
PROCEDURE = {
    "nama_jenis": "SOP",
    "judul": "Penyusunan Prosedur Kerja",
    "nomor": "4/2026",
    "isian": {
        "tanggal_pembuatan": "2 November 2026",
        "dasar_hukum": [
            "Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik",
            "Peraturan Menteri Sekretaris Negara Nomor 3 Tahun 2015",
        ],
        "kualifikasi": [
            "Memahami tugas dan fungsi unit",
            "Mampu menyusun naskah dinas",
        ],
        "keterkaitan": ["SOP Evaluasi Prosedur Kerja"],
        "peralatan": ["Komputer, formulir, pedoman penyusunan"],
        "peringatan": ["Bila tidak dilaksanakan, pekerjaan antarunit tidak seragam."],
        "pencatatan": "Disimpan sebagai data manual dan elektronik",
    },
    "tanggal_efektif": "21 November 2026",
    "bagan": pages(STEPS),
}

SAMPLES = {
    "sop": ("sop", sample(**PROCEDURE)),
    "pedoman": (
        "pedoman",
        sample(
            **{
                **REGULATION,
                "kind": "pedoman",
                "nama_jenis": "Pedoman",
                "nama_resmi": "PEDOMAN " + " ".join(MINISTER),
                "nomor": "Nomor 2 Tahun 2026",
                "isi": [],
                "batang": composed(BODY),
            }
        ),
    ),
    "memorandum": ("memorandum", sample()),
    "surat_undangan": (
        "surat_undangan",
        sample(
            isi=_lekat(INVITATION),
            nama_jenis="Surat Undangan",
            kepada=[
                "Kepala Biro Keuangan",
                "Kepala Biro Umum, Sekretariat Kementerian",
            ],
            kode_sifat="R",
            sifat="Rahasia, Segera",
            sifat_keamanan="Rahasia",
        ),
    ),
    "surat_perintah": (
        "surat_perintah",
        sample(
            nama_jenis="Surat Perintah",
            nomor="SP-4/Ortala/11/2026",
            dasar=[
                "Rencana kegiatan penyusunan prosedur kerja tahun 2026;",
                "Arahan Kepala Biro tanggal 2 November 2026.",
            ],
            kepada=[
                "Kepala Bagian Tata Laksana",
                "Kepala Subbagian Sistem dan Prosedur Kerja",
            ],
            menetapkan=[
                "mengumpulkan data prosedur kerja pada Biro Keuangan;",
                "menyampaikan laporan tertulis paling lambat 4 Desember 2026.",
            ],
            isi=[],
            tembusan=[],
        ),
    ),
    "keputusan": ("keputusan", sample(**DECISION)),
    "peraturan": ("peraturan", sample(**REGULATION)),
    "salinan": ("salinan", sample(**(REGULATION | COPY))),
    "rencana_kegiatan": (
        "rencana_kegiatan",
        sample(
            isian={
                "mulai": "2 November 2026",
                "sampai": "18 Desember 2026",
                "anggota": ["Kepala Bagian Tata Laksana", "Kepala Biro Keuangan"],
            },
            disetujui={
                "jabatan": "Kepala Bagian Tata Laksana",
                "nama": "Dewi Lestari",
                "waktu": "2 November 2026 pukul 09.10 WIB",
            },
            nama_jenis="Rencana Kegiatan",
            judul="Penyusunan Prosedur Kerja Biro Keuangan Tahun 2026",
            kepada=[],
            tembusan=[],
        ),
    ),
    "generic": (
        "generic",
        sample(
            nama_jenis="Notula",
            tanda="KONSEP",
            qr=None,
            tandatangan=sample()["tandatangan"]
            | {"keadaan": "kosong", "nama": "", "waktu": ""},
        ),
    ),
}
SAMPLES |= samples(sample)
SAMPLES["standar_pelayanan"] = ("standar_pelayanan", standard(sample))
for _name, _title, _number in (
    ("petunjuk_pelaksanaan", "Petunjuk Pelaksanaan", "Nomor 3 Tahun 2026"),
    ("prosedur_tetap", "Prosedur Tetap", "Nomor 1 Tahun 2026"),
):
    SAMPLES[_name] = (
        _name,
        sample(
            **{
                **REGULATION,
                "kind": _name,
                "nama_jenis": _title,
                "nama_resmi": f"{_title.upper()} {' '.join(MINISTER)}",
                "nomor": _number,
                "isi": [],
                "batang": composed(BODY),
            }
        ),
    )

#: Sheets besides the documents, and the kind of the developers' guide: only printed.
SHEETS = {
    "lembar_paraf": ("lembar_paraf", PARAF),
    "buku_agenda": ("buku_agenda", book(tuple(say(title) for title in HEAD))),
}
CIRCULAR = {
    "surat_edaran": (
        "surat_edaran",
        sample(
            kind="surat_edaran",
            nama_jenis="Surat Edaran",
            judul="Jam Kerja pada Bulan Ramadan",
            nomor="SE-1 Tahun 2026",
            kepada=["Pimpinan unit kerja", "Pejabat dan pegawai"],
            tembusan=[],
            isian={
                "berlaku_mulai": "1 Desember 2026",
                "pelaksana": ["Semua unit kerja", "Istana Kepresidenan"],
            },
        ),
    )
}

"""People in their positions, and documents that they begin."""

from contextlib import contextmanager
from datetime import date
from plone import api
from plone.app.testing import login
from plone.app.testing import logout
from plone.app.textfield.value import RichTextValue
from plone.dexterity.utils import createContentInContainer
from setneg.policy.subscribers import package
from setneg.workflows import steps


UNIT = "subbag-sisdur"

#: Who moves a document of the unit, by the stage in which it waits.
ACTORS = {
    "konsep": "staf.sisdur",
    "periksa_eselon_4": "kasubbag.sisdur",
    "periksa_eselon_3": "kabag.tatalaksana",
    "periksa_eselon_2": "karo.ortala",
    "periksa_eselon_1": "deputi.aparatur",
    "paraf_eselon_2": "karo.ortala",
    "tanda_tangan_eselon_2": "karo.ortala",
    "tanda_tangan_eselon_1": "deputi.aparatur",
    "tanda_tangan_menteri": "menteri",
    "setujui_eselon_3": "kabag.tatalaksana",
    "harmonisasi": "deputi.hukum",
    "distribusikan": "staf.sisdur",
    "salin": "staf.sisdur",
    "terbitkan": "karo.ortala",
    "arsipkan": "staf.tu",
}

#: Of the same ranks, in other units.
STRANGERS = (
    "staf.sdm",
    "kasubbag.ppk1",
    "kabag.ak1",
    "pimpinan.sdm",
    "deputi.hubungan",
    "sesmen",
)

#: Drafts that go up with a memorandum pengantar, a new one each round (R-X-04).
REGULATIONS = ("Peraturan", "Pedoman", "PetunjukPelaksanaan", "ProsedurTetap")
ESCORTED = ("Keputusan", *REGULATIONS)

#: What a drafter has written before he submits; a test may write something else.
LINES = {
    "menimbang": ["bahwa cara kerja perlu seragam"],
    "mengingat": ["Undang-Undang Nomor 43 Tahun 2009"],
}
TEXT = {
    "Keputusan": {**LINES, "menetapkan": ["Membentuk tim.", "Mulai berlaku."]},
    "Memorandum": {"isi": "<p>Mohon perhatian.</p>", "kepada": ["biro-umum__kepala"]},
    "Laporan": {"pelaksanaan": "Tiga rapat.", "hasil_kegiatan": "Rancangan selesai."},
    "Notula": {"pimpinan_rapat": "biro-ortala__kepala", "pembahasan": "Rancangan."},
    "Pedoman": {**LINES, "batang_tubuh": [{"jenis": "pasal", "isi": "Tertib."}]},
    "Peraturan": {**LINES, "isi": "<p>Pasal 1</p><p>Kerja harus tertib.</p>"},
    "PetunjukPelaksanaan": {**LINES, "batang_tubuh": [{"isi": "Menurut urutan."}]},
    "ProsedurTetap": {**LINES, "batang_tubuh": [{"isi": "Setiap hari kerja."}]},
    "RencanaKegiatan": {"isi": "<p>Jadwal empat minggu.</p>"},
    "Salinan": {"kepada": ["biro-umum__kepala"]},
    "SOP": {
        "dasar_hukum": ["Undang-Undang Nomor 43 Tahun 2009"],
        "kualifikasi": ["Memahami tata naskah dinas"],
        "tanggal_pembuatan": date(2026, 11, 2),
        "langkah": [
            {"kegiatan": "Menulis konsep", "pelaksana": "Staf", "waktu": "1 hari"},
            {"kegiatan": "Mengesahkan", "pelaksana": "Kepala Biro", "waktu": "1 hari"},
        ],
    },
    "SuratDinas": {"isi": "<p>Mohon data.</p>", "kepada": ["Kepala ANRI"]},
    "SuratPerintah": {"isi": "<p>Hadir.</p>", "kepada": ["biro-umum__kepala"]},
    "SuratUndangan": {"isi": "<p>Hadir.</p>", "kepada": ["biro-umum__kepala"]},
    "Telaahan": dict.fromkeys(
        ("persoalan", "fakta", "analisis", "simpulan", "saran"),
        "Cara kerja belum seragam.",
    ),
}

WORDS = {"jumlah_salinan": 2, "alasan": "Perbaiki dasar hukumnya."}


@contextmanager
def acting_as(portal, userid):
    """Somebody at the desk; before and afterwards nobody else's answers are kept."""
    forget(portal)
    login(portal, userid)
    try:
        yield
    finally:
        logout()
        forget(portal)


def forget(portal):
    """Local roles are remembered with the request, by person and path."""
    annotations = getattr(portal.REQUEST, "__annotations__", None)
    if annotations is not None:
        annotations.clear()


def written(kind):
    """The text of a kind as a form would keep it."""
    text = dict(TEXT.get(kind, {}))
    if "isi" in text:
        text["isi"] = RichTextValue(text["isi"], "text/html", "text/x-html-safe")
    return text


def begin(portal, kind, userid="staf.sisdur", unit=UNIT, **fields):
    """A document that somebody begins for a unit."""
    with acting_as(portal, userid):
        return createContentInContainer(
            portal["kegiatan"],
            kind,
            checkConstraints=False,
            title=f"{kind} percobaan",
            **{"unit": unit, "klasifikasi": "OT.01.00", **written(kind), **fields},
        )


def stage(document):
    return api.content.get_state(document)


def actor_of(document):
    """Who must act where the document stands."""
    at = stage(document).removesuffix("_akhir")
    if at == "nomori":
        unit_keeps = document.portal_type not in ESCORTED
        return "staf.sisdur" if unit_keeps else "staf.tu"
    return ACTORS[at]


def step(portal, document, userid, name, **data):
    with acting_as(portal, userid):
        return steps.take(document, name, data)


def offered(portal, document, userid):
    with acting_as(portal, userid):
        return [offer.transition for offer in steps.offers(document)]


def _lacks_memorandum(document):
    return (
        document.portal_type in ESCORTED
        and stage(document).startswith("konsep")
        and not package.underway(document)
    )


def forward(portal, document):
    """One step forward by whoever must act, a draft with its memorandum."""
    if _lacks_memorandum(document):
        begin(
            portal,
            "Memorandum",
            unit=document.unit,
            menyertai=document.UID(),
            penandatangan="eselon_1",
        )
    userid = actor_of(document)
    with acting_as(portal, userid):
        ahead = [offer for offer in steps.offers(document) if offer.forward]
        return steps.take(document, ahead[0].transition, WORDS)


def until(portal, document, wanted):
    """Forward to a stage."""
    while stage(document) != wanted:
        forward(portal, document)
    return document

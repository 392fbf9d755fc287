"""The places of the site in English, given when they are made.

A place that was named otherwise on screen is shown as it was named.
"""

from setneg.policy.forms import languages
from typing import Any
from typing import Final


WORDS: Final = {
    "Organisasi": "Organisation",
    "Kegiatan": "Cases",
    "Pelaksanaan standar pelayanan, dari arahan sampai penerbitan.": "Service standards "
    "being carried out, from the direction to the publication.",
    "Naskah Dinas": "Official documents",
    "Naskah yang tidak menjadi bagian suatu kegiatan.": "Documents that belong to no "
    "case.",
    "Surat Masuk": "Incoming letters",
    "Surat dari luar: buku agenda, disposisi, dan tindak lanjutnya.": "Letters from "
    "outside: agenda book, dispositions, and what becomes of them.",
    "Peraturan": "Regulations",
    "Peraturan Menteri Sekretaris Negara yang telah diterbitkan.": "Published "
    "regulations of the Minister of State Secretariat.",
    "Standar Pelayanan": "Service standards",
    "Apa yang dilayani, oleh siapa, dalam berapa lama.": "What is served, by whom, in "
    "which time.",
    "Usulan": "Proposals",
    "Usulan unit kerja kepada unit pelayanan.": "What units propose to the units that "
    "serve them.",
    "Permohonan kepada Pimpinan": "Requests to leaders",
    "Permohonan audiensi, pembicara, dan undangan, menurut prioritas.": "Requests for "
    "audiences, speakers and visits, by priority.",
    "Usulan Keanggotaan Tim": "Proposals of team members",
    "Balasan unit kerja atas permintaan usulan anggota tim.": "What units answer when "
    "they are asked for members of a team.",
    "Draf Standar Pelayanan dan SOP": "Drafts of service standards and SOPs",
    "Draf dari unit kerja: diperiksa, dibahas, disetujui, disunting, diunggah.": "Drafts "
    "of units: checked, discussed, approved, edited, put on the site.",
    "Pengaduan": "Complaints",
    "Pengaduan, keluhan, dan masukan atas pelayanan.": "Complaints, grievances and "
    "suggestions about services.",
    "Capaian kinerja": "Achievement",
    "Realisasi dan capaian indikator kinerja utama menurut periode.": "Realisation and "
    "achievement of key performance indicators by period.",
    "Formulir": "Forms",
    "Formulir pelayanan: siapa yang dapat mengirim, sampai kapan, berapa lama.": "Forms "
    "of services: who may send them, until when, how long it takes.",
    "Indikator kinerja utama": "Key performance indicators",
    "Penyusunan indikator kinerja utama: usulan unit, pembahasan, inventaris, dan "
    "lampiran peraturan.": "How key performance indicators are drawn up: proposals of "
    "units, discussion, inventory and the annex of the regulation.",
    "Jawaban kuesioner evaluasi": "Answers to evaluation questionnaires",
    "Pengajuan": "Submissions",
}


def give(portal: Any) -> None:
    """Give the places their English where they have none."""
    folders = (each for each in portal.objectValues() if each.portal_type == "Folder")
    for place in folders:
        known = languages.pairs(place)
        texts = (languages.key(each) for each in (place.title, place.description))
        lacking = {text for text in texts if text in WORDS and text not in known}
        languages.given(place, {text: WORDS[text] for text in lacking})

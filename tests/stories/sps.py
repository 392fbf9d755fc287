"""Drafts of standards over REST: two units are asked, one draft is internal and one is set
by regulation; both end on the site of the ministry.

At each desk somebody whom it does not concern tries the step or the page and is refused.
"""

from base64 import b64encode
from tests.stories import formulir
from tests.stories import walking
from tests.stories.client import StoryError
from tests.stories.desks import BESIDE
from tests.stories.desks import Desks
from tests.stories.desks import office_day
from tests.stories.desks import SAID
from tests.stories.desks import verb_of


FORM = "/formulir/draf-standar"
CLERK, EXAMINER, KARO = "staf.standardisasi", "kasubbag.standardisasi", "karo.ortala"
UPLOADER = "staf.bit"
#: unit -> its head, and how his draft is set
UNITS = {
    "biro-umum": ("karo.umum", "intern"),
    "biro-keuangan": ("karo.keuangan", "permensesneg"),
}
BODY = {"data": "<p>Mohon perhatian.</p>", "content-type": "text/html"}
GOOD = {"substansi": "sesuai", "format": "sesuai", "redaksional": "sesuai"}
#: stage of a memorandum of the Subbagian -> who works there
AT_STAGE = {
    "konsep": CLERK,
    "periksa_eselon_4": EXAMINER,
    "periksa_eselon_3": "kabag.tatalaksana",
    "tanda_tangan_eselon_2": KARO,
    "nomori": CLERK,
    "distribusikan": CLERK,
}
VERSIONS = [
    "draf",
    "draf_penyempurnaan",
    "draf_pra_final",
    "draf_final",
    "draf_final_disetujui",
]


def file(name):
    """A file as REST sends it."""
    return {
        "data": b64encode(f"%PDF-1.4\n%{name}\n%%EOF\n".encode()).decode(),
        "encoding": "base64",
        "filename": f"{name}.pdf",
        "content-type": "application/pdf",
    }


def play(portal, timeline) -> dict[str, str]:
    """The whole way; address of each unit's draft."""
    desks = Desks(portal, timeline)
    asked = ask(desks)
    drafts = {unit: send(desks, asked, unit) for unit in UNITS}
    with desks.timeline.part(CLERK, "Pemeriksaan sampai draf final"):
        for unit, url in drafts.items():
            discuss(desks, unit, url)
    with desks.timeline.part("pimpinan unit", "Tanda tangan pimpinan unit"):
        sign(desks, drafts)
    with desks.timeline.part(EXAMINER, "Permensesneg dan pengedaran bukunya"):
        regulate(desks, drafts["biro-keuangan"])
    with desks.timeline.part(KARO, "Unggahan oleh Biro Informasi dan Teknologi"):
        upload(desks, drafts)
    return drafts


def memorandum(desks, title, *to, until="arsipkan") -> str:
    """A memorandum of the Biro, written by the Subbagian, signed by its head."""
    made = desks.person(CLERK).post(
        "/naskah",
        **{
            "@type": "Memorandum",
            "title": title,
            "klasifikasi": "OT.02.01",
            "kepada": list(to),
            "isi": BODY,
        },
    )
    desks.did(CLERK, f"menyusun memorandum “{title}”")
    return onward(desks, made["@id"], until)


def onward(desks, url, until) -> str:
    """A memorandum desk by desk to a stage; its address."""
    while (stage := desks.portal.administrator_stage(url)) != until:
        verb, name = verb_of(stage), AT_STAGE[stage]
        elsewhere, _below = BESIDE.get(name, ("staf.sisdur", None))
        desks.portal.refused(url, verb, elsewhere, **SAID.get(verb, {}))
        desks.person(name).step(url, verb, **SAID.get(verb, {}))
        desks.did(name, f"{verb}  {url.rsplit('/', 1)[-1]}")
    return url


def uid(desks, url) -> str:
    return desks.portal.administrator.get(url)["UID"]


def waits(desks, name, url) -> bool:
    """Whether something stands in somebody's inbox."""
    rows = desks.person(name).get("/@kotak-masuk")["items"]
    return url in [row["@id"] for row in rows]


def ask(desks) -> str:
    with desks.timeline.part(CLERK, "Memorandum permintaan draf"):
        heads = [f"{unit}__kepala" for unit in UNITS]
        url = memorandum(desks, "Permintaan draf SP/SOP", *heads, until="distribusikan")
        refused = desks.person("karo.umum").request(
            "POST", f"{url}/@permintaan-draf", json={"minta": True}
        )
        if refused.status_code < 400:
            raise StoryError("karo.umum menandai memorandum biro lain")
        desks.person(EXAMINER).post(f"{url}/@permintaan-draf", minta=True)
        onward(desks, url, "arsipkan")
        for head, _set in UNITS.values():
            desks.person(head).post(f"{url}/@tanda-terima")
            if not waits(desks, head, url):
                raise StoryError(f"Permintaan tidak menunggu di kotak masuk {head}")
        desks.did("pimpinan unit", "menyatakan diterima; tenggatnya dua minggu")
        return url


def send(desks, asked, unit) -> str:
    head, determination = UNITS[unit]
    with desks.timeline.part(head, "Draf dari unit kerja"):
        said = {
            "memo": uid(desks, asked),
            "judul": f"SOP {unit}",
            "jenis_draf": "sop",
            "penetapan": determination,
            "softcopy": file("draf"),
        }
        stranger = desks.person("pimpinan.sdm").request(
            "POST", f"{FORM}/@kirim", json=said
        )
        if stranger.status_code != 400:
            raise StoryError(f"pimpinan.sdm mengirim draf: {stranger.status_code}")
        sent = desks.person(head).post(f"{FORM}/@kirim", **said)
        desks.did(head, f"mengirim {sent['nomor']}")
        if waits(desks, head, asked):
            raise StoryError(f"Permintaan masih menunggu {head}")
        others = [other for other, _set in UNITS.values() if other != head]
        formulir.unseen(desks, sent["@id"], *others, UPLOADER, "staf.sisdur", None)
        return sent["@id"]


def step(desks, url, verb, name, stranger, **said) -> str:
    """A step, after somebody else tried it in vain; the stage afterwards."""
    seen = desks.person(stranger).request("GET", url).status_code == 200
    desks.portal.refused(url, verb, stranger, sees=seen, **said)
    stage = desks.person(name).step(url, verb, **said)
    desks.did(name, f"{verb} → {stage}")
    return stage


def discuss(desks, unit, url):
    head, _set = UNITS[unit]
    wanting = {**GOOD, "format": "perbaiki", "catatan_format": "Margin kiri"}
    step(desks, url, "minta_kelengkapan", CLERK, head, alasan="Perbaiki", **wanting)
    step(desks, url, "lengkapi", head, CLERK, berkas=file("perbaikan"))
    step(desks, url, "terima", CLERK, "kasubbag.sisdur", **GOOD)
    today = office_day().isoformat()
    for name in ("penyempurnaan", "pra-final", "final"):
        said = {"tanggal_pembahasan": today, "berkas": file(name)}
        step(desks, url, "lanjut", CLERK, head, **said)
    desks.expect_stage(url, "rapat_kerja_2")


def sign(desks, drafts):
    heads = [f"{unit}__kepala" for unit in drafts]
    memo = memorandum(desks, "Permintaan tanda tangan draf final", *heads)
    said = {
        "tanggal_pembahasan": office_day().isoformat(),
        "memo_pengembalian": uid(desks, memo),
    }
    for unit, url in drafts.items():
        head, _set = UNITS[unit]
        step(desks, url, "lanjut", EXAMINER, head, **said)
        step(desks, url, "setujui", head, EXAMINER, berkas=file("bertanda-tangan"))
        kept = [row["versi"] for row in desks.person(head).get(url)["versi_draf"]]
        if list(dict.fromkeys(kept)) != VERSIONS:
            raise StoryError(f"Versi {url}: {kept}")
    step(desks, drafts["biro-umum"], "selesaikan", EXAMINER, "karo.umum")
    desks.expect_stage(drafts["biro-umum"], "siap_diunggah")


def regulate(desks, url):
    """The draft for the regulation waits for it and for its book."""
    step(desks, url, "lanjut", EXAMINER, "karo.keuangan")
    step(desks, url, "selesaikan", EXAMINER, "karo.keuangan")
    desks.expect_stage(url, "masuk_permensesneg")
    refused = desks.person(EXAMINER).request("POST", f"{url}/@workflow/lanjut", json={})
    if refused.status_code != 400 or "Permensesneg" not in refused.text:
        raise StoryError(f"Draf maju tanpa Permensesneg: {refused.text[:300]}")
    draft = walking.draft(desks, "Peraturan")
    _passed, regulation = walking.walk(desks, draft, escorted=True)
    book = memorandum(desks, "Pengedaran buku Permensesneg", "biro-keuangan__kepala")
    said = {
        "permensesneg": uid(desks, regulation),
        "memo_pengedaran": uid(desks, book),
    }
    step(desks, url, "lanjut", CLERK, "karo.keuangan", **said)
    desks.expect_stage(url, "siap_diunggah")


def upload(desks, drafts):
    memo = memorandum(desks, "Permohonan unggah", "biro-it__kepala")
    for unit, url in drafts.items():
        head, _set = UNITS[unit]
        if not waits(desks, KARO, url):
            raise StoryError(f"{url} tidak menunggu di kotak masuk {KARO}")
        step(desks, url, "lanjut", KARO, EXAMINER, memo_unggah=uid(desks, memo))
        address = f"https://www.setneg.go.id/standar/{unit}"
        said = {"alamat": address, "tanggal_unggah": office_day().isoformat()}
        step(desks, url, "kerjakan", UPLOADER, KARO, **said)
        desks.expect_stage(url, "terunggah")
        told = desks.person(head).get(url)["unggahan"]
        if told["alamat"] != address:
            raise StoryError(f"{head} membaca alamat {told}")
        desks.did(head, f"membaca {address}")

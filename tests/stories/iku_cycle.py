"""A round of indicators with six units over REST: one late, one wrong, one double.

Read as an example: who calls what, in which order, from the opening of the round to
the annex of the draft regulation. `later` takes the office past the last day of
proposing, for the unit that is late.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date
from datetime import datetime
from datetime import timedelta
from datetime import UTC


FORM = "/formulir/iku"
UNITS = {
    "setpres": "staf.setpres",
    "setwapres": "staf.setwapres",
    "setmilpres": "staf.setmilpres",
    "setmen": "staf.sesmen",
    "deputi-hukum": "staf.deputihukum",
    "deputi-hubungan": "staf.deputihubungan",
}
HEADS = {
    "setpres": "pimpinan.setpres",
    "setwapres": "pimpinan.setwapres",
    "setmilpres": "pimpinan.setmilpres",
    "setmen": "sesmen",
    "deputi-hukum": "deputi.hukum",
    "deputi-hubungan": "deputi.hubungan",
}
BAGIAN = dict.fromkeys(("setpres", "setwapres", "setmilpres"), "ak1")
LATE, WRONG, DOUBLE, FIRST = "deputi-hubungan", "setmilpres", "deputi-hukum", "setmen"
OBJECTIVES = {
    "setpres": "Meningkatnya mutu layanan kerumahtanggaan Presiden",
    "setwapres": "Meningkatnya mutu dukungan kebijakan Wakil Presiden",
    "setmilpres": "Terjaminnya pengamanan fisik Presiden",
    "setmen": "Meningkatnya ketepatan waktu pelayanan administrasi",
    "deputi-hukum": "Meningkatnya ketepatan waktu pelayanan administrasi",
    "deputi-hubungan": "Meningkatnya hubungan dengan lembaga negara",
}
INDICATORS = {
    "setpres": "Indeks kepuasan atas layanan kerumahtanggaan",
    "setwapres": "Persentase telaahan yang dipakai Wakil Presiden",
    "setmilpres": "Jumlah kejadian keamanan",
    "setmen": "Persentase surat yang selesai tepat waktu",
    "deputi-hukum": "persentase SURAT yang selesai tepat waktu.",
    "deputi-hubungan": "Jumlah forum lembaga negara yang terselenggara",
}
SMART = [
    {"kriteria": name, "terpenuhi": "ya", "alasan": f"Kriteria {name} terpenuhi."}
    for name in ("spesifik", "terukur", "dapat_dicapai", "relevan", "berbatas_waktu")
]


def open_round(desks, today: date) -> str:
    """Kabag AK I begins a round of six units and opens it."""
    kabag = desks.person("kabag.ak1")
    made = kabag.post(
        "/iku/@siklus",
        title="IKU Kementerian Sekretariat Negara 2027",
        tahun=2027,
        periode="Renstra 2025-2029",
        unit_diminta=list(UNITS),
        sasaran_strategis=sorted(set(OBJECTIVES.values())),
        batas_usulan=(today + timedelta(days=3)).isoformat(),
        mulai_pembahasan=(today + timedelta(days=4)).isoformat(),
        batas_pembahasan=(today + timedelta(days=8)).isoformat(),
    )
    kabag.step(made["@id"], "lanjut")
    return made["@id"]


def said(cycle: dict, unit: str, **more) -> dict:
    """What a unit fills in on the form."""
    return {
        "siklus": cycle["UID"],
        "pengusul": f"{unit}__staf",
        "alasan_usulan": "perubahan_sasaran",
        "tujuan": "Pelayanan kesekretariatan yang prima",
        "sasaran": OBJECTIVES[unit],
        "indikator": INDICATORS[unit],
        "definisi": "Dihitung dari seluruh kejadian dalam tahun berjalan.",
        "rumus": "Pembilang dibagi penyebut dikali seratus.",
        "satuan": "persen",
        "pelaporan": "semesteran",
        "target": [
            {"periode": "Semester I", "nilai": "40"},
            {"periode": "Semester II", "nilai": "92,5"},
        ],
        "sumber_data": "Buku agenda dan laporan unit",
        "polaritas": "maksimalkan",
        "konsolidasi": "terakhir",
        "tingkat": "satuan_organisasi",
        "jenis_ukuran": "outcome",
        "smart": SMART,
        **more,
    }


def propose(desks, cycle: dict, unit: str, **more) -> str:
    """The unit's staff send the form in."""
    staff = desks.person(UNITS[unit])
    return staff.post(f"{FORM}/@kirim", **said(cycle, unit, **more))["@id"]


def propose_all(
    desks, cycle: dict, later: Callable[[], AbstractContextManager]
) -> dict[str, str]:
    """Six units propose: one forgets its source of data, one comes after the last day."""
    found = {
        unit: propose(desks, cycle, unit) for unit in UNITS if unit not in (LATE, WRONG)
    }
    wrong = said(cycle, WRONG, sumber_data="")
    answer = desks.person(UNITS[WRONG]).request("POST", f"{FORM}/@kirim", json=wrong)
    assert answer.status_code == 400, answer.text
    assert "sumber_data" in answer.text
    found[WRONG] = propose(desks, cycle, WRONG)
    with later():
        found[LATE] = propose(desks, cycle, LATE)
    return found


def check(desks, tickets: dict[str, str]) -> None:
    """Each Bagian checks its units; the wrong one is sent back once with a note."""
    section = desks.person("kasubbag.ppk1")
    url = tickets[WRONG]
    section.step(
        url,
        "minta_kelengkapan",
        alasan="Rumus tidak menyebut penyebut.",
        catatan_ruas=[{"ruas": "rumus", "catatan": "Sebutkan penyebutnya."}],
    )
    staff = desks.person(UNITS[WRONG])
    staff.patch(url, rumus="Kejadian dibagi seluruh kegiatan Presiden dikali seratus.")
    staff.step(url, "lengkapi")
    for unit, ticket in tickets.items():
        desks.person(f"kabag.{BAGIAN.get(unit, 'ak2')}").step(ticket, "terima")


def discuss(desks, cycle_url: str, tickets: dict[str, str]) -> datetime:
    """Two groups meet; a member notes what was said; the meetings end."""
    kabag = desks.person("kabag.ak1")
    kabag.post(
        f"{cycle_url}/@kelompok",
        items=[
            {"nama": "Kelompok I", "unit": ["setpres", "setwapres", "setmilpres"]},
            {
                "nama": "Kelompok II",
                "unit": ["setmen", "deputi-hukum", "deputi-hubungan"],
            },
        ],
    )
    kabag.step(cycle_url, "lanjut")
    desks.person("staf.setwapres").post(
        f"{tickets['setpres']}/@pembahasan", isi="Samakan skala indeksnya."
    )
    ended = datetime.now(UTC) - timedelta(minutes=5)
    for name in ("Kelompok I", "Kelompok II"):
        answer = kabag.post(
            f"{cycle_url}/@rapat-selesai",
            kelompok=name,
            selesai=ended.isoformat(),
            catatan="Disepakati.",
        )
        assert answer["tertinggal"] == [], answer
    return ended


def approve(desks) -> None:
    """Each head approves what waits for him, in one sitting."""
    for unit, head in HEADS.items():
        person = desks.person(head)
        waiting = person.get("/iku/@persetujuan")["items"]
        assert waiting, unit
        answer = person.post("/iku/@persetujuan", iku=[each["UID"] for each in waiting])
        assert all(each["disetujui"] for each in answer["items"]), answer


def settle(desks, cycle_url: str, tickets: dict[str, str]) -> dict:
    """The inventory shows the late and the double one; the Bagian decides."""
    kabag = desks.person("kabag.ak2")
    found = kabag.get(f"{cycle_url}/@inventaris")
    refused = kabag.request("POST", f"{cycle_url}/@lampiran", json={})
    assert refused.status_code == 400, "ganda harus diputuskan dahulu"
    pair = found["ganda"][0]
    kabag.post(
        f"{cycle_url}/@inventaris",
        pasangan=pair["pasangan"],
        putusan="ganda",
        alasan="Diukur satu kali pada Sekretariat Kementerian.",
    )
    kabag.step(
        tickets[DOUBLE], "tolak", alasan="Ganda dengan IKU Sekretariat Kementerian."
    )
    for unit, ticket in tickets.items():
        if unit != DOUBLE:
            section = f"staf.{BAGIAN.get(unit, 'ak2')}"
            desks.person(section).step(ticket, "terima")
    desks.person("kabag.ak1").step(cycle_url, "lanjut")
    return found


def annex(desks, cycle_url: str) -> str:
    """Staff of Bagian AK I begin the draft regulation with the annex."""
    return desks.person("staf.ak1").post(f"{cycle_url}/@lampiran")["@id"]

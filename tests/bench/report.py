"""The page of measurements, with what was to be reached beside each."""

from datetime import date
import os
import platform


AT_LEAST = {
    "halaman anonim (permintaan/detik)": 500,
    "JSON anonim (permintaan/detik)": 500,
}
AT_MOST = {"PDF surat dua halaman (ms)": 60}
RATIO = {"GET JSON, masuk (ms)": 1.5, "transisi dengan catatan (ms)": 2.0}
SMALL = "kotak masuk, 100 naskah (ms)"
LARGE = "kotak masuk, 10.000 naskah (ms)"
GROWTH = 1.5

HOW = """## Cara mengukur

- *Anonim*: dua proses klien dengan sambungan tetap, satu proses Zope dengan dua utas;
  median dari lima giliran, bergantian dengan Plone polos. Halaman dan JSON berasal dari
  ingatan proses (`X-RAMCache`), setelah Plone memeriksa hak baca. Klien memakai inti yang
  sama dengan peladen, sehingga beban lain pada mesin langsung menurunkan angka ini.
- *Masuk*: median dari 40 permintaan berurutan dengan kata sandi pada setiap permintaan,
  tanpa ingatan halaman.
- *Membuat* dan *transisi*: median dari 25 naskah; transisi portal mencatat jabatan,
  waktu kerja, dan tenggat, lalu memperbarui kotak masuk pejabat berikutnya.
- *Kotak masuk*: semua naskah menunggu satu Kepala Subbagian; satu halaman daftar REST.
- *PDF*: setiap surat berbeda, karena mesin cetak mengingat alinea yang pernah dicetak.

Peraturan yang diukur adalah hasil cerita SPK lengkap (`make story`), jadi riwayatnya,
berkas PDF-nya, dan alamat umumnya nyata. Jalankan lagi dengan `make bench`.
""".splitlines()


def target(name):
    if name in AT_LEAST:
        return f"≥ {AT_LEAST[name]}"
    if name in AT_MOST:
        return f"< {AT_MOST[name]}"
    if name in RATIO:
        return f"≤ {RATIO[name]} × Plone"
    if name == LARGE:
        return f"< {GROWTH} × 100 naskah"
    return ""


def missed(results):
    """The names of measurements that are not where they should be."""
    late = []
    for name, (portal, plain) in results.items():
        if portal < AT_LEAST.get(name, 0) or portal >= AT_MOST.get(name, 1e9):
            late.append(name)
        if name in RATIO and portal > RATIO[name] * plain:
            late.append(name)
    if results[LARGE][0] >= GROWTH * results[SMALL][0]:
        late.append(LARGE)
    return late


def verdict(results):
    late = missed(results)
    return "Belum tercapai: " + "; ".join(late) if late else "Semua sasaran tercapai."


def render(results):
    rows = [
        "# Pengukuran",
        "",
        f"Diukur {date.today():%d-%m-%Y} dengan `make bench` dalam satu kali jalan: "
        f"{os.cpu_count()} inti, Python {platform.python_version()}, satu proses Zope, "
        "FileStorage; Plone polos berada di basis data dan proses yang sama. Beban mesin "
        f"selama mengukur: {os.getloadavg()[2]:.1f} (rata-rata 15 menit).",
        "",
        "| yang diukur | portal | Plone polos | rasio | sasaran |",
        "|---|---:|---:|---:|---|",
    ]
    for name, (portal, plain) in results.items():
        beside = "|" if plain is None else f"{plain:.1f} | {portal / plain:.2f}"
        rows.append(f"| {name} | {portal:.1f} | {beside} | {target(name)} |")
    return "\n".join([*rows, "", verdict(results), "", *HOW])

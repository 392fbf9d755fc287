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
        "FileStorage; Plone polos berada di basis data dan proses yang sama.",
        "",
        "| yang diukur | portal | Plone polos | sasaran |",
        "|---|---|---|---|",
    ]
    for name, (portal, plain) in results.items():
        beside = "" if plain is None else f"{plain:.1f}"
        rows.append(f"| {name} | {portal:.1f} | {beside} | {target(name)} |")
    return "\n".join([*rows, "", verdict(results), ""])

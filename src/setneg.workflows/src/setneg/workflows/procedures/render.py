"""The procedure as a page for people: every line with its actor, result and time.

``python -m setneg.workflows.procedures.render <grid.yaml> <page.md>``
"""

from collections.abc import Sequence
from pathlib import Path
from setneg.workflows.procedures.grid import load
from setneg.workflows.procedures.leadtime import lead_time
from setneg.workflows.procedures.model import Grid
from setneg.workflows.procedures.model import Row
import sys
from typing import Final


HEAD: Final = (
    "| No. | Baris | Kegiatan | Pelaku | Hasil: tahap | Waktu baku | Berlaku bila | Aturan |",
    "|---|---|---|---|---|---|---|---|",
)


def render(grid: Grid) -> str:
    """Markdown of the whole grid; always the same for the same grid."""
    low, high = grid_days(grid)
    unstated = ", ".join(lead_time(grid).unstated)
    lines = [
        f"# {grid.judul}",
        "",
        f"Edisi {grid.edisi}; alur `{grid.workflow_id}`. "
        "Halaman ini dibuat dari tabel prosedur, jangan disunting.",
        "",
        f"Jumlah waktu baku: {low}–{high} hari kerja. Waktu tidak ditetapkan: {unstated}.",
        "",
        "## Tabel prosedur",
        "",
        *HEAD,
        *(_row(row, grid) for row in grid.rows),
        "",
        "## Produk",
        "",
        "| Kunci | Jenis | Judul | Dibuka oleh | Penandatangan | Kepada | Keterangan |",
        "|---|---|---|---|---|---|---|",
        *(_product(key, grid) for key in grid.products),
        "",
        "## Pilihan",
        "",
        "| Kunci | Pertanyaan | Pada langkah | Nilai | Bawaan | Oleh |",
        "|---|---|---|---|---|---|",
        *(_choice(key, grid) for key in grid.choices),
        "",
    ]
    return "\n".join(lines)


def grid_days(grid: Grid) -> tuple[str, str]:
    """Shortest and longest lead time as written here: ("36,8", "53,8")."""
    low, high = lead_time(grid).days
    return f"{low:f}".replace(".", ","), f"{high:f}".replace(".", ",")


def _row(row: Row, grid: Grid) -> str:
    depth = len(row.path) - 1
    name = row.kegiatan if row.jenis != "kelompok" else f"**{row.kegiatan}**"
    return _cells(
        (
            "&nbsp;" * 2 * depth + row.label,
            row.id,
            name,
            ", ".join(row.pelaku),
            ", ".join(f"{key}: {stage}" for key, stage in row.hasil.items()),
            row.waktu
            or (
                "tidak ditetapkan"
                if row.parent is None and not _timed(row, grid)
                else ""
            ),
            ", ".join(f"{key} = {value}" for key, value in row.bila.items()),
            ", ".join(row.aturan),
        )
    )


def _timed(row: Row, grid: Grid) -> bool:
    return any(_timed(child, grid) or child.waktu for child in grid.children(row))


def _product(key: str, grid: Grid) -> str:
    product = grid.products[key]
    notes = []
    if product.menyertai:
        notes.append(f"menyertai {product.menyertai}")
    if product.salinan_dari:
        notes.append(f"salinan dari {product.salinan_dari}")
    if product.kali > 1:
        notes.append(f"{product.kali} kali @ {product.lama}")
    if product.arahan:
        notes.append("arahan dicatat")
    if product.balasan:
        notes.append(f"balasan {product.balasan.tenggat}")
    if not product.wajib:
        notes.append("tidak wajib")
    for variant in product.ragam:
        asked = ", ".join(
            f"{choice} = {value}" for choice, value in variant.bila.items()
        )
        differs = variant.jenis or variant.penandatangan or product.penandatangan
        notes.append(f"bila {asked}: {differs}")
    return _cells(
        (
            key,
            product.jenis,
            product.judul,
            ", ".join(product.pembuat),
            product.penandatangan or "",
            ", ".join(product.kepada),
            "; ".join(notes),
        )
    )


def _choice(key: str, grid: Grid) -> str:
    choice = grid.choices[key]
    return _cells(
        (
            key,
            choice.judul,
            str(choice.langkah),
            ", ".join(choice.nilai),
            choice.bawaan or "",
            ", ".join(choice.oleh),
        )
    )


def _cells(values: Sequence[str]) -> str:
    return "| " + " | ".join(value.replace("|", "\\|") for value in values) + " |"


if __name__ == "__main__":
    Path(sys.argv[2]).write_text(render(load(sys.argv[1])), encoding="utf-8")

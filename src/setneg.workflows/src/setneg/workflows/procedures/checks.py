"""What a grid must keep to: checks inside itself, and against a site's own words.

Each check yields findings, a place in the declaration and the reason in the words of its
author's language; the first one refuses the grid.
"""

from collections.abc import Collection
from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from setneg.workflows.chains.model import Chain
from setneg.workflows.procedures.model import ANSWERED
from setneg.workflows.procedures.model import CASE_PARTIES
from setneg.workflows.procedures.model import Conditions
from setneg.workflows.procedures.model import DIRECTION
from setneg.workflows.procedures.model import Grid
from setneg.workflows.procedures.model import OPENED
from setneg.workflows.procedures.model import Product
from setneg.workflows.procedures.model import RECORDED
from setneg.workflows.procedures.model import SIGNATURE


Place = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that cannot work, and where it stands."""

    place: Place
    reason: str


@dataclass(frozen=True)
class Surroundings:
    """What a site has: ids of positions, codes of units, chains by kind of content."""

    positions: Collection[str]
    units: Collection[str]
    chains: Mapping[str, Chain] = field(default_factory=dict)


def inner(grid: Grid) -> Iterator[Finding]:
    """What can be seen in the grid alone."""
    yield from _rows(grid)
    yield from _products(grid)
    yield from _choices(grid)
    yield from _repeats(grid)


def outer(grid: Grid, site: Surroundings) -> Iterator[Finding]:
    """What can only be seen beside a site's organisation and chains."""
    yield from _actors(grid, site)
    yield from _kinds(grid, site)
    yield from _stages(grid, site)


def _rows(grid: Grid) -> Iterator[Finding]:
    seen: set[str] = set()
    code = grid.kode.upper()
    for number, row in enumerate(grid.rows):
        place: Place = ("prosedur", number, "id")
        if row.id in seen:
            yield Finding(place, f"Baris {row.id} tertulis dua kali.")
        if row.id.partition("-")[0] != code:
            yield Finding(place, f"Baris {row.id} bukan milik prosedur {code}.")
        if row.parent is not None and row.parent not in seen:
            yield Finding(place, f"Baris induk {row.parent} belum ada di atasnya.")
        seen.add(row.id)
        for key in row.hasil:
            if key not in grid.produk and key != DIRECTION:
                yield Finding(
                    ("prosedur", number, "hasil", key),
                    f"Produk “{key}” pada {row.id} tidak ada pada bagian produk.",
                )
        if row.jenis == "langkah" and not row.pelaku:
            yield Finding(place, f"Langkah {row.id} tanpa pelaku.")
        if row.jenis == "langkah" and not row.hasil and not grid.children(row):
            yield Finding(place, f"Langkah {row.id} tidak menghasilkan apa pun.")
        yield from _conditions(grid, row.bila, ("prosedur", number, "bila"))
    numbers = [row.main for row in grid.steps]
    if numbers != list(range(1, len(numbers) + 1)):
        yield Finding(("prosedur",), "Langkah pokok harus bernomor urut mulai dari 1.")


def _products(grid: Grid) -> Iterator[Finding]:
    used = {key for row in grid.rows for key in row.hasil}
    for key, product in grid.produk.items():
        place: Place = ("produk", key)
        if key not in used and product.wajib:
            yield Finding(place, f"Produk “{key}” tidak dipakai oleh satu baris pun.")
        if key not in used and product.langkah is None:
            yield Finding(place, f"Produk “{key}” tidak menyebut langkah pembukanya.")
        for name in ("menyertai", "salinan_dari"):
            other = getattr(product, name)
            if other is not None and other not in grid.produk:
                yield Finding((*place, name), f"Produk “{other}” tidak ada.")
        if product.koordinator in product.kepada:
            yield Finding(
                (*place, "koordinator"),
                "Koordinator tidak boleh sekaligus menjadi pelaksana.",
            )
        yield from _conditions(grid, product.bila, (*place, "bila"))
        for number, variant in enumerate(product.ragam):
            where = (*place, "ragam", number, "bila")
            yield from _conditions(grid, variant.bila, where)
        try:
            product.judul.format(kegiatan="")
        except (KeyError, IndexError, ValueError):
            yield Finding(
                (*place, "judul"), "Judul hanya boleh memuat isian {kegiatan}."
            )


def _choices(grid: Grid) -> Iterator[Finding]:
    for key, choice in grid.pilihan.items():
        if choice.bawaan is not None and choice.bawaan not in choice.nilai:
            yield Finding(
                ("pilihan", key, "bawaan"),
                f"Nilai bawaan “{choice.bawaan}” tidak ada di antara nilainya.",
            )
        for name, value in choice.nilai.items():
            where = ("pilihan", key, "nilai", name, "kecuali")
            yield from _conditions(grid, value.kecuali, where)
        if not 1 <= choice.langkah <= len(grid.steps):
            yield Finding(
                ("pilihan", key, "langkah"), f"Langkah {choice.langkah} tidak ada."
            )


def _repeats(grid: Grid) -> Iterator[Finding]:
    for number, row in enumerate(grid.rows):
        for origin in row.ulang_dari:
            if row.parent is not None or not row.main < origin <= len(grid.steps):
                yield Finding(
                    ("prosedur", number, "ulang_dari"),
                    f"{row.id} tidak dapat diulang dari langkah {origin}.",
                )


def _conditions(grid: Grid, asked: Conditions, place: Place) -> Iterator[Finding]:
    for key, value in asked.items():
        if key not in grid.pilihan:
            yield Finding(
                (*place, key), f"Syarat menyebut pilihan “{key}” yang tidak ada."
            )
        elif value not in grid.pilihan[key].nilai:
            yield Finding((*place, key), f"Pilihan “{key}” tidak mengenal “{value}”.")


def _actors(grid: Grid, site: Surroundings) -> Iterator[Finding]:
    known = {*site.positions, *CASE_PARTIES}
    for number, row in enumerate(grid.rows):
        yield from _unknown(row.pelaku, known, ("prosedur", number, "pelaku"))
    for key, product in grid.produk.items():
        yield from _unknown(product.pembuat, site.positions, ("produk", key, "pembuat"))
        yield from _unknown(product.kepada, known, ("produk", key, "kepada"))
        for number, variant in enumerate(product.ragam):
            where: Place = ("produk", key, "ragam", number, "kepada")
            yield from _unknown(variant.kepada or (), known, where)
        if product.koordinator is not None:
            where = ("produk", key, "koordinator")
            yield from _unknown((product.koordinator,), site.positions, where)
        if product.unit is not None and product.unit not in site.units:
            yield Finding(("produk", key, "unit"), f"Unit “{product.unit}” tidak ada.")
    for key, choice in grid.pilihan.items():
        yield from _unknown(choice.oleh, site.positions, ("pilihan", key, "oleh"))
    for key, trigger in grid.pemicu.items():
        yield from _unknown(trigger.oleh, site.positions, ("pemicu", key, "oleh"))
    responsible = (grid.penanggung_jawab,)
    yield from _unknown(responsible, site.positions, ("penanggung_jawab",))
    if grid.unit not in site.units:
        yield Finding(("unit",), f"Unit “{grid.unit}” tidak ada.")


def _unknown(
    names: Collection[str], known: Collection[str], place: Place
) -> Iterator[Finding]:
    for name in names:
        if name not in known:
            yield Finding(place, f"Jabatan “{name}” tidak ada dalam organisasi.")


def _kinds(grid: Grid, site: Surroundings) -> Iterator[Finding]:
    for key, product in grid.produk.items():
        variants = tuple(variant.penandatangan for variant in product.ragam)
        for kind in product.kinds:
            chain = site.chains.get(kind)
            if chain is None:
                yield Finding(
                    ("produk", key, "jenis"), f"Jenis “{kind}” tidak punya rantai."
                )
                continue
            for level in (product.penandatangan, *variants):
                if level is not None and level not in chain.signers:
                    yield Finding(
                        ("produk", key, "penandatangan"),
                        f"{kind} tidak dapat ditandatangani {level}.",
                    )


def _stages(grid: Grid, site: Surroundings) -> Iterator[Finding]:
    """Each line completes a stage of its product, in the order of the product's route."""
    reached: dict[tuple[str, str], int] = {}
    for number, row in enumerate(grid.rows):
        for key, stage in row.hasil.items():
            place: Place = ("prosedur", number, "hasil", key)
            if key == DIRECTION:
                if stage != RECORDED:
                    yield Finding(place, f"Arahan hanya mengenal tahap “{RECORDED}”.")
                continue
            for kind in grid.produk[key].kinds:
                rank = _rank(grid.produk[key], stage, site.chains[kind])
                if rank is None:
                    yield Finding(
                        place, f"Tahap “{stage}” pada {row.id} tidak dilalui {kind}."
                    )
                elif row.jenis != "catatan":
                    if rank < reached.get((key, kind), 0):
                        yield Finding(place, f"{row.id} mendahului urutan {kind}.")
                    reached[key, kind] = max(rank, reached.get((key, kind), 0))


def _rank(product: Product, stage: str, chain: Chain) -> int | None:
    """Place of a stage on the routes of a product; None when on none of them."""
    if stage == OPENED:
        return 0
    if stage == ANSWERED:
        return len(chain.stages) + 1 if product.balasan else None
    levels = {product.penandatangan, *(v.penandatangan for v in product.ragam)}
    found = [
        index
        for level in levels
        for index, passed in enumerate(chain.route(level), start=1)
        if passed.id == stage
        or (stage == SIGNATURE and passed.id.startswith(f"{SIGNATURE}_"))
    ]
    return min(found) if found else None

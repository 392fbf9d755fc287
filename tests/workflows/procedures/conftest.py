"""The SPK standard's grid, and a small grid to break."""

from pathlib import Path
import pytest
from setneg.workflows.procedures import grid


MINISTRY = Path(__file__).parents[3] / "profiles" / "kemensetneg"

SMALL = """\
kode: uji
judul: Prosedur uji
edisi: "1"
jenis: Kegiatan
unit: subbag
penanggung_jawab: biro__kepala
pemicu:
  arahan: {judul: Arahan, oleh: [biro__kepala]}
pilihan:
  tempat:
    judul: Tempat
    langkah: 2
    oleh: [biro__kepala]
    nilai:
      dekat: {judul: Dekat}
      jauh: {judul: Jauh}
produk:
  memo:
    jenis: Memorandum
    judul: "Memo {kegiatan}"
    pembuat: [subbag__kepala]
    penandatangan: eselon_2
prosedur:
  - {id: UJI-1, label: "1.", kegiatan: Mengarahkan, pelaku: [biro__kepala], hasil: {arahan: dicatat}, waktu: 1 jam}
  - {id: UJI-2, label: "2.", kegiatan: Menyurati, pelaku: [subbag__staf], waktu: 1 hari}
  - {id: UJI-2.a, label: "a.", kegiatan: Menulis, pelaku: [subbag__staf], hasil: {memo: konsep}}
  - {id: UJI-2.b, label: "b.", kegiatan: Menandatangani, pelaku: [biro__kepala], hasil: {memo: tanda_tangan}}
"""


@pytest.fixture(scope="session")
def spk_text() -> str:
    return (MINISTRY / "standar" / "spk.yaml").read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def spk(spk_text):
    return grid.loads(spk_text, "spk.yaml")


@pytest.fixture
def small() -> str:
    return SMALL

"""A grid that cannot be carried out is refused with file, line and reason."""

import pytest
from setneg.workflows import chains
from setneg.workflows.procedures import checks
from setneg.workflows.procedures import grid
from setneg.workflows.procedures.grid import ProcedureError


MEMO = """\
jenis: Memorandum
penandatangan: [eselon_2]
rantai:
  - susun: staf
  - periksa: eselon_4
  - periksa: eselon_3
  - tanda_tangan: penandatangan
  - nomori: staf
nomor: "{urut}/{tahun}"
register: unit
"""

SITE = checks.Surroundings(
    positions={"biro__kepala", "subbag__kepala", "subbag__staf"},
    units={"subbag"},
    chains={"Memorandum": chains.loads(MEMO, "memorandum.yaml")},
)

INNER = [
    ("jenis: Kegiatan\n", "", "jenis: kunci ini wajib ada"),
    ("kode: uji", "kode: uji\nasing: 1", "asing: kunci ini tidak dikenal"),
    ("id: UJI-2.b", "id: UJI-2.a", "UJI-2.a tertulis dua kali"),
    ("id: UJI-2.b", "id: UJI-4.b", "Baris induk UJI-4 belum ada"),
    ("id: UJI-2.b", "id: LAIN-2.b", "bukan milik prosedur UJI"),
    ("id: UJI-2.b", "id: dua", "id baris harus seperti"),
    ("{memo: konsep}", "{surat: konsep}", "Produk “surat” pada UJI-2.a tidak ada"),
    ("waktu: 1 jam", "waktu: sebentar", "tidak dapat dibaca"),
    ("waktu: 1 hari}", "bila: {cuaca: cerah}}", "pilihan “cuaca” yang tidak ada"),
    ("waktu: 1 hari}", "bila: {tempat: sini}}", "tidak mengenal “sini”"),
    ("waktu: 1 hari}", "ulang_dari: [9]}", "tidak dapat diulang dari langkah 9"),
    ("pelaku: [biro__kepala], hasil: {memo", "hasil: {memo", "UJI-2.b tanpa pelaku"),
    (", hasil: {arahan: dicatat}", "", "UJI-1 tidak menghasilkan apa pun"),
    ("Memo {kegiatan}", "Memo {nama}", "Judul hanya boleh memuat isian {kegiatan}"),
    ("    langkah: 2", "    langkah: 7", "Langkah 7 tidak ada"),
    ("pembuat: [subbag__kepala]", "pembuat: []", "tidak boleh kosong"),
    ("eselon_2\n", "eselon_2\n    menyertai: x\n", "Produk “x” tidak ada"),
]

OUTER = [
    ("Menulis, pelaku: [subbag__staf]", "Menulis, pelaku: [juru]", "Jabatan “juru”"),
    ("unit: subbag", "unit: lain", "Unit “lain” tidak ada"),
    ("jenis: Memorandum", "jenis: Nota", "Jenis “Nota” tidak punya rantai"),
    ("penandatangan: eselon_2", "penandatangan: menteri", "ditandatangani menteri"),
    ("memo: konsep", "memo: harmonisasi", "“harmonisasi” pada UJI-2.a tidak dilalui"),
    ("memo: tanda_tangan", "memo: balasan", "“balasan” pada UJI-2.b tidak dilalui"),
    ("memo: konsep", "memo: nomori", "UJI-2.b mendahului urutan"),
    ("arahan: dicatat", "arahan: konsep", "Arahan hanya mengenal"),
    ("pembuat: [subbag__kepala]", "pembuat: [siapa]", "Jabatan “siapa”"),
]


def test_the_small_grid_can_be_carried_out(small):
    # Nobody acts.
    assert grid.validate(small, "uji.yaml", SITE).workflow_id == "kegiatan_uji_1"


@pytest.mark.parametrize(("good", "bad", "reason"), INNER)
def test_a_grid_that_contradicts_itself_is_refused(small, good, bad, reason):
    # Its author is told file, line and reason.
    assert good in small
    with pytest.raises(ProcedureError) as refused:
        grid.loads(small.replace(good, bad, 1), "uji.yaml")
    assert refused.value.file == "uji.yaml"
    assert refused.value.line >= 1
    assert reason in refused.value.reason


@pytest.mark.parametrize(("good", "bad", "reason"), OUTER)
def test_a_grid_that_the_site_does_not_know_is_refused(small, good, bad, reason):
    # Its author is told which word the site's organisation or chains lack.
    assert good in small
    with pytest.raises(ProcedureError) as refused:
        grid.validate(small.replace(good, bad, 1), "uji.yaml", SITE)
    assert reason in refused.value.reason


def test_the_line_of_the_mistake_is_named(small):
    # Its author finds the line.
    text = small.replace("hasil: {memo: konsep}", "hasil: {surat: konsep}")
    line = next(n for n, row in enumerate(text.splitlines(), 1) if "surat" in row)
    with pytest.raises(ProcedureError) as refused:
        grid.loads(text, "uji.yaml")
    assert refused.value.line == line


def test_what_is_no_yaml_is_refused():
    # Its author is told the line.
    with pytest.raises(ProcedureError) as refused:
        grid.loads("kode: [\n", "uji.yaml")
    assert refused.value.file == "uji.yaml"

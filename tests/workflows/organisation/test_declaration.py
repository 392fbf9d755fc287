"""A declared organisation that cannot be is refused with the file, the line, the reason."""

import pytest
from setneg.workflows.organisation import declaration
from setneg.workflows.organisation import rows
from setneg.workflows.organisation.declaration import OrganisationError


GOOD = """unit:
  - kode: biro
    eselon: eselon_2
    nama: [{nama: Biro}]
    jabatan:
      - {fungsi: kepala, nama: Kepala Biro, eselon: eselon_2}
"""


@pytest.mark.parametrize(
    "old, new, line, word",
    [
        ("kode: biro", "kode: Biro Umum", 2, "kode"),
        ("eselon: eselon_2\n    nama", "eselon: eselon_9\n    nama", 2, "eselon_9"),
        ("nama: [{nama: Biro}]", "nama: []", 2, "nama"),
        ("nama: [{nama: Biro}]", "nama: [{mulai: 2020-01-01}]", 4, "nama"),
        ("{nama: Biro}", "{nama: Biro, mulai: kemarin}", 2, "tanggal"),
        (
            "{nama: Biro}",
            "{nama: Biro, mulai: 2020-01-01, sampai: 2019-01-01}",
            2,
            "terbalik",
        ),
        ("fungsi: kepala", "fungsi: Kepala", 6, "fungsi"),
        ("nama: Kepala Biro,", "", 6, "tanpa nama"),
        ("jabatan:", "jabatannya:", 2, "jabatannya"),
        ("eselon: eselon_2}", "eselon: eselon_2, pemangku: [{akun: a, kapasitas: x}]}",
         6, "kapasitas"),
        ("nama: [{nama: Biro}]", "nama: [{nama: Biro}]\n    melayani: [lain]", 2, "lain"),
        ("nama: [{nama: Biro}]", "nama: [{nama: Biro}]\n    tugas: [minum]", 2, "minum"),
        ("kode: biro", "kode: [", 4, "YAML"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_with_its_line(old, new, line, word):
    # a site manager uploads a file with one mistake
    assert old in GOOD
    with pytest.raises(OrganisationError) as refused:
        declaration.loads(GOOD.replace(old, new), "organisasi.yaml")
    assert refused.value.source == "organisasi.yaml"
    assert refused.value.line == line
    assert word in str(refused.value)


def test_a_code_belongs_to_one_unit():
    twice = GOOD + GOOD.removeprefix("unit:\n")
    with pytest.raises(OrganisationError, match="baris 7: kode biro sudah dipakai"):
        declaration.loads(twice)


def test_a_good_declaration_is_read():
    (unit,) = declaration.loads(GOOD)
    assert (unit.code, unit.posts[0].title) == ("biro", "Kepala Biro")
    assert unit.posts[0].holdings is None


@pytest.mark.parametrize(
    "line",
    ["budi", "budi | 2025-01-01", "budi |  | 2025-12-31 | plt", "budi | | | plh"],
)
def test_a_holder_on_a_line_is_read_and_written_alike(line):
    row = rows.parse_holding(line)
    assert rows.parse_holding(rows.format_holding(row)) == row


@pytest.mark.parametrize(
    "line",
    ["", "| 2025-01-01", "budi | besok", "budi | 2025-02-01 | 2025-01-01", "a|||b|c"],
)
def test_a_line_that_says_nothing_clear_is_refused(line):
    with pytest.raises(rows.RowError):
        rows.parse_holding(line)

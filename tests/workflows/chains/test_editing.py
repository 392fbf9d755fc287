"""A declaration changed line by line stays the one that its author wrote."""

from .conftest import DECLARATIONS
import pytest
from setneg.workflows.chains import ChainError
from setneg.workflows.chains import loads
from setneg.workflows.chains.editing import item_text
from setneg.workflows.chains.editing import Sheet


LINE = """\
# Memo: siapa memeriksa apa.
jenis: Memo
id: memo  # jangan diubah
penandatangan: [eselon_2]
naskah:
  uraian: Surat   antarunit
  # catatan di dalam blok
  ikon: envelope
rantai:
  - susun: staf
  # pemeriksaan pertama
  - periksa: eselon_4
  - {periksa: eselon_3, waktu: 2 hari}
  - tanda_tangan: penandatangan
  - nomori: staf
# pola nomor
nomor: "{urut}/{tahun}"
"""
FREE = """\
jenis: Permohonan
tahap:
  - id: diajukan
    langkah:
      - {verb: terima, ke: diterima, oleh: [Penerima]}
    melihat: [Penerima]
  - id: diterima
    melihat: [Penerima]
    akhir: true
"""


@pytest.mark.parametrize("path", DECLARATIONS, ids=lambda path: path.stem)
def test_writing_every_row_again_gives_the_same_chain(path):
    # nobody acts: every row of a real declaration is written anew
    text = path.read_text(encoding="utf-8")
    sheet = Sheet(text)
    for entry in sheet.entries():
        first, last = sheet._ranges()[entry.index]
        sheet = sheet._with(first, last, item_text(sheet.style, entry.data))
    assert loads(sheet.text).stages == loads(text).stages
    assert sheet.values == Sheet(text).values


@pytest.mark.parametrize("path", DECLARATIONS, ids=lambda path: path.stem)
def test_what_is_not_changed_stays_as_it_was_written(path):
    # nobody acts: the same values are put in again
    text = path.read_text(encoding="utf-8")
    sheet = Sheet(text)
    for key, value in sheet.values.items():
        sheet = sheet.put(key, value)
    for entry in sheet.entries():
        sheet = sheet.put_item(entry.index, dict(entry.data))
    assert sheet.text == text


def test_one_row_changes_and_the_rest_stays():
    # a site manager gives a check more time
    sheet = Sheet(LINE).put_item(1, {"periksa": "eselon_4", "waktu": "1 hari"})
    assert sheet.text == LINE.replace(
        "  - periksa: eselon_4\n", "  - {periksa: eselon_4, waktu: 1 hari}\n"
    )


def test_rows_move_with_what_is_said_above_them():
    # a site manager moves a row down and up again
    moved = Sheet(LINE).move_item(1, 1)
    assert [next(iter(e.data)) for e in moved.entries()][:3] == [
        "susun",
        "periksa",
        "periksa",
    ]
    assert moved.text.index("eselon_3") < moved.text.index("# pemeriksaan pertama")
    assert moved.move_item(2, -1).text == LINE
    assert Sheet(LINE).move_item(0, -1).text == LINE


def test_rows_are_added_and_taken_out():
    # a site manager adds a check at the end of the checks, and drops it again
    sheet = Sheet(LINE).add_item(3, {"periksa": "eselon_2"})
    assert "2 hari}\n  - periksa: eselon_2\n  - tanda" in sheet.text
    assert sheet.drop_item(3).text == LINE
    last = Sheet(LINE).add_item(5, {"arsipkan": "persuratan"})
    assert "nomori: staf\n  - arsipkan: persuratan\n# pola nomor" in last.text


def test_keys_are_put_where_they_belong():
    # a site manager names the chain and its register, and takes the number out
    sheet = Sheet(LINE).put("judul", "Memo dinas").put("register", "unit")
    assert "jangan diubah\njudul: Memo dinas\npenandatangan" in sheet.text
    assert sheet.values["register"] == "unit"
    assert "nomor" not in Sheet(LINE).put("nomor", None).values
    assert "uraian: Surat   antarunit\n  # catatan di dalam blok" in sheet.text


def test_stages_of_their_own_are_written_one_key_a_line():
    # a site manager gives a stage a title and a time
    sheet = Sheet(FREE)
    data = {**sheet.entries()[0].data, "judul": "Diterima meja", "waktu": "2 hari"}
    changed = sheet.put_item(0, data)
    assert "  - id: diajukan\n    judul: Diterima meja\n    langkah:\n" in changed.text
    assert "      - {verb: terima, ke: diterima, oleh: [Penerima]}\n" in changed.text
    assert loads(changed.text).stage("diajukan").time == "2 hari"


def test_short_forms_become_one_row_a_line():
    # a site manager changes a chain that was written on one line
    sheet = Sheet("jenis: A\nrantai: [{susun: staf}, {terbitkan: staf}]\n")
    changed = sheet.add_item(1, {"periksa": "eselon_4"})
    assert changed.text == (
        "jenis: A\nrantai:\n  - susun: staf\n  - periksa: eselon_4\n"
        "  - terbitkan: staf\n"
    )
    whole = Sheet("{jenis: A, rantai: [{susun: staf}]}").put("judul", "Apa")
    assert whole.values == {"jenis": "A", "judul": "Apa", "rantai": [{"susun": "staf"}]}


def test_lines_of_rows_are_those_that_a_refusal_names():
    # nobody acts: the places of rows
    places = [(e.first, e.last) for e in Sheet(LINE).entries()]
    assert places == [(10, 10), (11, 12), (13, 13), (14, 14), (15, 15)]


@pytest.mark.parametrize(
    ("text", "line"), [("a: [", 1), ("a: 1\nb: }\n", 2), ("- a\n", 1), ("", 1)]
)
def test_what_is_no_declaration_is_refused_with_its_line(text, line):
    # a site manager types nonsense
    with pytest.raises(ChainError) as refused:
        Sheet(text)
    assert abs(refused.value.line - line) <= 1

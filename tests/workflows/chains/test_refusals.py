"""A declaration that cannot work is refused with its place and a reason."""

import pytest
from setneg.workflows.chains import ChainError
from setneg.workflows.chains import load
from setneg.workflows.chains import loads
from zope.i18nmessageid import Message


LINE = """\
jenis: Memorandum
penandatangan: [eselon_2]
rantai:
  - susun: staf
  - periksa: eselon_4
  - periksa: eselon_3
  - tanda_tangan: penandatangan
  - nomori: staf
  - distribusikan: staf
nomor: "{urut}/{tahun}"
"""
FREE = """\
jenis: Usulan
tahap:
  - id: diajukan
    langkah:
      - {verb: terima, ke: diterima, oleh: [Penerima]}
    melihat: [Penerima]
  - id: diterima
    melihat: [Penerima]
    akhir: true
"""
#: What the author changes -> line and words of the refusal.
BAD_LINES = [
    ("jenis: Memorandum\n", "", 1, "tanpa “jenis”"),
    ("rantai:", "rante:", 1, "salah satu dari “rantai” atau “tahap”"),
    ("nomor:", "pola:", 10, "Kunci “pola” tidak dikenal"),
    ("susun: staf", "tulis: staf", 4, "Kunci “tulis” tidak dikenal"),
    ("periksa: eselon_4", "periksa: eselon_5", 5, "Jenjang “eselon_5” tidak dikenal"),
    ("periksa: eselon_4", "periksa: persuratan", 5, "oleh jenjang"),
    ("periksa: eselon_4", "periksa: penandatangan", 5, "tidak dilakukan oleh"),
    ("periksa: eselon_4", "{periksa: eselon_4, paraf: eselon_4}", 5, "tepat satu"),
    ("[eselon_2]", "[bupati]", 2, "penandatangan “bupati” tidak dikenal"),
    ("[eselon_2]", "[eselon_2, eselon_2]", 2, "tertulis dua kali"),
    ("[eselon_2]", "[]", 2, "daftar yang tidak kosong"),
    ("[eselon_2]", "[staf]", 7, "tidak berada di atas"),
    ("penandatangan: [eselon_2]\n", "", 6, "“penandatangan” tidak disebutkan"),
    ("tanda_tangan: penandatangan", "tanda_tangan: eselon_2", 7, "“penandatangan”"),
    ("  - tanda_tangan: penandatangan\n", "", 2, "tidak memuat langkah “tanda_tangan”"),
    ("  - susun: staf\n", "", 4, "Langkah pertama"),
    ("periksa: eselon_3", "periksa: eselon_4", 6, "muncul dua kali"),
    ("periksa: eselon_4\n  - periksa: eselon_3", "periksa: eselon_3", 5, "terlewati"),
    ("  - periksa: eselon_3\n", "", 6, "Eselon III terlewati"),
    (
        "periksa: eselon_4\n  - periksa: eselon_3",
        "periksa: eselon_3\n  - periksa: eselon_4",
        5,
        "terlewati",
    ),
    (
        "periksa: eselon_3",
        "periksa: eselon_3\n  - paraf: eselon_4",
        7,
        "Urutan jenjang terbalik",
    ),
    (
        "periksa: eselon_3\n",
        "periksa: eselon_3\n  - periksa: eselon_1\n",
        7,
        "tidak pernah dicapai",
    ),
    (
        "tanda_tangan: penandatangan\n  - nomori: staf",
        "nomori: staf\n  - tanda_tangan: penandatangan",
        7,
        "“nomori” harus setelah “tanda_tangan”",
    ),
    ("nomori: staf\n", "salin: staf\n  - nomori: staf\n", 8, "“salin” hanya untuk"),
    (
        "periksa: eselon_4\n",
        "periksa: eselon_4\n  - salin: staf\n",
        6,
        "“salin” hanya untuk",
    ),
    (
        "nomori: staf",
        "terbitkan: eselon_2\n  - nomori: staf",
        8,
        "“terbitkan” harus setelah “nomori”",
    ),
    (
        "distribusikan: staf",
        "terbitkan: eselon_2\n  - distribusikan: staf",
        9,
        "langkah terakhir",
    ),
    (
        "distribusikan: staf",
        "harmonisasi: perancang_hukum",
        9,
        "tidak mungkin lagi setelah “tanda_tangan”",
    ),
    ('nomor: "{urut}/{tahun}"\n', "", 8, "tidak memuat pola “nomor”"),
    ("{urut}/{tahun}", "{urut}/{kode}/{tahun}", 10, "“kode” tidak dikenal"),
    ("{urut}/{tahun}", "{tahun}", 10, "{urut} tidak disebut"),
    ("{urut}/{tahun}", "{urut}", 10, "harus memuat {tahun}"),
    ("{urut}/{tahun}", "{urut/{tahun}", 10, "tidak berpasangan"),
    ("{urut}/{tahun}", "{urut}/{jabatan:02d}/{tahun}", 10, "hanya boleh lebar"),
    ("  - nomori: staf\n", "", 9, "tidak memuat “nomori”"),
    ("jenis: Memorandum", "jenis: Memorandum\nregister: toko", 2, "Register “toko”"),
    ("- susun: staf", "- {susun: staf, waktu: sebentar saja}", 4, "Waktu “sebentar"),
    ("- susun: staf", "- {susun: staf, putaran: Ke Dua}", 4, "Nama putaran"),
    ("jenis: Memorandum", "jenis: Memorandum\nid: Memo Baru", 2, "Id rantai"),
    ("jenis: Memorandum", "jenis: A\njenis: B", 2, "tertulis dua kali"),
    ("rantai:\n", "rantai: [\n", 4, "Bukan YAML"),
]
BAD_FREE = [
    ("terima,", "sulap,", 5, "Kata kerja “sulap” tidak dikenal"),
    ("ke: diterima", "ke: entah", 5, "Tahap tujuan “entah” tidak dikenal"),
    ("oleh: [Penerima]}", "oleh: [Raja]}", 5, "Peran “Raja” tidak dikenal"),
    (", oleh: [Penerima]}", "}", 5, "Langkah tanpa “oleh”"),
    ("oleh: [Penerima]}", "oleh: [Pengusul]}", 4, "tidak boleh melihatnya"),
    ("    akhir: true\n", "", 7, "tidak mempunyai jalan keluar"),
    ("id: diterima", "id: tertunda", 7, "tidak ada dalam daftar kata"),
    ("id: diterima", "id: diajukan", 7, "muncul dua kali"),
    ("- id: diterima\n    ", "- ", 7, "Tahap tanpa “id”"),
    ("akhir: true", "akhir: ya", 9, "true atau false"),
    (
        "    akhir: true\n",
        "    akhir: true\n  - id: ditolak\n    akhir: true\n",
        10,
        "tidak pernah dicapai",
    ),
    (
        "    akhir: true\n",
        "    akhir: true\n  - id: mengambang\n    akhir: true\n",
        10,
        "tidak ada dalam daftar kata",
    ),
]


@pytest.mark.rule("R-X-01", "R-X-03")
@pytest.mark.parametrize(("old", "new", "line", "reason"), BAD_LINES)
def test_a_line_that_cannot_work_is_refused_with_place_and_reason(
    old, new, line, reason
):
    # acting: somebody who writes a declaration with one mistake
    assert old in LINE
    with pytest.raises(ChainError) as refusal:
        loads(LINE.replace(old, new, 1), "memorandum.yaml")
    assert reason in refusal.value.reason
    assert (refusal.value.source, refusal.value.line) == ("memorandum.yaml", line)
    assert str(refusal.value).startswith(f"memorandum.yaml:{line}: ")


@pytest.mark.parametrize(("old", "new", "line", "reason"), BAD_FREE)
def test_own_stages_that_cannot_work_are_refused_with_place_and_reason(
    old, new, line, reason
):
    # acting: somebody who writes a declaration with one mistake
    assert old in FREE
    with pytest.raises(ChainError) as refusal:
        loads(FREE.replace(old, new, 1), "usulan.yaml")
    assert reason in refusal.value.reason
    assert refusal.value.line == line


@pytest.mark.parametrize("text", ["", "- a\n- b\n", "memorandum"])
def test_what_is_no_declaration_at_all_is_refused(text):
    # acting: somebody who hands in the wrong file
    with pytest.raises(ChainError):
        loads(text)


def test_the_unchanged_declarations_are_accepted():
    # acting: the same author without a mistake
    assert loads(LINE).id == "memorandum"
    assert loads(FREE).id == "usulan"


def test_a_file_is_named_in_its_refusal(tmp_path):
    # acting: somebody whose file has a mistake on the fourth line
    file = tmp_path / "memorandum.yaml"
    file.write_text(LINE.replace("susun: staf", "susun: kepala"))
    with pytest.raises(ChainError, match=rf"{file}:4: Jenjang “kepala”"):
        load(file)


def test_a_refusal_is_a_message_for_the_screen_and_a_line_for_a_file():
    # the author reads the same reason in a file, and on screen in his language
    with pytest.raises(ChainError) as refused:
        loads(LINE.replace("periksa: eselon_4", "periksa: eselon_5"), "memo.yaml")
    error = refused.value
    assert isinstance(error.said, Message)
    assert isinstance(error.said.mapping["what"], Message)
    assert error.reason.startswith("Jenjang “eselon_5” tidak dikenal")
    assert str(error) == f"memo.yaml:5: {error.reason}"

"""Packages of forms: written the same way every time, read with suspicion."""

import io
import pytest
from setneg.policy.designer import package
from setneg.policy.designer.vetting import Refused
import zipfile


FILES = {
    "formulir/ruang-rapat/formulir.yaml": "judul: Ruang rapat\n",
    "formulir/ruang-rapat/isian.xml": "<model/>\n",
    "formulir/ruang-rapat/tindakan.xml": "<model/>\n",
    "rantai/ruang_rapat.yaml": "jenis: RuangRapat\n",
    "BACA.md": "# Paket\n",
}


def zipped(members):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return buffer.getvalue()


def test_the_same_files_give_the_same_bytes_and_come_back():
    # Pengelola situs mengekspor
    data = package.archive(FILES)
    assert data == package.archive(dict(reversed(FILES.items())))
    assert package.read(data) == FILES
    assert package.forms(FILES) == ["ruang-rapat"]
    assert package.chains(FILES) == ["ruang_rapat"]


def test_a_folder_round_trips_and_says_what_changed(tmp_path):
    # Operator menulis ke Git
    (tmp_path / "catatan.txt").write_text("milik orang lain")
    assert package.write(FILES, tmp_path) == len(FILES)
    assert package.write(FILES, tmp_path) == 0
    found = package.read_folder(tmp_path)
    assert found == {name: text for name, text in FILES.items() if name != "BACA.md"}
    assert (tmp_path / "catatan.txt").read_text() == "milik orang lain"


@pytest.mark.parametrize(
    "name",
    [
        "../rantai/a.yaml",
        "/etc/passwd",
        "formulir/../../a/isian.xml",
        "formulir/a/b/isian.xml",
        "formulir/a/program.py",
        "rantai\\a.yaml",
        "rantai/A.yaml",
        "formulir/.hidden/isian.xml",
        "rantai/a.yaml\n",
    ],
)
def test_foreign_names_are_refused_as_a_whole(name):
    # Pengelola situs mengimpor arsip yang tidak dikenal
    with pytest.raises(Refused):
        package.read(zipped([*FILES.items(), (name, "x")]))


def test_a_name_that_comes_twice_is_refused():
    # Pengelola situs
    with pytest.warns(UserWarning):
        data = zipped([*FILES.items(), ("rantai/ruang_rapat.yaml", "lain")])
    with pytest.raises(Refused):
        package.read(data)


def test_a_bomb_is_not_opened():
    # Pengelola situs mengimpor arsip yang membengkak
    bomb = zipped([("rantai/a.yaml", "0" * (package.LARGEST_SUM + 1))])
    assert len(bomb) < package.LARGEST_ARCHIVE
    with pytest.raises(Refused):
        package.read(bomb)
    one = zipped([("rantai/a.yaml", "0" * (package.LARGEST_FILE + 1))])
    with pytest.raises(Refused):
        package.read(one)


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"bukan zip", b"0" * 3_000_000])
def test_what_is_no_archive_is_refused_in_words(data):
    # Pengelola situs
    with pytest.raises(Refused):
        package.read(data)


def test_bytes_that_are_no_text_are_refused():
    # Pengelola situs
    with pytest.raises(Refused):
        package.read(zipped([("rantai/a.yaml", b"\xff\xfe\x00")]))


def test_half_a_form_is_refused():
    # Pengelola situs
    with pytest.raises(Refused):
        package.read(zipped([("formulir/a/isian.xml", "<model/>")]))


def test_links_out_of_a_folder_are_not_followed(tmp_path):
    # Operator
    package.write(FILES, tmp_path)
    secret = tmp_path / "rahasia"
    secret.write_text("x")
    (tmp_path / "rantai" / "curi.yaml").symlink_to(secret)
    assert "rantai/curi.yaml" not in package.read_folder(tmp_path)

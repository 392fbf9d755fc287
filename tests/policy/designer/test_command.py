"""Forms travel through a folder, by the command of the operator."""

from pathlib import Path
import pytest
from setneg.policy.designer import command
from setneg.workflows import cli
from setneg.workflows.clock import key
from tests.policy.designer.packages import ID
from tests.policy.designer.test_wizard import made
from tests.policy.designer.test_wizard import ROOM


@pytest.fixture
def setneg(site, tmp_path, monkeypatch):
    """The command `setneg formulir ...` against the served portal."""
    monkeypatch.setenv(key.VARIABLE, str(tmp_path / "tick.key"))
    key.ensure()

    def run(*words):
        options = cli.parser().parse_args(
            [
                "formulir",
                *map(str, words),
                "--url",
                site.absolute_url(),
                "--key-file",
                str(tmp_path / "tick.key"),
            ]
        )
        return options.run(options)

    return run


class TestCommand:
    def test_the_folder_round_trips(self, designer, setneg, tmp_path, fresh):
        # Operator, dengan kunci mesin
        made(designer)
        folder = tmp_path / "git"
        said = setneg("ekspor", folder)
        assert "formulir" in said
        before = {p: p.read_bytes() for p in folder.rglob("*") if p.is_file()}
        assert f"{folder}; 0 berkas" in setneg("ekspor", folder)
        assert before == {p: p.read_bytes() for p in folder.rglob("*") if p.is_file()}
        assert setneg("impor", folder).endswith("0 diambil.")
        designer.send(f"{ROOM}/@@rancang-terbit", {"aksi": "hapus"})
        assert f"formulir/{ID}: baru" in setneg("impor", folder, "--periksa")
        assert ID not in fresh()["formulir"]
        assert f"formulir/{ID}: diambil" in setneg("impor", folder)
        assert ID in fresh()["formulir"]

    def test_what_differs_is_overwritten_only_when_it_is_said(
        self, designer, setneg, tmp_path, fresh
    ):
        # Operator
        made(designer)
        folder = tmp_path / "git"
        setneg("ekspor", folder)
        file = folder / "formulir" / ID / "isian.xml"
        file.write_text(file.read_text().replace(">Uraian<", ">Keperluan<"))
        assert f"formulir/{ID}: berubah" in setneg("impor", folder)
        assert "Keperluan" not in fresh()["formulir"][ID].fields_model
        said = setneg("impor", folder, "--timpa", "--alasan", "Dari Git")
        assert f"formulir/{ID}: diambil" in said
        assert "Keperluan" in fresh()["formulir"][ID].fields_model

    def test_without_the_key_nothing_is_said(self, site, setneg, tmp_path):
        # Orang tanpa kunci
        (tmp_path / "lain.key").write_text("salah")
        with pytest.raises(cli.CommandError):
            options = cli.parser().parse_args(
                [
                    "formulir",
                    "ekspor",
                    str(tmp_path / "x"),
                    "--url",
                    site.absolute_url(),
                    "--key-file",
                    str(tmp_path / "lain.key"),
                ]
            )
            command.export(options)
        assert not Path(tmp_path / "x").exists()

    def test_a_broken_package_is_refused_as_a_whole(self, site, setneg, tmp_path):
        # Operator
        folder = tmp_path / "git" / "formulir" / "a"
        folder.mkdir(parents=True)
        (folder / "isian.xml").write_text("<model/>")
        with pytest.raises(cli.CommandError, match="tidak lengkap"):
            setneg("impor", tmp_path / "git")

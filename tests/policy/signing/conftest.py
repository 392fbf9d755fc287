"""Keys of a ministry of their own, and a letter that one of its positions signed."""

from pathlib import Path
import pytest
from setneg.policy.rendering import pdf
from setneg.policy.signing import pades
from setneg.policy.signing.authority import Authority
import subprocess
from tests.policy.rendering.samples import SAMPLES
from tests.policy.signing import bsre


POSITION = "biro-ortala__kepala"
TITLE = "Kepala Biro Organisasi, Tata Laksana, dan Akuntabilitas Kinerja"


@pytest.fixture(scope="session")
def letter():
    """A typeset memorandum that nobody signed."""
    return pdf.render(*SAMPLES["memorandum"])


@pytest.fixture(scope="session")
def keys(tmp_path_factory):
    """An authority that tests only read."""
    authority = Authority(tmp_path_factory.mktemp("kementerian") / "kunci")
    authority.create("Kementerian Percobaan")
    return authority


@pytest.fixture(scope="module")
def provider(tmp_path_factory):
    """A certification provider on this machine."""
    with bsre.provider(tmp_path_factory.mktemp("penyelenggara")) as running:
        yield running


@pytest.fixture
def own_keys(tmp_path):
    """An authority that a test may change."""
    authority = Authority(tmp_path / "kunci")
    authority.create("Kementerian Percobaan")
    return authority


@pytest.fixture(scope="session")
def signed(keys, letter):
    """The memorandum signed by the head of the bureau."""
    words = pades.Words("Ir. Percobaan", "Menandatangani Memorandum")
    box = pades.Box(0, 303, 160, 518, 256)
    return pades.sign(letter, keys.credentials(POSITION, TITLE), words, box)


@pytest.fixture
def pdfsig(tmp_path):
    """What poppler's own checker says of a file."""

    def says(data):
        path = Path(tmp_path) / "periksa.pdf"
        path.write_bytes(data)
        done = subprocess.run(
            ["pdfsig", "-nocert", path], capture_output=True, text=True, timeout=60
        )
        return done.stdout

    return says

"""The form as people reach it, over HTTP."""

import base64
import pytest
from tests.policy.forms import samples
import transaction


@pytest.fixture
def site(functional):
    """The portal as it was installed."""
    transaction.begin()
    return functional["portal"]


@pytest.fixture
def tickets(site):
    """A function: the tickets of the made kind that are stored now."""
    return lambda: samples.tickets(site)


@pytest.fixture
def filled():
    """What a head of a unit would write."""
    return {
        "judul": "Tata cara pengelolaan dokumen kepegawaian",
        "jenis_kegiatan": "Penyusunan sistem dan prosedur kerja",
        "alasan": "Setiap unit memakai cara sendiri.\n<b>Tidak seragam.</b>",
        "dasar": "Peraturan Menteri\nKeputusan Menteri",
        "lampiran": {
            "data": base64.b64encode(b"%PDF-1.7 daftar").decode(),
            "encoding": "base64",
            "filename": "daftar.pdf",
            "content-type": "application/pdf",
        },
    }


@pytest.fixture
def submissions(site):
    """All submissions that are stored."""

    def stored():
        transaction.begin()
        site._p_jar.sync()
        return list(site["usulan"].objectValues())

    return stored

"""A proposal that the head of Biro SDM sent by the form."""

import pytest
from tests.policy.ticket import people
import transaction


FORM = "/formulir/usulan-kegiatan"
ANSWERS = {
    "jenis_kegiatan": "Penyusunan sistem dan prosedur kerja",
    "judul": "Prosedur arsip pegawai",
    "alasan": "Setiap unit memakai cara sendiri.",
}


@pytest.fixture
def rest(site):
    """REST as a named account, which may take steps."""
    return people.of(site)


@pytest.fixture
def sent(rest, site):
    """The answer to the sender."""
    return rest("pimpinan.sdm").post(f"{FORM}/@kirim", **ANSWERS)


@pytest.fixture
def ticket(sent, site):
    transaction.begin()
    return site.unrestrictedTraverse(sent["@id"].removeprefix(site.absolute_url())[1:])

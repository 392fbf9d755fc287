"""People in their positions, and a case of the SPK standard."""

from contextlib import contextmanager
from plone import api
import pytest
from setneg.workflows.procedures import cases


KARO = "karo.ortala"
KABAG = "kabag.tatalaksana"
KASUBBAG = "kasubbag.sisdur"
STAF = "staf.sisdur"
DIRECTION = {
    "oleh": "biro-ortala__kepala",
    "pada": "2026-11-02",
    "saluran": "lisan",
    "isi": "Susun aturan cara kerja persuratan.",
}


@pytest.fixture
def at_desk():
    """Sit a person down: ``with at_desk("karo.ortala"): ...``."""

    @contextmanager
    def sit(userid):
        with api.env.adopt_user(username=userid):
            yield

    return sit


@pytest.fixture
def standard(portal):
    return portal["standar-pelayanan"]["spk-2016"]


@pytest.fixture
def case(portal, standard, at_desk):
    with at_desk(KARO):
        return cases.start(
            portal["kegiatan"], standard, "arahan", "Tata kerja persuratan"
        )

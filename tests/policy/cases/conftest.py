"""People in their positions, and a case of the SPK standard."""

from contextlib import contextmanager
from plone import api
import pytest
from setneg.workflows import steps
from setneg.workflows.chains import stage_of
from setneg.workflows.procedures import cases
from tests.workflows.steps.people import written


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


PEOPLE = {
    "konsep": STAF,
    "periksa_eselon_4": KASUBBAG,
    "periksa_eselon_3": KABAG,
    "periksa_eselon_2": KARO,
    "periksa_eselon_1": "deputi.aparatur",
    "tanda_tangan_eselon_2": KARO,
    "tanda_tangan_eselon_1": "deputi.aparatur",
    "tanda_tangan_menteri": "menteri",
    "setujui_eselon_3": KABAG,
    "harmonisasi": "deputi.hukum",
    "nomori": STAF,
    "salin": STAF,
    "distribusikan": STAF,
    "terbitkan": KARO,
    "dikerjakan": STAF,
    "direncanakan": STAF,
}
SAID = {"distribusikan": {"jumlah_salinan": 3}}


@pytest.fixture
def opened(case, at_desk):
    """Open a product: ``opened("kasubbag.sisdur", "memo_usulan_tim")``."""

    def open_product(userid, key, addressees=(), direction=None):
        with at_desk(userid):
            made = cases.start_product(case, key, addressees, direction)
        write(made)
        return made

    return open_product


def write(document):
    """The drafter writes what is still empty."""
    if stage_of(document).verb != "susun":
        return
    if not getattr(document, "klasifikasi", None):
        document.klasifikasi = "OT.02.01"
    for name, text in written(document.portal_type).items():
        if not getattr(document, name, None):
            setattr(document, name, text)


@pytest.fixture
def carried(at_desk):
    """Let each official take the next step until the document stands in a stage."""

    def carry(document, until, **others):
        while stage_of(document).id != until:
            stage = stage_of(document)
            plain = stage.id.removesuffix("_akhir")
            userid = others.get(plain) or PEOPLE[plain]
            with at_desk(userid):
                write(document)
                forward = [o for o in steps.offers(document) if o.forward]
                assert forward, f"{userid} has nothing to do in {stage.id}"
                offer = forward[0]
                said = SAID.get(offer.verb, {})
                steps.take(document, offer.transition, said)
        return document

    return carry


@pytest.fixture
def at_step(case, at_desk):
    """Let a case stand in a main step, whatever came before."""

    def put(number):
        while stage_of(case).id != f"langkah_{number}":
            now = int(stage_of(case).id.partition("_")[2])
            with at_desk(KARO):
                steps.carry(case, f"lanjut-langkah_{now + 1}", "Uji")
        return case

    return put

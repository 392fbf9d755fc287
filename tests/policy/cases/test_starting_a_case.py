"""A case starts from the published standard, on a recorded direction."""

from setneg.workflows.chains import chain_of
from setneg.workflows.chains import stage_of


def test_the_karo_starts_a_case_and_its_first_step_is_done(case):
    # The Karo starts the case; his direction is recorded by that.
    assert chain_of(case).id == "kegiatan_spk_2016"
    assert stage_of(case).id == "langkah_2"

"""A case starts from the published standard, on a recorded direction."""

import pytest
from setneg.workflows.chains import chain_of
from setneg.workflows.chains import stage_of
from setneg.workflows.procedures import cases
from setneg.workflows.procedures.refusal import CaseRefused
from setneg.workflows.procedures.refusal import NotYours


KARO = "karo.ortala"
KABAG = "kabag.tatalaksana"
DIRECTION = {"oleh": "biro-ortala__kepala", "pada": "2026-11-02", "saluran": "lisan"}


@pytest.fixture
def begin(portal, standard, at_desk):
    def start(userid, trigger, direction=None, **more):
        with at_desk(userid):
            return cases.start(
                portal["kegiatan"], standard, trigger, "Tata kerja", direction, **more
            )

    return start


@pytest.mark.rule("R-SPK-11")
def test_the_karo_starts_a_case_and_his_direction_is_recorded(case):
    # The Karo starts the case; his direction is recorded by that.
    assert chain_of(case).id == "kegiatan_spk_2016"
    assert stage_of(case).id == "langkah_2"
    assert case.arahan["oleh"] == "biro-ortala__kepala"
    assert case.arahan["saluran"] == "portal"


@pytest.mark.rule("R-X-12", "R-SPK-11")
def test_an_initiative_of_the_section_still_needs_the_direction(begin):
    # The Kabag starts on his own initiative.
    with pytest.raises(CaseRefused) as refused:
        begin(KABAG, "inisiatif")
    assert "Arahan" in refused.value.reasons[0]
    case = begin(KABAG, "inisiatif", DIRECTION)
    assert (case.pemicu, case.arahan["pada"]) == ("inisiatif", "2026-11-02")


@pytest.mark.rule("R-SPK-11")
@pytest.mark.parametrize(
    "said",
    [
        {"oleh": "biro-umum__kepala"},
        {"saluran": "angin"},
        {"pada": "2999-01-01"},
        {"pada": ""},
    ],
)
def test_a_direction_without_who_when_or_channel_is_refused(begin, said):
    # The Kabag records the direction incompletely.
    with pytest.raises(CaseRefused):
        begin(KABAG, "arahan", {**DIRECTION, **said})


@pytest.mark.rule("R-X-12")
def test_a_case_on_a_submission_names_the_submission(begin):
    # The Karo starts a case for a unit's submission.
    with pytest.raises(CaseRefused):
        begin(KARO, "usulan")
    assert begin(KARO, "usulan", usulan="abc").usulan == "abc"


@pytest.mark.parametrize("userid", ["staf.sisdur", "karo.umum", "kabag.ak1"])
def test_nobody_else_starts_a_case(begin, userid):
    # Staff, and officials of the same rank elsewhere.
    with pytest.raises(NotYours):
        begin(userid, "arahan", DIRECTION)


def test_an_unpublished_standard_starts_nothing(portal, standard, at_desk):
    # The Karo, after the standard was withdrawn.
    tool = portal.portal_workflow
    status = dict(tool.getStatusOf("standar_pelayanan", standard))
    tool.setStatusOf(
        "standar_pelayanan", standard, {**status, "review_state": "konsep"}
    )
    with at_desk(KARO), pytest.raises(CaseRefused):
        cases.start(portal["kegiatan"], standard, "arahan", "Tata kerja")

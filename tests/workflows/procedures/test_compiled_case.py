"""A grid becomes a chain of main steps; the page about it is kept true."""

from pathlib import Path
from setneg.workflows.procedures import compile
from setneg.workflows.procedures.render import render


PAGE = Path(__file__).parents[3] / "docs" / "chains" / "kegiatan-spk.md"


def test_each_main_step_is_a_stage_and_leads_to_the_next(spk):
    # Nobody acts.
    chain = compile(spk)
    assert chain.id == "kegiatan_spk_2016"
    assert [stage.id for stage in chain.route()] == [
        *(f"langkah_{number}" for number in range(1, 19)),
        "selesai",
    ]


def test_only_the_meetings_lead_back_and_with_a_reason(spk):
    # Nobody acts: a second round of meetings starts from the preparation again.
    chain = compile(spk)
    back = [
        (stage.id, step.target, step.reason)
        for stage in chain.stages
        for step in stage.steps
        if step.verb == "ulang"
    ]
    assert back == [("langkah_7", "langkah_6", True), ("langkah_8", "langkah_6", True)]


def test_a_case_can_be_called_off_from_every_step_with_a_reason(spk):
    # Nobody acts.
    chain = compile(spk)
    for stage in chain.stages:
        if not stage.final:
            assert any(
                s.transition == "batalkan-batal" and s.reason for s in stage.steps
            )


def test_the_page_about_the_procedure_says_what_the_grid_says(spk):
    # A reader of the documentation.
    assert PAGE.read_text(encoding="utf-8") == render(spk)

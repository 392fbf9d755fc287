"""A corrected standard is a new edition: new cases follow it, running ones keep theirs."""

from plone import api
from plone.dexterity.utils import createContentInContainer
import pytest
from setneg.workflows import steps
from setneg.workflows.chains import stage_of
from setneg.workflows.procedures import cases
from setneg.workflows.procedures.progress import Progress


def edition(portal, standard, at_desk, text):
    """The staff of the section write the next edition."""
    with at_desk("staf.sisdur"):
        return createContentInContainer(
            portal["standar-pelayanan"],
            "StandarPelayanan",
            title=standard.title,
            kode="spk",
            edisi="2027",
            unit="subbag-sisdur",
            unit_pelayanan="biro-ortala",
            bagian=dict(standard.bagian),
            prosedur=text,
        )


def test_a_running_case_keeps_the_edition_with_which_it_began(
    portal, standard, case, at_desk, carried
):
    """staf.sisdur writes edition 2027, its heads check it, the Karo publishes it."""
    text = standard.prosedur.replace('edisi: "2016"', 'edisi: "2027"')
    text = text.replace("Rencana kegiatan", "Rencana kerja")
    newer = edition(portal, standard, at_desk, text)
    workflows = api.portal.get_tool("portal_workflow")
    assert workflows.getWorkflowById("kegiatan_spk_2027") is None

    carried(newer, "terbit")
    assert workflows.getWorkflowById("kegiatan_spk_2027") is not None
    assert workflows.getChainFor(case) == ("kegiatan_spk_2016",)
    assert case.alur == "kegiatan_spk_2016"
    with at_desk("karo.ortala"):
        begun = cases.start(
            portal["kegiatan"],
            newer,
            "inisiatif",
            "Tata kerja arsip",
            {"oleh": "biro-ortala__kepala", "pada": "2026-11-02", "saluran": "lisan"},
        )
    assert workflows.getChainFor(begun) == ("kegiatan_spk_2027",)
    names = {line.row.id: line.row.kegiatan for line in Progress(begun).timeline()}
    assert names["SPK-3"] == "Rencana kerja"
    old = {line.row.id: line.row.kegiatan for line in Progress(case).timeline()}
    assert old["SPK-3"] == "Rencana kegiatan"


def test_a_procedure_that_cannot_run_does_not_leave_its_drafter(
    portal, standard, at_desk
):
    """staf.sisdur writes an edition that names an unknown position."""
    text = standard.prosedur.replace('edisi: "2016"', 'edisi: "2027"')
    text = text.replace("subbag-sisdur__staf", "subbag-tidak-ada__staf")
    newer = edition(portal, standard, at_desk, text)
    with at_desk("staf.sisdur"), pytest.raises(steps.StepRefused, match="baris 3"):
        steps.take(newer, "susun")
    assert stage_of(newer).id == "konsep"


def test_only_the_karo_publishes_it(portal, standard, at_desk, carried):
    """kabag.tatalaksana and another karo try to publish; the edition stays unpublished."""
    text = standard.prosedur.replace('edisi: "2016"', 'edisi: "2027"')
    newer = edition(portal, standard, at_desk, text)
    carried(newer, "terbitkan")
    for userid in ("kabag.tatalaksana", "karo.umum", "staf.sisdur"):
        with at_desk(userid), pytest.raises(steps.StepRefused):
            steps.take(newer, "terbitkan")
    assert stage_of(newer).id == "terbitkan"

"""An SOP is reviewed by the biro of procedures before the head of its unit approves it."""

import pytest
from setneg.policy.legal import standing
from setneg.workflows import coordination
from setneg.workflows import steps
from setneg.workflows.steps import StepRefused
from tests.workflows.steps import people


KARO_UMUM = "karo.umum"
REVIEWER = "biro-ortala__kepala"


@pytest.fixture
def sop(portal):
    """Staf Biro Umum has sent the SOP of his biro upwards."""
    document = people.begin(portal, "SOP", "staf.umum", "biro-umum")
    people.step(portal, document, "staf.umum", "susun")
    return document


def reviews(document):
    found = coordination.opinions(document)
    return [(each.position, each.state) for each in found]


def review(portal, document, verdict, note=""):
    (waiting,) = [each for each in coordination.opinions(document) if each.waiting]
    with people.acting_as(portal, "karo.ortala"):
        coordination.answer(document, waiting.id, verdict, note)


def sign(portal, document):
    return people.step(portal, document, KARO_UMUM, "tanda_tangan")


def test_the_review_is_asked_by_itself_and_waited_for(portal, sop):
    # Karo Umum wants to approve before Karo Ortala has answered.
    assert reviews(sop) == [(REVIEWER, "menunggu")]
    assert people.stage(sop) == "tanda_tangan_eselon_2"
    with pytest.raises(StepRefused, match="belum ada"):
        sign(portal, sop)
    review(portal, sop, "setuju")
    assert sign(portal, sop).to_stage == "nomori"


def test_an_sop_that_was_turned_down_goes_back_and_is_reviewed_again(portal, sop):
    # Karo Ortala turns it down; Karo Umum returns it; staf mends it; reviewed again.
    review(portal, sop, "tidak_setuju", "Waktu langkah kedua belum disebut.")
    with pytest.raises(StepRefused, match="Waktu langkah kedua"):
        sign(portal, sop)
    people.step(portal, sop, KARO_UMUM, "kembalikan", alasan="Lihat reviu.")
    sop.versi = sop.versi + 1  # what an edit does
    people.step(portal, sop, "staf.umum", "susun")
    assert reviews(sop)[-1] == (REVIEWER, "menunggu")
    review(portal, sop, "setuju_dengan_catatan", "Baik.")
    assert sign(portal, sop).to_stage == "nomori"


def test_a_review_does_not_hold_for_a_text_that_changed_since(portal, sop):
    # Karo Umum signs only what was reviewed.
    review(portal, sop, "setuju")
    sop.versi = sop.versi + 1
    with pytest.raises(StepRefused, match="belum direviu"):
        sign(portal, sop)


def test_the_biro_of_procedures_does_not_review_itself(portal):
    # Everybody of Biro Ortala acts; its head approves without asking himself.
    document = people.begin(portal, "SOP")
    people.until(portal, document, "nomori")
    assert coordination.opinions(document) == []
    assert [entry.actor for entry in steps.history(document)][-1] == "karo.ortala"


def test_a_revision_takes_the_place_of_the_former_sop(portal):
    # Staf and heads of Biro Ortala: the new SOP revokes the old one, which stays to read.
    old = people.begin(portal, "SOP")
    people.until(portal, old, "terbit")
    new = people.begin(portal, "SOP", mencabut=[old.UID()])
    assert standing.status(old) == "berlaku"
    people.until(portal, new, "terbit")
    assert standing.status(old) == "dicabut"

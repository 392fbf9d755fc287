"""Whoever was let in is told why, and so is everybody who works on the document."""

from datetime import timedelta
from setneg.policy.secrecy import needed
from setneg.workflows import organisation
from setneg.workflows import reasons
from setneg.workflows.steps.wording import say
from tests.workflows.steps.people import acting_as
from tests.workflows.steps.people import begin


REASON = "Menyiapkan jawaban hukum"


def sentence(document, group):
    [found] = [r for r in reasons.readers(document) if r.group == group]
    return say(found.sentence)


def test_a_position_let_in_until_a_day_reads_for_the_reason_that_was_given(
    portal, integration
):
    """karo.ortala lets the head of Biro SDM in for a week."""
    memo = begin(portal, "Memorandum", sifat="SR")
    until = (organisation.today() + timedelta(days=7)).isoformat()
    with acting_as(portal, "karo.ortala"):
        needed.let_in(memo, "biro-sdm__kepala", REASON, until)
    said = sentence(memo, "biro-sdm__kepala")
    assert f"ia perlu tahu sampai {until} menurut Kepala Biro" in said
    assert REASON in said


def test_an_account_let_in_by_name_is_named(portal, integration):
    """karo.ortala lets one person in who holds no position of the line."""
    memo = begin(portal, "Memorandum", sifat="SR")
    with acting_as(portal, "karo.ortala"):
        needed.let_in(memo, "staf.sdm", REASON)
    said = sentence(memo, "staf.sdm")
    assert "(staf.sdm) dapat membaca karena ia perlu tahu menurut" in said

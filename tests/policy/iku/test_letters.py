"""Letters around the indicators: to whom which kind goes, and who takes it there."""

from datetime import datetime
from datetime import timedelta
from datetime import UTC
from plone.namedfile.file import NamedBlobFile
import pytest
from setneg.policy.distribution import evidence
from setneg.policy.distribution import printing
from setneg.workflows import organisation
from setneg.workflows import steps
from setneg.workflows.authority import judged
from tests.workflows.steps import people


MINISTRY = "Kementerian PAN dan RB"
BAGIAN_AK2 = {
    "konsep": "staf.ak2",
    "periksa_eselon_3": "kabag.ak2",
    "distribusikan": "staf.ak2",
}


def walk(portal, document, last):
    """Take a letter of Bagian AK II forward until it has come to a stage."""
    while (at := people.stage(document)) != last:
        who = BAGIAN_AK2.get(at) or people.ACTORS.get(at, "staf.tu")
        if (at, document.portal_type) == ("nomori", "Memorandum"):
            who = "staf.ak2"
        with people.acting_as(portal, who):
            ahead = [offer for offer in steps.offers(document) if offer.forward]
            steps.take(document, ahead[0].transition, people.WORDS)


@pytest.mark.rule("R-IKU-04")
def test_units_are_written_a_memorandum_and_others_a_letter(portal):
    # Staff of Bagian AK I draft a memorandum; with an outside addressee it is none.
    memo = people.begin(
        portal,
        "Memorandum",
        "staf.ak1",
        unit="bagian-ak1",
        penandatangan="eselon_1",
        kepada=["setpres__kepala"],
    )
    assert judged(memo).problems == ()
    memo.kepada = ["setpres__kepala", MINISTRY]
    [problem] = judged(memo).problems
    assert (problem.asks, problem.addressees) == ("SuratDinas", (MINISTRY,))


@pytest.mark.rule("R-IKU-07", "IKU-13.g")
def test_staff_of_bagian_ak2_take_the_letter_to_the_ministry_with_a_receipt(portal):
    # Staff of Bagian AK II deliver; staff of Bagian AK I may not say so for them.
    letter = people.begin(
        portal,
        "SuratDinas",
        "staf.ak2",
        unit="bagian-ak2",
        penandatangan="eselon_1",
        kepada=[f"luar:Deputi {MINISTRY}"],
    )
    walk(portal, letter, "arsipkan")
    day = organisation.today().isoformat()
    proof = NamedBlobFile(data=b"%PDF-1.4 ekspedisi", filename="ekspedisi.pdf")
    key = f"Deputi {MINISTRY}"
    with pytest.raises(evidence.NotSender):
        evidence.evidence(letter, key, "Rina", day, proof, "staf.sdm")
    row = evidence.evidence(letter, key, "Rina", day, proof, "staf.ak2", "loket")
    assert (row.evidence["nama"], row.by) == ("Rina", "staf.ak2")


@pytest.mark.rule("R-IKU-12", "IKU-15")
def test_the_printed_books_are_asked_for_and_handed_out(portal):
    # Staff of Bagian AK II ask Biro Umum, which hands the prints to the section.

    memo = people.begin(
        portal, "Memorandum", "staf.ak2", unit="bagian-ak2", penandatangan="eselon_2"
    )
    walk(portal, memo, "arsipkan")
    until = datetime.now(UTC) + timedelta(days=2)
    with people.acting_as(portal, "staf.ak2"):
        task = printing.ask(memo, "biro-umum__staf", 12, until, "staf.ak2")
    with people.acting_as(portal, "staf.umum"):
        printing.hand_over(
            memo, task.UID(), "bagian-ak2__staf", 12, "staf.umum", "Buku IKU"
        )
    assert people.stage(task) == "selesai"

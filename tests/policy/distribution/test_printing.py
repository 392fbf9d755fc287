"""Prints on request: a task for the printing desk, handed over and taken over."""

from datetime import datetime
from datetime import timedelta
from datetime import UTC
import pytest
from setneg.policy.distribution import printing
from setneg.policy.distribution import waits
from setneg.workflows import inbox
from setneg.workflows import journal
from setneg.workflows import steps
from tests.workflows.steps import people


DESK = "biro-umum__staf"
SOON = timedelta(days=2)


@pytest.fixture
def memo(portal):
    return people.until(portal, people.begin(portal, "Memorandum"), "arsipkan")


def asked(portal, memo, count=3):
    """Staf Subbagian Sisdur minta cetak kepada staf Biro Umum."""
    with people.acting_as(portal, "staf.sisdur"):
        until = datetime.now(UTC) + SOON
        return printing.ask(memo, DESK, count, until, "staf.sisdur")


def handed(portal, memo, task, count, to="subbag-sisdur__staf", userid="staf.umum"):
    with people.acting_as(portal, userid):
        return printing.hand_over(memo, task.UID(), to, count, userid, "Budi")


def waiting(portal, document, userid):
    with people.acting_as(portal, userid):
        return len(inbox.find(inbox.waiting(userid), UID=document.UID()))


@pytest.mark.rule("SPK-17")
class TestPrints:
    def test_the_task_waits_at_the_printing_desk_until_all_is_handed_over(
        self, portal, memo
    ):
        # Staf Sisdur minta, staf Biro Umum menyerahkan dua kali
        task = asked(portal, memo)
        assert waiting(portal, task, "staf.umum") == 1
        handed(portal, memo, task, 1)
        assert people.stage(task) == "dikerjakan"
        refused = pytest.raises(steps.StepRefused, match="1 dari 3")
        with people.acting_as(portal, "staf.umum"), refused:
            steps.take(task, "kerjakan", {})
        handed(portal, memo, task, 2)
        assert people.stage(task) == "selesai"
        assert waiting(portal, task, "staf.umum") == 0

    def test_each_hand_over_says_who_gave_whom_how_many_and_when(self, portal, memo):
        # Staf Biro Umum
        task = asked(portal, memo)
        row = handed(portal, memo, task, 3)
        assert (row["dari"], row["akun"]) == (DESK, "staf.umum")
        assert (row["kepada"], row["jumlah"]) == ("subbag-sisdur__staf", 3)
        assert row["nama"] == "Budi"
        assert row["pada"] <= datetime.now(UTC)
        acts = [entry.act for entry in journal.entries(memo)]
        assert acts.count("minta_cetak") == acts.count("serah_terima") == 1

    def test_who_took_them_says_so_and_is_reminded_until_then(self, portal, memo):
        # Staf Subbagian Sisdur
        task = asked(portal, memo)
        row = handed(portal, memo, task, 3)
        (wait,) = waits.HandedOver(memo).waits()
        assert wait.positions == ("subbag-sisdur__staf",)
        assert waiting(portal, memo, "staf.sisdur") == 1
        with pytest.raises(printing.PrintRefused):
            printing.taken_over(memo, row["id"], "staf.sdm")
        with people.acting_as(portal, "staf.sisdur"):
            printing.taken_over(memo, row["id"], "staf.sisdur")
        assert list(waits.HandedOver(memo).waits()) == []
        assert row["oleh"] == "staf.sisdur"

    def test_only_the_desk_hands_over_and_never_more_than_was_asked(self, portal, memo):
        # Staf Subbagian Sisdur, staf Biro Umum
        task = asked(portal, memo)
        with pytest.raises(printing.PrintRefused, match="meja yang mencetak"):
            handed(portal, memo, task, 1, userid="staf.sisdur")
        with pytest.raises(printing.PrintRefused, match="3 eksemplar"):
            handed(portal, memo, task, 4)

    def test_prints_are_of_signed_documents_and_never_of_secret_ones(self, portal):
        # Staf Subbagian Sisdur
        draft = people.begin(portal, "Memorandum")
        with pytest.raises(printing.PrintRefused, match="setelah ditandatangani"):
            asked(portal, draft)
        secret = people.begin(portal, "Memorandum", sifat="R")
        people.until(portal, secret, "arsipkan")
        with pytest.raises(printing.PrintRefused, match="rahasia"):
            asked(portal, secret)

    def test_others_ask_for_nothing(self, portal, memo):
        # Staf Biro SDM, unit lain
        until = datetime.now(UTC) + SOON
        refused = pytest.raises(printing.PrintRefused, match="unit pemilik")
        with people.acting_as(portal, "staf.sdm"), refused:
            printing.ask(memo, DESK, 1, until, "staf.sdm")

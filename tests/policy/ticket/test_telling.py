"""What a sender is told, without a portal: words only."""

from datetime import datetime
from datetime import UTC
import pytest
from setneg.policy.browser.ticket import telling
from setneg.policy.browser.ticket.telling import Exchange
from setneg.policy.browser.ticket.telling import Keeper
from setneg.workflows.chains.model import in_indonesian


pytestmark = pytest.mark.rule("R-SPK-12")
SINCE = datetime(2026, 11, 20, 3, 5, tzinfo=UTC)
HEAD = Keeper("biro__kepala", "Kepala Biro")
DEPUTY = Keeper("deputi__kepala", "Deputi", vacant=True)


def line(act, own=False, asks=False, words=""):
    return Exchange("siapa", act, words, SINCE, own=own, asks=asks)


class TestSentence:
    def test_who_has_it_and_since_when_stand_in_one_sentence(self):
        said = telling.sentence("Diajukan", (HEAD, DEPUTY), None, in_indonesian)
        assert said == "Diajukan, menunggu Kepala Biro atau Deputi."

    def test_a_stage_that_names_its_wait_is_not_said_to_wait_twice(self):
        keepers = (HEAD, DEPUTY, Keeper("staf", "Staf"))
        said = telling.sentence("Menunggu disposisi", keepers, None, in_indonesian)
        assert said == "Menunggu disposisi, pada Kepala Biro, Deputi, atau Staf."

    def test_what_waits_for_nobody_only_says_where_it_stands(self):
        assert telling.sentence("Selesai", (), None, in_indonesian) == "Selesai."


class TestAhead:
    def test_each_way_is_named_with_where_it_leads(self):
        ways = [("terima", "Diterima"), ("tolak", "Ditolak")]
        assert telling.ahead((HEAD,), ways, in_indonesian) == (
            "Kepala Biro dapat menerimanya → Diterima.",
            "Kepala Biro dapat menolaknya dengan alasan → Ditolak.",
        )

    def test_the_sender_is_spoken_to_when_he_is_waited_for(self):
        said = telling.ahead(
            (HEAD,), [("lengkapi", "Diajukan")], in_indonesian, own=True
        )
        assert said == ("Anda dapat melengkapinya → Diajukan.",)

    def test_nothing_is_ahead_of_what_waits_for_nobody(self):
        assert telling.ahead((), [("terima", "Diterima")], in_indonesian) == ()


class TestAsked:
    def test_an_open_question_is_what_is_missing(self):
        talk = [line("kirim", own=True), line("minta", asks=True, words="Dasarnya?")]
        assert telling.asked(talk) == "Dasarnya?"

    def test_an_answered_question_is_not_missing_any_more(self):
        talk = [line("minta", asks=True, words="Dasarnya?"), line("isi", own=True)]
        assert telling.asked(talk) == ""

    def test_without_a_question_nothing_is_missing(self):
        assert telling.asked([line("kirim", own=True)]) == ""

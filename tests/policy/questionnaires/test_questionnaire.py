"""The Karo asks the users of his standard; they answer without a name; he reads the sum."""

from datetime import datetime
from datetime import timedelta
from datetime import UTC
from plone import api
import pytest
from setneg.policy.evaluation import yearly
from setneg.policy.questionnaires import drafting
from setneg.policy.questionnaires import reminding
from setneg.policy.questionnaires import results
from setneg.policy.questionnaires import rounds
from setneg.workflows import organisation
from setneg.workflows.clock.interfaces import Ticked
from setneg.workflows.inbox.queries import count
from setneg.workflows.procedures.refusal import CaseRefused
from setneg.workflows.procedures.refusal import NotYours
import time_machine
import transaction
from zope.event import notify


KARO = "karo.ortala"
PEOPLE = ("karo.umum", "karo.keuangan", "pimpinan.sdm", "pimpinan.apn")
SAID = {
    "kemudahan": "4",
    "ketepatan": "2",
    "komunikasi": "3",
    "petugas": "5",
    "mutu": "4",
    "saran": "Percepat pembalasan.",
}


@pytest.fixture
def standard(site):
    return site["standar-pelayanan"].objectValues()[0]


@pytest.fixture
def form(site):
    return site["formulir"]["evaluasi-pelayanan"]


@pytest.fixture
def running(form, standard):
    """A round that runs now."""

    def made(units=(), days=10):
        now = datetime.now(UTC)
        with api.env.adopt_user(KARO):
            asked = rounds.open_round(
                form,
                standard,
                now - timedelta(hours=1),
                now + timedelta(days=days),
                units,
            )
        transaction.commit()
        return asked

    return made


@pytest.fixture
def answer(form, rest):
    """Send an answer as an account: the response."""

    def sent(who, **said):
        position = {
            "karo.umum": "biro-umum__kepala",
            "karo.keuangan": "biro-keuangan__kepala",
            "pimpinan.sdm": "biro-sdm__kepala",
            "pimpinan.apn": "biro-apn__kepala",
            "staf.umum": "biro-umum__staf",
        }.get(who)
        url = f"{form.absolute_url()}/@kirim"
        body = {"jabatan": position, **SAID, **said}
        answered = rest(who).request("POST", url, json=body)
        transaction.begin()
        return answered

    return sent


@pytest.fixture
def close(form):
    """The Karo closes the round that runs: from then on its answers are told."""

    def closed():
        with api.env.adopt_user(KARO):
            rounds.close_round(form)
        transaction.commit()

    return closed


class TestRounds:
    @pytest.mark.rule("R-X-18")
    def test_only_who_answers_for_the_standard_opens_it(self, form, standard):
        """Acts: Kabag Tata Laksana, Karo Keuangan, a visitor's words."""
        now = datetime.now(UTC)
        for who in ("kabag.tatalaksana", "karo.keuangan"):
            with api.env.adopt_user(who), pytest.raises(NotYours):
                rounds.open_round(form, standard, now, now + timedelta(days=3))

    @pytest.mark.parametrize(
        ("opens", "closes", "why"),
        [
            (0, 0, "penutupan sesudah"),
            (-5, -2, "penutupan sesudah"),
            (3, 1, "penutupan"),
        ],
    )
    def test_days_that_cannot_be_are_refused(self, form, standard, opens, closes, why):
        now = datetime.now(UTC)
        with api.env.adopt_user(KARO), pytest.raises(CaseRefused, match=why):
            rounds.open_round(
                form,
                standard,
                now + timedelta(days=opens),
                now + timedelta(days=closes),
            )
        assert rounds.current(form) is None

    def test_one_round_at_a_time(self, form, standard, running):
        first = running()
        later = first.opens + timedelta(days=3)
        with api.env.adopt_user(KARO):
            with pytest.raises(CaseRefused, match="masih dibuka"):
                rounds.open_round(form, standard, first.opens, later)
            rounds.close_round(form)
            again = rounds.open_round(form, standard, first.opens, later)
        assert again.key == f"{first.key}-2"


class TestAnswering:
    def test_before_it_is_opened_nobody_answers(self, answer):
        assert answer("karo.umum").status_code == 400

    def test_one_position_answers_once(self, form, running, answer):
        """Acts: Karo Umum, twice."""
        asked = running()
        assert answer("karo.umum").status_code == 201
        again = answer("karo.umum", saran="Sekali lagi.")
        assert again.status_code == 400
        assert "sudah menjawab" in again.text
        assert results.results(form, asked).count == 1

    def test_who_has_answered_reads_so_before_he_fills_it_in_again(
        self, form, running, answer, desk
    ):
        """Acts: Karo Umum after his answer, Karo Keuangan before it, Karo SDM unasked."""
        running(("biro-umum", "biro-keuangan"))
        assert answer("karo.umum").status_code == 201
        said = {}
        for who in ("karo.umum", "karo.keuangan", "pimpinan.sdm"):
            window = desk(who)
            window.open(form.absolute_url())
            said[who] = window.contents
        assert "sudah menjawab dalam putaran ini" in said["karo.umum"]
        assert "sudah menjawab dalam putaran ini" not in said["karo.keuangan"]
        assert "Unit Anda tidak diminta" not in said["karo.keuangan"]
        assert "Unit Anda tidak diminta" in said["pimpinan.sdm"]

    def test_another_position_cannot_be_claimed(self, running, answer):
        running()
        assert answer("karo.umum", jabatan="biro-sdm__kepala").status_code == 400

    def test_units_that_are_not_asked_do_not_answer(self, running, answer):
        running(units=("biro-keuangan",))
        refused = answer("karo.umum")
        assert refused.status_code == 400
        assert "tidak diminta" in refused.text
        assert answer("karo.keuangan").status_code == 201

    def test_a_new_round_asks_everybody_again(self, form, standard, running, answer):
        running()
        answer("karo.umum")
        with api.env.adopt_user(KARO):
            rounds.close_round(form)
        transaction.commit()
        running()
        assert answer("karo.umum").status_code == 201

    def test_who_answered_is_nowhere_with_the_answer(self, site, running, answer):
        """Acts: Karo Umum; looked at with a manager's eyes."""
        running()
        answer("karo.umum")
        (document,) = site["jawaban-evaluasi"].objectValues()
        kept = repr(sorted(vars(document).items(), key=str))
        history = repr(document.workflow_history)
        for trace in ("karo.umum", "biro-umum"):
            assert trace not in kept
            assert trace not in history
        assert document.creators == ()
        assert document.getOwner() is None or "karo" not in str(document.getOwner())

    def test_nobody_reads_an_answer_by_itself(self, site, rest, running, answer):
        """Acts: the sender, the Karo, the minister, a visitor."""
        running()
        answer("karo.umum")
        (document,) = site["jawaban-evaluasi"].objectValues()
        for who in ("karo.umum", KARO, "menteri", None):
            status = rest(who).request("GET", document.absolute_url()).status_code
            assert status in (401, 403, 404), who


class TestResults:
    def test_nothing_is_broken_down_while_a_round_runs(
        self, form, rest, desk, running, answer
    ):
        """Acts: four heads answer; the Karo looks before and after each of them."""
        running()
        for number, who in enumerate(PEOPLE, 1):
            answer(who)
            found = rest(KARO).get(f"{form.absolute_url()}/@hasil-evaluasi")
            assert found["jawaban"] == number
            assert not any(each["dirinci"] for each in found["pertanyaan"])
            assert "Percepat" not in repr(found)
        browser = desk(KARO)
        browser.open(f"{form.absolute_url()}/@@hasil-evaluasi")
        assert "terbaca setelah ditutup" in browser.contents
        assert "Percepat" not in browser.contents
        assert "<svg" not in browser.contents

    def test_the_karo_reads_means_and_texts(self, form, rest, running, answer, close):
        """Acts: four heads answer, the Karo reads."""
        asked = running()
        for who in PEOPLE:
            assert answer(who).status_code == 201
        close()
        found = rest(KARO).get(f"{form.absolute_url()}/@hasil-evaluasi")
        assert (found["putaran"], found["jawaban"]) == (asked.key, 4)
        by_name = {each["nama"]: each for each in found["pertanyaan"]}
        assert by_name["ketepatan"]["rata_rata"] == "2"
        assert by_name["ketepatan"]["jumlah"]["Tidak setuju"] == 4
        assert by_name["ketepatan"]["jumlah"]["Sangat setuju"] == 0
        assert by_name["saran"]["teks"] == ["Percepat pembalasan."] * 4
        assert "jabatan" not in by_name

    def test_two_answers_are_not_broken_down(self, form, rest, running, answer, close):
        running()
        for who in PEOPLE[:2]:
            answer(who)
        close()
        found = rest(KARO).get(f"{form.absolute_url()}/@hasil-evaluasi")
        assert found["jawaban"] == 2
        assert not any(each["jumlah"] or each["teks"] for each in found["pertanyaan"])
        assert "Percepat" not in repr(found)

    @pytest.mark.parametrize("who", [None, "karo.umum", "kabag.ak1"])
    def test_others_do_not_read_them(self, form, rest, desk, running, who):
        running()
        url = f"{form.absolute_url()}/@hasil-evaluasi"
        assert rest(who).request("GET", url).status_code in (401, 403)
        browser = desk(who)
        for page in ("@@hasil-evaluasi", "@@hasil-evaluasi.csv", "@@kuesioner"):
            browser.open(f"{form.absolute_url()}/{page}")
            assert "Lihat hasil" not in browser.contents
            assert "jawaban tanpa nama" not in browser.contents

    def test_on_screen_and_as_tables(self, form, desk, running, answer, close):
        """Acts: the Karo; what somebody wrote is never executed."""
        running(units=("biro-umum", "biro-keuangan", "biro-sdm", "biro-tu"))
        for who in PEOPLE[:3]:
            answer(who, saran="=1+1<script>alert(1)</script>")
        close()
        browser = desk(KARO)
        browser.open(f"{form.absolute_url()}/@@hasil-evaluasi")
        assert "<svg" in browser.contents
        assert "<script>alert(1)" not in browser.contents
        assert "Biro Tata Usaha" in browser.contents
        browser.open(f"{form.absolute_url()}/@@hasil-evaluasi.csv")
        assert "'=1+1" in browser.contents
        browser.open(f"{form.absolute_url()}/@@hasil-evaluasi.xlsx")
        assert browser.contents[:2] == b"PK"


class TestOpeningOnScreen:
    def test_the_karo_opens_and_closes_a_round(self, form, standard, desk):
        """Acts: Karo Ortala."""
        browser = desk(KARO)
        browser.open(form.absolute_url())
        browser.getLink("Putaran dan hasil kuesioner").click()
        today = organisation.today()
        browser.getControl(name="dibuka").value = today.isoformat()
        browser.getControl(name="ditutup").value = (
            today + timedelta(days=9)
        ).isoformat()
        browser.getControl("Buka kuesioner").click()
        assert "Kuesioner dibuka." in browser.contents
        other = desk("karo.umum")
        other.open(form.absolute_url())
        assert "Standar pelayanan yang dinilai" in other.contents
        assert "Putaran dan hasil" not in other.contents
        browser.getControl("Tutup kuesioner sekarang").click()
        assert "Kuesioner ditutup." in browser.contents


class TestYearlyEvaluation:
    @pytest.mark.rule("R-X-18")
    def test_the_draft_tells_answers_complaints_and_times(
        self, standard, desk, running, answer, close
    ):
        """Acts: the Karo opens the standard and finds the draft in the form."""
        running()
        for who in PEOPLE:
            answer(who)
        close()
        text = drafting.draft(standard)
        assert "4 jawaban" in text
        assert "waktu yang dijanjikan. 2,00 (4)" in text
        assert f"Pengaduan tahun {organisation.today().year}: 0." in text
        assert "Waktu pelayanan" in text
        browser = desk(KARO)
        browser.open(standard.absolute_url())
        assert "4 jawaban" in browser.getControl(name="hasil").value

    def test_the_head_is_reminded_before_the_day(self, site, form, standard):
        """Nobody acts but the clock; then the Karo opens a round."""
        day = yearly.next_day(standard)
        noon = datetime(day.year, day.month, day.day, 5, tzinfo=UTC)
        with time_machine.travel(noon - timedelta(days=80)):
            notify(Ticked(site, datetime.now(UTC)))
            assert waiting(KARO) == 0
        with time_machine.travel(noon - timedelta(days=70)):
            notify(Ticked(site, datetime.now(UTC)))
            assert waiting(KARO) == 1
            now = datetime.now(UTC)
            with api.env.adopt_user(KARO):
                rounds.open_round(form, standard, now, now + timedelta(days=9))
            assert list(reminding.QuestionnaireToOpen(standard).waits()) == []
            assert waiting(KARO) == 0


def waiting(who):
    with api.env.adopt_user(who):
        return count(who)


def test_before_its_first_round_a_questionnaire_has_never_been_open(form, desk):
    # Staff of Biro SDM read the form before anybody has opened it.
    browser = desk("staf.sdm")
    browser.open(form.absolute_url())
    assert "Formulir ini belum dibuka" in browser.contents
    assert "2020" not in browser.contents


def test_the_way_to_the_rounds_stands_on_the_form_only(form, running, desk):
    # The Karo on the form, then among the rounds.
    running()
    browser = desk(KARO)
    browser.open(form.absolute_url())
    assert "Putaran dan hasil kuesioner" in browser.contents
    browser.getLink("Putaran dan hasil kuesioner").click()
    assert "Putaran dan hasil kuesioner" not in browser.contents

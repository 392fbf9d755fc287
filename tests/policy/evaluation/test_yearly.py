"""The Karo answers for the standard of his service: it is evaluated every year."""

from datetime import date
from datetime import datetime
from datetime import timedelta
from datetime import UTC
from plone import api
import pytest
from setneg.policy.archive.retention import later
from setneg.policy.evaluation import yearly
from setneg.workflows import organisation
from setneg.workflows.clock.interfaces import Ticked
from setneg.workflows.clock.tick import tick
from setneg.workflows.inbox.queries import count
from setneg.workflows.procedures.refusal import CaseRefused
from setneg.workflows.procedures.refusal import NotYours
import time_machine
import transaction
from zope.event import notify


KARO = "karo.ortala"


@pytest.fixture
def standard(site):
    """The published standard of the service."""
    return site["standar-pelayanan"].objectValues()[0]


@pytest.fixture
def due(standard):
    """The day until which it is to be evaluated."""
    return yearly.next_day(standard)


def at(day):
    """The clock on a day, at nine in the morning in Jakarta."""
    return time_machine.travel(datetime(day.year, day.month, day.day, 2, tzinfo=UTC))


def struck(site):
    notify(Ticked(site, datetime.now(UTC)))


@pytest.mark.rule("R-X-18")
def test_a_standard_is_due_a_year_after_its_publication(standard, due):
    assert due == later(organisation.today(), 1)
    assert yearly.responsible(standard) == "biro-ortala__kepala"


@pytest.mark.rule("R-X-18")
def test_a_month_before_it_comes_to_the_head_and_to_nobody_before(site, standard, due):
    before = count(KARO)
    with at(due - timedelta(days=40)):
        struck(site)
        assert list(yearly.YearlyEvaluation(standard).waits()) == []
    with at(due - timedelta(days=20)):
        struck(site)
        struck(site)
        assert count(KARO) == before + 1
        assert len(list(yearly.YearlyEvaluation(standard).waits())) == 1
        assert count("staf.sisdur") == 0


@pytest.mark.rule("R-X-18")
def test_when_it_is_late_the_tick_finds_it_late(site, standard, due):
    with at(due + timedelta(days=3)):
        struck(site)
        (wait,) = yearly.YearlyEvaluation(standard).waits()
        assert wait.standard.status(datetime.now(UTC)) == "terlambat"
        catalog = api.portal.get_tool("portal_catalog")
        late = {"due": {"query": datetime.now(UTC), "range": "max"}}
        found = catalog.unrestrictedSearchResults(UID=standard.UID(), **late)
        assert len(found) == 1
        assert tick(site, datetime.now(UTC)).failed == 0


@pytest.mark.rule("R-X-18")
def test_a_recorded_evaluation_ends_the_wait_for_another_year(site, standard, due):
    with at(due - timedelta(days=5)):
        struck(site)
        with api.env.adopt_user(KARO):
            yearly.record(
                standard, organisation.today(), "Waktu baku langkah 6 terlampaui."
            )
        assert yearly.next_day(standard) == later(organisation.today(), 1)
        assert list(yearly.YearlyEvaluation(standard).waits()) == []
        assert count(KARO) == 0


@pytest.mark.parametrize(
    ("day", "result", "reason"),
    [
        (None, "Baik", "Tanggal evaluasi wajib"),
        (date(2999, 1, 1), "Baik", "masa depan"),
        (date(2026, 1, 2), " ", "Hasil evaluasi wajib"),
        (date(2026, 1, 2), "x" * 10001, "paling panjang"),
    ],
)
def test_what_is_lacking_is_said_and_nothing_is_kept(standard, day, result, reason):
    with api.env.adopt_user(KARO), pytest.raises(CaseRefused, match=reason):
        yearly.record(standard, day, result)
    assert yearly.evaluations(standard) == []


def test_one_day_has_one_evaluation(standard):
    with api.env.adopt_user(KARO):
        yearly.record(standard, organisation.today(), "Baik.")
        with pytest.raises(CaseRefused, match="sudah dicatat"):
            yearly.record(standard, organisation.today(), "Lagi.")


@pytest.mark.parametrize("who", ["kabag.tatalaksana", "pimpinan.sdm", "staf.sisdur"])
def test_nobody_else_records_it(standard, who):
    with api.env.adopt_user(who), pytest.raises(NotYours):
        yearly.record(standard, organisation.today(), "Baik.")


class TestOverRest:
    def test_the_head_records_and_a_visitor_reads_the_day_only(self, standard, rest):
        url = f"{standard.absolute_url()}/@evaluasi"
        said = {"tanggal": organisation.today().isoformat(), "hasil": "Baik."}
        refused = rest("pimpinan.sdm").request("POST", url, json=said)
        assert refused.status_code == 403
        rest(KARO).post(url, **said)
        seen = rest(None).get(url)
        assert seen["items"] == [{"tanggal": organisation.today().isoformat()}]
        assert rest(KARO).get(url)["items"][0]["hasil"] == "Baik."

    def test_a_wrong_shape_is_a_clear_refusal(self, standard, rest):
        url = f"{standard.absolute_url()}/@evaluasi"
        answer = rest(KARO).request("POST", url, json={"tanggal": [1], "hasil": {}})
        assert answer.status_code == 400


class TestOnScreen:
    def test_the_head_finds_the_form_on_the_page(self, standard, desk):
        browser = desk(KARO)
        browser.open(standard.absolute_url())
        browser.getControl(name="hasil").value = "Sesuai standar."
        browser.getControl("Catat evaluasi").click()
        assert "Evaluasi dicatat" in browser.contents
        transaction.begin()
        assert yearly.evaluations(standard)[0]["hasil"] == "Sesuai standar."

    def test_what_was_typed_outlives_a_refusal(self, standard, desk):
        """Acts: the Karo, who names a day that has its evaluation already."""
        day = organisation.today()
        with api.env.adopt_user(KARO):
            yearly.record(standard, day, "Sudah dicatat.")
        transaction.commit()
        browser = desk(KARO)
        browser.open(standard.absolute_url())
        browser.getControl(name="hasil").value = "Panjang lebar <b>diketik</b>."
        browser.getControl(name="tanggal").value = day.isoformat()
        browser.getControl("Catat evaluasi").click()
        assert browser.headers["Status"].startswith("400")
        assert "sudah dicatat" in browser.contents
        kept = browser.getControl(name="hasil").value
        assert kept.strip() == "Panjang lebar <b>diketik</b>."
        assert browser.getControl(name="tanggal").value == day.isoformat()
        other = (day - timedelta(days=1)).isoformat()
        browser.getControl(name="tanggal").value = other
        browser.getControl("Catat evaluasi").click()
        transaction.begin()
        assert len(yearly.evaluations(standard)) == 2

    def test_a_visitor_reads_when_and_not_what(self, standard, desk):
        with api.env.adopt_user(KARO):
            yearly.record(standard, organisation.today(), "Rahasia dapur.")
        transaction.commit()
        browser = desk()
        browser.open(standard.absolute_url())
        assert "Paling lambat" in browser.contents
        assert "Rahasia dapur" not in browser.contents

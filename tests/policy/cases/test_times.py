"""How long each stage, product and answer of a case may take, and from when it counts."""

from datetime import datetime
from datetime import timedelta
from datetime import UTC
from plone import api
import pytest
from setneg.policy.distribution import receipts
from setneg.workflows import inbox
from setneg.workflows import steps
from setneg.workflows.clock import calendar
from setneg.workflows.inbox.measured import stays
from setneg.workflows.inbox.waits import nearest
from setneg.workflows.procedures import cases
from setneg.workflows.procedures import timing
import time_machine


KARO = "karo.ortala"
KABAG = "kabag.tatalaksana"
KASUBBAG = "kasubbag.sisdur"
STAF = "staf.sisdur"
DIRECTION = {"oleh": "biro-ortala__kepala", "pada": "2026-11-02", "saluran": "lisan"}
UNITS = ("biro-sdm__kepala", "biro-perencanaan__kepala")
MONDAY = datetime(2026, 11, 23, 2, tzinfo=UTC)


@pytest.fixture
def clock():
    """A clock that the test sets: Monday 23 November 2026, 09.00 in Jakarta."""
    with time_machine.travel(MONDAY, tick=True) as traveller:
        yield traveller


def standard(document):
    """The standard of what the document waits for first."""
    [wait] = inbox.waits(document)
    return wait.standard


def brain(document):
    found = api.portal.get_tool("portal_catalog").unrestrictedSearchResults(
        UID=document.UID()
    )
    return found[0]


def test_a_line_with_a_time_of_its_own_counts_from_the_stage(clock, at_step, opened):
    # The staff collects data; the standard gives a week.
    at_step(4)
    task = opened(KASUBBAG, "pengumpulan_data")
    found = standard(task)
    assert (found.text, found.source) == ("1 minggu", "SPK-4")
    assert found.deadline.start == steps.history(task)[0].time
    assert found.deadline.breach.date().isoformat() == "2026-11-30"
    assert brain(task).waktu_baku == "1 minggu (SPK-4)"
    assert brain(task).due == found.deadline.breach


def test_the_giver_of_a_task_may_set_a_date_instead(clock, at_step, opened, at_desk):
    # The Kasubbag wants the data by Wednesday.
    at_step(4)
    task = opened(KASUBBAG, "pengumpulan_data")
    task.tenggat = MONDAY + timedelta(days=2)
    assert standard(task).deadline.breach == task.tenggat
    assert standard(task).text == "1 minggu"


@pytest.mark.rule("I-31")
def test_a_line_without_a_time_shares_that_of_the_line_above(
    clock, at_step, opened, carried
):
    # Staff, Kasubbag and Kabag have one day together for the plan (SPK-3).
    at_step(3)
    plan = opened(KASUBBAG, "rencana_kegiatan")
    begun = steps.history(plan)[0].time
    for stage in ("konsep", "periksa_eselon_4", "setujui_eselon_3"):
        carried(plan, stage)
        found = standard(plan)
        assert (found.text, found.source) == ("1 hari", "SPK-3")
        assert found.deadline.start == begun
        clock.shift(timedelta(hours=1))


def test_all_stays_of_a_product_are_measured_by_one_reading_of_its_case(
    clock, at_step, opened, carried, monkeypatch
):
    # Staff, Kasubbag and Kabag have each had the plan.
    at_step(3)
    plan = opened(KASUBBAG, "rencana_kegiatan")
    carried(plan, "setujui_eselon_3")
    assert brain(plan).stage == "setujui_eselon_3"  # nothing is left to be indexed
    read, case_of = [], timing.case_of
    monkeypatch.setattr(
        timing, "case_of", lambda product: read.append(product) or case_of(product)
    )
    found = stays(plan)
    assert [each.standard.source for each in found] == ["", "SPK-3", "SPK-3"]
    assert len(read) == 1


@pytest.mark.rule("R-SPK-02")
def test_a_draft_has_the_time_of_the_step_in_which_its_case_stands(
    clock, case, at_step, opened
):
    # The staff's draft regulation lies on his desk while the case goes on.
    at_step(5)
    draft = opened(STAF, "rancangan")
    found = standard(draft)
    assert (found.text, found.source) == ("2–4 minggu", "SPK-5.b")
    at_step(6)
    assert standard(draft).deadline is None
    clock.shift(timedelta(days=7))
    at_step(9)
    found = standard(draft)
    assert (found.text, found.source) == ("1 hari", "SPK-9")
    assert found.deadline.start == steps.history(case)[-1].time
    assert brain(draft).waktu_baku == "1 hari (SPK-9)"


@pytest.mark.rule("I-10")
def test_what_the_procedure_leaves_open_is_never_late(
    clock, at_step, opened, portal, at_desk
):
    # The deputy for law and the minister have no standard time.
    at_step(12)
    draft = opened(STAF, "rancangan")
    tool = api.portal.get_tool("portal_workflow")
    for stage in ("harmonisasi", "tanda_tangan_menteri", "nomori"):
        status = dict(tool.getStatusOf("peraturan", draft), review_state=stage)
        tool.setStatusOf("peraturan", draft, status)
        assert standard(draft).text == ""
        assert inbox.deadline_of(draft) is None


@pytest.mark.rule("R-SPK-05")
def test_the_time_of_a_meeting_is_no_deadline_for_holding_it(
    clock, at_step, opened, at_desk
):
    # The staff plans three meetings of two and a half hours each.
    case = at_step(6)
    with at_desk(KARO):
        cases.choose(case, "tempat", "dalam_kota")
    at_step(7)
    found = standard(opened(STAF, "pembahasan_dalam_kota"))
    assert found.text == "3 kali @ 2,5 jam"
    assert found.deadline is None


@pytest.mark.rule("R-X-07")
def test_a_memorandum_waits_for_those_who_owe_an_answer(
    clock, at_step, opened, carried, at_desk
):
    # The heads of two units; one confirms the receipt on Tuesday and then answers.
    case = at_step(5)
    memo = carried(opened(KASUBBAG, "memo_usulan_tim", UNITS), "arsipkan")
    assert set(UNITS) < set(brain(memo).waiting_for)
    with at_desk("pimpinan.sdm"):
        mine = inbox.find(inbox.waiting("pimpinan.sdm"))
        assert memo.UID() in [found.UID for found in mine]
    clock.shift(timedelta(days=1))
    with at_desk("pimpinan.sdm"):
        receipts.confirm(memo, "pimpinan.sdm")
    owed = {wait.key: wait for wait in inbox.waits(memo)}
    first = owed[f"balasan:{UNITS[0]}"].standard.deadline
    assert first.start == receipts.Receipts(memo).received[UNITS[0]]
    days = calendar.current()
    assert first.breach == days.add_days(first.start, 5)
    assert nearest(owed.values()).key == f"balasan:{UNITS[1]}"
    with at_desk("pimpinan.sdm"):
        cases.answer(case, memo, [{"nama": "Rina", "jabatan": "biro-sdm__staf"}])
    assert UNITS[0] not in brain(memo).waiting_for
    assert UNITS[1] in brain(memo).waiting_for


@pytest.mark.rule("R-X-07")
def test_nobody_is_waited_for_once_the_case_goes_on_without_him(
    clock, at_step, opened, carried, at_desk
):
    # The Karo waits no longer for either unit.
    case = at_step(5)
    memo = carried(opened(KASUBBAG, "memo_usulan_tim", UNITS), "arsipkan")
    clock.shift(timedelta(days=60))
    with at_desk(KARO):
        for unit in UNITS:
            cases.proceed_without(case, unit, "Tidak menjawab")
    assert not set(UNITS).intersection(brain(memo).waiting_for)
    assert inbox.deadline_of(memo) is None


def test_the_history_puts_what_each_stage_took_beside_its_standard(
    clock, at_step, opened, carried
):
    # The Kasubbag takes three days for the plan that all should finish in one.
    at_step(3)
    plan = carried(opened(KASUBBAG, "rencana_kegiatan"), "periksa_eselon_4")
    clock.shift(timedelta(days=3))
    carried(plan, "selesai")
    _begun, drafted, checked, _approved = stays(plan)
    assert (drafted.status, checked.status) == ("tepat", "terlambat")
    assert checked.standard.text == "1 hari"
    assert checked.entry.minutes > 2 * 450

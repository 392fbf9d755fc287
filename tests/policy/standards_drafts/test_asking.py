"""The Biro asks units for drafts, sees who has sent, reminds and goes on without one."""

from datetime import datetime
from datetime import timedelta
from datetime import UTC
from plone import api
import pytest
from setneg.policy.distribution import receipts
from setneg.policy.standards_drafts import asking
from setneg.policy.standards_drafts import memoranda
from setneg.workflows import inbox
from setneg.workflows.clock import notices
from setneg.workflows.inbox.waits import waits
from setneg.workflows.procedures.refusal import CaseRefused
from setneg.workflows.procedures.refusal import NotYours
from tests.policy.standards_drafts.conftest import asked_for
from tests.policy.standards_drafts.conftest import CLERK
from tests.policy.standards_drafts.conftest import delivered
from tests.policy.standards_drafts.conftest import EXAMINER
from tests.policy.standards_drafts.conftest import HEAD
from tests.policy.standards_drafts.conftest import KARO
from tests.policy.standards_drafts.conftest import OTHER
from tests.policy.standards_drafts.conftest import STAFF
from tests.policy.standards_drafts.conftest import take
from tests.workflows.steps import people
import transaction


pytestmark = pytest.mark.rule("R-SPS-02")
LATER = timedelta(days=60)


def waiting(userid, memo):
    with api.env.adopt_user(userid):
        found = inbox.find(inbox.waiting(userid), portal_type="Memorandum")
        return memo.UID() in [brain.UID for brain in found]


def line(memo, unit, now=None):
    return next(each for each in asking.lines(memo, now) if each.unit == unit)


def test_a_request_waits_at_each_head_until_his_unit_has_sent(memo, draft):
    # Kepala Biro Umum mengirim, Kepala Biro Keuangan belum
    assert waiting(HEAD, memo)
    assert waiting(OTHER, memo)
    assert not waiting(STAFF, memo)
    draft(HEAD)
    assert not waiting(HEAD, memo)
    assert waiting(OTHER, memo)


def test_an_ordinary_memorandum_asks_for_nothing(site, send):
    # Kepala Biro Umum
    plain = delivered(site)
    transaction.commit()
    assert not waiting(HEAD, plain)
    assert send(HEAD, memo=plain.UID()).status_code == 400


def test_marked_before_it_is_delivered_it_waits_from_its_delivery(site):
    # Kepala Biro Umum
    memo = asked_for(delivered(site, until="distribusikan"), KARO)
    assert not waiting(HEAD, memo)
    people.until(site, memo, "arsipkan")
    assert waiting(HEAD, memo)


def test_a_withdrawn_draft_is_waited_for_again(memo, draft):
    # Kepala Biro Umum
    made = draft(HEAD)
    take(HEAD, made, "batalkan", alasan="Salah berkas")
    assert waiting(HEAD, memo)
    assert line(memo, "biro-umum").drafts == 0


def test_one_of_two_drafts_withdrawn_leaves_the_unit_heard(memo, draft):
    # Kepala Biro Umum
    draft(HEAD)
    second = draft(HEAD, "SOP kendaraan")
    assert line(memo, "biro-umum").drafts == 2
    take(HEAD, second, "batalkan", alasan="Ganda")
    assert not waiting(HEAD, memo)


def test_the_deadline_is_two_weeks_from_each_unit_s_own_receipt(memo):
    # Kepala Biro Umum menyatakan diterima
    receipts.confirm(memo, HEAD)
    due = memoranda.until(memo, "biro-umum").deadline
    own = {wait.key: wait for wait in waits(memo) if wait.key.startswith("draf:")}
    assert own["draf:biro-umum"].standard.deadline == due
    assert own["draf:biro-keuangan"].standard.deadline is None
    assert not line(memo, "biro-umum").late
    assert line(memo, "biro-umum", datetime.now(UTC) + LATER).late
    assert not line(memo, "biro-keuangan", datetime.now(UTC) + LATER).late


def test_the_clock_reminds_the_head_who_has_not_sent(site, memo, draft):
    # jam portal; Kepala Biro Umum sudah mengirim, Kepala Biro Keuangan belum
    for head in (HEAD, OTHER):
        receipts.confirm(memo, head)
    transaction.commit()
    draft(HEAD)
    moment = datetime.now(UTC) + LATER
    late = {"warn": {"query": moment, "range": "max"}, "UID": memo.UID()}
    assert site.portal_catalog.unrestrictedSearchResults(late)
    due = {w.key: w.positions for w in waits(memo) if notices.pending(memo, w, moment)}
    assert due == {"draf:biro-keuangan": ("biro-keuangan__kepala",)}


def test_nobody_promises_a_unit_a_day(draft):
    # Kepala Biro Umum
    assert draft(HEAD).janji_selesai is None


@pytest.mark.parametrize("userid", [HEAD, STAFF, "staf.sisdur", "kabag.ak1"])
def test_who_does_not_coordinate_marks_nothing(site, userid):
    # jabatan di luar garis Subbagian Standardisasi Pelayanan
    memo = delivered(site)
    with api.env.adopt_user(userid), pytest.raises(NotYours):
        asking.mark(memo)
    assert not asking.asks(memo)


def test_a_memorandum_of_another_biro_is_not_marked(site):
    # Kepala Biro Ortala
    foreign = people.begin(site, "Memorandum", "staf.umum", unit="biro-umum")
    with api.env.adopt_user(KARO), pytest.raises(CaseRefused):
        asking.mark(foreign)


def test_the_mark_goes_again_while_nobody_has_answered(memo, draft):
    # Kepala Subbagian Standardisasi Pelayanan
    with api.env.adopt_user(EXAMINER):
        asking.unmark(memo)
    assert not waiting(HEAD, memo)
    asked_for(memo)
    transaction.commit()
    draft(HEAD)
    with api.env.adopt_user(EXAMINER), pytest.raises(CaseRefused):
        asking.unmark(memo)


def test_a_silent_unit_is_left_out_only_when_late_and_with_a_reason(memo):
    # Kepala Biro Ortala
    receipts.confirm(memo, HEAD)
    late = datetime.now(UTC) + LATER
    with api.env.adopt_user(KARO):
        for unit, reason, now in (
            ("biro-umum", "Sudah ada", None),
            ("biro-umum", " ", late),
            ("biro-keuangan", "Belum diterima", late),
            ("biro-sdm", "Tidak diminta", late),
        ):
            with pytest.raises(CaseRefused):
                asking.waive(memo, unit, reason, now)
        asking.waive(memo, "biro-umum", "Tidak mempunyai layanan", late)
    assert not waiting(HEAD, memo)
    assert line(memo, "biro-umum", late).waived == "Tidak mempunyai layanan"
    with api.env.adopt_user(CLERK), pytest.raises(NotYours):
        asking.waive(memo, "biro-keuangan", "Staf", late)


def test_over_rest_the_biro_sees_all_units_and_a_unit_its_own(memo, draft, rest):
    # Kepala Subbagian Standardisasi Pelayanan, Kepala Biro Umum, Kepala Biro Perencanaan
    draft(HEAD)
    url = f"{memo.absolute_url()}/@permintaan-draf"
    told = rest(EXAMINER).get(url)
    assert {row["unit"]: row["draf"] for row in told["unit"]} == {
        "biro-umum": 1,
        "biro-keuangan": 0,
    }
    assert [row["unit"] for row in rest(HEAD).get(url)["unit"]] == ["biro-umum"]
    stranger = rest("pimpinan.perencanaan").request("GET", url)
    assert stranger.status_code in (401, 403, 404)
    refused = rest(HEAD).request("POST", url, json={"minta": False})
    assert refused.status_code == 403
    assert rest(EXAMINER).request("POST", url, json={}).status_code == 400


def test_on_the_page_the_biro_marks_and_reads_who_is_missing(site, desk):
    """Kepala Subbagian Standardisasi Pelayanan marks; Kepala Biro Umum goes on to the form."""
    transaction.begin()
    memo = delivered(site)
    transaction.commit()
    browser = desk(EXAMINER)
    browser.open(memo.absolute_url())
    browser.getControl("Minta draf lewat memorandum ini").click()
    assert "Biro Keuangan" in browser.contents
    browser.open(f"{site.absolute_url()}/draf-standar")
    assert "0 dari 2 unit telah mengirim" in browser.contents
    unit = desk(HEAD)
    unit.open(memo.absolute_url())
    assert "Biro Umum diminta mengirim draf." in " ".join(unit.contents.split())
    assert 'id="permintaan-draf"' not in unit.contents
    unit.getLink("Kirim draf").click()
    assert unit.url.endswith(f"?memo={memo.UID()}")
    assert unit.getControl(name="form.widgets.memo:list").value == [memo.UID()]


def test_a_get_marks_nothing(site, memo, desk):
    # Kepala Subbagian Standardisasi Pelayanan
    browser = desk(EXAMINER)
    browser.open(f"{memo.absolute_url()}/@@minta-draf?perbuatan=hapus")
    transaction.begin()
    assert asking.asks(memo)

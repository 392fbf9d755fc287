"""Working meetings are prepared in three days each; what was held need not be prepared."""

from datetime import datetime
from datetime import UTC
from plone import api
import pytest
from setneg.policy.standards_drafts import meetings
from setneg.policy.standards_drafts import telling
from setneg.workflows.clock import calendar
from setneg.workflows.clock import deadlines
from setneg.workflows.clock import durations
from setneg.workflows.steps import StepRefused
from setneg.workflows.steps.history import entered
from tests.policy.standards_drafts.conftest import CLERK
from tests.policy.standards_drafts.conftest import discussed
from tests.policy.standards_drafts.conftest import OTHER
from tests.policy.standards_drafts.conftest import pdf
from tests.policy.standards_drafts.conftest import standard
from tests.policy.standards_drafts.conftest import take
from tests.policy.standards_drafts.conftest import today
from tests.workflows.steps import people
import transaction


TIME = "3 hari/rapat kerja"


@pytest.mark.rule("R-SPS-11")
@pytest.mark.parametrize(
    ("count", "whole"), [(2, "6 hari"), (1, "3 hari"), (0, ""), (-1, "")]
)
def test_three_days_for_each_working_meeting(count, whole):
    # Kepala Subbagian Standardisasi Pelayanan
    assert meetings.plan(count, TIME).whole == whole
    assert meetings.plan(count, TIME).each == TIME


@pytest.mark.rule("R-SPS-11", "SPS-4.b.1.a.2.f")
@pytest.mark.parametrize("stage", ["rapat_kerja_1", "rapat_kerja_2"])
def test_each_working_meeting_has_three_working_days(draft, stage):
    # Staf Subbagian Standardisasi Pelayanan
    made = discussed(draft(), stage)
    due = deadlines.deadline(
        durations.parse("3 hari"), entered(made), calendar.current()
    )
    assert standard(made).text == TIME
    assert standard(made).deadline.breach == due.breach


@pytest.mark.rule("R-SPS-11")
def test_the_plan_shrinks_with_each_meeting_that_was_held(draft, desk, site):
    """Staf Subbagian Standardisasi Pelayanan; Biro Umum and Biro Keuangan meet together."""
    first, second = draft(), draft(OTHER, "SOP kas")
    discussed(first, "rapat_kerja_1")
    assert telling.plan(second) == meetings.Plan(2, TIME, "6 hari")
    discussed(first, "rapat_kerja_2")
    assert telling.plan(second) == meetings.Plan(1, TIME, "3 hari")
    transaction.commit()
    browser = desk(CLERK)
    browser.open(f"{site.absolute_url()}/draf-standar")
    words = " ".join(browser.contents.split())
    assert "3 hari kerja (1 rapat kerja belum diadakan" in words
    browser.getLink("SOP kas").click()
    assert "3 hari kerja: 1 rapat kerja" in " ".join(browser.contents.split())


@pytest.mark.rule("R-SPS-11")
def test_nothing_is_prepared_when_no_draft_is_left(signable):
    # Kepala Biro Umum
    made, _back = signable()
    assert telling.plan(made).meetings == 0
    take("karo.umum", made, "kembalikan", alasan="Bahas lagi")
    # both meetings were held: talking again about it is no third one
    assert telling.plan(made).meetings == 0


def meeting(site, day):
    begin = datetime(day.year, day.month, day.day, 3, 0, tzinfo=UTC)
    made = people.begin(
        site,
        "Rapat",
        "staf.standardisasi",
        unit="subbag-standardisasi",
        waktu_mulai=begin,
    )
    people.step(site, made, "staf.standardisasi", "selenggarakan")
    return made


@pytest.mark.rule("R-SPS-04")
def test_a_session_may_name_the_meeting_of_the_portal(site, draft, rest):
    # Staf Subbagian Standardisasi Pelayanan; Kepala Biro Umum tidak diundang
    made = discussed(draft(), "pembahasan_1")
    held = meeting(site, today())
    said = {"tanggal_pembahasan": today(), "berkas": pdf(), "rapat": held.UID()}
    take(CLERK, made, "lanjut", **said)
    transaction.commit()
    url = made.absolute_url()
    assert rest(CLERK).get(url)["pembahasan"][0]["rapat"] == held.title
    assert rest("karo.umum").get(url)["pembahasan"][0]["rapat"] == ""


@pytest.mark.rule("R-SPS-04")
def test_a_meeting_of_another_day_is_not_that_session(site, draft):
    # Staf Subbagian Standardisasi Pelayanan
    made = discussed(draft(), "pembahasan_1")
    held = meeting(site, today().replace(year=today().year - 1, day=2))
    said = {"tanggal_pembahasan": today(), "berkas": pdf(), "rapat": held.UID()}
    with pytest.raises(StepRefused), api.env.adopt_user(CLERK):
        take(CLERK, made, "lanjut", **said)

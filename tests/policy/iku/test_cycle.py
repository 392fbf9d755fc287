"""A round of indicators, from the call to the units to the approval of their heads."""

from datetime import datetime
from datetime import timedelta
from datetime import UTC
from plone import api
import pytest
from setneg.policy.iku import cycles
from setneg.policy.iku import discussion
from setneg.policy.iku import groups
from setneg.policy.iku import making
from setneg.policy.iku import periods
from setneg.policy.iku import routing
from setneg.workflows.chains import stage_of
from setneg.workflows.clock import calendar
from setneg.workflows.inbox import deadline_of
from setneg.workflows.inbox.queries import count
from setneg.workflows.steps import StepNotOffered
from setneg.workflows.steps import StepRefused
from setneg.workflows.steps import take
from tests.policy.iku.conftest import SMART


def waiting(who):
    with api.env.adopt_user(who):
        return count(who)


def sees(document, who):
    with api.env.adopt_user(who):
        return api.user.has_permission("View", obj=document)


def stage(document):
    return stage_of(document).id


@pytest.mark.rule("R-IKU-01", "I-34")
def test_the_table_says_which_bagian_serves_a_unit_and_those_below_it(site):
    # A unit that the table does not name goes where the nearest unit above it goes.
    assert routing.service("setwapres") == "bagian-ak1"
    assert routing.service("istana-bogor") == "bagian-ak1"
    assert routing.service("biro-umum-setpres") == "bagian-ak1"
    assert routing.service("kemensetneg") == "bagian-ak2"
    assert routing.service("biro-keuangan") == "bagian-ak2"
    assert routing.service("ksp") == "bagian-ak2"


@pytest.mark.rule("I-25")
def test_a_round_is_opened_by_the_bagian_and_owned_by_the_one_that_is_chosen(site):
    # The head of a unit that only proposes cannot open one.
    values = {"title": "IKU 2028", "tahun": 2028, "periode": "Renstra"}
    with api.env.adopt_user("kabag.ak2"):
        chosen = values | {"penanggung_jawab": "bagian-ak2"}
        made = cycles.begin(chosen, "kabag.ak2")
    assert made.unit == "bagian-ak2"
    with pytest.raises(cycles.NotCoordinator):
        cycles.begin(values, "pimpinan.setpres")


def test_a_round_without_units_or_a_last_day_is_not_opened(site):
    # The head of Bagian AK I.
    with api.env.adopt_user("kabag.ak1"):
        made = cycles.begin(
            {"title": "IKU", "tahun": 2028, "periode": "Renstra"}, "kabag.ak1"
        )
        with pytest.raises(StepRefused):
            take(made, "lanjut")
    assert stage(made) == "disiapkan"


def test_the_round_waits_for_each_unit_until_it_has_proposed(cycle, propose):
    # Heads of the units that are asked find it in their inboxes.
    assert cycles.silent_units(cycle) == ("setpres", "setmen", "deputi-hukum")
    before = waiting("pimpinan.setpres")
    assert before >= 1
    propose("staf.setpres", "setpres")
    assert cycles.silent_units(cycle) == ("setmen", "deputi-hukum")
    assert waiting("pimpinan.setpres") == before - 1
    assert waiting("sesmen") >= 1


@pytest.mark.rule("R-IKU-01", "R-IKU-09")
def test_an_indicator_goes_to_the_bagian_of_its_unit_with_number_and_period(
    cycle, propose
):
    # Staff of the Sekretariat Presiden, then of the Sekretariat Kementerian.
    first = propose("staf.setpres", "setpres")
    second = propose("staf.sesmen", "setmen")
    assert first.unit_pelayanan == "bagian-ak1"
    assert second.unit_pelayanan == "bagian-ak2"
    assert first.nomor.startswith("IKU-0001/")
    assert (first.tahun, first.periode) == (2027, "Renstra 2025-2029")
    assert first.title == first.indikator
    assert [each.period for each in periods.targets(first)][-1] == "2027-TW4"
    assert str(periods.targets(first)[-1].value) == "95.5"
    assert sees(first, "kabag.ak1")
    assert not sees(first, "kabag.ak2")
    assert not sees(first, "sesmen")
    assert not sees(first, "staf.sdm")


@pytest.mark.rule("R-IKU-08", "R-IKU-09", "R-IKU-10", "R-X-20")
@pytest.mark.parametrize(
    "name", ["alasan_usulan", "tujuan", "sasaran", "sumber_data", "rumus", "target"]
)
def test_an_indicator_without_what_it_needs_is_refused_at_that_field(cycle, said, name):
    # Staff of the Sekretariat Presiden.
    values = making.understood(said(**{name: ""}), 2027)
    assert name in making.refusals(values, "setpres", cycle, "staf.setpres")


@pytest.mark.rule("R-IKU-08")
def test_only_the_four_reasons_are_taken(cycle, said):
    # Staff of the Sekretariat Presiden.
    values = making.understood(said(alasan_usulan="bosan"), 2027)
    assert "alasan_usulan" in making.refusals(values, "setpres", cycle, "staf.setpres")


def test_nobody_proposes_for_a_unit_that_is_not_his(cycle, said):
    # Staff of the personnel bureau, and a unit that was not asked.
    values = making.understood(said(), 2027)
    assert "unit" in making.refusals(values, "setpres", cycle, "staf.sdm")
    assert "unit" in making.refusals(values, "biro-sdm", cycle, "staf.sdm")


def test_the_bagian_asks_for_more_with_notes_at_the_fields(cycle, propose, step):
    # Kasubbag PPK I asks, staff of the Sekretariat Presiden answer.
    indicator = propose("staf.setpres", "setpres")
    step(
        indicator,
        "kasubbag.ppk1",
        "minta_kelengkapan",
        alasan="Rumus belum jelas.",
        catatan_ruas=[{"ruas": "rumus", "catatan": "Sebut penyebutnya."}],
    )
    assert stage(indicator) == "dilengkapi"
    assert indicator.catatan_ruas[0]["ruas"] == "rumus"
    step(indicator, "staf.setpres", "lengkapi")
    assert (stage(indicator), indicator.catatan_ruas) == ("diajukan", ())


@pytest.mark.rule("R-IKU-05", "IKU-5.a", "IKU-5.b")
def test_a_group_sees_and_discusses_the_indicators_of_its_units(grouped, propose, step):
    # The Deputi Hukum's staff discuss the Sekretariat Kementerian's indicator.
    indicator = propose("staf.sesmen", "setmen")
    assert not sees(indicator, "staf.deputihukum")
    step(indicator, "kabag.ak2", "terima")
    assert sees(indicator, "staf.deputihukum")
    assert not sees(indicator, "staf.setpres")
    discussion.note(indicator, "Penyebutnya terlalu luas.", "staf.deputihukum")
    assert indicator.pembahasan[0]["jabatan"] == "deputi-hukum__staf"
    with pytest.raises(discussion.NoteRefused):
        discussion.note(indicator, "Ikut bicara.", "staf.setpres")


@pytest.mark.rule("R-IKU-05", "IKU-5.a")
def test_a_unit_is_in_one_group_and_only_if_it_was_asked(cycle):
    # The head of Bagian AK I divides the units.
    with pytest.raises(cycles.CycleRefused):
        groups.arrange(
            cycle,
            [
                {"nama": "A", "unit": ["setpres"]},
                {"nama": "B", "unit": ["setpres", "setmen"]},
            ],
            "kabag.ak1",
        )
    with pytest.raises(cycles.CycleRefused):
        groups.arrange(cycle, [{"nama": "A", "unit": ["ksp"]}], "kabag.ak1")
    rows = groups.proposed(cycle, 2)
    assert sorted(unit for row in rows for unit in row["unit"]) == sorted(
        cycle.unit_diminta
    )


@pytest.mark.rule("R-IKU-06", "IKU-5.c", "IKU-6")
def test_the_head_answers_within_five_working_days_after_the_meeting(
    grouped, propose, step
):
    # Kabag AK I closes the meeting of yesterday; the Sekretaris Presiden approves.
    indicator = propose("staf.setpres", "setpres")
    step(indicator, "kabag.ak1", "terima")
    ended = datetime.now(UTC) - timedelta(days=1)
    with api.env.adopt_user("kabag.ak1"):
        stayed = groups.finish(grouped, "Kelompok 1", ended, "Sepakat.", "kabag.ak1")
    assert stayed == []
    assert stage(indicator) == "persetujuan"
    due = deadline_of(indicator).breach
    assert due == calendar.current().add_days(ended, 5)
    with pytest.raises(StepNotOffered):
        step(indicator, "staf.setpres", "setujui")
    step(indicator, "pimpinan.setpres", "setujui")
    assert stage(indicator) == "disetujui"


def test_without_every_criterion_judged_nothing_is_approved(grouped, propose, step):
    # An indicator with one open criterion stays in the discussion.
    indicator = propose("staf.setpres", "setpres", smart=SMART[:4])
    step(indicator, "kabag.ak1", "terima")
    ended = datetime.now(UTC)
    with api.env.adopt_user("kabag.ak1"):
        stayed = groups.finish(grouped, "Kelompok 1", ended, "", "kabag.ak1")
    assert [each for each, _reasons in stayed] == [indicator]
    assert stage(indicator) == "dibahas"
    with pytest.raises(StepRefused):
        step(indicator, "kabag.ak1", "lanjut")


def test_the_head_may_send_it_back_to_the_discussion(grouped, propose, step):
    # The Sekretaris Presiden, with a reason.
    indicator = propose("staf.setpres", "setpres")
    step(indicator, "kabag.ak1", "terima")
    step(indicator, "kabag.ak1", "lanjut")
    step(indicator, "pimpinan.setpres", "kembalikan", alasan="Target terlalu rendah.")
    assert stage(indicator) == "dibahas"


@pytest.mark.rule("IKU-7.a", "IKU-7.b")
def test_in_the_inventory_an_indicator_gets_its_code(grouped, propose, step):
    # Kasubbag PPK I takes two approved indicators of one unit into the inventory.
    made = [
        propose("staf.setpres", "setpres", indikator=f"Indikator {number}")
        for number in (1, 2)
    ]
    for each in made:
        step(each, "kabag.ak1", "terima")
        step(each, "kabag.ak1", "lanjut")
        step(each, "pimpinan.setpres", "setujui")
        step(each, "kasubbag.ppk1", "terima")
    assert [each.kode.rpartition("/")[2] for each in made] == ["01", "02"]
    assert stage(made[0]) == "diinventarisasi"


def test_people_of_the_units_below_read_it_once_it_is_discussed(grouped, propose, step):
    # Biro Keuangan derives its own from the Sekretariat Kementerian's.
    indicator = propose("staf.sesmen", "setmen")
    assert not sees(indicator, "staf.keuangan")
    step(indicator, "kabag.ak2", "terima")
    assert sees(indicator, "staf.keuangan")
    assert not sees(indicator, "staf.sdm")

"""Bagian AK I takes the indicators of a year over into the next round."""

from datetime import date
from plone import api
import pytest
from setneg.policy.iku import cycles
from setneg.policy.performance import carrying
from setneg.policy.performance import opening
from setneg.policy.performance.lights import Scale
from setneg.workflows.chains import stage_of
from setneg.workflows.procedures.refusal import CaseRefused
from tests.policy.performance.conftest import approve
from tests.policy.performance.conftest import put
from tests.policy.performance.conftest import report
import transaction


@pytest.fixture
def cycle(site):
    """The round of 2027, open for proposals of Biro Keuangan."""
    with api.env.adopt_user("kabag.ak1"):
        made = cycles.begin(
            {
                "title": "IKU 2027",
                "tahun": 2027,
                "periode": "Renstra 2025–2029",
                "penanggung_jawab": "bagian-ak1",
                "unit_diminta": ["biro-keuangan"],
            },
            "kabag.ak1",
        )
    put(made, "pengusulan")
    transaction.commit()
    return made


def carry(cycle, *documents, who="kabag.ak1", **given):
    with api.env.adopt_user(who):
        return carrying.carry([each.UID() for each in documents], cycle, who, **given)


def carried_with_figures(site, indicator, cycle):
    """An indicator of the new round whose forerunner reported one period (75 per cent)."""
    before = indicator()
    opening.open_due(site, date(2026, 4, 1))
    asked = opening.report_of(before, "2026-TW1")
    report(asked, nilai="60")
    approve(asked)
    (made,) = carry(cycle, before)
    return made


def test_a_successor_knows_where_it_comes_from(indicator, cycle):
    """Acts: Kabag AK I."""
    before = indicator()
    (made,) = carry(cycle, before)
    assert carrying.predecessor(made) == before.UID()
    assert (made.tahun, made.unit, made.title) == (2027, before.unit, before.title)
    assert made.pengusul == "biro-keuangan__kepala"
    assert list(made.target) == []
    assert before.tahun == 2026


def test_targets_are_taken_over_period_by_period(indicator, cycle):
    (made,) = carry(cycle, indicator(), with_targets=True)
    assert made.target[0] == {"periode": "2027-TW1", "nilai": "80"}
    assert made.target[3] == {"periode": "2027-TW4", "nilai": "90"}


def test_a_parent_is_followed_into_the_new_round(indicator, cycle):
    parent = indicator(kode="A")
    child = indicator(induk=parent.UID(), metode_turunan="komponen_pembentuk")
    above, below = carry(cycle, parent, child)
    assert below.induk == above.UID()


def test_a_parent_is_followed_in_whatever_order_they_were_chosen(indicator, cycle):
    top = indicator(kode="A")
    middle = indicator(kode="B", induk=top.UID())
    bottom = indicator(kode="C", induk=middle.UID())
    below, between, above = carry(cycle, bottom, middle, top)
    assert (below.induk, between.induk) == (between.UID(), above.UID())
    assert carrying.predecessor(below) == bottom.UID()
    assert carrying.predecessor(above) == top.UID()


def test_a_circle_of_parents_hinders_nobody(indicator, cycle):
    one = indicator(kode="A")
    other = indicator(kode="B", induk=one.UID())
    one.induk = other.UID()
    assert len(carry(cycle, one, other)) == 2


def test_nobody_goes_into_a_round_twice(indicator, cycle):
    before = indicator()
    carry(cycle, before)
    assert before not in carrying.candidates(cycle)
    with pytest.raises(CaseRefused, match="sudah diteruskan"):
        carry(cycle, before)


def test_all_of_them_or_none(indicator, cycle):
    good, other = indicator(), indicator(unit="biro-umum")
    with pytest.raises(CaseRefused):
        carry(cycle, good, other)
    assert cycles.indicators(cycle) == []


@pytest.mark.parametrize("who", ["staf.sdm", "menteri"])
def test_others_do_not_carry(indicator, cycle, who):
    with pytest.raises(CaseRefused, match="unitnya atau Bagian"):
        carry(cycle, indicator(), who=who)


def test_the_years_make_a_trend(site, indicator, cycle):
    """Acts: staf, Kabag AK I and the Karo report 2026; 2027 has nothing yet."""
    made = carried_with_figures(site, indicator, cycle)
    found = carrying.trend(made, Scale())
    assert [year for year, _line in found] == [2026, 2027]
    assert found[0][1].whole.percent == 75
    assert found[1][1] is None


def test_on_screen(indicator, cycle, desk):
    """Acts: Kabag AK I chooses one and copies the targets."""
    indicator()
    browser = desk("kabag.ak1")
    browser.open(cycle.absolute_url())
    browser.getLink("Teruskan IKU tahun sebelumnya").click()
    browser.getControl(name="iku:list").controls[0].selected = True
    browser.getControl(name="target").value = ["salin"]
    browser.getControl("Teruskan").click()
    assert "1 indikator diteruskan" in browser.contents


def test_a_successor_without_targets_waits_for_its_unit(indicator, cycle, rest):
    """Acts: Kabag AK I carries it; staf Biro Keuangan fill in the targets."""
    (made,) = carry(cycle, indicator(alasan_usulan="arahan_pimpinan"))
    transaction.commit()
    assert stage_of(made).id == "dilengkapi"
    staff = rest("staf.keuangan")
    goals = [{"periode": f"2027-TW{part}", "nilai": "90"} for part in (1, 2, 3, 4)]
    staff.patch(made.absolute_url(), target=goals)
    staff.post(f"{made.absolute_url()}/@workflow/lengkapi")
    transaction.begin()
    assert stage_of(made).id == "diajukan"
    (ready,) = carry(cycle, indicator(kode="IKU-2"), with_targets=True)
    assert stage_of(ready).id == "diajukan"


def test_a_unit_is_shown_its_own_only(indicator, cycle, desk):
    """Acts: staf Biro Umum and staf Biro Keuangan; both units are asked."""
    cycle.unit_diminta = ["biro-keuangan", "biro-umum"]
    indicator()
    indicator(unit="biro-umum", indikator="Persentase kendaraan siap pakai")
    transaction.commit()
    address = f"{cycle.absolute_url()}/@@teruskan-iku"
    for who, own, other in (
        ("staf.umum", "kendaraan", "tagihan"),
        ("staf.keuangan", "tagihan", "kendaraan"),
    ):
        browser = desk(who)
        browser.open(address)
        assert own in browser.contents
        assert other not in browser.contents
    everything = desk("kabag.ak1")
    everything.open(address)
    assert "kendaraan" in everything.contents
    assert "tagihan" in everything.contents


def test_the_unit_reads_the_years_before_on_a_new_indicator(
    site, indicator, cycle, desk
):
    """Acts: staf Biro Keuangan; the new indicator has no period yet."""
    made = carried_with_figures(site, indicator, cycle)
    transaction.commit()
    browser = desk("staf.keuangan")
    browser.open(made.absolute_url())
    assert "Dari tahun ke tahun" in browser.contents
    assert "75,00%" in browser.contents


def test_a_unit_finds_the_way_to_its_indicators_of_last_year(indicator, cycle, desk):
    """Acts: staf Biro Keuangan, whose unit is asked; staf Biro SDM is not shown it."""
    indicator()
    transaction.commit()
    browser = desk("staf.keuangan")
    browser.open(cycle.absolute_url())
    browser.getLink(url="@@teruskan-iku").click()
    assert 'name="iku:list"' in browser.contents

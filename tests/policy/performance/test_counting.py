"""An indicator of Biro Keuangan counts itself from what the portal has recorded."""

from datetime import date
from datetime import datetime
from datetime import UTC
from plone import api
from plone.dexterity.utils import createContentInContainer
import pytest
from setneg.policy.performance import counters
from setneg.policy.performance import counting
from setneg.policy.performance import opening
from setneg.policy.performance.counters import Question
from setneg.workflows.chains import stage_of
from setneg.workflows.clock.interfaces import Ticked
from setneg.workflows.procedures.refusal import CaseRefused
from setneg.workflows.procedures.refusal import NotYours
from setneg.workflows.steps import take
from tests.policy.performance.conftest import at
from tests.policy.performance.conftest import HEAD
from tests.policy.performance.conftest import report
from tests.policy.performance.conftest import STAFF
from tests.policy.performance.conftest import step
import transaction
from zope.event import notify


QUARTER = Question("biro-ortala", date(2026, 1, 1), date(2026, 3, 31))


@pytest.fixture
def proposals(site):
    """Two proposals to Biro Ortala: one answered in time, one long after."""

    def made(*days):
        found = []
        for number, day in enumerate(days):
            with at("2026-02-02"), api.env.adopt_user("karo.keuangan"):
                document = createContentInContainer(
                    site["usulan"],
                    "Usulan",
                    checkConstraints=False,
                    title=f"Usulan {number}",
                    unit="biro-keuangan",
                    pengusul="biro-keuangan__kepala",
                    unit_pelayanan="biro-ortala",
                )
            with at(day), api.env.adopt_user("karo.ortala"):
                take(document, "tolak", {"alasan": "Bukan wewenang"})
            found.append(document)
        transaction.commit()
        return found

    return made


def count(name, question=QUARTER):
    return counters.counter(name).count(question)


class TestCounters:
    def test_proposals_that_were_answered_in_time(self, proposals):
        """Acts: Karo Keuangan proposes, Karo Ortala answers at once and after weeks."""
        soon, late = proposals("2026-02-03", "2026-03-20")
        found = count("usulan_tepat_waktu")
        assert (found.met, found.of, found.figure) == (1, 2, 50)
        assert {line.uid for line in found.lines} == {soon.UID(), late.UID()}
        assert {line.day for line in found.lines} == {"2026-02-03", "2026-03-20"}

    def test_days_outside_the_period_are_not_counted(self, proposals):
        proposals("2026-02-03", "2026-04-10")
        assert count("usulan_tepat_waktu").of == 1

    def test_who_served_counts_and_not_who_asked(self, proposals):
        proposals("2026-02-03")
        asked = Question("biro-keuangan", QUARTER.start, QUARTER.end)
        assert count("usulan_tepat_waktu", asked).of == 0
        above = Question("deputi-aparatur", QUARTER.start, QUARTER.end)
        assert count("usulan_tepat_waktu", above).of == 1

    def test_steps_of_what_is_over(self, proposals):
        proposals("2026-02-03", "2026-03-20")
        whole = Question("kemensetneg", QUARTER.start, QUARTER.end)
        found = count("langkah_tepat_waktu", whole)
        assert (found.met, found.of) == (1, 2)

    def test_nothing_to_measure_is_no_figure_and_not_nought(self, site):
        for name in ("kegiatan_tepat_waktu", "pengaduan_tepat_waktu"):
            assert count(name).figure is None
        assert count("naskah_terbit").figure == 0

    def test_titles_are_not_kept_in_the_list(self, proposals):
        proposals("2026-02-03")
        assert "Usulan 0" not in repr(count("usulan_tepat_waktu").lines)

    def test_the_count_reads_no_document(self, proposals, monkeypatch):
        proposals("2026-02-03")
        from Products.ZCatalog.CatalogBrains import AbstractCatalogBrain

        def woken(self):
            raise AssertionError("a document was woken")

        for name in ("getObject", "_unrestrictedGetObject"):
            monkeypatch.setattr(AbstractCatalogBrain, name, woken)
        assert count("usulan_tepat_waktu").of == 1
        whole = Question("kemensetneg", QUARTER.start, QUARTER.end)
        assert count("langkah_tepat_waktu", whole).of == 1


class Over:
    """What the catalog needs to know of something that is over."""

    portal_type = "Usulan"
    unit = "biro-keuangan"
    terjawab_pada = datetime(2026, 2, 3, 5, tzinfo=UTC)

    def __init__(self, number):
        self.UID = f"{number:032x}"
        self.nomor = f"USL-{number:05}/2026"
        self.ketepatan = {
            "jawaban": "terlambat" if number % 4 == 0 else "tepat",
            "pelayan": "biro-ortala",
            "terjawab": "2026-02-03",
        }


def test_ten_thousand_are_counted_by_the_catalog_alone(integration):
    """Nobody acts: the year of a busy ministry, by the catalog alone."""
    catalog = api.portal.get_tool("portal_catalog")
    for number in range(10_000):
        catalog._catalog.catalogObject(Over(number), f"/plone/usulan/{number}")
    found = count("usulan_tepat_waktu")
    assert (found.met, found.of, found.figure) == (7500, 10_000, 75)
    assert len(found.lines) == 10_000


@pytest.fixture
def self_counting(site, indicator):
    """An indicator of Biro Ortala that counts answered proposals."""
    document = indicator(unit="biro-ortala", pengusul="biro-ortala__kepala")
    with api.env.adopt_user("kabag.ak1"):
        counting.choose(document, "usulan_tepat_waktu")
    transaction.commit()
    return document


class TestIndicators:
    def test_only_the_bagian_chooses_and_only_what_is_known(self, indicator):
        """Acts: Karo Keuangan, then Kabag AK I."""
        document = indicator()
        with api.env.adopt_user(HEAD), pytest.raises(NotYours):
            counting.choose(document, "usulan_tepat_waktu")
        with api.env.adopt_user("kabag.ak1"):
            with pytest.raises(CaseRefused, match="tidak dikenal"):
                counting.choose(document, "karangan")
            counting.choose(document, "usulan_tepat_waktu")
            assert counting.chosen(document) == ("usulan_tepat_waktu", "")

    def test_at_the_end_of_the_period_the_clock_counts(
        self, site, proposals, self_counting
    ):
        """Nobody acts but the clock; Kabag AK I finds the figure to be checked."""
        proposals("2026-02-03", "2026-03-20")
        with at("2026-04-01"):
            notify(Ticked(site, datetime.now(UTC)))
            notify(Ticked(site, datetime.now(UTC)))
        asked = opening.report_of(self_counting, "2026-TW1")
        assert stage_of(asked).id == "diperiksa"
        assert (asked.nilai, asked.pembilang, asked.penyebut) == ("50", "1", "2")
        assert asked.cara == "sistem"
        assert not asked.late
        assert len(asked.hitungan.lines) == 2
        assert asked.workflow_history["realisasi_iku"][-1]["action"].startswith(
            "kerjakan"
        )

    def test_the_list_stays_as_it_was_counted(self, site, proposals, self_counting):
        soon, _late = proposals("2026-02-03", "2026-03-20")
        with at("2026-04-01"):
            notify(Ticked(site, datetime.now(UTC)))
        asked = opening.report_of(self_counting, "2026-TW1")
        before = asked.hitungan.lines
        soon.title = "Lain"
        soon.reindexObject()
        assert asked.hitungan.lines == before

    def test_without_anything_to_count_the_report_waits(self, site, self_counting):
        with at("2026-04-01"):
            notify(Ticked(site, datetime.now(UTC)))
        asked = opening.report_of(self_counting, "2026-TW1")
        assert stage_of(asked).id == "menunggu_laporan"

    def test_a_typed_figure_is_marked_as_typed(self, site, proposals, self_counting):
        """Acts: staf Biro Ortala, who reports by hand before the clock counts."""
        with at("2026-04-01"):
            opening.open_due(site, date(2026, 4, 1))
        asked = opening.report_of(self_counting, "2026-TW1")
        report(asked, who="staf.ortala", nilai="77")
        assert asked.cara == "manual"
        assert asked.hitungan is None

    def test_after_a_correction_it_is_counted_again(
        self, site, proposals, self_counting
    ):
        """Acts: Kabag AK I and Karo Ortala; later events change the new figure."""
        proposals("2026-02-03", "2026-03-20")
        with at("2026-04-01"):
            notify(Ticked(site, datetime.now(UTC)))
        asked = opening.report_of(self_counting, "2026-TW1")
        step(asked, "kabag.ak1", "terima")
        step(asked, "karo.ortala", "setujui")
        step(asked, "kabag.ak1", "ulang", alasan="Hitung ulang")
        with at("2026-04-12"):
            notify(Ticked(site, datetime.now(UTC)))
        assert stage_of(asked).id == "diperiksa"
        assert asked.versi_lama[0]["hitungan"].of == 2

    def test_counted_on_demand_by_who_reports_or_checks(
        self, site, proposals, self_counting
    ):
        """Acts: staf Biro SDM in vain, then staf Biro Ortala."""
        proposals("2026-02-03")
        with at("2026-04-01"):
            opening.open_due(site, date(2026, 4, 1))
            asked = opening.report_of(self_counting, "2026-TW1")
            with api.env.adopt_user("staf.sdm"), pytest.raises(NotYours):
                counting.fill_by_hand(asked)
            with api.env.adopt_user("staf.ortala"):
                assert counting.fill_by_hand(asked).figure == 100
                with pytest.raises(CaseRefused, match="selama laporannya ditunggu"):
                    counting.fill_by_hand(asked)

    def test_on_screen(self, site, proposals, self_counting, desk):
        """Acts: staf Biro Ortala presses “Hitung”, and reads the list."""
        proposals("2026-02-03")
        opening.open_due(site, date(2026, 4, 1))
        transaction.commit()
        asked = opening.report_of(self_counting, "2026-TW1")
        browser = desk("staf.ortala")
        browser.open(asked.absolute_url())
        browser.getControl("Hitung dari peristiwa tercatat").click()
        assert "terhitung sistem" in browser.contents
        assert "USL-0001/BIRO-ORTALA/2026" in browser.contents


def test_staff_of_the_unit_find_nothing_to_choose(indicator, desk):
    """Acts: staf Biro Keuangan and Kabag AK I."""
    document = indicator()
    browser = desk(STAFF)
    browser.open(document.absolute_url())
    assert "Cara menghitung" not in browser.contents
    browser = desk("kabag.ak1")
    browser.open(document.absolute_url())
    browser.getControl(name="pencacah").value = ["usulan_tepat_waktu"]
    browser.getControl("Simpan cara menghitung").click()
    assert "Cara menghitung indikator dicatat" in browser.contents

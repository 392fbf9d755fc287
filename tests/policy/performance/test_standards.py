"""Which units have standards and SOPs, and what came of each standard in a year."""

from datetime import date
from datetime import datetime
from datetime import timedelta
from datetime import UTC
from decimal import Decimal
from io import BytesIO
from openpyxl import load_workbook
from plone import api
from plone.dexterity.utils import createContentInContainer
import pytest
from setneg.policy.legal import effects
from setneg.policy.performance import coverage
from setneg.policy.performance import outcomes
from setneg.policy.performance.counters import Counted
from setneg.policy.performance.coverage import Line
from setneg.policy.performance.coverage import Paper
from setneg.policy.questionnaires import rounds
from setneg.workflows import organisation
from setneg.workflows.steps import take
from tests.policy.performance.conftest import put
import transaction


PAPER = (Paper("Judul", "/alamat"),)


@pytest.fixture
def sop(site):
    """An SOP of a unit in a stage of its chain."""

    def made(unit, stage="terbit", title="SOP Persuratan", **fields):
        document = createContentInContainer(
            site["naskah"],
            "SOP",
            checkConstraints=False,
            title=title,
            unit=unit,
            nomor="1/2026",
            tanggal=date(2026, 1, 5),
            **fields,
        )
        put(document, stage)
        transaction.commit()
        return document

    return made


@pytest.fixture
def standard(site):
    return site["standar-pelayanan"].objectValues()[0]


@pytest.fixture
def complaints(site, standard):
    """Complaints on the standard that the Karo answered at once."""

    def made(number):
        for _each in range(number):
            with api.env.adopt_user("pimpinan.sdm"):
                document = createContentInContainer(
                    site["pengaduan"],
                    "Pengaduan",
                    checkConstraints=False,
                    title="Undangan datang terlambat",
                    unit="biro-sdm",
                    pengusul="biro-sdm__kepala",
                    unit_pelayanan="biro-ortala",
                    standar=standard.UID(),
                )
            with api.env.adopt_user("karo.ortala"):
                take(document, "terima", {"kelas": "normatif"})
                take(document, "jawab", {"jawaban": "Sudah."})
        transaction.commit()

    return made


def lines():
    return {line.unit: line for line in coverage.lines()}


@pytest.mark.rule("R-SPS-13")
class TestCoverage:
    def test_the_numbers_of_a_group_add_up(self):
        rows = [
            Line("a", "s", PAPER, ()),
            Line("b", "s", (), PAPER),
            Line("c", "s", (), ()),
            Line("d", "t", PAPER, PAPER),
        ]
        first, second = coverage.counts(rows)
        assert (first.units, first.standards, first.sops, first.neither) == (3, 1, 1, 1)
        assert (second.units, second.neither) == (1, 0)
        assert [row.unit for row in rows if row.stands("tanpa_sop")] == ["a", "c"]
        assert [row.unit for row in rows if row.stands("lengkap")] == ["d"]

    def test_every_unit_is_named_with_what_it_has_and_has_not(self, site, sop):
        """Acts: staf Subbagian Sistem dan Prosedur Kerja reads."""
        sop("subbag-sisdur")
        with api.env.adopt_user("staf.sisdur"):
            found = lines()
        assert set(coverage.offices()) <= set(found)
        assert found["biro-ortala"].stands("lengkap")
        assert found["biro-keuangan"].stands("tanpa_keduanya")
        assert found["biro-ortala"].organisation == "deputi-aparatur"

    def test_what_is_not_published_or_is_revoked_covers_nobody(self, site, sop):
        """Acts: Karo Keuangan reads."""
        sop("biro-keuangan", stage="konsep")
        old = sop("biro-keuangan")
        with api.env.adopt_user("karo.keuangan"):
            assert len(lines()["biro-keuangan"].sops) == 1
        new = sop("biro-umum", title="SOP bersama", mencabut=[old.UID()])
        effects.renew_status(new)
        with api.env.adopt_user("karo.keuangan"):
            assert not lines()["biro-keuangan"].sops
            assert lines()["biro-umum"].sops

    def test_the_report_wakes_no_document(self, site, sop, monkeypatch):
        sop("biro-keuangan")
        from Products.ZCatalog.CatalogBrains import AbstractCatalogBrain

        def woken(self):
            raise AssertionError("a document was woken")

        for name in ("getObject", "_unrestrictedGetObject"):
            monkeypatch.setattr(AbstractCatalogBrain, name, woken)
        with api.env.adopt_user("karo.keuangan"):
            assert lines()["biro-keuangan"].sops

    def test_on_screen_as_files_and_over_rest(self, site, sop, desk, rest):
        """Acts: staf Biro Ortala; a visitor finds nothing."""
        sop("biro-keuangan", title="=1+1")
        browser = desk("staf.sisdur")
        browser.open(f"{site.absolute_url()}/standar-pelayanan")
        browser.getLink("Cakupan standar").click()
        assert "Belum mempunyai SOP" in browser.contents
        assert "=1+1" in browser.contents
        person = rest("staf.sisdur")
        text = person.request("GET", "/cakupan-standar.csv?keadaan=tanpa_sop").text
        assert text.startswith("Satuan organisasi")
        assert "Belum mempunyai SOP" in text
        sheet = load_workbook(
            BytesIO(person.request("GET", "/cakupan-standar.xlsx").content)
        )
        assert sheet.active.max_row == len(coverage.lines()) + 1
        told = person.get("/@cakupan-standar", satuan="setmen", keadaan="<b>")
        assert {item["satuan_organisasi"] for item in told["items"]} == {"setmen"}
        keuangan = next(i for i in told["items"] if i["unit"] == "biro-keuangan")
        assert keuangan["sop"] and not keuangan["standar"]
        assert told["jumlah"]["unit"] == len(told["items"])
        for address in ("/@cakupan-standar", "/cakupan-standar.csv"):
            answer = rest(None).request("GET", address)
            assert answer.status_code in (401, 302) or "Biro" not in answer.text
        visitor = desk()
        visitor.open(f"{site.absolute_url()}/standar-pelayanan")
        assert "Cakupan standar" not in visitor.contents


@pytest.mark.rule("R-SPS-12")
class TestOutcomes:
    def test_complaints_answered_in_time_are_told_by_standard_and_unit(
        self, standard, complaints
    ):
        """Acts: Karo Ortala answers, and reads what came of his standard."""
        complaints(3)
        with api.env.adopt_user("karo.ortala"):
            (row,) = outcomes.outcomes(organisation.today().year)
            assert (
                outcomes.outcomes(organisation.today().year - 1)[0].complaints.of == 0
            )
        assert (row.standard, row.unit) == (standard.UID(), "biro-ortala")
        assert (row.complaints.of, row.complaints.figure) == (3, Decimal(100))
        assert row.cases.figure is None

    def test_only_the_unit_and_those_above_it_read_it(self, site, rest):
        """Acts: staf Biro Ortala, Deputi Aparatur; Karo Keuangan and a visitor in vain."""
        for who in ("staf.sisdur", "deputi.aparatur"):
            (item,) = rest(who).get("/@hasil-standar")["items"]
            assert item["unit"] == "biro-ortala"
        assert rest("karo.keuangan").get("/@hasil-standar")["items"] == []
        for address in ("/@hasil-standar", "/hasil-standar.csv"):
            answer = rest(None).request("GET", address)
            assert answer.status_code in (401, 302) or "Ortala" not in answer.text

    def test_few_complaints_are_not_told_apart(self, site, complaints, rest):
        complaints(2)
        (item,) = rest("karo.ortala").get("/@hasil-standar")["items"]
        assert item["pengaduan"] == {"dijawab": None, "persen": None, "sedikit": True}
        text = rest("karo.ortala").request("GET", "/hasil-standar.csv").text
        assert "< 3" in text and "sdm" not in text.lower()

    def test_on_screen_with_its_sources(self, site, complaints, desk, rest):
        """Acts: Karo Ortala, from the board of achievements."""
        complaints(3)
        browser = desk("karo.ortala")
        browser.open(f"{site.absolute_url()}/capaian")
        browser.getLink("Hasil standar pelayanan").click()
        assert "100,00%" in browser.contents and "3/3" in browser.contents
        assert "@@pengaduan-statistik?tahun=" in browser.contents
        assert "pimpinan.sdm" not in browser.contents
        sheet = load_workbook(
            BytesIO(rest("karo.ortala").request("GET", "/hasil-standar.xlsx").content)
        ).active
        assert sheet.cell(2, 9).value == 3
        visitor = desk()
        visitor.open(f"{site.absolute_url()}/capaian")
        assert "Hasil standar pelayanan" not in visitor.contents

    def test_the_mean_of_the_year_has_its_source_for_who_may_read_it(
        self, site, standard
    ):
        """Acts: Karo Ortala asks; his Deputi reads the sum, the source stays with him."""
        form, now = site["formulir"]["evaluasi-pelayanan"], datetime.now(UTC)
        with api.env.adopt_user("karo.ortala"):
            rounds.open_round(form, standard, now, now + timedelta(days=9))
            (row,) = outcomes.outcomes(organisation.today().year)
            assert row.voices.form == form.absolute_url()
            assert (row.voices.answers, row.voices.mean) == (0, None)
        with api.env.adopt_user("deputi.aparatur"):
            (row,) = outcomes.outcomes(organisation.today().year)
            assert row.voices.form == ""

    def test_nothing_measured_is_no_nought(self):
        assert Counted(0, 0).figure is None

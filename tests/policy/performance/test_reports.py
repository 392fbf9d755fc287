"""Biro Keuangan reports its indicator, Bagian AK I checks it, the Karo approves it."""

from datetime import date
from datetime import datetime
from datetime import UTC
from decimal import Decimal
from plone import api
import pytest
from setneg.policy.performance import opening
from setneg.policy.performance import reporting
from setneg.policy.performance import settings
from setneg.policy.performance.lights import Scale
from setneg.workflows.chains import stage_of
from setneg.workflows.clock.interfaces import Ticked
from setneg.workflows.inbox.queries import count
from setneg.workflows.inbox.waits import waits
from setneg.workflows.procedures.refusal import CaseRefused
from setneg.workflows.procedures.refusal import NotYours
from setneg.workflows.steps import StepNotOffered
from setneg.workflows.steps import StepRefused
from tests.policy.performance.conftest import approve
from tests.policy.performance.conftest import at
from tests.policy.performance.conftest import HEAD
from tests.policy.performance.conftest import proof
from tests.policy.performance.conftest import proof_json
from tests.policy.performance.conftest import put
from tests.policy.performance.conftest import report
from tests.policy.performance.conftest import STAFF
from tests.policy.performance.conftest import step
import transaction
from zope.event import notify


def waiting(who):
    with api.env.adopt_user(who):
        return count(who)


def sees(document, who):
    with api.env.adopt_user(who):
        return api.user.has_permission("View", obj=document)


class TestOpening:
    @pytest.mark.rule("R-IKU-09")
    def test_a_period_opens_when_it_is_over_and_once(self, site, indicator):
        """Nobody acts: the clock strikes on the last day of March and on the first of April."""
        document = indicator()
        with at("2026-03-31"):
            notify(Ticked(site, datetime.now(UTC)))
            assert opening.report_of(document, "2026-TW1") is None
        for day in ("2026-04-01", "2026-04-02"):
            with at(day):
                notify(Ticked(site, datetime.now(UTC)))
                notify(Ticked(site, datetime.now(UTC)))
        found = opening.reports(document.UID())
        assert [each.capaian_iku["periode"] for each in found] == ["2026-TW1"]

    def test_the_report_waits_for_the_unit_that_has_the_data(self, opened):
        """Staf Biro Umum has the data of an indicator of Biro Keuangan."""
        before = {who: waiting(who) for who in ("staf.umum", STAFF)}
        _document, asked = opened(penyedia="biro-umum")
        assert waiting("staf.umum") == before["staf.umum"] + 1
        assert waiting(STAFF) == before[STAFF]
        assert sees(asked, "staf.umum")
        assert sees(asked, HEAD)
        assert not sees(asked, "staf.sdm")

    def test_it_is_due_ten_working_days_after_the_period(self, opened):
        _document, asked = opened()
        assert asked.tenggat.date() == date(2026, 4, 15)  # 3 April is Good Friday
        assert asked.ditutup.date() == date(2026, 5, 15)

    def test_an_indicator_that_was_approved_late_has_the_same_time(self, opened):
        _document, asked = opened(day="2026-11-02")
        assert asked.tenggat.date() > date(2026, 11, 10)

    def test_what_is_reported_is_measured_by_what_was_asked_then(self, opened):
        document, asked = opened()
        document.target = [{"periode": "2026-TW1", "nilai": "10"}]
        report(asked, nilai="40")
        assert asked.goal.target == 80

    @pytest.mark.parametrize("stage", ["diajukan", "ditolak", "batal"])
    def test_only_indicators_in_force_are_measured(self, site, indicator, stage):
        document = indicator()
        put(document, stage)
        with at("2026-04-01"):
            opening.open_due(site, date(2026, 4, 1))
        assert opening.report_of(document, "2026-TW1") is None


class TestReporting:
    def test_reported_checked_approved(self, opened):
        """Staf, then Kabag AK I, then Karo Keuangan."""
        _document, asked = opened()
        report(asked, nilai="76,5", kendala="Tagihan terlambat masuk.")
        assert asked.nilai == "76.5"
        assert not asked.late
        assert waiting("kabag.ak1") == 1
        approve(asked)
        assert stage_of(asked).id == "disetujui"
        assert asked.dilaporkan_oleh == "biro-keuangan__staf"

    @pytest.mark.rule("R-IKU-10")
    def test_without_evidence_nothing_is_reported(self, opened):
        _document, asked = opened()
        with pytest.raises(StepRefused, match="Bukti dukung wajib"):
            report(asked, nilai="76", bukti=None)
        assert asked.nilai is None

    def test_all_that_is_wrong_is_said_at_once(self, opened):
        """Staf Biro Keuangan types a word and forgets the evidence."""
        _document, asked = opened()
        with pytest.raises(StepRefused) as refused:
            report(asked, nilai="dua", bukti=None)
        words = " ".join(refused.value.reasons)
        assert "bukan angka" in words
        assert "Bukti dukung wajib" in words

    def test_evidence_that_is_disguised_is_refused(self, opened):
        _document, asked = opened()
        with pytest.raises(StepRefused, match="program"):
            report(asked, nilai="76", bukti=[proof(), proof("program.exe")])

    @pytest.mark.parametrize(
        ("said", "why"),
        [
            ({}, "Realisasi wajib"),
            ({"nilai": "=1+1"}, "bukan angka"),
            ({"nilai": "1,234.5"}, "bukan angka"),
            ({"pembilang": "3"}, "bersama-sama"),
            ({"pembilang": "3", "penyebut": "0"}, "tidak boleh 0"),
            ({"nilai": "90", "pembilang": "3", "penyebut": "4"}, "tidak sesuai"),
        ],
    )
    def test_a_figure_that_cannot_be_is_refused_with_words(self, opened, said, why):
        _document, asked = opened()
        with pytest.raises(StepRefused, match=why):
            report(asked, **said)
        assert stage_of(asked).id == "menunggu_laporan"

    def test_a_share_is_worked_out(self, opened):
        _document, asked = opened()
        report(asked, pembilang="3", penyebut="4")
        assert (asked.nilai, asked.pembilang, asked.penyebut) == ("75", "3", "4")

    def test_nought_is_a_figure(self, opened):
        _document, asked = opened()
        report(asked, nilai="0")
        assert asked.figure == 0

    def test_a_late_report_is_marked(self, opened):
        _document, asked = opened()
        report(asked, day="2026-04-28", nilai="70")
        assert asked.late

    def test_a_closed_period_is_opened_again_by_the_bagian_only(self, opened):
        """Staf, Karo, then Kabag AK I."""
        _document, asked = opened()
        with pytest.raises(StepRefused, match="ditutup pada"):
            report(asked, day="2026-06-02", nilai="70")
        until = datetime(2026, 6, 10, tzinfo=UTC)
        with at("2026-06-03"):
            with api.env.adopt_user(HEAD), pytest.raises(NotYours):
                reporting.reopen(asked, until, "Minta waktu")
            with api.env.adopt_user("kabag.ak1"):
                with pytest.raises(CaseRefused, match="Alasan"):
                    reporting.reopen(asked, until, " ")
                reporting.reopen(asked, until, "Data baru tersedia")
        report(asked, day="2026-06-04", nilai="70")
        assert asked.late

    @pytest.mark.parametrize("who", ["staf.sdm", "kabag.ak1", "pimpinan.perencanaan"])
    def test_nobody_else_reports(self, opened, who):
        _document, asked = opened()
        with pytest.raises(StepNotOffered):
            report(asked, who=who, nilai="1")

    def test_a_correction_keeps_what_was_approved(self, opened):
        """Kabag AK I asks for a correction; Staf reports again."""
        _document, asked = opened()
        report(asked, nilai="76")
        approve(asked)
        step(asked, "kabag.ak1", "ulang", "2026-04-20", alasan="Salah hitung")
        (before,) = asked.versi_lama
        assert (before["nilai"], before["alasan"]) == ("76", "Salah hitung")
        assert before["dibetulkan_oleh"] == "bagian-ak1__kepala"
        report(asked, day="2026-07-01", nilai="78", bukti=None)
        approve(asked, "2026-07-02")
        assert asked.nilai == "78"
        assert len(asked.versi_lama) == 1

    def test_the_clock_knows_the_day(self, opened):
        """Nobody acts: inbox and reminders ask the same deadline."""
        _document, asked = opened()
        (wait,) = waits(asked)
        assert wait.standard.deadline.breach == asked.tenggat
        assert wait.standard.status(datetime(2026, 4, 20, tzinfo=UTC)) == "terlambat"

    def test_what_is_returned_is_reported_again(self, opened):
        _document, asked = opened()
        report(asked, nilai="76")
        step(asked, "kabag.ak1", "kembalikan", alasan="Bukti tidak terbaca")
        assert stage_of(asked).id == "menunggu_laporan"
        assert asked.versi_lama == ()


class TestOverRest:
    def test_a_unit_reports_and_reads(self, opened, rest):
        """Staf Biro Keuangan; a visitor; staf Biro SDM."""
        document, asked = opened(day="2026-11-02")
        url = f"{document.absolute_url()}/@realisasi"
        asked.ditutup = datetime(2999, 1, 1, tzinfo=UTC)
        transaction.commit()
        said = {"periode": "2026-TW1", "nilai": 40, "bukti": proof_json()}
        for who, status in ((None, 401), ("staf.sdm", 401)):
            answer = rest(who).request("POST", url, json=said)
            assert answer.status_code in (status, 403, 404), who
        made = rest(STAFF).post(url, **said)
        assert made["realisasi"] == "40"
        assert made["capaian"] == "50"
        found = rest(STAFF).get(url)
        assert found["periode"][0]["kunci"] == "2026-TW1"
        assert found["periode"][0]["lampu"] == "merah"
        assert found["gabungan"]["dilaporkan"] == 0

    @pytest.mark.parametrize(
        "said",
        [
            {},
            {"periode": "2026-TW4", "nilai": "1"},
            {"periode": ["x"], "nilai": "1"},
            {"periode": "2026-TW1", "nilai": {"a": 1}, "bukti": proof_json()},
            {"periode": "2026-TW1", "nilai": "1", "bukti": "tidak"},
            {"periode": "2026-TW1", "nilai": "1", "bukti": proof_json("a.exe", b"MZ")},
            {"periode": "2026-TW1", "nilai": True, "bukti": proof_json()},
        ],
    )
    def test_a_wrong_shape_is_a_clear_refusal(self, opened, rest, said):
        document, _asked = opened()
        url = f"{document.absolute_url()}/@realisasi"
        answer = rest(STAFF).request("POST", url, json=said)
        assert answer.status_code == 400
        assert answer.json()["missing"]

    @pytest.mark.parametrize("names", [["a.pdf"], ["a.pdf", "b.pdf", "c.pdf"]])
    def test_the_step_itself_takes_as_many_files_of_evidence(self, opened, rest, names):
        """Staf Biro Keuangan take the step of the report."""
        _iku, asked = opened()
        files = [{**proof_json(name), "encoding": "base64"} for name in names]
        url = f"{asked.absolute_url()}/@workflow/kerjakan"
        with at("2026-04-05"):
            said = {"nilai": "60", "bukti": files if len(files) > 1 else files[0]}
            answer = rest(STAFF).request("POST", url, json=said)
        assert answer.status_code == 200, answer.text
        transaction.begin()
        assert [file.filename for file in asked.bukti] == names

    @pytest.mark.parametrize("kind", ["RealisasiIKU", "JawabanEvaluasi"])
    def test_nobody_makes_one_by_hand(self, rest, kind):
        """Acts: staf Biro Keuangan, Kabag AK I, a visitor."""
        for who in (STAFF, "kabag.ak1", None):
            for place in ("/capaian", "/jawaban-evaluasi", "/naskah"):
                said = {"@type": kind, "title": "x"}
                answer = rest(who).request("POST", place, json=said)
                assert answer.status_code >= 400, (who, place)

    def test_no_field_is_changed_by_an_edit(self, opened, rest):
        """Acts: staf, Kabag AK I and the Karo, over REST."""
        _document, asked = opened()
        for who in (STAFF, "kabag.ak1", HEAD):
            said = {"nilai": "99", "cara": "sistem", "kendala": "x", "title": "y"}
            answer = rest(who).request("PATCH", asked.absolute_url(), json=said)
            assert answer.status_code in (401, 403), who
        transaction.begin()
        assert asked.nilai is None


class TestOnScreen:
    def test_the_bagian_reopens_a_closed_period(self, opened, desk):
        """Acts: staf Biro Keuangan sees no form; Kabag AK I opens the period again."""
        _document, asked = opened()
        asked.ditutup = datetime(2026, 5, 1, tzinfo=UTC)
        transaction.commit()
        browser = desk(STAFF)
        browser.open(asked.absolute_url())
        assert "Buka kembali periode" not in browser.contents
        browser = desk("kabag.ak1")
        browser.open(asked.absolute_url())
        browser.getControl(name="sampai").value = "2999-01-01"
        browser.getControl(name="alasan").value = "Data baru tersedia"
        browser.getControl("Buka kembali").click()
        assert "Periode pelaporan dibuka kembali" in browser.contents
        transaction.begin()
        assert asked.ditutup.year == 2999

    def test_nothing_happens_without_the_pages_token(self, opened, desk):
        """Acts: a page elsewhere, with Kabag AK I signed in."""
        _document, asked = opened()
        browser = desk("kabag.ak1")
        for page in ("@@buka-kembali", "@@hitung"):
            browser.open(f"{asked.absolute_url()}/{page}", "sampai=2999-01-01&alasan=x")
            assert not browser.headers["status"].startswith("200")
        transaction.begin()
        assert asked.ditutup.year == 2026


def test_a_site_manager_sets_the_thresholds(integration):
    """Acts: a site manager; nonsense leaves what was delivered."""
    assert settings.scale() == Scale()
    api.portal.set_registry_record(settings.GREEN, 95)
    api.portal.set_registry_record(settings.YELLOW, 99)
    api.portal.set_registry_record(settings.CAP, -5)
    assert settings.scale() == Scale(Decimal(95), Decimal(95), Decimal(120))
    api.portal.set_registry_record(settings.DUE, 0)
    assert settings.due_days() == settings.DUE_DAYS

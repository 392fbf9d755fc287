"""Units send drafts of standards; the Subbagian takes them to the head's signature."""

from datetime import timedelta
from plone import api
import pytest
from setneg.policy.distribution import receipts
from setneg.policy.standards_drafts import editing
from setneg.policy.standards_drafts import memoranda
from setneg.workflows import steps
from setneg.workflows.chains import stage_of
from setneg.workflows.clock import calendar
from setneg.workflows.clock import deadlines
from setneg.workflows.clock import durations
from setneg.workflows.steps import StepRefused
from tests.policy.standards_drafts.conftest import CLERK
from tests.policy.standards_drafts.conftest import discussed
from tests.policy.standards_drafts.conftest import EXAMINER
from tests.policy.standards_drafts.conftest import GOOD
from tests.policy.standards_drafts.conftest import HEAD
from tests.policy.standards_drafts.conftest import OTHER
from tests.policy.standards_drafts.conftest import pdf
from tests.policy.standards_drafts.conftest import STAFF
from tests.policy.standards_drafts.conftest import standard
from tests.policy.standards_drafts.conftest import take
from tests.policy.standards_drafts.conftest import today
from tests.policy.standards_drafts.conftest import VERSIONS
import transaction


@pytest.mark.rule("R-SPS-02")
class TestSending:
    def test_a_unit_sends_its_own_draft_in_reply_to_the_memorandum(self, draft, memo):
        # Kepala Biro Umum
        made = draft(HEAD)
        assert made.unit == "biro-umum"
        assert made.pengusul == "biro-umum__kepala"
        assert made.unit_pelayanan == "subbag-standardisasi"
        assert made.memo == memo.UID()
        assert [row["versi"] for row in made.berkas_versi] == ["draf"]

    @pytest.mark.parametrize("userid", ["staf.sdm", "menteri", STAFF, EXAMINER])
    def test_a_unit_that_was_not_asked_sends_nothing(self, send, site, userid):
        # jabatan pada unit yang tidak dituju
        assert send(userid).status_code == 400
        assert not list(site["draf-standar"].objectIds())

    @pytest.mark.rule("R-X-15")
    def test_without_its_file_nothing_is_sent(self, send, site):
        # Kepala Biro Umum
        assert send(HEAD, softcopy=None).status_code == 400
        assert not list(site["draf-standar"].objectIds())

    def test_two_weeks_count_from_the_unit_s_own_receipt(self, draft, memo):
        # Kepala Biro Umum menandai diterima, Kepala Biro Keuangan belum
        receipts.confirm(memo, HEAD)
        transaction.commit()
        start = memoranda.received(memo, "biro-umum")
        due = deadlines.deadline(durations.parse("2 minggu"), start, calendar.current())
        assert draft(HEAD).batas_kirim == due.breach
        assert draft(OTHER, "Draf lain").batas_kirim is None

    def test_the_other_unit_does_not_see_it(self, draft, rest):
        # Kepala Biro Keuangan
        url = draft(HEAD).absolute_url()
        assert rest(OTHER).request("GET", url).status_code in (401, 403, 404)
        assert rest(CLERK).request("GET", url).status_code == 200


@pytest.mark.rule("R-SPS-03")
class TestExamination:
    def test_what_is_not_in_order_needs_a_note(self, draft):
        # Staf Subbagian Standardisasi Pelayanan
        made = draft()
        wanting = {**GOOD, "format": "perbaiki"}
        with pytest.raises(StepRefused):
            take(CLERK, made, "minta_kelengkapan", alasan="Perbaiki", **wanting)
        with pytest.raises(StepRefused):
            take(CLERK, made, "terima", **wanting, catatan_format="Margin")
        with pytest.raises(StepRefused):
            take(CLERK, made, "minta_kelengkapan", alasan="Tanpa tanda", **GOOD)
        take(
            CLERK,
            made,
            "minta_kelengkapan",
            alasan="Perbaiki",
            **wanting,
            catatan_format="Margin",
        )
        assert stage_of(made).id == "dilengkapi"
        assert made.pemeriksaan[0]["bagian"]["format"] == ("perbaiki", "Margin")

    def test_the_unit_sends_the_improved_file_and_both_are_kept(self, draft):
        # Staf Biro Umum, lalu Staf Subbagian Standardisasi Pelayanan
        made = draft()
        wanting = {**GOOD, "substansi": "perbaiki", "catatan_substansi": "Tujuan"}
        take(CLERK, made, "minta_kelengkapan", alasan="Perbaiki", **wanting)
        with pytest.raises(StepRefused):
            take(STAFF, made, "lengkapi")
        take(STAFF, made, "lengkapi", berkas=pdf("baru.pdf"))
        take(CLERK, made, "terima", **GOOD)
        files = [row["berkas"].filename for row in made.berkas_versi]
        assert files == ["draf.pdf", "baru.pdf"]
        assert len(made.pemeriksaan) == 2

    def test_two_working_hours_are_given_for_each_draft(self, draft):
        # Kepala Subbagian Standardisasi Pelayanan
        assert standard(draft()).text == "2 jam"


class TestDiscussion:
    @pytest.mark.rule("R-SPS-04", "R-SPS-05")
    def test_four_versions_follow_and_none_is_skipped(self, draft):
        # Staf Subbagian Standardisasi Pelayanan
        made = draft()
        take(CLERK, made, "terima", **GOOD)
        with pytest.raises(StepRefused):
            take(CLERK, made, "lanjut", tanggal_pembahasan=today())
        discussed(made, "rapat_kerja_2")
        assert [row["versi"] for row in made.berkas_versi] == VERSIONS
        assert [row["sesi"] for row in made.pembahasan] == [
            "pembahasan_1",
            "pembahasan_2",
            "rapat_kerja_1",
        ]

    @pytest.mark.rule("R-SPS-04")
    def test_a_unit_has_one_first_session_for_all_its_drafts(self, draft):
        # Staf Subbagian Standardisasi Pelayanan
        first, second = draft(), draft(title="SOP kendaraan")
        discussed(first, "pembahasan_2")
        take(CLERK, second, "terima", **GOOD)
        other = today() - timedelta(days=1)
        with pytest.raises(StepRefused):
            take(CLERK, second, "lanjut", tanggal_pembahasan=other, berkas=pdf())
        discussed(second, "pembahasan_2")

    @pytest.mark.rule("R-SPS-05")
    def test_a_satuan_organisasi_meets_once_but_its_units_discuss_apart(self, draft):
        # Staf Subbagian Standardisasi Pelayanan; Biro Umum dan Biro Keuangan
        first, second = draft(), draft(OTHER, "SOP kas")
        assert first.satuan_organisasi == second.satuan_organisasi == "setmen"
        yesterday = today() - timedelta(days=1)
        discussed(first, "rapat_kerja_1", yesterday)
        discussed(second, "rapat_kerja_1")
        said = {"berkas": pdf()}
        take(CLERK, first, "lanjut", tanggal_pembahasan=today(), **said)
        with pytest.raises(StepRefused):
            take(CLERK, second, "lanjut", tanggal_pembahasan=yesterday, **said)
        take(CLERK, second, "lanjut", tanggal_pembahasan=today(), **said)


class TestEnd:
    @pytest.mark.rule("R-SPS-06", "R-X-15")
    def test_only_the_head_signs_his_own_with_the_softcopy(self, signable):
        # Kepala Biro Umum
        made, _back = signable()
        for other in (OTHER, STAFF, EXAMINER):
            with api.env.adopt_user(other):
                assert "setujui" not in {o.verb for o in steps.offers(made)}
        with pytest.raises(StepRefused):
            take(HEAD, made, "setujui")
        take(HEAD, made, "setujui", berkas=pdf("ttd.pdf"))
        assert made.berkas_versi[-1]["versi"] == "draf_final_disetujui"

    @pytest.mark.rule("R-SPS-06")
    def test_three_working_days_count_from_the_memorandum_s_receipt(self, signable):
        # Kepala Biro Umum
        made, back = signable()
        receipts.confirm(back, HEAD)
        start = memoranda.received(back, "biro-umum")
        due = deadlines.deadline(durations.parse("3 hari"), start, calendar.current())
        assert standard(made).deadline.breach == due.breach

    @pytest.mark.rule("R-SPS-07", "R-SPS-08")
    def test_a_draft_for_the_regulation_is_edited_in_its_turn(self, signable):
        # Kepala Subbagian Standardisasi Pelayanan
        made, _back = signable()
        take(HEAD, made, "setujui", berkas=pdf())
        with pytest.raises(StepRefused):
            take(EXAMINER, made, "selesaikan")
        take(EXAMINER, made, "lanjut")
        assert made.urutan_redaksi == 1
        assert standard(made).text == "1 hari"
        made.urutan_redaksi = 16
        assert standard(made).text == "2 hari"
        take(EXAMINER, made, "selesaikan")
        assert stage_of(made).id == "masuk_permensesneg"

    @pytest.mark.rule("R-SPS-08")
    def test_an_internal_draft_skips_the_regulation(self, signable):
        # Kepala Subbagian Standardisasi Pelayanan
        made, _back = signable(penetapan="intern")
        take(HEAD, made, "setujui", berkas=pdf())
        with pytest.raises(StepRefused):
            take(EXAMINER, made, "lanjut")
        take(EXAMINER, made, "selesaikan")
        assert stage_of(made).id == "siap_diunggah"


@pytest.mark.rule("R-SPS-07")
@pytest.mark.parametrize(
    ("place", "needed"), [(1, 1), (15, 1), (16, 2), (30, 2), (31, 3), (200, 14)]
)
def test_fifteen_drafts_are_edited_a_working_day(place, needed):
    # Staf Subbagian Standardisasi Pelayanan
    assert editing.days(place) == needed


def test_the_unit_reads_its_draft_with_its_versions(draft, desk, site):
    """Kepala Biro Umum opens the place, then the draft, then a version's file."""
    made = discussed(draft(), "pembahasan_2")
    transaction.commit()
    browser = desk(HEAD)
    browser.open(f"{site.absolute_url()}/draf-standar")
    assert "Memorandum untuk unit kerja Anda" in browser.contents
    browser.getLink(made.title).click()
    assert "Draf penyempurnaan" in browser.contents
    assert "Hasil pemeriksaan" in browser.contents
    browser.getLink(url="versi-draf/1").click()
    assert browser.headers["Content-Type"].startswith("application/pdf")
    browser.open(f"{site.absolute_url()}/formulir/draf-standar")
    assert "Memorandum yang dijawab" in browser.contents

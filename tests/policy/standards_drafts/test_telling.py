"""What a draft tells over REST, and how its way of being set is corrected."""

from plone import api
import pytest
from setneg.policy.handling import notes
from setneg.policy.standards_drafts import determination
from setneg.workflows.journal import entries
from setneg.workflows.procedures.refusal import CaseRefused
from setneg.workflows.procedures.refusal import NotYours
from tests.policy.standards_drafts.conftest import CLERK
from tests.policy.standards_drafts.conftest import discussed
from tests.policy.standards_drafts.conftest import EXAMINER
from tests.policy.standards_drafts.conftest import HEAD
from tests.policy.standards_drafts.conftest import KARO
from tests.policy.standards_drafts.conftest import OTHER
from tests.policy.standards_drafts.conftest import STAFF
from tests.policy.standards_drafts.conftest import take
from tests.policy.standards_drafts.conftest import VERSIONS
import transaction


def correct(userid, made, value="intern", reason="Hanya berlaku di dalam unit"):
    with api.env.adopt_user(userid):
        determination.correct(made, value, reason)


@pytest.mark.rule("R-SPS-03", "R-SPS-04", "R-SPS-05")
def test_over_rest_a_draft_tells_its_whole_way(draft, rest):
    # Kepala Biro Umum, lalu Kepala Biro Keuangan yang tidak berhak
    made = discussed(draft(), "rapat_kerja_2")
    transaction.commit()
    told = rest(HEAD).get(made.absolute_url())
    assert [row["versi"] for row in told["versi_draf"]] == VERSIONS
    assert told["pemeriksaan"][0]["bagian"]["format"]["hasil"] == "sesuai"
    assert [row["sesi"] for row in told["pembahasan"]] == [
        "pembahasan_1",
        "pembahasan_2",
        "rapat_kerja_1",
    ]
    assert told["tenggat"]["waktu"] == "3 hari/rapat kerja"
    assert told["rapat_kerja"]["penyiapan"] == "3 hari"
    assert told["antrean_redaksi"] is None
    file = told["versi_draf"][0]["unduh"]
    answer = rest(HEAD).request("GET", file, headers={"Accept": "*/*"})
    assert answer.content.startswith(b"%PDF")
    for stranger in (OTHER, "staf.bit", None):
        answer = rest(stranger).request("GET", file, headers={"Accept": "*/*"})
        assert not answer.content.startswith(b"%PDF")


@pytest.mark.rule("R-SPS-07")
def test_over_rest_a_draft_tells_its_place_in_the_queue(approved, rest):
    # Staf Subbagian Standardisasi Pelayanan
    made = approved()
    take(EXAMINER, made, "lanjut")
    transaction.commit()
    told = rest(CLERK).get(made.absolute_url())
    assert told["antrean_redaksi"] == {"urutan": 1, "hari": 1}


@pytest.mark.rule("R-SPS-08")
class TestDetermination:
    def test_an_examiner_corrects_it_and_the_history_says_so(self, draft):
        # Staf Subbagian Standardisasi Pelayanan
        made = draft()
        correct(CLERK, made)
        assert made.penetapan == "intern"
        row = made.riwayat_penetapan[0]
        assert (row["dari"], row["menjadi"]) == ("permensesneg", "intern")
        assert row["oleh"] == "subbag-standardisasi__staf"
        assert "ubah" in [entry.act for entry in entries(made)]

    @pytest.mark.parametrize("userid", [HEAD, STAFF, KARO, OTHER])
    def test_nobody_else_corrects_it(self, draft, userid):
        # unit kerja pengirim dan jabatan lain
        with pytest.raises(NotYours):
            correct(userid, draft())

    def test_after_the_approval_it_stays_as_it_is(self, approved):
        # Kepala Subbagian Standardisasi Pelayanan
        with pytest.raises(CaseRefused):
            correct(EXAMINER, approved())

    @pytest.mark.parametrize(
        ("value", "reason"), [("intern", " "), ("permensesneg", "Sama"), ("x", "Apa")]
    )
    def test_it_needs_another_value_and_a_reason(self, draft, value, reason):
        # Kepala Subbagian Standardisasi Pelayanan
        with pytest.raises(CaseRefused):
            correct(EXAMINER, draft(), value, reason)

    def test_over_rest_and_on_the_page(self, draft, rest, desk):
        """Kepala Subbagian Standardisasi Pelayanan over REST, its staff on the page."""
        made = draft()
        url = made.absolute_url()
        said = {"penetapan": "intern", "alasan": "Hanya di dalam unit"}
        refused = rest(HEAD).request("POST", f"{url}/@penetapan", json=said)
        assert refused.status_code == 403
        assert rest(EXAMINER).post(f"{url}/@penetapan", **said)["penetapan"] == "intern"
        browser = desk(CLERK)
        browser.open(url)
        browser.getControl(name="alasan", index=0).value = "Berlaku umum"
        browser.getControl("Betulkan").click()
        assert "Berlaku umum" in browser.contents
        assert rest(CLERK).get(url)["penetapan"]["token"] == "permensesneg"


def test_the_drafting_unit_never_reads_the_examiners_notes(draft):
    # Staf Subbagian Standardisasi Pelayanan menulis; unit kerja pengirim tidak membaca
    made = draft()
    with api.env.adopt_user(CLERK):
        notes.add(made, "Periksa lagi dasar hukumnya.")
    assert notes.of(made, EXAMINER)
    assert not notes.of(made, HEAD)
    assert not notes.of(made, STAFF)

"""What may be done in a case, by whom and when."""

from datetime import datetime
from datetime import timedelta
from datetime import UTC
from plone import api
import pytest
from setneg.policy.distribution import receipts
from setneg.workflows import steps
from setneg.workflows.chains import stage_of
from setneg.workflows.procedures import cases
from setneg.workflows.procedures.progress import Progress
from setneg.workflows.procedures.refusal import CaseRefused
from setneg.workflows.procedures.refusal import NotYours


KARO = "karo.ortala"
KABAG = "kabag.tatalaksana"
KASUBBAG = "kasubbag.sisdur"
STAF = "staf.sisdur"
DIRECTION = {"oleh": "biro-ortala__kepala", "pada": "2026-11-02", "saluran": "lisan"}
UNITS = ("biro-sdm__kepala", "biro-perencanaan__kepala")


@pytest.fixture
def memo(at_step, opened, carried):
    at_step(5)
    return carried(opened(KASUBBAG, "memo_usulan_tim", UNITS), "arsipkan")


def states(case):
    return {line.row.id: line.state for line in Progress(case).timeline()}


def test_the_case_waits_for_whoever_must_open_the_next_product(case):
    # The Kabag finds the case in his inbox, because he must assign the Kasubbag.
    assert cases.waiting(case) == ("bagian-tatalaksana__kepala",)
    found = api.portal.get_tool("portal_catalog").unrestrictedSearchResults(
        waiting_for="bagian-tatalaksana__kepala", portal_type="Kegiatan"
    )
    assert [brain.UID for brain in found] == [case.UID()]
    assert "Kepala Bagian Tata Laksana" in cases.missing(case)[0]


@pytest.mark.parametrize("userid", [STAF, KARO, "kabag.ak1"])
def test_only_the_position_of_the_row_opens_its_product(opened, userid):
    # Staff, the superior, and the same rank elsewhere are refused.
    with pytest.raises(NotYours):
        opened(userid, "penugasan_awal")


def test_a_product_is_prefilled_from_the_procedure(case, opened):
    # The Kabag assigns the Kasubbag.
    task = opened(KABAG, "penugasan_awal")
    assert task.portal_type == "Tugas"
    assert task.untuk == ["subbag-sisdur__kepala"]
    assert task.oleh == "bagian-tatalaksana__kepala"
    assert (task.kegiatan, task.unit) == (case.UID(), "subbag-sisdur")
    assert stage_of(case).id == "langkah_3"


def test_nothing_is_opened_before_its_step_or_twice(opened):
    # The Kasubbag is too early, the Kabag asks twice.
    with pytest.raises(CaseRefused):
        opened(KASUBBAG, "rencana_kegiatan")
    opened(KABAG, "penugasan_awal")
    with pytest.raises(CaseRefused) as refused:
        opened(KABAG, "penugasan_awal")
    assert "sudah dibuat" in refused.value.reasons[0]


@pytest.mark.rule("R-SPK-01")
@pytest.mark.parametrize("userid", [KABAG, KASUBBAG, STAF])
def test_the_first_draft_may_be_opened_by_three_roles(at_step, opened, userid):
    # Kabag, Kasubbag or staff.
    at_step(5)
    assert opened(userid, "rancangan").portal_type == "Peraturan"


def test_the_draft_does_not_run_ahead_of_its_case(at_step, opened, at_desk):
    # The staff would submit the draft regulation while the team is still formed.
    at_step(5)
    draft = opened(STAF, "rancangan")
    with at_desk(STAF), pytest.raises(steps.StepRefused) as refused:
        steps.take(draft, "susun")
    assert any("langkah 9" in reason for reason in refused.value.reasons)


@pytest.mark.rule("R-X-13")
def test_a_letter_on_direction_records_who_when_and_channel(at_step, opened, at_desk):
    # The staff prepares the invitation on the leaders' direction.
    case = at_step(6)
    with at_desk(KARO):
        cases.choose(case, "tempat", "dalam_kota")
    with pytest.raises(CaseRefused):
        opened(STAF, "undangan_dalam_kota")
    letter = opened(STAF, "undangan_dalam_kota", direction=DIRECTION)
    assert letter.arahan["oleh"] == "biro-ortala__kepala"
    assert letter.arahan["saluran"] == "lisan"


@pytest.mark.rule("R-X-08")
def test_the_deputy_decides_the_team_only_on_a_recorded_direction(
    at_step, opened, at_desk
):
    # The Kabag switches to a Keputusan Deputi.
    case = at_step(5)
    with at_desk(KABAG):
        with pytest.raises(CaseRefused):
            cases.choose(case, "penetapan_tim", "keputusan_deputi")
        cases.choose(case, "penetapan_tim", "keputusan_deputi", DIRECTION)
    assert case.pilihan["penetapan_tim"][0]["arahan"]["oleh"] == "biro-ortala__kepala"
    assert opened(KASUBBAG, "keputusan_tim").penandatangan == "eselon_1"
    now = states(case)
    assert (now["SPK-5.a.2.g"], now["SPK-5.a.2.h"]) == ("tidak_berlaku",) * 2
    with at_desk(KABAG), pytest.raises(CaseRefused):
        cases.choose(case, "penetapan_tim", "keputusan_menteri")


@pytest.mark.rule("R-X-09")
def test_a_memo_of_the_deputy_goes_to_heads_of_satuan_organisasi(
    at_step, opened, at_desk
):
    # The Karo lets the Deputi sign, with a reason.
    case = at_step(5)
    with at_desk(KARO):
        with pytest.raises(CaseRefused):
            cases.choose(case, "penandatangan_memo_tim", "eselon_1")
        cases.choose(case, "penandatangan_memo_tim", "eselon_1", reason="Lintas satuan")
    with pytest.raises(CaseRefused):
        opened(KASUBBAG, "memo_usulan_tim", UNITS)
    memo = opened(KASUBBAG, "memo_usulan_tim", ("setpres__kepala",))
    assert memo.penandatangan == "eselon_1"


@pytest.mark.rule("R-X-07")
def test_each_unit_answers_by_its_own_deadline_from_its_receipt(case, memo, at_desk):
    # Two heads of units; only one confirms that the memorandum arrived.
    with at_desk("pimpinan.sdm"):
        receipts.confirm(memo, "pimpinan.sdm")
    first, second = Progress(case).expected
    assert first.received is not None and second.received is None
    assert first.deadline.start == first.received
    member = [{"nama": "Rina", "jabatan": "biro-sdm__staf"}]
    with at_desk("pimpinan.sdm"):
        cases.answer(case, memo, member)
    assert [item.settled for item in Progress(case).expected] == [True, False]
    with at_desk("karo.umum"), pytest.raises(NotYours):
        cases.answer(case, memo, member)


@pytest.mark.rule("R-X-07")
def test_a_late_unit_is_left_out_only_by_the_karo_with_a_reason(case, memo, at_desk):
    # The Karo waits until the deadline, then goes on without.
    late = datetime.now(UTC) + timedelta(days=60)
    with at_desk(KARO):
        with pytest.raises(CaseRefused):
            cases.proceed_without(case, UNITS[0], "Tidak menjawab")
        with pytest.raises(CaseRefused):
            cases.proceed_without(case, UNITS[0], " ", late)
        cases.proceed_without(case, UNITS[0], "Tidak menjawab", late)
    with at_desk(KABAG), pytest.raises(NotYours):
        cases.proceed_without(case, UNITS[1], "Tidak menjawab", late)
    assert [item.waived for item in Progress(case).expected] == ["Tidak menjawab", ""]


@pytest.fixture
def team(case, memo, at_desk):
    def propose(*members):
        with at_desk("pimpinan.sdm"):
            cases.answer(
                case, memo, [{"nama": post, "jabatan": post} for post in members]
            )

    return propose


@pytest.mark.rule("R-X-10")
@pytest.mark.parametrize(
    ("member", "signer"),
    [("biro-sdm__kepala", "eselon_2"), ("deputi-hukum__kepala", "eselon_1")],
)
def test_an_echelon_i_member_lifts_the_order_to_the_deputy(
    at_step, team, opened, at_desk, member, signer
):
    # The staff prepares the Surat Perintah for the meeting out of town.
    team(member)
    case = at_step(6)
    with at_desk(KARO):
        cases.choose(case, "tempat", "luar_kota")
    order = opened(STAF, "surat_perintah", direction=DIRECTION)
    assert order.penandatangan == signer
    letter = opened(STAF, "undangan_luar_kota", direction=DIRECTION)
    assert (letter.penandatangan, letter.kepada) == ("eselon_2", [member])


@pytest.mark.rule("R-X-11", "R-SPK-03", "R-SPK-04")
def test_the_place_decides_papers_confirmation_and_meetings(at_step, at_desk):
    # The Karo decides where the meetings take place; both is possible, recorded twice.
    case = at_step(6)
    assert "Tempat pembahasan" in cases.missing(case)[0]
    with at_desk(KARO):
        cases.choose(case, "tempat", "dalam_kota")
        now = states(case)
        assert now["SPK-6.b.6"] == now["SPK-7.b"] == "tidak_berlaku"
        assert now["SPK-6.a.1"] == now["SPK-7.a"] == "belum"
        cases.choose(case, "tempat", "luar_kota")
    now = states(case)
    assert now["SPK-6.b.6"] == now["SPK-7.b"] == now["SPK-6.a.1"] == "belum"
    assert [record["nilai"] for record in case.pilihan["tempat"]] == [
        "dalam_kota",
        "luar_kota",
    ]


@pytest.mark.rule("R-SPK-05")
def test_a_second_round_of_meetings_counts_anew(at_step, at_desk):
    # The Karo sends the case back to prepare a second round.
    case = at_step(6)
    with at_desk(KARO):
        cases.choose(case, "tempat", "dalam_kota")
    at_step(7)
    with at_desk(KARO):
        steps.take(case, "ulang-langkah_6", {"alasan": "Materi belum lengkap"})
        assert "Tempat pembahasan" in cases.missing(case)[0]
        cases.choose(case, "tempat", "dalam_kota")
    assert Progress(case).needed("pembahasan_dalam_kota") == 6


@pytest.mark.rule("R-SPK-06")
def test_the_karo_coordinates_the_final_draft_and_others_write_it(at_step, opened):
    # The Karo assigns; the executors are others.
    at_step(8)
    task = opened(KARO, "finalisasi")
    assert task.oleh == "biro-ortala__kepala"
    assert "biro-ortala__kepala" not in task.untuk
    assert len(task.untuk) == 3


@pytest.mark.rule("I-08", "R-SPK-10")
def test_the_channel_of_publication_has_a_default_that_may_change(case, at_desk):
    # The Karo publishes; the missing object of the printed line is the memo to Biro IT.
    line = next(x for x in Progress(case).timeline() if x.row.id == "SPK-18")
    assert line.row.pelaku == ("biro-ortala__kepala",)
    assert Progress(case).needed("memo_unggah") == 1
    with at_desk(KARO):
        with pytest.raises(CaseRefused):
            cases.choose(case, "saluran_unggah", "portal")
        cases.choose(case, "saluran_unggah", "portal", reason="Terbit di portal")
    assert Progress(case).needed("memo_unggah") == 0


def test_nobody_pushes_a_case_on_while_something_is_missing(case, at_desk):
    # The Karo tries by hand.
    with at_desk(KARO), pytest.raises(steps.StepRefused) as refused:
        steps.take(case, "lanjut")
    assert any("Tugas" in r or "belum dibuat" in r for r in refused.value.reasons)


def test_the_history_of_a_case_says_why_it_went_on(case, opened):
    # The Kabag's act completes the second step.
    opened(KABAG, "penugasan_awal")
    last = steps.history(case)[-1]
    assert (last.actor, last.capacity, last.to_stage) == (KABAG, "sistem", "langkah_3")
    assert "Langkah 2 lengkap" in last.reason

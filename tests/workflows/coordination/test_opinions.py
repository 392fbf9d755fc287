"""Opinions of other units: asked in parallel, answered in time, read by nobody else."""

from datetime import datetime
from datetime import timedelta
from datetime import UTC
from plone import api
import pytest
from setneg.workflows import coordination
from setneg.workflows import organisation
from setneg.workflows import steps
from setneg.workflows.coordination import CoordinationRefused
from setneg.workflows.inbox import find
from setneg.workflows.inbox import waiting
from setneg.workflows.inbox.waits import waits
from setneg.workflows.organisation.importer import assign
from setneg.workflows.steps import StepRefused
from tests.workflows.steps import people
import time_machine
from zope.event import notify
from zope.lifecycleevent import Attributes
from zope.lifecycleevent import ObjectModifiedEvent


UMUM = "biro-umum__kepala"
SDM = "biro-sdm__kepala"


@pytest.fixture
def memorandum(portal):
    """Diperiksa Kasubbag; Kabag memegangnya sekarang."""
    document = people.begin(
        portal, "Memorandum", penandatangan="eselon_1", kepada=["setmen__kepala"]
    )
    return people.until(portal, document, "periksa_eselon_3")


def holder(position):
    """The account that holds a position of another unit."""
    return organisation.current().holders(position, organisation.today())[0].userid


def ask(portal, document, position=UMUM, who="kabag.tatalaksana", **words):
    with people.acting_as(portal, who):
        return coordination.ask(
            document, position, words.pop("deadline", "3 hari"), **words
        )


def say(portal, document, who, act, found, *words):
    with people.acting_as(portal, who):
        return getattr(coordination, act)(document, found.id, *words)


def sees(portal, document, who):
    with people.acting_as(portal, who):
        return bool(api.user.has_permission("View", obj=document))


def inbox(portal, who):
    with people.acting_as(portal, who):
        return [brain.UID for brain in find(waiting(who))]


class TestAsking:
    def test_several_units_are_asked_in_parallel(self, portal, memorandum):
        # Kabag meminta pendapat Biro Umum dan Biro SDM sekaligus
        ask(portal, memorandum, UMUM, question="Apakah ruang cukup?")
        ask(portal, memorandum, SDM, mandatory=True)
        found = coordination.opinions(memorandum)
        assert [each.position for each in found] == [UMUM, SDM]
        assert [each.mandatory for each in found] == [False, True]
        assert {each.before for each in found} == {"tanda_tangan_eselon_1"}
        keys = [wait.positions for wait in waits(memorandum)]
        assert keys == [("bagian-tatalaksana__kepala",), (UMUM,), (SDM,)]

    def test_the_asked_head_finds_it_in_the_inbox_and_reads_it(
        self, portal, memorandum
    ):
        # Kepala Biro Umum, sebelum dan sesudah diminta
        asked = holder(UMUM)
        assert not sees(portal, memorandum, asked)
        ask(portal, memorandum)
        assert sees(portal, memorandum, asked)
        assert memorandum.UID() in inbox(portal, asked)
        with people.acting_as(portal, asked):
            assert steps.offers(memorandum) == []
            assert not api.user.has_permission("Modify portal content", obj=memorandum)

    @pytest.mark.parametrize(
        "who", ["staf.sisdur", "kasubbag.sisdur", "deputi.aparatur", "staf.sdm"]
    )
    def test_only_who_holds_the_document_asks(self, portal, memorandum, who):
        # orang lain dalam garis yang sama, dan orang luar
        with pytest.raises(CoordinationRefused, match="sedang memegang"):
            ask(portal, memorandum, who=who)

    @pytest.mark.parametrize(
        ("position", "deadline", "before", "reason"),
        [
            ("biro-ortala__kepala", "3 hari", "", "di luar garis"),
            ("biro-umum__staf", "3 hari", "", "di luar garis"),
            ("tidak ada", "3 hari", "", "tidak ada"),
            (UMUM, "", "", "tenggat"),
            (UMUM, "besok saja", "", "tenggat"),
            (UMUM, "2001-01-01", "", "sudah lewat"),
            (UMUM, "3 hari", "konsep", "Tahap"),
            (UMUM, "3 hari", "arsipkan", "Tahap"),
        ],
    )
    def test_what_makes_no_sense_is_refused(
        self, portal, memorandum, position, deadline, before, reason
    ):
        # Kabag salah mengisi permintaan
        with pytest.raises(CoordinationRefused, match=reason):
            ask(portal, memorandum, position, deadline=deadline, before=before)
        assert coordination.opinions(memorandum) == []

    def test_one_unit_is_not_asked_twice_at_once(self, portal, memorandum):
        # Kabag meminta lagi sebelum dijawab
        ask(portal, memorandum)
        with pytest.raises(CoordinationRefused, match="belum dijawab"):
            ask(portal, memorandum)

    def test_a_date_lasts_until_the_end_of_that_day(self, portal, memorandum):
        # Kabag menetapkan tanggal
        day = organisation.today() + timedelta(days=9)
        found = ask(portal, memorandum, deadline=day.isoformat())
        assert found.deadline.breach.hour == 16  # 23.59 WIB
        assert found.deadline.breach.date() == day


class TestAnswering:
    def test_agreeing_is_the_paraf_of_the_other_unit(self, portal, memorandum):
        # Kepala Biro Umum
        found = ask(portal, memorandum)
        who = holder(UMUM)
        given = say(portal, memorandum, who, "answer", found, "setuju")
        assert (given.state, given.answerer, given.version) == ("setuju", who, 1)
        assert given.capacity == "definitif"
        assert memorandum.UID() not in inbox(portal, who)

    @pytest.mark.parametrize("verdict", ["setuju_dengan_catatan", "tidak_setuju"])
    def test_notes_and_disagreement_need_words(self, portal, memorandum, verdict):
        # Kepala Biro Umum lupa menulis alasan
        found, who = ask(portal, memorandum), holder(UMUM)
        with pytest.raises(CoordinationRefused, match="alasan"):
            say(portal, memorandum, who, "answer", found, verdict, "  ")
        given = say(portal, memorandum, who, "answer", found, verdict, "Ruang terbatas")
        assert (given.state, given.note) == (verdict, "Ruang terbatas")

    def test_nobody_else_answers(self, portal, memorandum):
        # Karo sendiri, staf Biro Umum, kepala unit lain
        found = ask(portal, memorandum)
        for who in ("karo.ortala", "kabag.tatalaksana", holder(SDM)):
            with pytest.raises(CoordinationRefused, match="jabatan lain"):
                say(portal, memorandum, who, "answer", found, "setuju")

    @pytest.mark.rule("R-X-02")
    @pytest.mark.parametrize("who", ["kabag.tatalaksana", "staf.sisdur"])
    def test_nobody_gives_the_opinion_on_his_own_work(self, portal, memorandum, who):
        # peminta dan penyusun yang juga memegang jabatan Kepala Biro Umum
        assign(portal, {UMUM: [holder(UMUM), who]})
        found = ask(portal, memorandum)
        with pytest.raises(CoordinationRefused, match="pejabat lain"):
            say(portal, memorandum, who, "answer", found, "setuju")

    def test_an_answer_is_given_once(self, portal, memorandum):
        # Kepala Biro Umum berubah pikiran; permintaan baru diperlukan
        found, who = ask(portal, memorandum), holder(UMUM)
        say(portal, memorandum, who, "answer", found, "setuju")
        with pytest.raises(CoordinationRefused, match=r"tidak .lagi. menunggu"):
            say(portal, memorandum, who, "answer", found, "tidak_setuju", "Tidak jadi")
        assert ask(portal, memorandum).id != found.id

    def test_an_edit_afterwards_shows_that_an_older_text_was_seen(
        self, portal, memorandum
    ):
        # Kabag mengubah naskah setelah Biro Umum setuju
        found = ask(portal, memorandum)
        given = say(portal, memorandum, holder(UMUM), "answer", found, "setuju")
        with people.acting_as(portal, "kabag.tatalaksana"):
            notify(ObjectModifiedEvent(memorandum, Attributes(None, "title")))
        assert steps.history(memorandum)[-1].version == 1
        assert given.version < memorandum.versi

    def test_a_head_lets_one_of_his_own_answer(self, portal, memorandum):
        # Deputi lain meneruskan kepada kepala unit di bawahnya
        asked, who = "deputi-hukum__kepala", "deputi.hukum"
        found = ask(portal, memorandum, asked)
        below = coordination.rules.subordinates(asked)[0][0]
        with pytest.raises(CoordinationRefused, match="di bawah Anda"):
            say(portal, memorandum, who, "delegate", found, SDM)
        passed = say(portal, memorandum, who, "delegate", found, below)
        assert passed.route == (asked, below)
        with pytest.raises(CoordinationRefused, match="jabatan lain"):
            say(portal, memorandum, who, "answer", found, "setuju")
        assert sees(portal, memorandum, who)
        assert memorandum.UID() not in inbox(portal, who)


class TestWaitingForIt:
    def test_a_missing_mandatory_opinion_stops_the_step_that_needs_it(
        self, portal, memorandum
    ):
        # Kabag meneruskan ke Karo; Karo baru dapat meneruskan setelah Biro SDM menjawab
        found = ask(portal, memorandum, SDM, mandatory=True)
        people.forward(portal, memorandum)
        with people.acting_as(portal, "karo.ortala"):
            [ahead] = [offer for offer in steps.offers(memorandum) if offer.forward]
        assert "Pendapat wajib dari" in ahead.missing[0]
        with pytest.raises(StepRefused, match="Pendapat wajib"):
            people.step(portal, memorandum, "karo.ortala", "periksa")
        assert people.stage(memorandum) == "periksa_eselon_2"
        say(portal, memorandum, holder(SDM), "answer", found, "tidak_setuju", "Sebab.")
        people.forward(portal, memorandum)
        assert people.stage(memorandum) == "tanda_tangan_eselon_1"

    def test_the_named_stage_is_the_one_that_waits(self, portal, memorandum):
        # Kabag meminta sebelum naskah sampai pada Karo
        ask(portal, memorandum, SDM, mandatory=True, before="periksa_eselon_2")
        with pytest.raises(StepRefused, match="Pendapat wajib"):
            people.step(portal, memorandum, "kabag.tatalaksana", "periksa")
        people.step(
            portal, memorandum, "kabag.tatalaksana", "kembalikan-konsep", alasan="Ubah."
        )
        assert people.stage(memorandum) == "konsep"

    def test_an_optional_opinion_never_stops_anything(self, portal, memorandum):
        # Kabag, Karo, Deputi
        ask(portal, memorandum, SDM)
        people.until(portal, memorandum, "nomori")
        assert [wait.key for wait in waits(memorandum)] == ["tahap"]

    def test_the_signer_waives_what_came_too_late_and_says_why(
        self, portal, memorandum
    ):
        # Deputi, sebelum dan sesudah tenggat; Karo tidak pernah
        found = ask(portal, memorandum, SDM, mandatory=True)
        with pytest.raises(CoordinationRefused, match="tenggatnya lewat"):
            say(portal, memorandum, "deputi.aparatur", "waive", found, "Mendesak")
        with time_machine.travel(datetime.now(UTC) + timedelta(days=30)):
            people.forward(portal, memorandum)
            with pytest.raises(StepRefused, match="Pendapat wajib"):
                people.step(portal, memorandum, "karo.ortala", "periksa")
            with pytest.raises(CoordinationRefused, match="penanda tangan"):
                say(portal, memorandum, "karo.ortala", "waive", found, "Mendesak")
            with pytest.raises(CoordinationRefused, match="Alasan"):
                say(portal, memorandum, "deputi.aparatur", "waive", found, "")
            done = say(
                portal, memorandum, "deputi.aparatur", "waive", found, "Mendesak"
            )
            assert (done.state, done.note) == ("dikesampingkan", "Mendesak")
            people.forward(portal, memorandum)
        assert people.stage(memorandum) == "tanda_tangan_eselon_1"


class TestTheRightToRead:
    def test_it_ends_when_the_request_is_withdrawn(self, portal, memorandum):
        # Kabag menarik permintaan; orang lain tidak dapat
        found, who = ask(portal, memorandum), holder(UMUM)
        with pytest.raises(CoordinationRefused, match="yang memintanya"):
            say(portal, memorandum, who, "withdraw", found, "Tidak perlu")
        with pytest.raises(CoordinationRefused, match="Alasan"):
            say(portal, memorandum, "kabag.tatalaksana", "withdraw", found, "")
        say(portal, memorandum, "kabag.tatalaksana", "withdraw", found, "Tidak perlu")
        assert not sees(portal, memorandum, who)
        assert memorandum.UID() not in inbox(portal, who)

    def test_after_an_answer_it_lasts_until_the_document_has_ended(
        self, portal, memorandum
    ):
        # Kepala Biro SDM yang telah memberi pendapat
        found, who = ask(portal, memorandum, SDM), holder(SDM)
        say(portal, memorandum, who, "answer", found, "setuju")
        people.until(portal, memorandum, "arsipkan")
        assert sees(portal, memorandum, who)
        people.forward(portal, memorandum)
        assert people.stage(memorandum) == "selesai"
        assert not sees(portal, memorandum, who)


class TestConfidence:
    def test_opinions_are_read_by_those_involved_only(self, portal, memorandum):
        # Kabag dan Deputi membaca semua, tiap unit membaca pendapatnya sendiri,
        # penerima naskah tidak membaca apa-apa
        ask(portal, memorandum, UMUM)
        ask(portal, memorandum, SDM)
        for who, count in (
            ("staf.sisdur", 2),
            ("deputi.aparatur", 2),
            (holder(UMUM), 1),
            (holder(SDM), 1),
            ("karo.tu", 2 if "Persuratan" in roles_of("karo.tu") else 0),
            ("staf.ksp", 0),
            ("", 0),
        ):
            with people.acting_as(portal, who or "staf.ksp"):
                found = coordination.visible(memorandum, who)
            assert len(found) == count, who
        memorandum.readers = ("biro-keuangan__kepala",)
        reader = holder("biro-keuangan__kepala")
        with people.acting_as(portal, reader):
            assert coordination.visible(memorandum, reader) == []

    def test_the_history_tells_who_asked_whom_and_what_became_of_it(
        self, portal, memorandum
    ):
        # Kabag meminta dan menarik; riwayat menyebut keduanya
        found = ask(portal, memorandum)
        say(portal, memorandum, "kabag.tatalaksana", "withdraw", found, "Sudah jelas")
        [kept] = coordination.opinions(memorandum)
        assert [(act.act, act.actor) for act in kept.acts] == [
            ("minta", "kabag.tatalaksana"),
            ("tarik", "kabag.tatalaksana"),
        ]
        assert kept.acts[1].text == "Sudah jelas"


def roles_of(userid):
    """Roles that somebody's positions give on documents of the unit."""
    organogram = organisation.current()
    given = organogram.roles(people.UNIT)
    groups = organogram.groups_of(userid, organisation.today())
    return {role for group in groups for role in given.get(group, ())}

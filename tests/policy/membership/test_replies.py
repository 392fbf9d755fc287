"""A unit answers a memorandum with the form: whom it proposes for the team."""

from datetime import datetime
from datetime import timedelta
from datetime import UTC
import pytest
from setneg.policy.distribution import receipts
from setneg.policy.membership import reception
from setneg.workflows import steps
from setneg.workflows.chains import stage_of
from setneg.workflows.procedures import cases
from setneg.workflows.procedures import replies
from setneg.workflows.procedures.progress import Progress
import transaction


pytestmark = pytest.mark.rule("R-X-07")
FORM = "/formulir/usulan-tim"
HEAD, OTHER, KARO = "pimpinan.sdm", "pimpinan.perencanaan", "karo.ortala"
RINA = {"nama": "Rina", "jabatan": "biro-sdm__staf", "peran": "Sekretaris"}
BUDI = {"nama": "Budi", "jabatan": "Kepala Biro Sumber Daya Manusia", "peran": "Ketua"}


@pytest.fixture
def propose(rest, memo):
    """Send the form as an account; the answer of the portal."""

    def send(userid, *members, language="id", **said):
        body = {"memo": memo.UID(), "anggota": list(members), **said}
        reads = {"Accept-Language": language}
        answer = rest(userid).request(
            "POST", f"{FORM}/@kirim", json=body, headers=reads
        )
        transaction.begin()
        return answer

    return send


@pytest.fixture
def tickets(memo):
    def made():
        transaction.begin()
        return reception.replies_of(memo.UID())

    return made


@pytest.fixture
def decide(propose, opened):
    """Both units answer, and the Minister signs the decision on the team."""

    def signed():
        propose(HEAD, RINA)
        propose(OTHER, {"nama": "Dewi", "jabatan": "biro-perencanaan__staf"})
        transaction.begin()
        decision = opened("kasubbag.sisdur", "keputusan_tim")
        decision.ditandatangani_oleh = "kemensetneg__kepala"
        transaction.commit()

    return signed


class TestReply:
    def test_the_members_count_for_the_case_at_once(self, case, propose, tickets):
        # Kepala Biro SDM
        answer = propose(HEAD, RINA, catatan="Siap hadir.")
        assert answer.status_code == 201, answer.text
        [ticket] = tickets()
        assert ticket.pengusul == "biro-sdm__kepala"
        assert ticket.kegiatan == case.UID()
        assert replies.team(case) == [RINA]
        assert [i.settled for i in Progress(case).expected] == [True, False]

    def test_the_unit_finds_the_form_above_the_memorandum(self, memo, rest, propose):
        # Kepala Biro SDM membuka memorandumnya, lalu membaca usulannya
        page = {"Accept": "text/html"}
        text = rest(HEAD).request("GET", memo.absolute_url(), headers=page).text
        assert text.index(f"usulan-tim?memo={memo.UID()}") < text.index("Riwayat")
        ticket = propose(HEAD, RINA).json()["@id"]
        told = rest(HEAD).get(f"{ticket}/@keadaan")
        assert told["cara_hitung"].startswith("Dihitung menurut jam kerja")
        text = rest(HEAD).request("GET", memo.absolute_url(), headers=page).text
        assert f"usulan-tim?memo={memo.UID()}" not in text

    def test_a_later_reply_replaces_the_earlier_one_which_is_kept(
        self, case, propose, tickets
    ):
        # Kepala Biro SDM menjawab dua kali
        propose(HEAD, RINA)
        answer = propose(HEAD, {**RINA, "nama": "Rini"})
        assert answer.status_code == 201, answer.text
        old, new = tickets()
        assert stage_of(old).id == "diganti"
        assert stage_of(new).id == "diajukan"
        assert [member["nama"] for member in replies.team(case)] == ["Rini"]
        assert old.anggota[0]["nama"] == "Rina"

    def test_what_is_kept_is_indonesian_whatever_the_sender_reads(
        self, propose, tickets
    ):
        # Kepala Biro SDM, yang membaca portal dalam bahasa Inggris
        propose(HEAD, RINA, language="en")
        answer = propose(HEAD, {**RINA, "nama": "Rini"}, language="en")
        assert answer.status_code == 201, answer.text
        old, new = tickets()
        assert new.title.startswith("Usulan anggota tim: ")
        assert steps.history(old)[-1].reason == f"Diganti dengan {new.nomor}."

    def test_each_unit_answers_for_itself(self, case, propose, tickets):
        # Kepala Biro SDM dan Kepala Biro Perencanaan
        propose(HEAD, RINA)
        propose(OTHER, {"nama": "Dewi", "jabatan": "biro-perencanaan__staf"})
        assert len(tickets()) == 2
        assert len(replies.team(case)) == 2

    def test_a_position_may_be_written_as_it_is_called(self, case, propose):
        # Kepala Biro SDM
        title = Progress(case).grid and "Kepala Biro Sumber Daya Manusia"
        answer = propose(HEAD, {**BUDI, "jabatan": title})
        assert answer.status_code == 201, answer.text
        assert replies.team_positions(case) == ("biro-sdm__kepala",)

    @pytest.mark.parametrize(
        "members", [[], [{"nama": "", "jabatan": "x"}], [{**RINA, "jabatan": "Juru"}]]
    )
    def test_an_unreadable_reply_leaves_nothing_behind(
        self, case, propose, tickets, members
    ):
        # Kepala Biro SDM
        answer = propose(HEAD, *members)
        assert answer.status_code == 400
        assert tickets() == []
        assert replies.team(case) == []


class TestWhoAnswers:
    @pytest.mark.parametrize("userid", ["karo.umum", "staf.sdm", KARO])
    def test_only_an_addressee_answers(self, propose, tickets, userid):
        # jabatan yang tidak dituju memorandum
        assert propose(userid, RINA).status_code == 400
        assert tickets() == []

    def test_after_the_decision_is_signed_nothing_changes_any_more(
        self, case, propose, tickets, decide
    ):
        # Menteri sudah menandatangani keputusan tim
        decide()
        answer = propose(HEAD, {**RINA, "nama": "Rini"})
        assert answer.status_code == 400
        assert "sudah ditandatangani" in answer.text
        assert len(tickets()) == 2

    @pytest.mark.rule("R-X-10")
    def test_other_addressees_do_not_see_the_reply(self, propose, tickets, rest):
        # Kepala Biro Perencanaan
        propose(HEAD, RINA)
        [ticket] = tickets()
        answer = rest(OTHER).request("GET", ticket.absolute_url())
        assert answer.status_code in (401, 403, 404)
        assert rest(KARO).request("GET", ticket.absolute_url()).status_code == 200


class TestDeadline:
    def test_one_week_counts_from_the_receipt_and_waits_in_the_inbox(
        self, case, memo, site, desk
    ):
        # Kepala Biro SDM menandai diterima lalu membuka daftar yang harus dijawab
        receipts.confirm(memo, HEAD)
        transaction.commit()
        first, _second = Progress(case).expected
        assert first.deadline.start == first.received
        assert timedelta(days=5) < first.deadline.breach - first.received
        browser = desk(HEAD)
        browser.open(f"{site.absolute_url()}/usulan-tim")
        assert memo.Title() in browser.contents
        assert f"memo={memo.UID()}" in browser.contents
        other = desk("karo.umum")
        other.open(f"{site.absolute_url()}/usulan-tim")
        assert memo.Title() not in other.contents

    def test_the_memorandum_leads_to_the_form(self, memo, desk):
        # Kepala Biro SDM membuka memorandumnya, lalu formulirnya
        browser = desk(HEAD)
        browser.open(memo.absolute_url())
        browser.getLink(url="formulir/usulan-tim").click()
        field = browser.getControl(name="form.widgets.memo:list")
        assert field.value == [memo.UID()]
        assert field.displayValue[0].startswith("Sampai ")
        assert field.displayValue[0].endswith(f": {memo.Title()}")
        assert "Anggota yang diusulkan" in browser.contents

    def test_without_a_link_the_form_names_the_memorandum_that_waits(
        self, memo, site, desk, propose
    ):
        # Kepala Biro SDM membuka formulirnya dari daftar formulir, lalu menjawab lagi
        browser = desk(HEAD)
        for _ in range(2):
            browser.open(f"{site.absolute_url()}{FORM}")
            field = browser.getControl(name="form.widgets.memo:list")
            assert memo.Title() in field.displayOptions[-1]
            propose(HEAD, RINA)

    def test_whom_no_memorandum_asks_is_told_so_instead_of_a_form(
        self, memo, site, desk
    ):
        # Kepala Biro Umum, yang tidak dituju
        browser = desk("karo.umum")
        browser.open(f"{site.absolute_url()}{FORM}")
        assert "tidak ada memorandum yang meminta usulan" in browser.contents
        assert "form.widgets.memo" not in browser.contents
        assert memo.Title() not in browser.contents

    def test_nobody_is_left_out_before_the_week_is_over(self, case, memo, desk):
        # Kepala Biro Ortala membuka kegiatannya pada hari memorandum dikirim
        browser = desk(KARO)
        browser.open(case.absolute_url())
        assert "Balasan unit kerja" in browser.contents
        assert "@@lanjut-tanpa" not in browser.contents

    def test_who_is_late_is_left_out_by_the_one_who_answers_for_the_case(
        self, case, memo, at_desk, propose, tickets
    ):
        # Kepala Biro Ortala melanjutkan tanpa Kepala Biro Perencanaan
        propose(HEAD, RINA)
        late = datetime.now(UTC) + timedelta(days=60)
        with at_desk(KARO):
            cases.proceed_without(
                case, "biro-perencanaan__kepala", "Tidak menjawab", late
            )
        settled = {i.position: i.waived for i in Progress(case).expected}
        assert settled["biro-perencanaan__kepala"] == "Tidak menjawab"

    @pytest.fixture
    def passed_over(self, case, at_desk):
        """Kepala Biro Ortala went on without Kepala Biro SDM, whose week was over."""
        late = datetime.now(UTC) + timedelta(days=60)
        with at_desk(KARO):
            cases.proceed_without(case, "biro-sdm__kepala", "Tidak menjawab", late)
        transaction.commit()

    def test_who_was_left_out_is_told_so_and_whom_to_turn_to(
        self, memo, passed_over, propose, tickets, rest, case
    ):
        # Kepala Biro SDM menjawab sesudah dilewati; Kepala Biro Umum tidak pernah diminta
        link = f"{FORM}/@formulir?memo={memo.UID()}"
        for address in (f"{FORM}/@formulir", link):
            [words] = rest(HEAD).get(address)["halangan"]
            assert memo.Title() in words
            assert "dilanjutkan tanpa unit Anda" in words
            assert "hubungi Kepala Biro Organisasi" in words
        answer = propose(HEAD, RINA)
        assert answer.status_code == 400
        assert answer.json()["message"].count("dilanjutkan tanpa unit Anda") == 1
        assert "tidak ada memorandum" not in answer.text
        assert tickets() == [] and replies.team(case) == []
        assert memo.Title() not in rest("karo.umum").request("GET", link).text

    def test_who_was_left_out_is_told_the_same_at_the_letter(
        self, memo, passed_over, rest, case
    ):
        # Kepala Biro SDM menjawab lewat memorandumnya sesudah dilewati
        address = f"{memo.absolute_url()}/@jawaban"
        answer = rest(HEAD).request("POST", address, json={"anggota": [RINA]})
        assert answer.status_code == 400
        assert "dilanjutkan tanpa unit Anda" in answer.text
        transaction.begin()
        assert replies.team(case) == []

    def test_after_the_decision_no_letter_adds_members(self, memo, case, decide, rest):
        # Kepala Biro SDM menjawab lagi sesudah Menteri menandatangani keputusan tim
        decide()
        address = f"{memo.absolute_url()}/@jawaban"
        answer = rest(HEAD).request("POST", address, json={"anggota": [BUDI]})
        assert answer.status_code == 400
        assert "sudah ditandatangani" in answer.text
        transaction.begin()
        assert [each["nama"] for each in replies.team(case)] == ["Rina", "Dewi"]

    def test_who_was_left_out_reads_it_instead_of_the_form(
        self, memo, passed_over, site, desk
    ):
        # Kepala Biro SDM membuka tautan memorandum lamanya
        browser = desk(HEAD)
        browser.open(f"{site.absolute_url()}{FORM}?memo={memo.UID()}")
        assert "dilanjutkan tanpa unit Anda" in browser.contents
        assert "form.widgets.memo" not in browser.contents

    def test_after_the_decision_nobody_is_sent_to_ask_for_it(
        self, memo, passed_over, opened, propose, rest
    ):
        # Menteri sudah menandatangani keputusan tim
        propose(OTHER, {"nama": "Dewi", "jabatan": "biro-perencanaan__staf"})
        transaction.begin()
        decision = opened("kasubbag.sisdur", "keputusan_tim")
        decision.ditandatangani_oleh = "kemensetneg__kepala"
        transaction.commit()
        [words] = rest(HEAD).get(f"{FORM}/@formulir")["halangan"]
        assert "tidak ada memorandum" in words

    def test_those_who_wait_see_who_has_not_answered(self, memo, site, desk, propose):
        # Kepala Biro Ortala
        propose(HEAD, RINA)
        browser = desk(KARO)
        browser.open(f"{site.absolute_url()}/usulan-tim")
        assert "Unit yang belum menjawab" in browser.contents
        part = browser.contents.split("Unit yang belum menjawab")[1].split("<h2")[0]
        assert "Kepala Biro Perencanaan" in part
        assert "Kepala Biro Sumber Daya Manusia" not in part

    def test_other_addressees_are_not_told_who_is_late(self, memo, site, desk):
        # Kepala Biro SDM, yang dituju memorandum yang sama
        browser = desk(HEAD)
        browser.open(f"{site.absolute_url()}/usulan-tim")
        assert "Menunggu usulan Anda" in browser.contents
        assert "Unit yang belum menjawab" not in browser.contents


def test_the_signed_decision_closes_the_replies(
    case, memo, propose, tickets, opened, carried, rest
):
    """Menteri signs the decision on the team; Kepala Biro SDM reads that it is done."""
    propose(HEAD, RINA)
    propose(OTHER, {"nama": "Dewi", "jabatan": "biro-perencanaan__staf"})
    decision = opened("kasubbag.sisdur", "keputusan_tim")
    opened("kasubbag.sisdur", "memo_pengantar_tim")
    carried(decision, "nomori")
    transaction.commit()
    assert {stage_of(each).id for each in tickets()} == {"selesai"}
    told = rest(HEAD).get(f"{tickets()[0].absolute_url()}/@keadaan")
    assert told["selesai"]

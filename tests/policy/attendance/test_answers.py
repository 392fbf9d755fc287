"""Invited positions and guests say whether they come to a meeting."""

from datetime import datetime
from datetime import timedelta
from datetime import UTC
from lxml import html
from plone import api
import pytest
from setneg.policy.attendance import answers
from setneg.policy.attendance import guests
from setneg.workflows import inbox
import transaction


pytestmark = pytest.mark.rule("R-PIM-10")
STAFF, INVITED, SECOND = "staf.sisdur", "karo.keuangan", "karo.umum"
POSTS = ["biro-keuangan__kepala", "biro-umum__kepala"]
NEXT_WEEK = datetime.now(UTC) + timedelta(days=7)


@pytest.fixture
def meeting(make):
    return make(
        STAFF, "Rapat", title="Pembahasan draf", peserta=POSTS, waktu_mulai=NEXT_WEEK
    )


@pytest.fixture
def say(rest, meeting):
    """Answer over REST; the answer of the portal."""

    def answer(userid, **said):
        url = f"{meeting.absolute_url()}/@kehadiran"
        found = rest(userid).request("POST", url, json=said)
        transaction.begin()
        return found

    return answer


class TestPositions:
    def test_who_comes_says_so(self, meeting, say):
        # Kepala Biro Keuangan
        answer = say(INVITED, kehadiran="hadir")
        assert answer.status_code == 200, answer.text
        assert answer.json()["jumlah"] == {
            "hadir": 1,
            "diwakili": 0,
            "berhalangan": 0,
            "belum": 1,
        }

    @pytest.mark.parametrize(
        "said",
        [
            {"kehadiran": "mungkin"},
            {"kehadiran": "berhalangan"},
            {"kehadiran": "diwakili", "alasan": "Rapat lain"},
            {"kehadiran": "diwakili", "diwakili": "Kepala Bagian"},
            {"kehadiran": "diwakili", "diwakili": "Budi", "disposisi": "tidak-ada"},
        ],
    )
    def test_an_answer_that_lacks_something_is_refused(self, meeting, say, said):
        # Kepala Biro Keuangan
        assert say(INVITED, **said).status_code == 400
        assert dict(meeting.kehadiran) == {}

    def test_a_representing_position_sees_the_meeting(self, meeting, say, rest):
        # Kepala Biro Keuangan menugaskan Kepala Biro Perencanaan
        url = meeting.absolute_url()
        assert rest("pimpinan.perencanaan").request("GET", url).status_code != 200
        answer = say(
            INVITED,
            kehadiran="diwakili",
            diwakili="biro-perencanaan__kepala",
            alasan="Rapat dengan Menteri",
        )
        assert answer.status_code == 200, answer.text
        assert rest("pimpinan.perencanaan").request("GET", url).status_code == 200

    @pytest.mark.rule("R-X-10")
    def test_nobody_answers_for_another_position(self, meeting, say):
        # Kepala Biro Keuangan untuk Kepala Biro Umum; staf yang tidak diundang
        said = {"jabatan": POSTS[1], "kehadiran": "hadir"}
        assert say(INVITED, **said).status_code in (401, 403)
        assert say(STAFF, kehadiran="hadir").status_code in (401, 403)
        assert dict(meeting.kehadiran) == {}

    def test_a_later_answer_replaces_the_earlier_one(self, meeting, say):
        # Kepala Biro Keuangan
        say(INVITED, kehadiran="hadir")
        say(INVITED, kehadiran="berhalangan", alasan="Sakit")
        [first, _second] = answers.lines(meeting)
        assert (first.status, first.reason) == ("berhalangan", "Sakit")


class TestDeadline:
    def test_it_waits_in_the_inbox_until_it_is_answered(self, site, meeting, say):
        # Kepala Biro Keuangan
        with api.env.adopt_user(INVITED):
            assert inbox.find(inbox.waiting(INVITED), UID=meeting.UID())
        say(INVITED, kehadiran="hadir")
        with api.env.adopt_user(INVITED):
            assert not inbox.find(inbox.waiting(INVITED), UID=meeting.UID())
        with api.env.adopt_user(SECOND):
            assert inbox.find(inbox.waiting(SECOND), UID=meeting.UID())

    def test_the_day_that_was_set_comes_before_the_meeting_itself(self, meeting):
        # Staf Subbagian Sisdur menetapkan batas jawaban
        meeting.batas_jawaban = NEXT_WEEK - timedelta(days=2)
        assert answers.until(meeting) == NEXT_WEEK - timedelta(days=2)

    def test_a_late_answer_is_kept_and_called_late(self, meeting, say):
        # Kepala Biro Keuangan
        meeting.batas_jawaban = datetime.now(UTC) - timedelta(hours=1)
        transaction.commit()
        say(INVITED, kehadiran="hadir")
        assert answers.lines(meeting)[0].late


class TestGuests:
    @pytest.fixture
    def link(self, meeting, rest):
        url = f"{meeting.absolute_url()}/@tamu"
        found = rest(STAFF).post(url, nama="Dr. Lestari", instansi="Universitas")
        transaction.begin()
        return found["tautan"]

    def answer(self, desk, link, **said):
        """Open the link as a visitor and send its form."""
        browser = desk()
        browser.open(link)
        browser.getControl(name="kehadiran").value = [said.pop("kehadiran")]
        for name, value in said.items():
            browser.getControl(name=name).value = value
        browser.getForm(action=link.partition("?")[0]).submit()
        transaction.begin()
        return browser

    def test_a_guest_answers_once_without_an_account(self, meeting, link, desk):
        # orang luar dengan tautan pribadi
        browser = self.answer(desk, link, kehadiran="hadir")
        assert "Terima kasih" in browser.contents
        assert answers.counts(answers.lines(meeting))["hadir"] == 1
        again = desk()
        again.open(link)
        assert "sudah diterima" in again.contents
        assert "setneg-guest" not in again.contents

    def test_the_page_names_no_other_participant(self, link, desk):
        # orang luar dengan tautan pribadi
        browser = desk()
        browser.open(link)
        assert "Pembahasan draf" in browser.contents
        assert "Kepala Biro Keuangan" not in browser.contents

    def test_a_guest_who_does_not_come_says_why(self, meeting, link, desk):
        # orang luar dengan tautan pribadi
        browser = self.answer(desk, link, kehadiran="berhalangan")
        assert "Sebutkan alasan" in browser.contents
        assert answers.lines(meeting)[-1].status == ""

    @pytest.mark.rule("R-X-10")
    def test_a_changed_link_opens_nothing(self, meeting, link, desk):
        # orang luar yang menebak
        for wrong in (link[:-1] + "x", link.rpartition(".")[0] + ".", link[:40], ""):
            browser = desk()
            browser.open(wrong or f"{api.portal.get().absolute_url()}/{guests.VIEW}")
            assert "Pembahasan draf" not in str(browser.contents)
        [guest] = meeting.tamu.values()
        assert link.rpartition(".")[2] not in str(dict(guest))

    def test_without_the_pages_token_nothing_is_kept(self, meeting, link, rest):
        # halaman asing
        data = {"k": link.rpartition("=")[2], "kehadiran": "hadir"}
        page = {"Accept": "text/html"}
        answer = rest(None).request(
            "POST", link.partition("?")[0], data=data, headers=page
        )
        assert answer.status_code == 403
        transaction.begin()
        assert answers.lines(meeting)[-1].status == ""

    @pytest.mark.rule("R-X-10")
    def test_the_invited_do_not_invite_guests(self, meeting, rest):
        # Kepala Biro Keuangan
        url = f"{meeting.absolute_url()}/@tamu"
        answer = rest(INVITED).request("POST", url, json={"nama": "Teman"})
        assert answer.status_code in (401, 403)


def test_the_list_leaves_as_a_table_without_formulas(meeting, say, desk):
    """Staf Subbagian Sisdur exports; Kepala Biro Keuangan had typed a formula."""
    say(INVITED, kehadiran="berhalangan", alasan="=HYPERLINK(1)")
    browser = desk(STAFF)
    browser.open(f"{meeting.absolute_url()}/@@daftar-kehadiran.csv")
    assert "'=HYPERLINK" in browser.contents
    browser.open(f"{meeting.absolute_url()}/@@daftar-kehadiran.xlsx")
    assert browser.headers["content-type"].startswith("application/vnd.openxml")


def test_the_page_shows_counts_and_the_form(meeting, desk):
    """Kepala Biro Keuangan reads what is asked of him."""
    browser = desk(INVITED)
    browser.open(meeting.absolute_url())
    assert "belum menjawab" in html.fromstring(browser.contents).text_content()
    assert "Jawaban ditunggu sampai" in browser.contents

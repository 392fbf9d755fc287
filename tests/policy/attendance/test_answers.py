"""Invited positions and guests say whether they come to a meeting."""

from datetime import datetime
from datetime import timedelta
from datetime import UTC
from io import BytesIO
from lxml import html
from openpyxl import load_workbook
from plone import api
import pytest
from setneg.policy.attendance import answers
from setneg.policy.attendance import guests
from setneg.workflows import inbox
from setneg.workflows.steps import take
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

    def test_a_refused_answer_stays_as_it_was_typed(self, meeting, desk):
        # Kepala Biro Keuangan lupa menyebut dasar perwakilannya, lalu melengkapinya
        browser = desk(INVITED)
        browser.open(meeting.absolute_url())
        assert browser.contents.index("Jawaban Anda") < browser.contents.index(
            "Yang diundang"
        )
        browser.getControl(name="kehadiran").value = ["diwakili"]
        browser.getControl(name="diwakili").value = "Budi <b>Santoso</b>"
        browser.getForm(action="@@kehadiran").submit()
        assert "Sebutkan disposisi atau alasan" in browser.contents
        assert browser.getControl(name="kehadiran").value == ["diwakili"]
        assert browser.getControl(name="diwakili").value == "Budi <b>Santoso</b>"
        browser.getControl(name="alasan").value = "Rapat dengan Menteri"
        browser.getForm(action="@@kehadiran").submit()
        transaction.begin()
        assert answers.lines(meeting)[0].status == "diwakili"
        browser.open(meeting.absolute_url())
        assert "Jawaban Anda sudah dicatat" in browser.contents
        assert browser.getControl(name="alasan").value == "Rapat dengan Menteri"

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
        assert browser.getControl(name="kehadiran").value == ["berhalangan"]
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


class TestReasons:
    """Why somebody does not come is told to himself and to who organises the meeting."""

    WHY = "Sakit jantung"

    @pytest.fixture
    def absent(self, meeting, say, rest):
        """Kepala Biro Keuangan is ill; a guest has a reason of his own."""
        link = rest(STAFF).post(f"{meeting.absolute_url()}/@tamu", nama="Dr. Lestari")
        say(INVITED, kehadiran="berhalangan", alasan=self.WHY)
        guests.reply(
            link["tautan"].rpartition("=")[2], "berhalangan", reason="Urusan keluarga"
        )
        transaction.commit()
        return meeting

    def reads(self, person, meeting, desk, rest):
        """Everything that a person is shown of the answers, by way."""
        url = meeting.absolute_url()
        found = {"@kehadiran": rest(person).request("GET", f"{url}/@kehadiran").text}
        found["REST"] = rest(person).request("GET", url).text
        browser = desk(person)
        for page in ("", "/@@daftar-kehadiran.csv"):
            browser.open(url + page)
            found[page] = browser.contents
        browser.open(f"{url}/@@daftar-kehadiran.xlsx")
        raw = browser.contents
        sheet = load_workbook(BytesIO(raw if isinstance(raw, bytes) else raw.encode()))
        rows = sheet.active.iter_rows(values_only=True)
        found["xlsx"] = str([cell for row in rows for cell in row])
        return found

    @pytest.mark.rule("R-X-10")
    def test_the_other_invited_read_the_answer_and_no_reason(self, absent, desk, rest):
        # Kepala Biro Umum
        for way, text in self.reads(SECOND, absent, desk, rest).items():
            assert self.WHY not in text, way
            assert "Urusan keluarga" not in text, way
            assert way == "REST" or "erhalangan" in text, way
        told = rest(SECOND).get(f"{absent.absolute_url()}/@kehadiran")["peserta"]
        assert all("alasan" not in line for line in told)

    def test_who_gave_it_reads_his_own_and_no_other(self, absent, desk, rest):
        # Kepala Biro Keuangan
        found = self.reads(INVITED, absent, desk, rest)
        del found["REST"]
        for way, text in found.items():
            assert self.WHY in text, way
            assert "Urusan keluarga" not in text, way

    def test_his_successor_does_not(self, absent):
        # Pejabat lain yang kemudian memegang jabatan yang sama
        [line, *_others] = answers.told(absent, "orang.lain")
        assert (line.status, line.reason) == ("berhalangan", "")
        assert answers.told(absent, "")[0].reason == ""

    @pytest.mark.parametrize("who", [STAFF, "kasubbag.sisdur"])
    def test_who_prepares_the_meeting_reads_all(self, absent, desk, rest, who):
        # Staf dan Kepala Subbagian Sisdur, yang mengundang; juga sesudah rapat
        found = self.reads(who, absent, desk, rest)
        del found["REST"]
        for way, text in found.items():
            assert self.WHY in text, way
            assert "Urusan keluarga" in text, way
        with api.env.adopt_user(STAFF):
            take(absent, "selenggarakan")
        transaction.commit()
        assert answers.told(absent, who)[0].reason == self.WHY

    def test_the_chair_reads_all_and_his_superior_does_not(self, absent, rest):
        # Kepala Bagian Tata Laksana memimpin rapat; Kepala Biro Ortala hanya melihatnya
        absent.pimpinan_rapat = "bagian-tatalaksana__kepala"
        transaction.commit()
        url = f"{absent.absolute_url()}/@kehadiran"
        assert self.WHY in rest("kabag.tatalaksana").request("GET", url).text
        answer = rest("karo.ortala").request("GET", url)
        assert answer.status_code == 200
        assert self.WHY not in answer.text


class TestAddresses:
    @pytest.mark.parametrize(
        "address",
        [
            "lestari@",
            "@univ.ac.id",
            "lestari@univ",
            "lestari di @univ.ac.id",
            "lestari@univ..ac.id",
            "lestari@univ.ac.id, lain@univ.ac.id",
            "Lestari <lestari@univ.ac.id>",
            "lestari@univ.ac.id\nBcc: lain@univ.ac.id",
            "a" * 250 + "@univ.ac.id",
        ],
    )
    def test_what_no_mail_can_reach_is_refused_in_words(self, meeting, rest, address):
        # Staf Subbagian Sisdur salah ketik
        url = f"{meeting.absolute_url()}/@tamu"
        said = {"nama": "Dr. Lestari", "surel": address}
        answer = rest(STAFF).request("POST", url, json=said)
        assert answer.status_code == 400, answer.text
        assert "salah tulis" in answer.text
        transaction.begin()
        assert dict(meeting.tamu) == {}

    @pytest.mark.parametrize(
        "address", ["", "lestari@univ.ac.id", " o'hara+rapat@mail.example.org "]
    )
    def test_an_ordinary_one_or_none_is_taken(self, meeting, rest, address):
        # Staf Subbagian Sisdur
        url = f"{meeting.absolute_url()}/@tamu"
        rest(STAFF).post(url, nama="Dr. Lestari", surel=address)
        transaction.begin()
        [guest] = meeting.tamu.values()
        assert guest["surel"] == address.strip()

    def test_the_page_keeps_what_was_typed(self, meeting, desk):
        # Staf Subbagian Sisdur
        browser = desk(STAFF)
        browser.open(meeting.absolute_url())
        form = browser.getForm(action=f"{meeting.absolute_url()}/@@undang-tamu")
        form.getControl(name="nama").value = "Dr. Lestari"
        form.getControl(name="instansi").value = "Universitas"
        form.getControl(name="surel").value = "lestari@univ"
        form.submit()
        assert "salah tulis" in browser.contents
        again = browser.getForm(action=f"{meeting.absolute_url()}/@@undang-tamu")
        assert again.getControl(name="nama").value == "Dr. Lestari"
        assert again.getControl(name="instansi").value == "Universitas"
        again.getControl(name="surel").value = "lestari@univ.ac.id"
        again.submit()
        assert "tautan-tamu" in browser.contents

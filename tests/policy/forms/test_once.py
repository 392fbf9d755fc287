"""Pressed twice, sent from two tabs, failed half way: one ticket, or none."""

from concurrent.futures import ThreadPoolExecutor
import pytest
from setneg.policy.forms import notices
from setneg.policy.forms import presses
from setneg.policy.forms import reception
from setneg.workflows import register
from tests.policy.forms import samples
import transaction
from types import SimpleNamespace


pytestmark = pytest.mark.rule("R-X-12")
FORM = "/formulir/permintaan"
SEND = f"{FORM}/@kirim"


@pytest.fixture
def form(site):
    return samples.make(site)


class TestTwice:
    def test_the_button_pressed_twice_gives_one_ticket(self, form, person, tickets):
        # Staf Biro SDM
        staff = person("staf.sdm")
        opened = samples.page(staff, FORM)
        answers = [samples.press(staff, FORM, opened, pokok="Aula") for _ in range(3)]
        assert {answer.status_code for answer in answers} == {302}
        assert len({answer.headers["Location"] for answer in answers}) == 1
        assert len(tickets()) == 1

    def test_two_tabs_of_one_page_with_other_words_lose_nothing(
        self, form, person, tickets
    ):
        # Staf Biro SDM menggandakan tab dan mengubah isiannya
        staff = person("staf.sdm")
        opened = samples.page(staff, FORM)
        samples.press(staff, FORM, opened, pokok="Aula")
        second = samples.press(staff, FORM, opened, pokok="Ruang rapat")
        assert second.status_code == 200
        assert "sudah pernah dikirim" in second.text
        assert 'value="Ruang rapat"' in second.text
        assert len(tickets()) == 1
        from lxml import html

        again = dict(html.fromstring(second.text).get_element_by_id("form").fields)
        third = samples.press(staff, FORM, again, pokok="Ruang rapat")
        assert third.status_code == 302, third.text[:300]
        assert len(tickets()) == 2

    def test_two_tabs_opened_apart_are_two_tickets(self, form, person, tickets):
        # Staf Biro SDM
        staff = person("staf.sdm")
        for words in ("Aula", "Ruang rapat"):
            samples.press(staff, FORM, samples.page(staff, FORM), pokok=words)
        assert len(tickets()) == 2

    def test_at_the_same_moment_over_rest_it_is_one(self, form, person, tickets):
        # Staf Biro SDM, dua kali dalam sekejap
        staff = person("staf.sdm")
        body = {"pokok": "Aula", "jumlah": 3}
        with ThreadPoolExecutor(4) as pool:
            sent = list(
                pool.map(lambda _n: staff.request("POST", SEND, json=body), range(4))
            )
        assert {each.status_code for each in sent} == {201}
        assert len({each.json()["nomor"] for each in sent}) == 1
        assert len(tickets()) == 1

    def test_a_minute_later_the_same_words_are_a_new_request(
        self, form, person, tickets, monkeypatch
    ):
        # Staf Biro SDM meminta yang sama lagi kemudian
        staff = person("staf.sdm")
        staff.post(SEND, pokok="Aula")
        monkeypatch.setattr(presses, "DOUBLE_PRESS", -1)
        assert staff.post(SEND, pokok="Aula")["terkirim_sebelumnya"] is False
        assert len(tickets()) == 2

    def test_two_people_with_the_same_words_are_two(self, form, person, tickets):
        # Staf Biro SDM dan staf Biro Keuangan
        for name in ("staf.sdm", "staf.keuangan"):
            assert not person(name).post(SEND, pokok="Aula")["terkirim_sebelumnya"]
        assert len(tickets()) == 2

    def test_the_marks_of_yesterday_are_forgotten(
        self, site, form, person, monkeypatch
    ):
        # Jam berdetak keesokan harinya
        person("staf.sdm").post(SEND, pokok="Aula")
        transaction.begin()
        site._p_jar.sync()
        assert presses._marks()
        monkeypatch.setattr(presses, "DAY", -1)
        presses.tidy(SimpleNamespace(portal=site))
        assert not presses._marks()


class TestAllOrNothing:
    @pytest.mark.parametrize(
        ("room", "part"),
        [
            (register, "next_number"),
            (notices, "acknowledge"),
            (presses, "note"),
            (reception.Reception, "after"),
        ],
    )
    def test_a_failure_in_any_part_stores_nothing_and_says_so(
        self, site, form, person, tickets, monkeypatch, room, part
    ):
        # Staf Biro SDM mengirim ketika suatu bagian portal rusak
        def broken(*_arguments, **_options):
            raise RuntimeError("rusak")

        staff = person("staf.sdm")
        opened = samples.page(staff, FORM)
        with monkeypatch.context() as breaking:
            breaking.setattr(room, part, broken)
            answer = staff.request("POST", SEND, json={"pokok": "Aula", "jumlah": 2})
            shown = samples.press(staff, FORM, opened, pokok="Aula besar")
        assert answer.status_code == 503
        assert "belum tersimpan" in answer.json()["message"]
        assert "rusak" not in answer.text
        assert shown.status_code == 200
        assert "belum tersimpan" in shown.text
        assert 'value="Aula besar"' in shown.text
        assert tickets() == []
        assert (
            len(site.portal_catalog.unrestrictedSearchResults(portal_type=samples.KIND))
            == 0
        )
        sent = samples.press(staff, FORM, opened, pokok="Aula besar")
        assert sent.status_code == 302
        (ticket,) = tickets()
        assert ticket.nomor_urut == 1
        assert register.gaps(samples.KIND, "biro-umum", ticket.tanggal.year) == []

    def test_a_file_is_not_chosen_again_after_a_mistake(self, form, person, tickets):
        # Staf Biro SDM lupa pokoknya, lalu mengisinya
        from lxml import html

        staff = person("staf.sdm")
        file = {
            "form.widgets.lampiran": ("surat.pdf", b"%PDF-1.4 isi", "application/pdf")
        }
        wrong = samples.press(
            staff, FORM, samples.page(staff, FORM), files=file, pokok="", jumlah="3"
        )
        assert wrong.status_code == 200
        assert tickets() == []
        again = dict(html.fromstring(wrong.text).get_element_by_id("form").fields)
        assert again["form.widgets.lampiran.action"] == "nochange"
        assert again["form.widgets.jumlah"] == "3"
        right = samples.press(staff, FORM, again, pokok="Aula", jumlah="3")
        assert right.status_code == 302, right.text[:300]
        (ticket,) = tickets()
        kept = {each["name"]: each["value"] for each in ticket.isian}
        assert kept["lampiran"].data == b"%PDF-1.4 isi"

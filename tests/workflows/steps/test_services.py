"""The chain of a document for REST clients and in the browser, over HTTP."""

from lxml import html
from plone.app.testing import SITE_OWNER_NAME
from plone.app.testing import SITE_OWNER_PASSWORD
import pytest
import requests
from setneg.policy.setuphandlers import DEMO_PASSWORD
from setneg.workflows import steps
from tests.workflows.steps import people
import threading
import transaction


@pytest.fixture
def memorandum(functional_portal):
    document = people.begin(functional_portal, "Memorandum")
    transaction.commit()
    return document


def client(userid=None, password=DEMO_PASSWORD):
    session = requests.Session()
    session.headers["Accept"] = "application/json"
    if userid:
        session.auth = (userid, password)
    return session


def reread(document):
    transaction.begin()
    document._p_jar.sync()
    return document


def walk(portal, document, wanted):
    people.until(portal, document, wanted)
    transaction.commit()
    return document.absolute_url()


class TestRest:
    def test_a_step_is_taken_and_answered_with_its_entry(self, memorandum):
        # Staf Sisdur
        url = memorandum.absolute_url()
        answer = client("staf.sisdur").post(
            f"{url}/@workflow/susun", json={"comment": "Mohon diperiksa"}
        )
        assert answer.status_code == 200, answer.text
        said = answer.json()
        assert said["review_state"] == "periksa_eselon_4"
        assert said["position"] == "subbag-sisdur__staf"
        assert said["reason"] == "Mohon diperiksa"
        assert people.stage(reread(memorandum)) == "periksa_eselon_4"

    def test_offers_say_what_has_to_be_said(self, functional_portal, memorandum):
        # Kasubbag Sisdur
        url = walk(functional_portal, memorandum, "periksa_eselon_4")
        info = client("kasubbag.sisdur").get(f"{url}/@workflow").json()
        assert info["state"]["id"] == "periksa_eselon_4"
        back = next(each for each in info["offers"] if each["verb"] == "kembalikan")
        assert back["schema"]["required"] == ["alasan"]
        assert [entry["actor"] for entry in info["history"]] == ["staf.sisdur"] * 2

    @pytest.mark.rule("I-13")
    def test_a_refusal_lists_what_is_missing_and_writes_nothing(
        self, functional_portal, memorandum
    ):
        # Kasubbag Sisdur mengembalikan tanpa alasan
        url = walk(functional_portal, memorandum, "periksa_eselon_4")
        before = (memorandum.effective_date, memorandum.modified())
        answer = client("kasubbag.sisdur").post(
            f"{url}/@workflow/kembalikan-konsep",
            json={"effective": "2030-01-01T00:00:00"},
        )
        assert answer.status_code == 400
        assert "Alasan" in answer.json()["missing"][0]
        document = reread(memorandum)
        assert people.stage(document) == "periksa_eselon_4"
        assert (document.effective_date, document.modified()) == before
        assert len(steps.history(document)) == 2

    @pytest.mark.rule("R-X-01")
    def test_the_next_rank_is_refused_a_draft(self, memorandum):
        # Kasubbag mengajukan konsep stafnya
        url = memorandum.absolute_url()
        answer = client("kasubbag.sisdur").post(f"{url}/@workflow/susun", json={})
        assert answer.status_code in (401, 403, 404)
        assert people.stage(reread(memorandum)) == "konsep"

    @pytest.mark.parametrize("userid", ["staf.sdm", "kabag.ak1", "deputi.hubungan"])
    def test_the_same_rank_elsewhere_does_not_find_it(self, memorandum, userid):
        # Pejabat setingkat di unit lain
        url = memorandum.absolute_url()
        assert client(userid).get(f"{url}/@workflow").status_code in (401, 403, 404)
        answer = client(userid).post(f"{url}/@workflow/susun", json={})
        assert answer.status_code in (401, 403, 404)
        assert people.stage(reread(memorandum)) == "konsep"

    def test_a_step_that_leads_out_of_sight_is_taken_all_the_same(
        self, functional_portal, memorandum
    ):
        # Kasubbag mengembalikan konsep yang kemudian hanya terlihat oleh penyusunnya
        url = walk(functional_portal, memorandum, "periksa_eselon_4")
        answer = client("kasubbag.sisdur").post(
            f"{url}/@workflow/kembalikan-konsep", json={"alasan": "Ulangi"}
        )
        assert answer.status_code == 200, answer.text
        assert people.stage(reread(memorandum)) == "konsep"

    def test_a_visitor_is_asked_to_sign_in(self, memorandum):
        # Pengunjung tanpa akun
        url = memorandum.absolute_url()
        assert client().post(f"{url}/@workflow/susun", json={}).status_code == 401

    def test_history_cannot_be_written_by_a_client(self, memorandum):
        # Staf Sisdur mencoba menulis riwayat
        url = memorandum.absolute_url()
        answer = client("staf.sisdur").patch(
            url,
            json={
                "workflow_history": {},
                "review_history": [],
                "review_state": "selesai",
                "versi": 9,
                "nomor": "1/palsu",
            },
        )
        assert answer.status_code in (204, 400, 401, 403)
        document = reread(memorandum)
        assert people.stage(document) == "konsep"
        assert len(steps.history(document)) == 1
        assert not document.nomor

    def test_plain_content_keeps_plones_own_service(self, functional_portal):
        # Pengelola situs menerbitkan folder biasa
        url = functional_portal["formulir"].absolute_url()
        owner = client(SITE_OWNER_NAME, SITE_OWNER_PASSWORD)
        answer = owner.get(f"{url}/@workflow").json()
        assert "offers" not in answer


class TestTwoAtOnce:
    def test_of_two_who_take_the_same_step_one_is_told(
        self, functional_portal, memorandum
    ):
        # Kasubbag dari dua jendela pada saat yang sama
        url = walk(functional_portal, memorandum, "periksa_eselon_4")
        answers = []
        gate = threading.Barrier(2)

        def check():
            mine = client("kasubbag.sisdur")
            gate.wait()
            body = {"stage": "periksa_eselon_4"}
            answers.append(mine.post(f"{url}/@workflow/periksa", json=body))

        threads = [threading.Thread(target=check) for _ in range(2)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert sorted(answer.status_code for answer in answers) == [200, 400]
        refused = next(answer for answer in answers if answer.status_code == 400)
        assert "Pemeriksaan Eselon III" in refused.json()["missing"][0]
        assert len(steps.history(reread(memorandum))) == 3


class TestForm:
    def page(self, userid, url, **data):
        session = client(userid)
        session.headers["Accept"] = "text/html"
        return session.post(url, data=data) if data else session.get(url)

    def test_the_form_does_not_move_by_get(self, functional_portal, memorandum):
        # Staf Sisdur membuka tautan dengan isian
        url = f"{memorandum.absolute_url()}/@@langkah?langkah=susun-periksa_eselon_4"
        answer = self.page("staf.sisdur", f"{url}&form.buttons.take=1")
        assert answer.status_code in (200, 403)
        assert people.stage(reread(memorandum)) == "konsep"

    def test_the_form_does_not_move_without_the_token(self, memorandum):
        # Situs lain mengirim formulir atas nama staf
        url = f"{memorandum.absolute_url()}/@@langkah?langkah=susun-periksa_eselon_4"
        answer = self.page("staf.sisdur", url, **{"form.buttons.take": "1"})
        assert answer.status_code == 403
        assert people.stage(reread(memorandum)) == "konsep"

    def test_the_form_says_what_is_missing_and_keeps_what_was_typed(
        self, functional_portal, memorandum
    ):
        # Kasubbag mengembalikan naskah yang keburu ditarik
        url = walk(functional_portal, memorandum, "periksa_eselon_4")
        form = f"{url}/@@langkah?langkah=kembalikan-konsep"
        session = client("kasubbag.sisdur")
        session.headers["Accept"] = "text/html"
        page = session.get(form)
        assert page.status_code == 200, page.text[:500]
        data = {**hidden(page.text), "form.buttons.take": "1"}
        data["form.widgets.seen.stage"] = "konsep"
        data["form.widgets.alasan"] = "Dasar hukum belum lengkap"
        answer = session.post(form, data=data)
        assert answer.status_code == 200, answer.text[:500]
        assert "naskah berada pada tahap" in answer.text
        assert "Dasar hukum belum lengkap" in answer.text
        data["form.widgets.seen.stage"] = "periksa_eselon_4"
        answer = session.post(form, data=data)
        assert answer.status_code == 200
        assert answer.url.endswith("/@@kotak-masuk")
        assert people.stage(reread(memorandum)) == "konsep"
        assert steps.history(memorandum)[-1].reason == "Dasar hukum belum lengkap"

    def test_a_document_shows_its_steps_its_history_and_for_whom_it_waits(
        self, functional_portal, memorandum
    ):
        # Kasubbag membuka naskah
        url = walk(functional_portal, memorandum, "periksa_eselon_4")
        page = self.page("kasubbag.sisdur", url).text
        assert "@@langkah?langkah=periksa-periksa_eselon_3" in page
        assert "Riwayat" in page
        assert "Kepala Subbagian Sistem dan Prosedur Kerja" in page

    def test_plones_menu_leads_to_the_form(self, functional_portal, memorandum):
        # Staf menekan menu status Plone
        url = memorandum.absolute_url()
        session = client("staf.sisdur")
        answer = session.get(
            f"{url}/content_status_modify?workflow_action=susun-periksa_eselon_4",
            allow_redirects=False,
        )
        assert answer.status_code == 302
        assert "@@langkah?langkah=susun-periksa_eselon_4" in answer.headers["Location"]
        assert people.stage(reread(memorandum)) == "konsep"


def hidden(page):
    """Names and values of the hidden inputs of the step's form."""
    tree = html.fromstring(page)
    inputs = tree.xpath('//form[@id="langkah"]//input[@type="hidden"]')
    return {each.get("name"): each.get("value") or "" for each in inputs}

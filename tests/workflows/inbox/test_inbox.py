"""What waits for whom: the catalog, the page, the service."""

import datetime
from datetime import timedelta
from importlib import import_module
from Products.CMFCore.indexing import processQueue
import pytest
import requests
from setneg.policy.setuphandlers import DEMO_PASSWORD
from setneg.workflows import inbox
from setneg.workflows.clock.deadlines import LATE
from setneg.workflows.clock.deadlines import ON_TIME
from setneg.workflows.clock.deadlines import UNSTATED
from setneg.workflows.clock.deadlines import WARNING
from setneg.workflows.inbox.row import status
from tests.workflows.steps import people
import transaction
from zope.component import getMultiAdapter


@pytest.fixture
def memorandum(portal):
    return people.begin(portal, "Memorandum")


def waiting(portal, userid, **narrower):
    with people.acting_as(portal, userid):
        found = inbox.find(inbox.waiting(userid), **narrower)
        return [brain.UID for brain in found]


class TestWaiting:
    def test_a_document_waits_for_whoever_must_act(self, portal, memorandum):
        # Berurutan: staf, Kasubbag, Kabag
        uid = memorandum.UID()
        assert uid in waiting(portal, "staf.sisdur")
        assert uid not in waiting(portal, "kasubbag.sisdur")
        people.until(portal, memorandum, "periksa_eselon_4")
        assert uid not in waiting(portal, "staf.sisdur")
        assert uid in waiting(portal, "kasubbag.sisdur")
        people.until(portal, memorandum, "periksa_eselon_3")
        assert uid in waiting(portal, "kabag.tatalaksana")

    @pytest.mark.parametrize("userid", people.STRANGERS)
    def test_it_waits_for_nobody_elsewhere(self, portal, memorandum, userid):
        # Pejabat setingkat di unit lain
        while people.stage(memorandum) != "arsipkan":
            assert memorandum.UID() not in waiting(portal, userid)
            people.forward(portal, memorandum)

    def test_a_person_without_a_position_has_nothing_waiting(self, portal, memorandum):
        # Pemilik akun tanpa jabatan
        assert list(inbox.find(inbox.waiting("tidak.ada"))) == []

    def test_what_is_done_waits_for_nobody(self, portal, memorandum):
        # Persuratan mengarsipkan
        people.until(portal, memorandum, "selesai")
        for userid in ("staf.sisdur", "staf.tu", "karo.ortala"):
            assert memorandum.UID() not in waiting(portal, userid)

    def test_who_began_it_finds_it_again(self, portal, memorandum):
        # Staf Sisdur
        with people.acting_as(portal, "staf.sisdur"):
            own = inbox.find(inbox.begun_by("staf.sisdur"))
            assert memorandum.UID() in [brain.UID for brain in own]

    def test_content_without_a_chain_has_no_unit_of_its_folder(self, portal):
        # Halaman biasa di situs
        catalog = portal.portal_catalog
        found = catalog.unrestrictedSearchResults(portal_type="Unit")
        assert found
        assert not any(isinstance(brain.stage, str) for brain in found)


class TestOnePass:
    """The catalog asks many indexes; for whom it waits is found out once."""

    @pytest.fixture
    def counted(self, monkeypatch):
        found = []
        waits = import_module("setneg.workflows.inbox.waits")
        real = waits._waits

        def counting(document):
            found.append(document.getId())
            return real(document)

        monkeypatch.setattr(waits, "_waits", counting)
        return found

    def test_the_wait_is_found_out_once_for_all_indexes(self, memorandum, counted):
        # tidak ada yang bertindak: katalog membaca naskah sekali
        memorandum.reindexObject()
        processQueue()
        assert counted == [memorandum.getId()]

    def test_after_a_step_in_the_same_request_nothing_is_stale(
        self, portal, memorandum
    ):
        # Berurutan dalam satu permintaan: Staf, Kasubbag, lalu dikembalikan
        catalog = portal.portal_catalog

        def row():
            processQueue()
            rid = catalog.getrid("/".join(memorandum.getPhysicalPath()))
            data = catalog.getIndexDataForRID(rid)
            return data["stage"], data["waiting_for"][:1], inbox.waits(memorandum)

        before = row()
        people.step(portal, memorandum, "staf.sisdur", "susun")
        submitted = row()
        people.step(portal, memorandum, "kasubbag.sisdur", "periksa")
        checked = row()
        assert [each[0] for each in (before, submitted, checked)] == [
            "konsep",
            "periksa_eselon_4",
            "periksa_eselon_3",
        ]
        for _stage, waiting_for, found in (before, submitted, checked):
            assert list(waiting_for) == list(found[0].positions[:1])
        assert submitted[2][0].since < checked[2][0].since

    def test_the_answer_that_is_handed_out_is_nobody_elses(self, memorandum):
        # tidak ada yang bertindak: siapa pun boleh mengubah daftar yang diterimanya
        first = inbox.waits(memorandum)
        first.clear()
        assert inbox.waits(memorandum)


class TestPage:
    def page(self, portal, **form):
        request = portal.REQUEST
        request.form.clear()
        request.form.update(form)
        return getMultiAdapter((portal, request), name="kotak-masuk")

    def test_the_page_lists_and_filters_without_waking_documents(
        self, portal, memorandum
    ):
        # Kasubbag Sisdur
        people.until(portal, memorandum, "periksa_eselon_4")
        with people.acting_as(portal, "kasubbag.sisdur"):
            rows = self.page(portal).rows()
            assert memorandum.UID() in [row.uid for row in rows]
            row = next(row for row in rows if row.uid == memorandum.UID())
            assert row.stage_title == "Pemeriksaan Eselon IV"
            assert self.page(portal, jenis="Peraturan").rows() == []
            html = self.page(portal)()
        assert memorandum.absolute_url() in html

    def test_an_empty_inbox_explains_itself(self, portal):
        # Kepala Biro Keuangan, tidak ada yang menunggu
        with people.acting_as(portal, "karo.keuangan"):
            html = self.page(portal)()
        assert "Tidak ada yang menunggu Anda" in html


@pytest.mark.rule("I-10")
def test_what_has_no_deadline_is_never_late():
    # Siapa pun
    now = datetime.datetime.now(datetime.UTC)
    hour = timedelta(hours=1)
    assert status(None, None, now) == UNSTATED
    assert status(now - hour, now - hour, now) == LATE
    assert status(now + hour, now - hour, now) == WARNING
    assert status(now + hour, now + hour, now) == ON_TIME


class TestService:
    def test_a_client_reads_the_same_inbox(self, functional_portal):
        # Kasubbag Sisdur lewat REST
        document = people.begin(functional_portal, "Memorandum")
        people.until(functional_portal, document, "periksa_eselon_4")
        transaction.commit()
        url = f"{functional_portal.absolute_url()}/@kotak-masuk"
        answer = requests.get(
            url,
            params={"jenis": "Memorandum"},
            headers={"Accept": "application/json"},
            auth=("kasubbag.sisdur", DEMO_PASSWORD),
            timeout=30,
        ).json()
        assert document.UID() in [item["UID"] for item in answer["items"]]
        assert answer["items"][0]["stage"]["id"] == "periksa_eselon_4"

    def test_a_visitor_has_no_inbox(self, functional_portal):
        # Pengunjung tanpa akun
        base = functional_portal.absolute_url()
        headers = {"Accept": "application/json"}
        for name in ("@kotak-masuk", "@@kotak-masuk"):
            answer = requests.get(
                f"{base}/{name}", headers=headers, allow_redirects=False, timeout=30
            )
            assert answer.status_code in (302, 401), name

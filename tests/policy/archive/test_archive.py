"""A memorandum of Subbagian Sistem dan Prosedur Kerja, filed by the mail desk."""

from datetime import date
import io
from openpyxl import load_workbook
from plone import api
from plone.app.textfield import RichTextValue
from plone.namedfile.file import NamedBlobFile
import pytest
from setneg.policy.archive import classification
from setneg.policy.archive.frozen import intact
from setneg.policy.archive.retention import retention
from setneg.policy.browser.attachments import store
from setneg.policy.signing import timestamp
from setneg.workflows import organisation
from setneg.workflows.steps import take
from tests.workflows.steps import people
import time_machine
import transaction


WAY = (
    ("staf.sisdur", "susun", {}),
    ("kasubbag.sisdur", "periksa", {}),
    ("kabag.tatalaksana", "periksa", {}),
    ("karo.ortala", "tanda_tangan", {}),
    ("staf.sisdur", "nomori", {}),
    ("staf.sisdur", "distribusikan", {"jumlah_salinan": 1}),
    ("staf.tu", "arsipkan", {}),
)


@pytest.fixture
def memo(make):
    """The memorandum, filed (`upto` steps of its way)."""

    def taken(upto=None, **fields):
        document = make(
            "staf.sisdur",
            "Memorandum",
            unit="subbag-sisdur",
            title="Permintaan data",
            isi=RichTextValue("<p>Mohon data.</p>", "text/html", "text/x-html-safe"),
            kepada=["biro-sdm__kepala"],
            **({"klasifikasi": "OT.02.01"} | fields),
        )
        for who, verb, data in WAY[:upto]:
            with api.env.adopt_user(who):
                take(document, verb, data)
        transaction.commit()
        return document

    return taken


def test_there_is_no_retention_before_the_end(memo):
    document = memo(upto=6)
    assert retention(document) is None
    assert intact(document) is None


def test_every_attachment_is_part_of_what_was_frozen(memo):
    # Staf attaches a list; somebody exchanges it in the store after the end
    document = memo(upto=0)
    first = NamedBlobFile(data=b"%PDF-1.4 satu", filename="daftar.pdf")
    other = NamedBlobFile(data=b"%PDF-1.4 dua", filename="daftar.pdf")
    with api.env.adopt_user("staf.sisdur"):
        [kept] = store.add(document, [first])
    for who, verb, data in WAY:
        with api.env.adopt_user(who):
            take(document, verb, data)
    assert intact(document) is True
    getattr(document, store.ATTRIBUTE)[kept.key] = other
    assert intact(document) is False


def test_dates_and_fate_follow_from_the_code(memo):
    document = memo()
    kept = retention(document)
    today = organisation.today()
    assert kept.closed == today
    assert (kept.active_until.year, kept.inactive_until.year) == (
        today.year + 2,
        today.year + 5,
    )
    assert kept.fate == "permanen"


def test_what_is_filed_is_frozen_and_a_change_behind_its_back_is_noticed(memo):
    document = memo()
    assert intact(document) is True
    for who, _verb, _data in WAY:
        with api.env.adopt_user(who):
            assert not api.user.has_permission("Modify portal content", obj=document)
    document.isi = RichTextValue("<p>Lain.</p>", "text/html", "text/x-html-safe")
    assert intact(document) is False


def test_what_ends_with_its_number_is_frozen_with_its_sealed_file(site):
    # staf.tu numbers a decision of the minister: its last step seals and files it
    decision = people.until(site, people.begin(site, "Keputusan"), "selesai")
    assert decision.berkas_pdf
    assert intact(decision) is True


def test_a_time_stamp_that_comes_later_leaves_an_archive_whole(memo):
    # nobody acts: the stamp arrives after the memorandum was filed
    document = memo()
    before = document.berkas_pdf.data
    timestamp.keep(document.UID(), before, before + b"% cap waktu")
    assert document.sidik_sebelum_cap
    assert intact(document) is True
    document.berkas_pdf = NamedBlobFile(data=before + b"% lain", filename="lain.pdf")
    assert intact(document) is False


class TestList:
    def rows(self, rest, who, **asked):
        query = "&".join(f"{name}={value}" for name, value in asked.items())
        answer = rest(who).request("GET", f"/@@arsip.xlsx?{query}")
        assert answer.status_code == 200, answer.text
        sheet = load_workbook(io.BytesIO(answer.content)).active
        return [row[1] for row in sheet.iter_rows(min_row=2, values_only=True)]

    def test_those_who_may_see_it_find_it_and_others_do_not(self, memo, rest):
        memo()
        assert self.rows(rest, "staf.tu") == ["Permintaan data"]
        assert self.rows(rest, "staf.apn") == []

    def test_a_group_of_codes_finds_what_is_below(self, memo, rest):
        memo()
        assert self.rows(rest, "staf.tu", klasifikasi="OT") == ["Permintaan data"]
        assert self.rows(rest, "staf.tu", klasifikasi="KP") == []

    def test_states_are_asked_by_the_dates(self, memo, rest, site):
        document = memo()
        assert self.rows(rest, "staf.tu", keadaan="aktif") == ["Permintaan data"]
        assert self.rows(rest, "staf.tu", keadaan="inaktif") == []
        with time_machine.travel(date(organisation.today().year - 3, 6, 1)):
            document.diarsipkan_pada = document.diarsipkan_pada.replace(
                year=organisation.today().year
            )
            document.reindexObject(idxs=["retensi_aktif", "retensi_inaktif"])
        transaction.commit()
        assert self.rows(rest, "staf.tu", keadaan="inaktif") == ["Permintaan data"]

    def test_a_visitor_sees_no_list(self, site, desk):
        browser = desk()
        browser.open(f"{site.absolute_url()}/@@arsip")
        assert "Daftar arsip" not in browser.contents

    def test_the_empty_list_explains_itself(self, site, desk):
        browser = desk("staf.tu")
        browser.open(f"{site.absolute_url()}/@@arsip?klasifikasi=ZZ")
        assert "Tidak ada arsip yang cocok" in browser.contents

    def test_the_page_of_the_document_says_it_too(self, memo, desk):
        browser = desk("staf.tu")
        browser.open(memo().absolute_url())
        assert "Organisasi dan tata laksana – " in browser.contents
        assert "utuh, sama dengan saat diarsipkan" in browser.contents


class TestTakingInAList:
    @pytest.fixture
    def manager(self, desk):
        browser = desk()
        browser.addHeader("Authorization", "Basic admin:secret")
        return browser

    def test_it_is_tried_first_then_taken_in_and_the_dates_follow(
        self, memo, manager, site
    ):
        document = memo()
        manager.open(f"{site.absolute_url()}/@@klasifikasi-arsip")
        manager.getControl(name="daftar").value = (
            "kode,nama,aktif,inaktif,nasib_akhir\nOT,Organisasi,1,1,musnah\n"
            "OT.02,Tata laksana,,,\nOT.02.01,Sisdur,,,\n"
        )
        manager.getControl("Lihat perubahannya").click()
        transaction.begin()
        assert retention(document).fate == "permanen"
        manager.getControl("Terapkan").click()
        transaction.begin()
        assert retention(document).fate == "musnah"
        brains = api.portal.get_tool("portal_catalog").unrestrictedSearchResults(
            nasib_akhir="musnah"
        )
        assert [brain.UID for brain in brains] == [document.UID()]

    def test_a_wrong_list_comes_back_with_its_reason(self, manager, site):
        before = api.portal.get_registry_record(classification.RECORD)
        manager.open(f"{site.absolute_url()}/@@klasifikasi-arsip")
        manager.getControl(name="daftar").value = "kode,nama\nsalah,Salah\n"
        manager.getControl("Lihat perubahannya").click()
        assert "bukan kode klasifikasi" in manager.contents
        assert "salah,Salah" in manager.contents
        transaction.begin()
        assert api.portal.get_registry_record(classification.RECORD) == before

    def test_rest_gives_the_tree_to_officials_and_not_to_visitors(self, rest, site):
        items = rest("staf.tu").get("/@klasifikasi")["items"]
        assert {each["induk"] for each in items if each["kode"] == "KP.01"} == {"KP"}
        assert rest(None).request("GET", "/@klasifikasi").status_code in (401, 403)

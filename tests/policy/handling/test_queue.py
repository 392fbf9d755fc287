"""The head of Biro Ortala, his section heads and strangers before the queue."""

from io import BytesIO
from openpyxl import load_workbook
from plone import api
import pytest
from setneg.policy.handling.queue import handles_something
from setneg.policy.handling.queue import Queue
from setneg.policy.handling.queue import waiting
from tests.policy.handling.conftest import step
from tests.workflows.steps import people
import transaction


@pytest.fixture
def queue(site):
    """The titles that somebody finds in the queue, with these filters."""

    def titles(userid, **asked):
        with people.acting_as(site, userid):
            request = site.REQUEST.clone()
            request.form.update(asked)
            page = Queue(site, request)
            return [brain.Title for brain in page.found()]

    return titles


def test_the_unit_and_those_above_it_find_what_it_has_received(queue, ticket, complain):
    """Kepala Biro Ortala; unit lain tidak menemukan apa-apa."""
    ticket()
    complain()
    assert sorted(queue("karo.ortala")) == [
        "Prosedur kepegawaian",
        "Undangan datang terlambat",
    ]
    assert queue("karo.umum") == []
    assert queue("pimpinan.sdm") == []


def test_what_somebody_may_not_see_is_not_counted_either(site, queue, ticket):
    """Kabag Tata Laksana; usulan masih pada kepala biro."""
    ticket()
    assert queue("kabag.tatalaksana") == []
    with people.acting_as(site, "kabag.tatalaksana"):
        page = Queue(site, site.REQUEST.clone())
        assert all(number == 0 for _w, _t, number in page.condition_choices())
        assert page.handler_choices() == []
        assert not handles_something("kabag.tatalaksana")
    with people.acting_as(site, "karo.ortala"):
        assert handles_something("karo.ortala")
        assert waiting("karo.ortala") == 1


@pytest.mark.rule("R-X-17")
def test_who_is_charged_finds_it_in_his_queue(site, queue, complain):
    """Kabag Tata Laksana sesudah pengaduan didelegasikan kepadanya."""
    complaint = complain()
    step(
        site,
        complaint,
        "karo.ortala",
        "delegasikan",
        kepada="bagian-tatalaksana__kepala",
        kelas="tidak_berkadar",
    )
    assert queue("karo.ortala", pelaksana="bagian-tatalaksana__kepala") == [
        "Undangan datang terlambat"
    ]
    assert queue("kabag.tatalaksana") == ["Undangan datang terlambat"]
    with people.acting_as(site, "kabag.tatalaksana"):
        assert handles_something("kabag.tatalaksana")
        assert waiting("kabag.tatalaksana") == 1
    assert queue("kabag.ak1") == []
    assert queue("karo.ortala", pelaksana="biro-ortala__kepala") == []
    assert queue("karo.ortala", kelas="tidak_berkadar") == ["Undangan datang terlambat"]
    with people.acting_as(site, "karo.ortala"):
        page = Queue(site, site.REQUEST.clone())
        assert {word: number for word, _t, number in page.condition_choices()} == {
            "terbuka": 1,
            "terlambat": 0,
            "segera": 0,
            "berakhir": 0,
            "semua": 1,
        }


def test_each_filter_narrows_and_nonsense_narrows_nothing(
    site, queue, ticket, complain
):
    """Kepala Biro Ortala menyaring antreannya."""
    ticket()
    complaint = complain()
    step(site, ticket(title="Ditolak saja"), "karo.ortala", "tolak", alasan="Bukan.")
    who = "karo.ortala"
    both = {"Prosedur kepegawaian", "Undangan datang terlambat"}
    assert set(queue(who)) == both
    assert queue(who, jenis="Pengaduan") == [complaint.title]
    assert queue(who, tahap="ditolak") == []
    assert queue(who, keadaan="berakhir") == ["Ditolak saja"]
    assert len(queue(who, keadaan="semua")) == 3
    assert queue(who, keadaan="terlambat") == []
    assert queue(who, teks="kepegaw") == ["Prosedur kepegawaian"]
    assert queue(who, teks="*((") == [] or set(queue(who, teks="*((")) == both
    assert queue(who, dari="2999-01-01") == []
    assert set(queue(who, sampai="2999-01-01")) == both
    assert queue(who, dari="2000-01-01", sampai="2000-01-02") == []
    assert queue(who, standar=complaint.standar) == [complaint.title]
    for name in ("jenis", "tahap", "keadaan", "unit", "pelaksana", "dari", "urut"):
        assert set(queue(who, **{name: "<script>' OR 1=1"})) == both


def test_what_is_late_comes_first_and_is_found_by_that(site, queue, complain, ticket):
    """Kepala Biro Ortala; pengaduan sudah melewati tiga hari."""
    from datetime import timedelta
    import time_machine

    ticket()
    complain()
    now = __import__("datetime").datetime.now(__import__("datetime").UTC)
    with time_machine.travel(now + timedelta(days=30), tick=False):
        late = queue("karo.ortala", keadaan="terlambat", urut="mendesak")
    assert "Undangan datang terlambat" in late


class TestPage:
    def test_the_page_shows_filters_rows_and_numbers(
        self, site, desk, ticket, complain
    ):
        """Kepala Biro Ortala membuka antrean dari navigasi."""
        ticket()
        complain()
        browser = desk("karo.ortala")
        browser.handleErrors = False
        browser.open(site.absolute_url())
        assert "/@@antrean" in browser.contents
        browser.open(f"{site.absolute_url()}/@@antrean?keadaan=semua&jenis=Pengaduan")
        assert "Undangan datang terlambat" in browser.contents
        assert "Prosedur kepegawaian" not in browser.contents
        assert "antrean.csv?jenis=Pengaduan&amp;keadaan=semua" in browser.contents

    def test_an_empty_queue_explains_itself(self, site, desk):
        """Kepala Biro Ortala sebelum ada pengajuan."""
        browser = desk("karo.ortala")
        browser.open(f"{site.absolute_url()}/@@antrean")
        assert "tampil di sini dengan sendirinya" in browser.contents
        browser.open(f"{site.absolute_url()}/@@antrean?teks=tidakada")
        assert "Hapus saringan" in browser.contents

    def test_no_visitor_has_a_queue(self, site, desk):
        """Pengunjung tanpa akun."""
        browser = desk()
        browser.open(f"{site.absolute_url()}/@@antrean")
        assert "login" in browser.url

    def test_no_object_is_woken(self, site, queue, ticket, monkeypatch):
        """Kepala Biro Ortala; daftar dibuat dari katalog saja."""
        ticket()
        from Products.ZCatalog.CatalogBrains import AbstractCatalogBrain

        def woken(self, *args, **kwargs):
            raise AssertionError("an object was woken")

        monkeypatch.setattr(AbstractCatalogBrain, "getObject", woken)
        monkeypatch.setattr(AbstractCatalogBrain, "_unrestrictedGetObject", woken)
        with people.acting_as(site, "karo.ortala"):
            page = Queue(site, site.REQUEST.clone())
            rows = [page.row(brain) for brain in page.batch()]
            assert [row.title for row in rows] == ["Prosedur kepegawaian"]

    def test_what_is_asked_for_is_read_without_translating(self, site, monkeypatch):
        """Kepala Biro Ortala; judul tahap hanya dibaca untuk daftar pilihannya."""

        def translated(*args, **kwargs):
            raise AssertionError("titles were translated")

        request = site.REQUEST.clone()
        request.form.update({"tahap": "diajukan"})
        with people.acting_as(site, "karo.ortala"):
            page = Queue(site, request)
            monkeypatch.setattr(api.portal, "translate", translated)
            assert page.stage == "diajukan"
            assert page.query()["stage"]["query"] == "diajukan"
            assert page.kind_count("Usulan") == 0


class TestTables:
    FORMULA = '=HYPERLINK("http://x.example","klik")'

    def test_the_csv_has_the_rights_and_filters_of_the_screen_and_no_formula(
        self, site, desk, ticket
    ):
        """Kepala Biro Ortala mengunduh; orang lain mendapat tabel kosong."""
        ticket(title=self.FORMULA)
        url = f"{site.absolute_url()}/antrean.csv"
        browser = desk("karo.ortala")
        browser.open(url)
        lines = browser.contents.splitlines()
        assert len(lines) == 2
        assert "\"'=HYPERLINK" in lines[1]
        stranger = desk("karo.umum")
        stranger.open(url)
        assert len(stranger.contents.splitlines()) == 1
        browser.open(f"{url}?keadaan=berakhir")
        assert len(browser.contents.splitlines()) == 1

    def test_the_workbook_holds_text_and_moments(self, site, rest, ticket):
        """Kepala Biro Ortala."""
        ticket(title=self.FORMULA)
        answer = rest("karo.ortala").request(
            "GET", f"{site.absolute_url()}/antrean.xlsx", headers={"Accept": "*/*"}
        )
        sheet = load_workbook(BytesIO(answer.content)).active
        head = [cell.value for cell in sheet[1]]
        row = dict(zip(head, sheet[2], strict=True))
        assert row["Hal"].value == self.FORMULA
        assert row["Hal"].data_type == "s"
        assert row["Dikirim"].is_date


class TestService:
    def test_the_queue_over_rest(self, site, rest, ticket, complain):
        """Kepala Biro Ortala dan seorang asing lewat REST."""
        usulan = ticket()
        complain()
        found = rest("karo.ortala").get("/@antrean?jenis=Usulan")
        assert found["items_total"] == 1
        [item] = found["items"]
        assert item["@id"] == usulan.absolute_url()
        assert item["pelaksana"] == "biro-ortala__kepala"
        assert rest("karo.umum").get("/@antrean")["items_total"] == 0


def test_neither_queue_nor_number_stays_after_the_step(site, queue, ticket):
    """Kepala Biro Ortala menolak satu-satunya usulan."""
    usulan = ticket()
    step(site, usulan, "karo.ortala", "tolak", alasan="Di luar tugas.")
    assert queue("karo.ortala") == []
    transaction.begin()
    with people.acting_as(site, "karo.ortala"):
        assert waiting("karo.ortala") == 0
    assert api.content.get_state(usulan) == "ditolak"

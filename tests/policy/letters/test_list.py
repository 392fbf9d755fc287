"""The list of official documents: filters, words, order, and the table file."""

import csv
import io
from openpyxl import load_workbook
import pytest
import re


@pytest.fixture
def drafts(make):
    """A memorandum and a report of one subdivision, a letter of another."""
    return [
        make("staf.sisdur", "Memorandum", title="Pengadaan lemari arsip"),
        make("staf.sisdur", "Laporan", title="=1+1 hasil rapat"),
        make("staf.sdm", "Memorandum", title="Pengadaan kursi pegawai"),
    ]


def titles(page):
    return re.findall(r'data-label="Hal"[^>]*>\s*<a [^>]*>([^<]*)<', page)


class TestList:
    def look(self, desk, site, name, query=""):
        browser = desk(name)
        browser.open(f"{site.absolute_url()}/naskah?{query}")
        return titles(browser.contents)

    @pytest.mark.rule("R-X-10")
    def test_each_sees_the_documents_of_his_own_line(self, drafts, desk, site):
        """Acts: staff of two units."""
        assert sorted(self.look(desk, site, "staf.sisdur")) == [
            "=1+1 hasil rapat",
            "Pengadaan lemari arsip",
        ]
        assert self.look(desk, site, "staf.sdm") == ["Pengadaan kursi pegawai"]
        assert self.look(desk, site, "staf.umum") == []

    @pytest.mark.parametrize(
        ("query", "expected"),
        [
            ("jenis=Laporan", ["=1+1 hasil rapat"]),
            ("tahap=selesai", []),
            ("tahap=konsep&teks=lemari", ["Pengadaan lemari arsip"]),
            ("unit=biro-sdm", []),
            ("saya=menunggu&jenis=Memorandum", ["Pengadaan lemari arsip"]),
            ("saya=buatan&jenis=Memorandum", ["Pengadaan lemari arsip"]),
            ("teks=tidak+ada", []),
            ("urut=hal", ["=1+1 hasil rapat", "Pengadaan lemari arsip"]),
        ],
    )
    def test_it_is_narrowed(self, drafts, desk, site, query, expected):
        """Acts: staf Subbagian Sistem dan Prosedur Kerja."""
        assert self.look(desk, site, "staf.sisdur", query) == expected

    @pytest.mark.parametrize(
        "query",
        ["jenis=Plone+Site", "tahap='", "unit=xx", "urut=z", "b_start=x", "teks=*%22("],
    )
    def test_nonsense_narrows_nothing_and_breaks_nothing(
        self, drafts, desk, site, query
    ):
        """Acts: staf Subbagian Sistem dan Prosedur Kerja."""
        assert len(self.look(desk, site, "staf.sisdur", query)) == 2

    def test_the_table_file_holds_no_formula(self, drafts, desk, site):
        """Acts: staf Subbagian Sistem dan Prosedur Kerja."""
        browser = desk("staf.sisdur")
        browser.open(f"{site.absolute_url()}/naskah/daftar-naskah.csv?urut=hal")
        rows = list(csv.reader(io.StringIO(browser.contents)))
        assert rows[0][:3] == ["Jenis", "Nomor", "Hal"]
        assert [row[2] for row in rows[1:]] == [
            "'=1+1 hasil rapat",
            "Pengadaan lemari arsip",
        ]

    def test_the_workbook_holds_the_same_lines(self, drafts, desk, site):
        """Acts: staf Subbagian Sistem dan Prosedur Kerja."""
        browser = desk("staf.sisdur")
        browser.open(f"{site.absolute_url()}/naskah/daftar-naskah.xlsx?urut=hal")
        sheet = load_workbook(io.BytesIO(browser.contents)).active
        rows = list(sheet.iter_rows(values_only=True))
        assert [row[2] for row in rows[1:]] == [
            "=1+1 hasil rapat",
            "Pengadaan lemari arsip",
        ]
        assert sheet["C2"].data_type == "s"

    @pytest.mark.parametrize(
        ("name", "query", "expected"),
        [
            ("staf.sisdur", "", {"Memorandum": 1, "Laporan": 1, "Konsep": 2}),
            ("staf.sdm", "", {"Memorandum": 1, "Laporan": 0, "Konsep": 1}),
            ("staf.sisdur", "jenis=Laporan", {"Memorandum": 1, "Konsep": 1}),
            ("staf.sisdur", "teks=lemari", {"Memorandum": 1, "Laporan": 0}),
            ("staf.sisdur", "tahap=selesai", {"Memorandum": 0, "Konsep": 2}),
            ("staf.umum", "", {"Memorandum": 0, "Konsep": 0}),
        ],
    )
    def test_beside_each_choice_stands_how_many_one_would_see(
        self, drafts, desk, site, name, query, expected
    ):
        """Acts: staff of three units."""
        browser = desk(name)
        browser.open(f"{site.absolute_url()}/naskah?{query}")
        for title, number in expected.items():
            assert f">{title} ({number})</option>" in browser.contents, title

    def test_a_visitor_gets_neither(self, drafts, desk, site):
        """Acts: a visitor without an account."""
        for page in ("", "/daftar-naskah.csv", "/daftar-naskah.xlsx"):
            browser = desk()
            browser.open(f"{site.absolute_url()}/naskah{page}")
            assert "lemari" not in str(browser.contents)
            assert "/login" in browser.url or "200" not in browser.headers["status"]


@pytest.mark.parametrize("kind", ["SuratDinas", "Laporan", "Telaahan", "Notula"])
def test_each_kind_has_its_page_and_its_forms(make, desk, site, kind):
    """Acts: staf Subbagian Sistem dan Prosedur Kerja."""
    document = make("staf.sisdur", kind, title="Perihal uji")
    url = document.absolute_url()
    browser = desk("staf.sisdur")
    for address in (url, f"{url}/edit", f"{url}/@@pdf"):
        browser.open(address)
        assert browser.headers["status"].startswith("200"), address
    browser.open(f"{site.absolute_url()}/naskah/++add++{kind}")
    assert browser.headers["status"].startswith("200")


def test_incoming_letters_have_their_form(desk, site):
    """Acts: the mail desk, then somebody without a desk."""
    address = f"{site.absolute_url()}/surat-masuk/++add++SuratMasuk"
    browser = desk("staf.tu")
    browser.open(address)
    assert browser.headers["status"].startswith("200")
    assert "Ditujukan kepada" in browser.contents
    browser = desk("staf.sisdur")
    browser.open(address)
    assert "Ditujukan kepada" not in browser.contents

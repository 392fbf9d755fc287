"""Who sees which figure: a visitor, the unit, the Bagian, another unit."""

from io import BytesIO
from openpyxl import load_workbook
from plone import api
import pytest
from setneg.policy.performance import board
from setneg.policy.performance.lights import Scale
from tests.policy.performance.conftest import approve
from tests.policy.performance.conftest import report
from tests.policy.performance.conftest import STAFF
from tests.policy.performance.conftest import step
import transaction


SCALE = Scale()


@pytest.fixture
def told(opened):
    """An indicator whose first quarter is reported, and its report."""

    def made(**given):
        document, asked = opened(**given)
        report(asked, nilai="60")
        transaction.commit()
        return document, asked

    return made


def seen_by(who, document):
    if who is None:
        with api.env.adopt_roles(["Anonymous"]):
            return board.line_of(document.UID(), SCALE)
    with api.env.adopt_user(who):
        return board.line_of(document.UID(), SCALE)


class TestWhoSees:
    def test_before_the_approval_only_who_has_to_do_with_it(self, told, rest):
        """Acts: staf, Kabag AK I, staf Biro SDM, a visitor."""
        document, _asked = told()
        for who in (STAFF, "kabag.ak1"):
            line = seen_by(who, document)
            assert line.told[0].figure == 60
            assert line.whole.figure is None
        assert seen_by("staf.sdm", document) is None
        assert rest(None).get("/@capaian")["items"] == []

    def test_after_the_approval_everybody(self, told, rest):
        """Acts: a visitor; he reads the figure and nothing behind it."""
        document, asked = told()
        approve(asked)
        transaction.commit()
        (item,) = rest(None).get("/@capaian", tahun="2026")["items"]
        assert item["iku"] == document.UID()
        assert item["gabungan"]["capaian"] == "75"
        assert item["gabungan"]["lengkap"] is False
        assert item["periode"][0]["@id"] is None
        assert item["periode"][1]["lampu"] == "belum_dilaporkan"
        assert rest(None).request("GET", asked.absolute_url()).status_code == 401

    def test_while_it_is_corrected_it_is_not_shown(self, told, rest):
        """Acts: Kabag AK I, then a visitor."""
        _document, asked = told()
        approve(asked)
        step(asked, "kabag.ak1", "ulang", alasan="Salah")
        transaction.commit()
        assert rest(None).get("/@capaian")["items"] == []

    def test_a_unit_is_shown_with_those_below_it(self, told, rest, site, desk):
        """Acts: a visitor, who asks for the Sekretariat Kementerian."""
        _document, asked = told()
        approve(asked)
        transaction.commit()
        assert len(rest(None).get("/@capaian", unit="setmen")["items"]) == 1
        assert rest(None).get("/@capaian", unit="deputi-hukum")["items"] == []
        browser = desk()
        browser.open(f"{site.absolute_url()}/capaian?unit=setmen&menurut=sasaran")
        assert "Meningkatnya ketepatan pembayaran" in browser.contents
        assert "Biro Keuangan" in browser.contents

    def test_nonsense_in_the_address_is_the_whole_board(self, told, rest):
        _document, asked = told()
        approve(asked)
        transaction.commit()
        for params in ({"tahun": "abc"}, {"tahun": "99999"}, {"unit": ""}):
            assert len(rest(None).get("/@capaian", **params)["items"]) == 1
        assert rest(None).get("/@capaian", unit="<b>")["items"] == []


class TestOnScreen:
    def test_a_visitor_reads_words_and_signs(self, site, told, desk):
        """Acts: a visitor."""
        _document, asked = told()
        approve(asked)
        transaction.commit()
        browser = desk()
        browser.open(f"{site.absolute_url()}/capaian")
        assert "Persentase tagihan dibayar tepat waktu" in browser.contents
        assert "Tidak tercapai" in browser.contents
        assert "75,00%" in browser.contents
        assert "<svg" in browser.contents
        assert "1 dari 4 periode" in " ".join(browser.contents.split())

    def test_an_empty_board_says_so(self, site, desk):
        browser = desk()
        browser.open(f"{site.absolute_url()}/capaian")
        assert "Belum ada capaian yang disetujui" in browser.contents

    def test_the_unit_reads_the_panel_and_the_report(self, told, desk):
        """Acts: staf Biro Keuangan."""
        document, asked = told(indikator="Persentase <script>alert(1)</script> tepat")
        browser = desk(STAFF)
        browser.open(document.absolute_url())
        assert "Realisasi dan capaian" in browser.contents
        assert "belum disetujui" in browser.contents
        assert "<script>alert(1)" not in browser.contents
        browser.open(asked.absolute_url())
        assert "75,00%" in browser.contents
        assert "diisi manual" in browser.contents
        assert "bukti.pdf" in browser.contents
        assert "Makin besar makin baik" in browser.contents

    def test_targets_are_read_before_their_period_is_open(self, opened, desk):
        """Acts: staf Biro Keuangan; nothing is reported, so nothing awaits approval."""
        document, _asked = opened()
        browser = desk(STAFF)
        browser.open(document.absolute_url())
        panel = browser.contents.partition('id="realisasi-heading"')[2]
        rows = panel.partition("<tbody>")[2].partition("</tbody>")[0].split("</tr>")
        assert "Triwulan IV 2026" in rows[3]
        assert ">90<" in rows[3]
        assert "belum disetujui" not in panel
        browser.open(f"{document.absolute_url()}/../../capaian")
        assert "belum disetujui" not in browser.contents

    def test_evidence_is_not_for_visitors(self, told, rest):
        _document, asked = told()
        approve(asked)
        transaction.commit()
        url = f"{asked.absolute_url()}/@@bukti/1"
        assert rest(None).request("GET", url).status_code == 401
        assert rest("staf.sdm").request("GET", url).status_code in (401, 403)
        assert rest("kabag.ak1").request("GET", url).status_code == 200


class TestTables:
    def test_the_same_lines_as_csv_and_workbook(self, site, told, desk):
        """Acts: staf Biro Keuangan; a cell is never a formula."""
        told(indikator="=HYPERLINK(1)")
        browser = desk(STAFF)
        browser.open(f"{site.absolute_url()}/capaian/capaian.csv?tahun=2026")
        lines = browser.contents.strip().splitlines()
        assert len(lines) == 5
        assert "'=HYPERLINK(1)" in lines[1]
        browser.open(f"{site.absolute_url()}/capaian/capaian.xlsx?tahun=2026")
        sheet = load_workbook(BytesIO(browser.contents)).active
        assert sheet["D2"].value == "=HYPERLINK(1)"
        assert sheet["D2"].data_type == "s"

    def test_the_tables_show_no_more_than_the_page(self, site, told, desk):
        """Acts: a visitor, before anything is approved."""
        told()
        browser = desk()
        browser.open(f"{site.absolute_url()}/capaian/capaian.csv?tahun=2026")
        assert len(browser.contents.strip().splitlines()) == 1

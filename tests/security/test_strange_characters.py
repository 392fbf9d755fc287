"""A character that nothing can hold, typed by one person, stops nobody else's lists."""

from io import BytesIO
import json
from openpyxl import load_workbook
import pytest
from setneg.policy.browser import spreadsheet
from setneg.policy.rendering.workbook import workbook


HTML = {"Accept": "text/html"}
MARK = "\ufffd"
#: As damaged clients send them: halves of characters, zero, what XML forbids.
BODIES = (
    rb'{"title": "a\ud800b"}',
    rb'{"title": "a\u0000b"}',
    rb'{"title": "a\uFFFEb"}',
    b'{"title": "a\xed\xa0\x80b"}',
    b'{"title": "a\x7fb"}',
)
LISTS = ("naskah/daftar-naskah.xlsx", "naskah/daftar-naskah.csv", "naskah")


@pytest.mark.parametrize("body", BODIES, ids=range(len(BODIES)))
def test_it_is_marked_when_it_arrives(make, rest, site, body):
    """Staf Subbag Sisdur sends it as the title of his draft; he looks at his lists."""
    memo = make("staf.sisdur", "Memorandum", title="Utuh", unit="subbag-sisdur")
    person, url = rest("staf.sisdur"), memo.absolute_url()
    sent = {"Content-Type": "application/json"}
    assert person.request("PATCH", url, data=body, headers=sent).status_code == 204
    assert person.get(url)["title"] == f"a{MARK}b"
    for each in LISTS:
        address = f"{site.absolute_url()}/{each}"
        assert person.request("GET", address).status_code == 200, each


def test_whole_characters_and_long_bodies_stay_as_they_were_sent(make, rest):
    """Staf Subbag Sisdur writes smiles and other scripts, escaped by his program."""
    memo = make("staf.sisdur", "Memorandum", title="Utuh", unit="subbag-sisdur")
    person, url = rest("staf.sisdur"), memo.absolute_url()
    words = "😀 قانون 漢字 \\ud800 \t é"
    said = {"title": "😀 قانون", "isi": f"<p>{words}</p>"}
    sent = {"Content-Type": "application/json"}
    data = json.dumps(said)
    assert person.request("PATCH", url, data=data, headers=sent).status_code == 204
    told = person.get(url)
    assert told["title"] == said["title"]
    assert "\\ud800" in told["isi"]["data"] and "漢字" in told["isi"]["data"]


def test_a_page_that_sends_it_is_marked_too(make, rest, desk, site, standard):
    """Kepala Biro SDM keeps a draft of a form in his browser."""
    browser = desk("pimpinan.sdm")
    browser.open(f"{site.absolute_url()}/formulir/pengaduan")
    browser.getControl("Pokok").value = "a\x00b"
    browser.getControl("Cara menyampaikan").value = ["terbuka"]
    browser.getControl("Simpan sebagai konsep").click()
    kept = rest("pimpinan.sdm").get("/formulir/pengaduan/@konsep")
    assert kept["isian"]["pokok"] == f"a{MARK}b"


@pytest.mark.parametrize(
    "asked",
    ["teks=%ed%a0%80&tahap=%00", "dari=0001-01-01&sampai=9999-12-31", "teks:list=x"],
)
def test_an_address_that_nobody_would_type_shows_a_list(rest, site, asked):
    """Karo follows a link to his queue that somebody made up."""
    for page in ("@@antrean", "@@antrean.csv", "@@pengaduan-statistik"):
        url = f"{site.absolute_url()}/{page}?{asked}"
        answer = rest("karo.ortala").request("GET", url, headers=HTML)
        assert answer.status_code == 200, page


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+1", "-1", "@SUM(1)", "\t=1", "\r=1", "\n=1", " =1", "\ufeff=1", "＝1+1"],
)
def test_no_text_begins_a_formula_in_any_table(text):
    # siapa pun mengetiknya; pembaca membuka berkas di program lembar kerja
    [head, line] = _read(spreadsheet.csv_text([text], [[text]]))
    assert head[0] == line[0] == f"'{text}"
    sheet = load_workbook(BytesIO(workbook("a", [text], [[text]]))).active
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} == {"s"}


@pytest.mark.parametrize("text", ["a\ud800b", "a\ufffeb", "a\x00b"])
def test_a_table_is_made_whatever_was_stored_before(text):
    # pembaca mengunduh daftar yang memuat teks lama yang rusak
    assert spreadsheet.csv_text(["a"], [[text]]).encode()
    assert load_workbook(BytesIO(workbook("a", ["a"], [[text]]))).active["A2"].value


def _read(text):
    import csv
    import io

    return list(csv.reader(io.StringIO(text, newline="")))

"""What is not sent yet: kept for its owner, resumed, and gone when sent."""

from lxml import html
from setneg.policy.forms import drafts
from tests.policy.form_page.guests import FIELDS
from tests.policy.form_page.guests import HEAD
from tests.policy.form_page.guests import mistakes
from tests.policy.form_page.guests import opened
from tests.policy.form_page.guests import PATH
from tests.policy.form_page.guests import PDF
from tests.policy.form_page.guests import sent
import transaction


def test_a_draft_is_kept_with_its_files_resumed_and_gone_when_sent(
    rest, form, saved, site
):
    # Kepala Subbagian Sisdur is interrupted; nobody else learns of it.
    head = rest(HEAD)
    _tree, words = opened(head)
    answer = sent(
        head,
        words,
        [("berkas", PDF)],
        "konsep",
        nama="",
        jumlah="banyak",
        **{"jenis:list": "Lainnya", "sebutkan": "Rapat"},
    )
    assert answer.status_code == 302, mistakes(answer)
    assert answer.headers["Location"].endswith("/formulir/tamu?konsep=1")
    assert saved() == []
    listed = head.request("GET", "/formulir", headers={"Accept": "text/html"})
    assert "Yang belum Anda kirim" in listed.text
    first = head.request("GET", "/", headers={"Accept": "text/html"})
    assert "Yang belum Anda kirim" in first.text
    other = rest("karo.ortala").request(
        "GET", "/formulir", headers={"Accept": "text/html"}
    )
    assert "Yang belum Anda kirim" not in other.text
    tree, words = opened(head, f"{PATH}?konsep=1")
    assert words["form.widgets.sebutkan"] == "Rapat"
    assert words["form.widgets.jumlah"] == "banyak"
    assert "surat.pdf" in tree.text_content()
    assert "dihapus sendiri" in tree.text_content()
    answer = sent(
        head, {**words, "konsep_berkas:list": "berkas/0"}, nama="Ketua", jumlah=""
    )
    assert mistakes(answer) == []
    [kept] = saved()
    assert kept["sebutkan"] == "Rapat"
    assert [each.data for each in kept["berkas"]] == [PDF[1]]
    assert drafts.of(HEAD) == []


def test_a_draft_of_another_window_is_not_replaced_unasked(rest, form):
    # Kepala Subbagian Sisdur, at his desk and on his phone.
    head = rest(HEAD)
    _tree, desk = opened(head)
    _tree, phone = opened(head)
    sent(head, phone, (), "konsep", nama="Dari ponsel")
    answer = sent(head, desk, (), "konsep", nama="Dari komputer")
    assert answer.status_code == 200
    assert "jendela atau perangkat lain" in answer.text
    assert "Dari komputer" in answer.text  # what was typed stays
    assert opened(head, f"{PATH}?konsep=1")[1]["form.widgets.nama"] == "Dari ponsel"
    again = dict(html.fromstring(answer.text).get_element_by_id("form").fields)
    words = {name: value or "" for name, value in again.items() if "berkas" not in name}
    words.pop("form.widgets.surat", None)
    answer = sent(head, words, (), "konsep", nama="Dari komputer")
    assert answer.status_code == 302
    assert opened(head, f"{PATH}?konsep=1")[1]["form.widgets.nama"] == "Dari komputer"


def test_a_draft_of_an_older_form_keeps_its_answers_and_says_what_changed(rest, form):
    # Kepala Subbagian Sisdur comes back after the form was changed.
    head = rest(HEAD)
    _tree, words = opened(head)
    sent(head, words, (), "konsep", **{"jenis:list": "Lainnya", "sebutkan": "Rapat"})
    changed = FIELDS.replace('name="sebutkan"', 'name="keterangan"')
    form.fields_model = changed.replace(
        "<title>Nama</title>", "<title>Nama tamu</title>"
    )
    transaction.commit()
    tree, _words = opened(head, f"{PATH}?konsep=1")
    said = " ".join(tree.text_content().split())
    assert "tidak ditanyakan lagi: “Sebutkan”; jawaban Anda dahulu: Rapat" in said
    assert "“Nama” kini “Nama tamu”" in said


def test_a_draft_may_be_thrown_away_by_its_owner_only(rest, form):
    # Kepala Subbagian Sisdur throws his draft away; by a link nothing goes.
    head = rest(HEAD)
    _tree, words = opened(head)
    sent(head, words, (), "konsep", **{"jenis:list": "Lainnya"})
    head.request("GET", f"{PATH}/@@hapus-konsep", headers={"Accept": "text/html"})
    tree, _words = opened(head)
    [token] = tree.xpath("//form[contains(@action, '@@hapus-konsep')]//input/@value")
    rest("karo.ortala").request(
        "POST", f"{PATH}/@@hapus-konsep", data={"_authenticator": token}
    )
    assert "Konsep Anda" in opened(head)[0].text_content()
    head.request("POST", f"{PATH}/@@hapus-konsep", data={"_authenticator": token})
    assert "Konsep Anda" not in opened(head)[0].text_content()


def test_drafts_over_rest_are_ones_own(rest, form):
    # Kepala Subbagian Sisdur with a client of his own; a visitor has no drafts.
    head = rest(HEAD)
    url = f"{PATH}/@konsep"
    assert head.request("GET", url).status_code == 404
    put = head.request("PUT", url, json={"nama": "A", "jumlah": 3, "jenis": "Audiensi"})
    assert put.status_code == 200, put.text
    assert put.json()["isian"]["jumlah"] == 3
    assert head.get(url)["isian"]["nama"] == "A"
    wrong = head.request("PUT", url, json={"jumlah": "tiga", "daftar": "x", "nama": []})
    assert wrong.status_code == 400
    assert set(wrong.json()["isian"]) == {"jumlah", "daftar", "nama"}
    assert head.get(url)["isian"]["nama"] == "A"
    assert rest("karo.ortala").request("GET", url).status_code == 404
    assert rest(None).request("GET", url).status_code in (401, 404)
    assert rest(None).request("PUT", url, json={"nama": "x"}).status_code in (401, 404)
    assert head.request("DELETE", url).status_code == 204
    assert head.request("GET", url).status_code == 404

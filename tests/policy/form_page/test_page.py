"""The page of a form as people in positions fill it in."""

from lxml import html
from tests.policy.form_page.guests import FIELDS
from tests.policy.form_page.guests import HEAD
from tests.policy.form_page.guests import mistakes
from tests.policy.form_page.guests import opened
from tests.policy.form_page.guests import PATH
from tests.policy.form_page.guests import PDF
from tests.policy.form_page.guests import sent
import transaction


def test_the_page_says_its_conditions_and_fills_in_who_asks(rest, form):
    # Kepala Subbagian Sisdur opens the form.
    tree, words = opened(rest(HEAD))
    said = tree.xpath("//*[contains(@class, 'setneg-terms')]")[0].text_content()
    assert "Pimpinan unit kerja" in said
    assert "setiap saat" in said
    assert "PDF" in said
    assert words["form.widgets.nama"]
    assert "Sistem dan Prosedur" in words["form.widgets.unit"]
    assert tree.xpath("//label[@for='form-widgets-nama']//*[@class='required']")
    assert "alamat_web" in words
    assert words["_halaman"]
    [condition] = tree.xpath(
        "//*[@id='formfield-form-widgets-sebutkan']/@data-pat-depends"
    )
    assert condition == 'condition: form.widgets.jenis:list = "Lainnya"; action: both'
    [rows] = tree.xpath("//*[@id='formfield-form-widgets-daftar']/@data-pat-depends")
    assert rows == "condition: form.widgets.jumlah > 1; action: both"


def test_a_hidden_question_is_neither_required_nor_kept(rest, form, saved):
    # Kepala Subbagian Sisdur, and then somebody who sends more than is asked.
    head = rest(HEAD)
    _tree, words = opened(head)
    answer = sent(
        head,
        words,
        [("berkas", PDF)],
        **{"jenis:list": "Audiensi", "sebutkan": "selundupan"},
    )
    assert mistakes(answer) == []
    [kept] = saved()
    assert not kept["sebutkan"]
    assert kept["jenis"] == "Audiensi"
    answer = sent(head, words, [("berkas", PDF)], **{"jenis:list": "Lainnya"})
    assert [each for each in mistakes(answer) if "Sebutkan" in each]
    assert len(saved()) == 1
    answer = sent(
        head,
        words,
        [("berkas", PDF)],
        **{"jenis:list": "Lainnya", "sebutkan": "Kunjungan"},
    )
    assert mistakes(answer) == []
    assert saved()[1]["sebutkan"] == "Kunjungan"


def test_mistakes_stand_at_the_top_and_at_their_questions(rest, form, saved):
    # Kepala Subbagian Sisdur, in a hurry.
    head = rest(HEAD)
    _tree, words = opened(head)
    answer = sent(
        head,
        words,
        nama="",
        jumlah="banyak",
        **{"jenis:list": "Lainnya", "sebutkan": "x" * 21},
    )
    found = mistakes(answer)
    assert found == [
        "Nama: Wajib diisi.",
        "Sebutkan: Terlalu panjang; paling panjang 20 huruf.",
        "Jumlah: Tulis bilangan bulat, misalnya 12.",
        "Berkas: Wajib diisi.",
    ]
    tree = html.fromstring(answer.text)
    for link in tree.xpath("//*[@id='kesalahan']//a/@href"):
        [place] = tree.xpath(f"//*[@id='{link[1:]}']")
        assert "error" in place.get("class")
    assert saved() == []
    value = tree.xpath("//input[@name='form.widgets.jumlah']/@value")
    assert value == ["banyak"]


def test_files_are_refused_in_words_and_good_ones_wait_for_the_next_try(
    rest, form, saved
):
    # Kepala Subbagian Sisdur.
    head = rest(HEAD)
    _tree, words = opened(head)
    fake = ("surat.pdf", b"MZ program", "application/pdf")
    answer = sent(head, words, [("berkas", fake)], **{"jenis:list": "Audiensi"})
    assert "tidak sesuai dengan namanya" in mistakes(answer)[0]
    three = [("berkas", PDF)] * 3
    answer = sent(head, words, three, **{"jenis:list": "Audiensi"})
    assert "Paling banyak 2" in mistakes(answer)[0]
    word = ("surat.docx", b"PK\x03\x04", "application/octet-stream")
    answer = sent(head, words, [("berkas", word)], **{"jenis:list": "Audiensi"})
    assert "tidak diterima" in mistakes(answer)[0]
    # A good file stays when something else is missing.
    answer = sent(head, words, [("berkas", PDF), ("berkas", PDF)], nama="")
    tree = html.fromstring(answer.text)
    keys = tree.xpath("//input[@name='form.widgets.berkas.kept:list']/@value")
    assert len(keys) == 2
    again = {**words, "form.widgets.berkas.kept:list": keys}
    answer = sent(head, again, **{"jenis:list": "Audiensi"})
    assert mistakes(answer) == []
    [kept] = saved()
    assert [each.data for each in kept["berkas"]] == [PDF[1], PDF[1]]


def test_questions_in_fieldsets_are_treated_alike(rest, form, saved):
    # Kepala Subbagian Sisdur, on a form that the site manager has divided.
    head, tail = FIELDS.split('<field name="jenis"')
    form.fields_model = (
        f'{head}<fieldset name="rincian" label="Rincian"><field name="jenis"'
        + tail.replace("</schema>", "</fieldset></schema>")
    )
    transaction.commit()
    leader = rest(HEAD)
    tree, words = opened(leader)
    assert "Rincian" in tree.text_content()
    said = {"jenis:list": "Lainnya", "sebutkan": ""}
    answer = sent(leader, words, [("berkas", PDF)], **said)
    assert mistakes(answer) == ["Sebutkan: Wajib diisi."]
    fake = ("surat.pdf", b"MZ program", "application/pdf")
    answer = sent(leader, words, [("surat", fake), ("berkas", fake)], **said)
    assert len(mistakes(answer)) == 3
    assert "file_upload_id" not in answer.text
    assert "berkas.kept" not in answer.text
    answer = sent(leader, words, [("berkas", PDF)], "konsep", **said)
    tree, words = opened(leader, f"{PATH}?konsep=1")
    assert words["form.widgets.jenis:list"] == "Lainnya"
    kept = {**words, "konsep_berkas:list": "berkas/0"}
    answer = sent(leader, kept, **{"jenis:list": "Audiensi"})
    assert mistakes(answer) == []
    assert len(saved()) == 1


def test_rows_are_taken_as_rows_and_only_so_many(rest, form, saved):
    # Kepala Subbagian Sisdur brings two guests, then three.
    head = rest(HEAD)
    tree, words = opened(head)
    assert tree.xpath("//select[@name='form.widgets.daftar.0.peran']")
    rows = {"form.widgets.daftar-rows": "3"}
    for index, name in enumerate(("Ani", "Budi", "Citra")):
        rows[f"form.widgets.daftar.{index}.nama"] = name
        rows[f"form.widgets.daftar.{index}.peran"] = "Anggota"
    many = {**words, **rows}
    said = {"jenis:list": "Audiensi", "jumlah": "3"}
    answer = sent(head, many, [("berkas", PDF)], **said)
    assert "Paling banyak 2 baris" in mistakes(answer)[0]
    two = {**many, "form.widgets.daftar.2.hapus": "1"}
    answer = sent(head, two, [("berkas", PDF)], **said)
    assert mistakes(answer) == []
    [kept] = saved()
    assert kept["daftar"] == [
        {"nama": "Ani", "peran": "Anggota"},
        {"nama": "Budi", "peran": "Anggota"},
    ]


def test_no_choice_is_made_for_who_has_to_choose(rest, form, saved):
    """kasubbag.sisdur: a list that must be answered begins with no answer."""
    head = rest(HEAD)
    tree, words = opened(head)
    options = tree.xpath("//select[@name='form.widgets.jenis:list']/option")
    assert [each.text.strip() for each in options] == [
        "Pilih …",
        "Audiensi",
        "Lainnya",
    ]
    assert words["form.widgets.jenis:list"] == "--NOVALUE--"
    answer = sent(head, words, [("berkas", PDF)], nama="Ketua rombongan")
    assert mistakes(answer) == ["Jenis: Wajib diisi."]
    assert 'value="Ketua rombongan"' in answer.text
    assert saved() == []
    rest_answer = head.request("PUT", f"{PATH}/@konsep", json={"nama": "A"})
    assert not rest_answer.json()["isian"].get("jenis")


def test_what_a_form_proposes_itself_stays_proposed(rest, form):
    """kasubbag.sisdur: the site manager has declared what is usual."""
    form.fields_model = FIELDS.replace(
        "<values><element>Audiensi",
        "<default>Lainnya</default><values><element>Audiensi",
    )
    transaction.commit()
    _tree, words = opened(rest(HEAD))
    assert words["form.widgets.jenis:list"] == "Lainnya"

"""The page of a form as people in positions and visitors meet it."""

from lxml import html
from plone import api
import pytest
from setneg.policy.forms import drafts
from setneg.policy.forms import spam
import time
import transaction


FIELDS = """\
<model xmlns="http://namespaces.plone.org/supermodel/schema"
       xmlns:easyform="http://namespaces.plone.org/supermodel/easyform"><schema>
<field name="nama" type="zope.schema.TextLine" easyform:TDefault="here/@@isian-awal/nama">
  <title>Nama</title></field>
<field name="unit" type="zope.schema.TextLine" easyform:TDefault="here/@@isian-awal/unit">
  <title>Unit</title><required>False</required></field>
<field name="jenis" type="zope.schema.Choice"><title>Jenis</title>
  <values><element>Audiensi</element><element>Lainnya</element></values></field>
<field name="sebutkan" type="zope.schema.TextLine"
       easyform:depends_on='jenis = "Lainnya"'><title>Sebutkan</title>
  <max_length>20</max_length></field>
<field name="jumlah" type="zope.schema.Int"><title>Jumlah</title>
  <required>False</required></field>
<field name="daftar" type="setneg.policy.forms.fields_rows.RepeatedRows"
       easyform:depends_on="jumlah &gt; 1"><title>Daftar peserta</title>
  <kolom>nama: Nama
peran: Peran: pilihan Ketua, Anggota</kolom><most>2</most>
  <required>False</required></field>
<field name="berkas" type="setneg.policy.forms.fields_files.Files"><title>Berkas</title>
  <most>2</most><kinds>pdf</kinds></field>
<field name="surat" type="plone.namedfile.field.NamedBlobFile"><title>Surat</title>
  <required>False</required></field>
</schema></model>
"""
ACTIONS = """\
<model xmlns="http://namespaces.plone.org/supermodel/schema"><schema>
<field name="simpan" type="collective.easyform.actions.SaveData"><title>Simpan</title>
</field></schema></model>
"""
PATH = "/formulir/tamu"
HEAD, STAFF = "kasubbag.sisdur", "staf.sisdur"
PDF = ("surat.pdf", b"%PDF-1.7 isi", "application/pdf")


@pytest.fixture
def form(site):
    """A form with every kind of question, for heads; answers are saved by easyform."""
    spam.forget()
    with api.env.adopt_roles(["Manager"]):
        made = api.content.create(
            site["formulir"],
            "EasyForm",
            id="tamu",
            title="Penerimaan tamu",
            description="Untuk tamu yang datang berkelompok.",
            submitLabel="Kirim",
            fields_model=FIELDS,
            actions_model=ACTIONS,
        )
    transaction.commit()
    return made


@pytest.fixture
def saved(site, form):
    """What easyform has saved."""

    def stored():
        transaction.begin()
        site._p_jar.sync()
        [(_name, action)] = [
            (name, action) for name, action in fields_of_actions(form).items()
        ]
        return [dict(each) for each in action.getSavedFormInput()]

    def fields_of_actions(form):
        from collective.easyform.api import get_actions
        from zope.schema import getFieldsInOrder

        return dict(getFieldsInOrder(get_actions(form)))

    return stored


def opened(person, path=PATH):
    """The page, and the fields of its form as a browser would send them untouched."""
    answer = person.request("GET", path, headers={"Accept": "text/html"})
    assert answer.status_code == 200, answer.text[:500]
    tree = html.fromstring(answer.text)
    found = tree.xpath("//form[@id='form']")
    words = {}
    if found:
        for name, value in found[0].fields.items():
            if value is not None and "berkas" not in name and "surat" not in name:
                words[name] = value
    return tree, words


def sent(person, words, files=(), button="submit", path=PATH, **said):
    """Press a button of the page."""
    body = [(name, value) for name, value in words.items()]
    body = [(n, v) for n, v in body if f"form.widgets.{n.split('.')[-1]}" not in said]
    data = {**dict(body), **{f"form.widgets.{k}": v for k, v in said.items()}}
    data[f"form.buttons.{button}"] = "x"
    parts = [(f"form.widgets.{name}", file) for name, file in files]
    return person.request(
        "POST",
        path,
        data=data,
        files=parts or None,
        headers={"Accept": "text/html"},
        allow_redirects=False,
    )


def mistakes(answer):
    tree = html.fromstring(answer.text)
    return [each.text_content() for each in tree.xpath("//*[@id='kesalahan']//li")]


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


def test_who_may_not_send_is_told_so_and_sends_nothing(rest, form, saved):
    # A member of staff; a visitor does not even see it.
    staff = rest(STAFF)
    tree, words = opened(staff)
    assert words == {}
    assert "bukan untuk jabatan Anda" in tree.text_content()
    answer = sent(staff, {}, nama="X", **{"jenis:list": "Audiensi"})
    assert answer.status_code == 200
    assert saved() == []
    visitor = rest(None).request("GET", PATH, headers={"Accept": "text/html"})
    assert "Penerimaan tamu" not in visitor.text


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


def test_a_visitor_sends_a_form_that_is_open_and_sees_no_other(rest, form, saved, site):
    # A visitor; then a machine.
    form.terbuka_umum, form.waktu_minimum = True, 0
    with api.env.adopt_roles(["Manager"]):
        api.content.transition(form, to_state="published")
    transaction.commit()
    visitor = rest(None)
    page = visitor.request("GET", "/formulir", headers={"Accept": "text/html"})
    assert "Penerimaan tamu" in page.text
    assert "Usulan kegiatan" not in page.text
    tree, words = opened(visitor)
    assert "tanpa akun" in tree.text_content()
    assert not tree.xpath("//button[@name='form.buttons.konsep']")
    # Each opening has a mark of its own: the page is never kept for others.
    assert opened(visitor)[1]["_halaman"] != words["_halaman"]
    machine = {**words, "alamat_web": "http://iklan.example"}
    said = {"nama": "Tamu", "jenis:list": "Audiensi"}
    answer = sent(visitor, machine, [("berkas", PDF)], **said)
    assert (
        "otomatis"
        in html.fromstring(answer.text).xpath("//*[@id='kesalahan']")[0].text_content()
    )
    nothing = {name: value for name, value in words.items() if name != "_halaman"}
    sent(visitor, nothing, [("berkas", PDF)], **said)
    assert saved() == []
    time.sleep(0.01)
    answer = sent(visitor, words, [("berkas", PDF)], **said)
    assert mistakes(answer) == []
    assert len(saved()) == 1


def test_too_many_sendings_lose_nothing_that_was_typed(rest, form, saved):
    # Kepala Subbagian Sisdur sends twice where once an hour is allowed.
    form.laju = 1
    transaction.commit()
    head = rest(HEAD)
    _tree, words = opened(head)
    said = {"nama": "Tamu", "jenis:list": "Audiensi"}
    sent(head, words, [("berkas", PDF)], **said)
    answer = sent(head, words, [("berkas", PDF)], **said)
    tree = html.fromstring(answer.text)
    assert "1 per jam" in tree.xpath("//*[@id='kesalahan']")[0].text_content()
    assert tree.xpath("//input[@name='form.widgets.nama']/@value") == ["Tamu"]
    assert len(saved()) == 1


def test_a_closed_form_takes_nothing(rest, form, saved):
    # Kepala Subbagian Sisdur, who had opened the page before it was closed.
    head = rest(HEAD)
    _tree, words = opened(head)
    with api.env.adopt_roles(["Manager"]):
        form.ditutup = terms_now()
    transaction.commit()
    answer = sent(head, words, [("berkas", PDF)], **{"jenis:list": "Audiensi"})
    assert "telah ditutup" in answer.text
    assert saved() == []


def terms_now():
    from datetime import datetime
    from datetime import UTC

    return datetime.now(UTC)


def test_a_questionnaire_between_two_rounds_is_no_choice(rest):
    """pimpinan.sdm: the list names what can be sent, not what closed long ago."""
    page = {"Accept": "text/html"}
    answer = rest("pimpinan.sdm").request("GET", "/formulir", headers=page)
    assert "Usulan kegiatan" in answer.text
    assert "/formulir/evaluasi-pelayanan" not in answer.text


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

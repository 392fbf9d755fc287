"""The page of a form at a desk and on a phone: questions that come and go, mistakes that
lead to their questions, a draft that is resumed."""

from collective.easyform.api import get_schema
from plone import api
import pytest
from setneg.policy.forms import conditions
from tests import counts
from tests.policy.form_page import guests
import transaction
from xml.sax.saxutils import quoteattr


pytestmark = pytest.mark.browser

LETTER = {
    "name": "surat.pdf",
    "mimeType": "application/pdf",
    "buffer": b"%PDF-1.7 isi",
}
KIND = "[name='form.widgets.jenis:list']"
OTHER = "[name='form.widgets.sebutkan']"


@pytest.fixture
def form(site):
    """A form with every kind of question."""
    counts.anew()
    return guests.make(
        site,
        thankstitle="Terima kasih",
        thanksdescription="Kami hubungi Anda.",
        tujuan="Subbagian Protokol memeriksa dan menghubungi Anda.",
    )


def choose(page, value):
    if page.locator(f"select{KIND}").count():
        page.select_option(KIND, value)
    else:
        page.check(f"{KIND}[value='{value}']")


def shown(page, name):
    return page.locator(f"#formfield-form-widgets-{name}").is_visible()


def test_questions_come_and_go_with_the_answers(desk, form):
    # Kepala Subbagian Sisdur fills in the form with the keyboard and the mouse.
    head = desk()
    head.sign_in("kasubbag.sisdur")
    page = head.open("/formulir/tamu")
    page.wait_for_function(
        "() => !document.querySelector('#formfield-form-widgets-sebutkan').offsetParent"
    )
    assert not shown(page, "daftar")
    choose(page, "Lainnya")
    page.wait_for_selector(OTHER, state="visible")
    choose(page, "Audiensi")
    page.wait_for_selector(OTHER, state="hidden")
    assert page.is_disabled(OTHER)
    page.fill("[name='form.widgets.jumlah']", "2")
    page.wait_for_selector("#formfield-form-widgets-daftar", state="visible")
    head.sound()
    head.picture("form-page")
    # What is hidden is not asked: the browser lets the form go, and so does the server.
    page.fill("[name='form.widgets.jumlah']", "1")
    page.set_input_files("[name='form.widgets.berkas']", [LETTER, LETTER])
    head.press("[name='form.buttons.submit']")
    assert "Kami hubungi Anda" in page.inner_text("main")


def test_mistakes_lead_to_their_questions(desk, form):
    # Kepala Subbagian Sisdur sends a file that is no document.
    head = desk(width=390)
    head.sign_in("kasubbag.sisdur")
    page = head.open("/formulir/tamu")
    choose(page, "Lainnya")
    page.fill(OTHER, "Kunjungan kerja")
    fake = {**LETTER, "buffer": b"MZ program"}
    page.set_input_files("[name='form.widgets.berkas']", fake)
    head.press("[name='form.buttons.submit']")
    assert "tidak sesuai dengan namanya" in page.inner_text("#kesalahan")
    assert page.evaluate("document.activeElement.id") == "kesalahan"
    assert page.input_value(OTHER) == "Kunjungan kerja"
    head.sound()
    head.picture("form-mistakes-390")
    page.click("#kesalahan a")
    focused = page.evaluate("document.activeElement.name")
    assert focused == "form.widgets.berkas"


def test_a_draft_is_resumed_where_it_was_left(desk, form):
    # Kepala Subbagian Sisdur is called away, and comes back with his phone.
    head = desk()
    head.sign_in("kasubbag.sisdur")
    page = head.open("/formulir/tamu")
    choose(page, "Lainnya")
    page.fill(OTHER, "Kunjungan kerja")
    page.set_input_files("[name='form.widgets.berkas']", LETTER)
    head.press("[name='form.buttons.konsep']")
    assert "Konsep disimpan" in page.inner_text("body")
    head.sound()
    head.picture("form-draft")
    phone = desk(width=390)
    phone.sign_in("kasubbag.sisdur")
    page = phone.open("/formulir")
    phone.sound()
    phone.picture("forms-390")
    phone.press(".setneg-draft a")
    assert page.input_value(OTHER) == "Kunjungan kerja"
    phone.sound()
    phone.press("[name='form.buttons.submit']")
    assert "Kami hubungi Anda" in page.inner_text("main")
    assert "Yang belum Anda kirim" not in phone.open("/formulir").inner_text("main")


def test_a_visitor_finds_only_what_is_open(desk, form, site):
    # A visitor on a phone.
    form.terbuka_umum = True
    with api.env.adopt_roles(["Manager"]):
        api.content.transition(form, to_state="published")
    transaction.commit()
    visitor = desk(width=390)
    page = visitor.open("/formulir")
    assert page.locator(".setneg-forms > li").count() >= 1
    assert "Usulan kegiatan" not in page.inner_text("main")
    visitor.sound()
    page = visitor.open("/formulir/tamu")
    assert not page.locator("[name='alamat_web']").is_visible() or (
        page.locator(".setneg-trap").bounding_box()["x"] < 0
    )
    assert "tanpa akun" in page.inner_text(".setneg-terms")
    visitor.sound()
    visitor.picture("form-visitor-390")


SENTENCES = (
    "teks",
    "not teks",
    'teks = "a b"',
    'teks != "a b"',
    "teks ~= b",
    'teks =~ "xa by"',
    "angka",
    "angka > 3",
    "angka <= 3",
    "angka >= 0",
    "pilihan",
    "not pilihan",
    'pilihan = "Résumé"',
    "pilihan != Satu",
    "setuju",
    "not (setuju and teks)",
    "setuju and angka or teks",
    "k4",
    "(not k4) and pilihan",
)
ANSWERS = (
    {},
    {"teks": "a b"},
    {"teks": "b", "angka": 4},
    {"angka": 3, "pilihan": "Résumé"},
    {"angka": 0, "setuju": True},
    {"teks": "xyz", "pilihan": "Satu", "setuju": True},
)


def sentences_xml():
    """A form whose questions k0, k1, ... each stand under one of the sentences."""
    asked = [
        '<field name="teks" type="zope.schema.TextLine"><title>Teks</title></field>',
        '<field name="angka" type="zope.schema.Int"><title>Angka</title></field>',
        '<field name="pilihan" type="zope.schema.Choice"><title>Pilihan</title><values>'
        "<element>Satu</element><element>Résumé</element></values></field>",
        '<field name="setuju" type="zope.schema.Bool"><title>Setuju</title></field>',
    ]
    asked = [
        each.replace("</field>", "<required>False</required></field>") for each in asked
    ]
    asked += [
        f'<field name="k{number}" type="zope.schema.TextLine" '
        f"easyform:depends_on={quoteattr(text)}><title>K{number}</title></field>"
        for number, text in enumerate(SENTENCES)
    ]
    head = guests.FIELDS.split("<field")[0]
    return f"{head}{''.join(asked)}</schema></model>"


def test_server_and_browser_ask_the_same_questions(desk, form):
    # Kepala Subbagian Sisdur gives one answer after the other.
    form.fields_model = sentences_xml()
    transaction.commit()
    asked = get_schema(form)
    assert conditions.problems(asked) == {}
    head = desk()
    head.sign_in("kasubbag.sisdur")
    names = [f"k{number}" for number in range(len(SENTENCES))]
    for answers in ANSWERS:
        page = head.open("/formulir/tamu")
        page.fill("[name='form.widgets.teks']", answers.get("teks", ""))
        page.fill("[name='form.widgets.angka']", str(answers.get("angka", "")))
        if "pilihan" in answers:
            page.select_option(
                "[name='form.widgets.pilihan:list']", label=answers["pilihan"]
            )
        if answers.get("setuju"):
            page.check("[name='form.widgets.setuju:list']")
        expected = conditions.hidden(asked, answers)
        found: set[str] = set()
        for _attempt in range(20):
            found = {name for name in names if not shown(page, name)}
            if found == expected:
                break
            page.wait_for_timeout(100)
        said = {name: SENTENCES[int(name[1:])] for name in found ^ expected}
        assert said == {}, answers

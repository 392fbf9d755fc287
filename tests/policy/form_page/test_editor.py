"""The site manager's side: conditions on a tab of the form, kinds of fields, and what is
refused while he edits. Declared forms say the same in their files."""

from collective.easyform.api import get_schema
from datetime import datetime
from datetime import timedelta
from datetime import UTC
from plone import api
from plone.app.testing import SITE_OWNER_NAME
from plone.app.testing import SITE_OWNER_PASSWORD
from plone.supermodel import loadString
from plone.supermodel import serializeSchema
import pytest
from setneg.policy.forms import conditions
from setneg.policy.forms import drafts
from setneg.policy.forms import installation
from setneg.policy.forms import terms
from setneg.policy.forms.fields_rows import columns
from setneg.policy.forms.fields_rows import ColumnsRefused
from setneg.policy.forms.prefill import IPrefillChoice
from setneg.workflows.clock.tick import tick
from tests.policy.form_page.test_page import FIELDS
import transaction
from zope.schema.interfaces import ValidationError


ID = "uji"
DECLARED = """\
judul: Kunjungan
uraian: Kunjungan kerja
tombol: Kirim
siapa: [staf]
terbuka_umum: true
ditutup: 2026-12-31T16:00
paling_banyak_berkas: 3
jenis_berkas: [.pdf]
tujuan: Kami menjawab.
"""


@pytest.fixture
def form(site):
    with api.env.adopt_roles(["Manager"]):
        made = api.content.create(
            site["formulir"], "EasyForm", id=ID, title="Uji", fields_model=FIELDS
        )
    transaction.commit()
    return made


@pytest.fixture
def manager(functional, form):
    """A browser window of a site manager."""
    from plone.testing.zope import Browser

    browser = Browser(functional["app"])
    browser.addHeader("Authorization", f"Basic {SITE_OWNER_NAME}:{SITE_OWNER_PASSWORD}")
    browser.raiseHttpErrors = False
    return browser


def test_the_conditions_stand_on_a_tab_of_the_form(manager, form):
    # A site manager closes the form for everybody but staff.
    manager.open(f"{form.absolute_url()}/edit")
    assert "Ketentuan pengisian" in manager.contents
    names = [f"form.widgets.IFormTerms.{name}" for name in terms.SETTINGS]
    for name in names:
        assert name in manager.contents, name
    manager.getControl(name="form.widgets.IFormTerms.tujuan").value = "Kami menjawab."
    manager.getControl(name="form.widgets.IFormTerms.laju").value = "7"
    manager.getControl(name="form.buttons.save").click()
    transaction.begin()
    assert terms.of(form).purpose == "Kami menjawab."
    assert terms.of(form).rate == 7


def test_new_kinds_of_fields_are_offered_and_edited(manager, form):
    # A site manager adds rows to a form.
    manager.open(f"{form.absolute_url()}/fields/@@add-field")
    assert "Baris berulang" in manager.contents
    assert "Berkas (beberapa)" in manager.contents
    manager.open(f"{form.absolute_url()}/fields/daftar")
    kolom = manager.getControl(name="form.widgets.kolom")
    assert "nama: Nama" in kolom.value
    kolom.value = "ini bukan kolom"
    manager.getControl(name="form.buttons.save").click()
    assert "nama: Nama" in form_xml(form)
    manager.getControl(name="form.widgets.kolom").value = "judul: Judul: teks"
    manager.getControl(name="form.buttons.save").click()
    assert "judul: Judul: teks" in form_xml(form)
    manager.open(f"{form.absolute_url()}/fields/berkas")
    manager.getControl(name="form.widgets.most").value = "4"
    manager.getControl(name="form.buttons.save").click()
    assert "<most>4</most>" in form_xml(form)


def test_a_condition_that_cannot_be_honoured_is_refused_at_its_field(manager, form):
    # A site manager misspells the name of a question.
    url = f"{form.absolute_url()}/fields/sebutkan"
    manager.open(url)
    box = "form.widgets.IFieldExtender.depends_on"
    manager.getControl(name=box).value = "jenus = Lainnya"
    manager.getControl(name="form.buttons.save").click()
    assert "bukan nama isian lain" in manager.contents
    assert "jenus" not in form_xml(form)
    manager.open(url)
    manager.getControl(name=box).value = "not jenis"
    manager.getControl(name="form.buttons.save").click()
    assert 'depends_on="not jenis"' in form_xml(form)


def test_a_wrong_condition_is_refused_in_the_xml_too(manager, form):
    # A site manager pastes the XML of another form.
    manager.open(f"{form.absolute_url()}/fields/@@modeleditor")
    [token] = {
        line.split('value="')[1].split('"')[0]
        for line in manager.contents.split("<input")
        if 'name="_authenticator"' in line
    }
    wrong = FIELDS.replace('jenis = "Lainnya"', "jenis = Apa")

    def pasted(source):
        from urllib.parse import urlencode

        said = {"form.button.save": "1", "source": source, "_authenticator": token}
        manager.open(f"{form.absolute_url()}/fields/@@modeleditor", urlencode(said))

    pasted(wrong)
    assert "bukan salah satu pilihan" in manager.contents
    assert "Apa" not in form_xml(form)
    pasted(FIELDS.replace("Daftar peserta", "Daftar tamu"))
    assert "Daftar tamu" in form_xml(form)


def test_what_is_filled_in_by_itself_is_a_choice_in_the_editor(manager, form):
    # A site manager who knows no expressions.
    manager.open(f"{form.absolute_url()}/fields/sebutkan")
    choice = manager.getControl(name="form.widgets.IPrefillChoice.isi_awal:list")
    choice.value = ["surel"]
    manager.getControl(name="form.buttons.save").click()
    assert 'TDefault="here/@@isian-awal/surel"' in form_xml(form)
    field = get_schema(form)["nama"]
    assert IPrefillChoice(field).isi_awal == "nama"
    IPrefillChoice(field).isi_awal = None
    assert IPrefillChoice(field).isi_awal is None


def form_xml(form):
    transaction.begin()
    form._p_jar.sync()
    return form.fields_model


def test_fields_travel_in_the_xml_of_a_form_unchanged(form):
    # A form that is written to a file and read again.
    schema = loadString(FIELDS).schema
    again = loadString(serializeSchema(schema)).schema
    assert again["daftar"].most == 2
    assert [each.name for each in again["daftar"].columns] == ["nama", "peran"]
    assert again["daftar"].required is False
    assert again["berkas"].required is True
    assert (again["berkas"].most, again["berkas"].suffixes()) == (2, (".pdf",))
    assert conditions.conditions(again) == conditions.conditions(schema)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "x",
        "Nama: Nama",
        "a: A: angka",
        "a: A: pilihan",
        "a: A\na: B",
        "a: A: teks x",
    ],
)
def test_columns_that_cannot_be_read_are_refused(text):
    # A site manager.
    with pytest.raises(ColumnsRefused):
        columns(text)


def test_a_client_reads_rows_and_files_as_arrays(rest, form):
    # A head of a section, over REST.
    told = rest("kasubbag.sisdur").get(f"/formulir/{ID}/@formulir")["properties"]
    rows = told["daftar"]
    assert rows["type"] == "array"
    assert rows["maxItems"] == 2
    assert rows["items"]["properties"]["peran"]["enum"] == ["", "Ketua", "Anggota"]
    assert told["berkas"]["type"] == "array"
    assert told["berkas"]["maxItems"] == 2


def test_a_declared_form_says_its_conditions(site, tmp_path):
    # A site is set up from the files of the ministry.
    folder = tmp_path / "kunjungan"
    folder.mkdir()
    (folder / "formulir.yaml").write_text(DECLARED)
    (folder / "isian.xml").write_text(FIELDS)
    (folder / "tindakan.xml").write_text(
        '<model xmlns="http://namespaces.plone.org/supermodel/schema"><schema/></model>'
    )
    assert installation.install(site, tmp_path) == 1
    found = terms.of(site["formulir"]["kunjungan"])
    assert found.who == ("staf",)
    assert found.open_to_all
    assert found.closes == datetime(2026, 12, 31, 9, 0, tzinfo=UTC)
    assert (found.most_files, found.kinds) == (3, (".pdf",))
    assert api.content.get_state(site["formulir"]["kunjungan"]) == "published"


@pytest.mark.parametrize(
    ("wrong", "where"),
    [
        ("siapa: [direktur]", "siapa"),
        ("laju: 0", "laju"),
        ("jenis_berkas: [.exe]", "jenis_berkas"),
        ("tujuan: 5", "tujuan"),
    ],
)
def test_a_declaration_that_cannot_be_is_refused_with_its_place(
    site, tmp_path, wrong, where
):
    # A site is set up from a file with a slip.
    import yaml

    with pytest.raises(ValueError, match=where):
        installation.settings(yaml.safe_load(wrong), tmp_path)


def test_a_declared_condition_that_cannot_be_is_refused(site, tmp_path):
    # A site is set up from a file with a slip.
    folder = tmp_path / "salah"
    folder.mkdir()
    (folder / "formulir.yaml").write_text("judul: A\nuraian: B\ntombol: C\n")
    (folder / "isian.xml").write_text(FIELDS.replace('jenis = "', 'jenus = "'))
    (folder / "tindakan.xml").write_text(
        '<model xmlns="http://namespaces.plone.org/supermodel/schema"><schema/></model>'
    )
    with pytest.raises(ValueError, match="jenus"):
        installation.install(site, tmp_path)


def test_drafts_go_by_themselves_after_thirty_days(site, form):
    # The clock.
    drafts.keep(form, "kasubbag.sisdur", {"nama": "A"})
    now = datetime.now(UTC)
    assert drafts.of("kasubbag.sisdur", now + timedelta(days=29))
    assert drafts.of("kasubbag.sisdur", now + timedelta(days=30, minutes=1)) == []
    tick(site, now + timedelta(days=31))
    assert drafts.find(form, "kasubbag.sisdur", now) is None


def test_a_visitor_keeps_no_draft(form):
    # A visitor.
    with pytest.raises(drafts.DraftRefused):
        drafts.keep(form, "", {"nama": "A"})
    assert drafts.of("") == []
    assert drafts.find(form, "") is None


def test_no_answer_of_a_field_is_taken_that_is_no_row(form):
    # A client.
    rows = get_schema(form)["daftar"]
    for wrong in ("x", [{"nama": 1}], [{"lain": "x"}], [{}] * 3, [{"peran": "Juri"}]):
        with pytest.raises(ValidationError):
            rows.validate(wrong)
    rows.validate([{"nama": "Ani", "peran": "Ketua"}])

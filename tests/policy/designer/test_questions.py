"""Questions that are asked on an answer, rows and several files: by lists, without code."""

from collective.easyform.api import get_schema
import pytest
from setneg.policy.designer import asked_when
from setneg.policy.designer import checks
from setneg.policy.designer import fields
from setneg.policy.designer import publishing
from setneg.policy.designer.asked_when import When
from setneg.policy.designer.vetting import Refused
from setneg.policy.forms import conditions


ROOM = "/formulir/permohonan-ruang-rapat"
PAGE = f"{ROOM}/@@rancang-isian"


@pytest.fixture
def form(integration):
    """A form in the making, with a choice and what is asked on it."""
    made = publishing.begin(integration["portal"]["formulir"], "Permohonan ruang")
    fields.add(made, {"label": "Jenis", "kind": "pilihan", "choices": "Rapat\nLainnya"})
    fields.add(made, {"label": "Sebutkan", "kind": "baris", "required": "1"})
    fields.add(made, {"label": "Jumlah", "kind": "bilangan"})
    return made


@pytest.fixture
def designed(designer):
    """The same form, made on screen."""
    designer.send("/@@formulir-baru", {"judul": "Permohonan ruang rapat"})
    for label, kind, choices in (
        ("Jenis", "pilihan", "Rapat\nLainnya"),
        ("Sebutkan", "baris", ""),
    ):
        designer.send(
            PAGE,
            {
                "aksi": "tambah",
                "baru.label": label,
                "baru.kind": kind,
                "baru.choices": choices,
            },
        )
    return designer


@pytest.mark.parametrize(
    "said",
    [
        When("jenis", "=", "Lainnya"),
        When("jenis", "!=", "Rapat"),
        When("jumlah", ">", "3"),
        When("jumlah", "<", "10"),
        When("judul", "diisi", ""),
    ],
)
def test_what_lists_say_is_the_sentence_that_the_server_honours(form, said):
    # Pengelola situs
    asked_when.write(form, "sebutkan", said)
    kept = conditions.conditions(get_schema(form))["sebutkan"]
    assert asked_when.simple(kept) == said
    assert conditions.hidden(get_schema(form), {}, form) == (
        set() if said.how in ("!=", "<") else {"sebutkan"}
    )
    asked_when.drop(form, "sebutkan")
    assert conditions.conditions(get_schema(form)) == {}


@pytest.mark.parametrize(
    "said",
    [
        When("", "=", "Lainnya"),
        When("jenis", "=", ""),
        When("jenis", "=", "Bukan pilihan"),
        When("jenis", "os.system", "Lainnya"),
        When("sebutkan", "=", "diri sendiri"),
        When("jumlah", ">", "banyak"),
        When("lampiran", "diisi", ""),
        When("tidak_ada", "=", "x"),
    ],
)
def test_a_condition_that_cannot_be_honoured_changes_nothing(form, said):
    # Pengelola situs
    before = form.fields_model
    with pytest.raises(Refused):
        asked_when.write(form, "sebutkan", said)
    assert form.fields_model == before


def test_a_quotation_mark_in_an_answer_stays_a_quotation_mark(form):
    # Pengelola situs
    asked_when.write(form, "sebutkan", When("judul", "=", 'Rapat "besar" \\ kecil'))
    kept = conditions.conditions(get_schema(form))["sebutkan"]
    assert asked_when.simple(kept).value == 'Rapat "besar" \\ kecil'


def test_a_question_taken_out_on_which_another_depends_hinders_publication(form):
    # Pengelola situs
    asked_when.write(form, "sebutkan", When("jenis", "=", "Lainnya"))
    fields.drop(form, "jenis")
    hindering = [line for line in checks.hindering(form) if line.step == checks.FIELDS]
    assert len(hindering) == 1


def test_rows_get_the_columns_that_were_written(form):
    # Pengelola situs
    name = fields.add(
        form,
        {
            "label": "Daftar peserta",
            "kind": "baris_berulang",
            "choices": "Nama lengkap\nNama\nperan: Peran: pilihan Ketua, Anggota",
        },
    )
    made = get_schema(form)[name]
    assert [c.title for c in made.columns] == ["Nama lengkap", "Nama", "Peran"]
    assert len({c.name for c in made.columns}) == 3
    assert fields.listed(form)[-1].choices == ("Nama lengkap", "Nama", "Peran")
    assert str(fields.listed(form)[-1].kind) == "field_rows"
    with pytest.raises(Refused):
        fields.add(
            form,
            {
                "label": "Daftar",
                "kind": "baris_berulang",
                "choices": "\n".join(f"Kolom {number}" for number in range(20)),
            },
        )


def test_a_condition_is_set_and_taken_away_on_screen(designed, fresh):
    # Pengelola situs, yang bukan Manager
    said = {
        "aksi": "syarat:sebutkan",
        "syarat.sebutkan.isian": "jenis",
        "syarat.sebutkan.cara": "=",
        "syarat.sebutkan.nilai": "Lain",
    }
    page = designed.send(PAGE, said, status=400)
    assert "bukan salah satu pilihan" in page.text_content()
    typed = page.xpath("//input[@name='syarat.sebutkan.nilai']/@value")
    assert typed == ["Lain"]
    designed.send(PAGE, {**said, "syarat.sebutkan.nilai": "Lainnya"})
    page = designed.open(PAGE)
    words = " ".join(page.get_element_by_id("daftar-isian").text_content().split())
    assert "Ditanyakan bila Jenis sama dengan “Lainnya”" in words
    form = fresh()["formulir"]["permohonan-ruang-rapat"]
    assert conditions.conditions(get_schema(form)) == {"sebutkan": 'jenis = "Lainnya"'}
    designed.send(PAGE, {"aksi": "selalu:sebutkan"})
    form = fresh()["formulir"]["permohonan-ruang-rapat"]
    assert conditions.conditions(get_schema(form)) == {}


def test_a_site_manager_writes_a_longer_condition_in_the_editor(designed, fresh):
    # Pengelola situs, yang bukan Manager dan tidak boleh menulis ekspresi
    field = f"{ROOM}/fields/sebutkan"
    page = designed.open(field)
    assert not page.xpath("//*[contains(@name, 'depends_on')]")
    box = page.xpath("//input[contains(@name, 'syarat')]/@name")[0]
    [form] = [each for each in page.forms if box in each.fields]
    said = {k: v for k, v in form.fields.items() if isinstance(v, str)}
    values = {k: v for k, v in said.items() if not k.startswith("form.buttons")}
    wrong = {**values, box: "jenus = Lainnya", "form.buttons.save": "Simpan"}
    assert (
        "bukan nama isian lain"
        in designed.send(field, wrong, status=200).text_content()
    )
    right = {**wrong, box: 'jenis = "Lainnya" or judul'}
    designed.send(field, right, status=200)
    form = fresh()["formulir"]["permohonan-ruang-rapat"]
    kept = conditions.conditions(get_schema(form))
    assert kept == {"sebutkan": 'jenis = "Lainnya" or judul'}
    assert "penyunting isian" in designed.open(PAGE).text_content()


@pytest.mark.parametrize("kind", fields.KINDS)
def test_the_editor_opens_with_every_kind_of_question(designed, kind):
    # Pengelola situs
    designed.send(
        PAGE,
        {
            "aksi": "tambah",
            "baru.label": "Tambahan",
            "baru.kind": kind,
            "baru.choices": "A\nB",
        },
    )
    assert "tambahan" in designed.open(f"{ROOM}/fields").text_content()


def test_the_enter_key_adds_a_question_and_moves_none(designed, fresh):
    # Pengelola situs mengetik label lalu menekan Enter
    page = designed.open(PAGE)
    first = page.xpath("//form[contains(@class, 'rancang-form')]//button[1]")[0]
    said = {"baru.label": "Ruang", "baru.kind": "baris"}
    designed.send(PAGE, {**said, "aksi": first.get("value")})
    designed.send(PAGE, {"aksi": first.get("value")})
    form = fresh()["formulir"]["permohonan-ruang-rapat"]
    names = list(get_schema(form).names())
    assert names[0] == "pengusul"
    assert names[-1] == "ruang"


def test_taking_out_and_closing_are_asked_twice(designed):
    # Pengelola situs
    page = designed.open(PAGE)
    for button in page.xpath("//button[starts-with(@value, 'hapus:')]"):
        assert button.xpath("ancestor::details")

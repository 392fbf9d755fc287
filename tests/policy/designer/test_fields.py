"""Questions added without the editor, and what is proposed and checked about them."""

from collective.easyform.api import get_schema
import pytest
from setneg.policy.designer import checks
from setneg.policy.designer import fields
from setneg.policy.designer import mapping
from setneg.policy.designer import publishing
from setneg.policy.designer import standing
from setneg.policy.designer import vetting
from setneg.policy.designer.binding import Binding
from setneg.policy.designer.binding import read
from setneg.policy.designer.binding import written
from setneg.policy.designer.plan import Plan
from setneg.policy.designer.vetting import Refused
from setneg.policy.forms import editions


@pytest.fixture
def form(integration):
    """A form in the making."""
    place = integration["portal"]["formulir"]
    return publishing.begin(place, "Permohonan ruang rapat")


@pytest.mark.parametrize("kind", fields.KINDS)
def test_every_kind_of_question_can_be_added_and_taken_elsewhere(form, kind):
    # Pengelola situs
    said = {"label": "Ruang & waktu <b>", "kind": kind, "choices": "Aula\nA & B"}
    name = fields.add(form, said)
    assert name == "ruang_waktu_b"
    assert get_schema(form)[name].title == "Ruang & waktu <b>"
    assert not get_schema(form)[name].required
    assert fields.listed(form)[-1].label == "Ruang & waktu <b>"
    assert vetting.refusals(form.fields_model, trusted=True) == ()
    assert fields.add(form, {**said, "required": "1"}) == "ruang_waktu_b_2"
    assert get_schema(form)["ruang_waktu_b_2"].required


@pytest.mark.parametrize(
    "said",
    [
        {"label": "", "kind": "baris"},
        {"label": "!!!", "kind": "baris"},
        {"label": "x" * 300, "kind": "baris"},
        {"label": "Ruang", "kind": "os.system"},
        {"label": "Ruang", "kind": "pilihan", "choices": "Aula\nAula"},
    ],
)
def test_half_a_question_is_refused_and_nothing_changes(form, said):
    # Pengelola situs
    before = form.fields_model
    with pytest.raises(Refused):
        fields.add(form, said)
    assert form.fields_model == before


def test_each_change_of_the_questions_that_people_see_is_an_edition(form):
    # Pengelola situs, sebelum dan sesudah terbit
    fields.add(form, {"label": "Ruang", "kind": "baris"})
    assert editions.edition(form) == 1
    standing.publish(form)
    fields.add(form, {"label": "Waktu", "kind": "baris"})
    assert editions.edition(form) == 2
    assert "ruang" in editions.model(form, 1) and "waktu" not in editions.model(form, 1)


def test_a_mapping_is_proposed_by_name_and_by_kind(form):
    # Pengelola situs
    assert mapping.proposed("", form) == {
        "title": "judul",
        "pengusul": "pengusul",
        "lampiran_berkas": "lampiran",
    }
    fields.drop(form, "judul")
    fields.add(form, {"label": "Nama ruang", "kind": "baris", "required": "1"})
    assert mapping.proposed("", form)["title"] == "nama_ruang"
    assert "Uraian" in mapping.unmapped(form, mapping.proposed("", form))


def test_a_binding_is_written_and_read_and_leaves_other_actions(form):
    # Pengelola situs
    bound = Binding(
        jenis="Usulan",
        unit_pelayanan="biro-umum",
        penerima="biro-umum__kepala",
        judul="Permohonan {ruang} & lain <1>",
        pemetaan={"title": "judul"},
    )
    mail = (
        f'<model xmlns="{vetting.SCHEMA}"><schema><field name="surel" '
        'type="collective.easyform.actions.Mailer"><title>Surel</title></field>'
        "</schema></model>"
    )
    text = written(mail, bound)
    assert read(text) == bound
    assert "Mailer" in text
    assert written(text, bound) == text
    assert read(mail) is None


def levels(form):
    return {(line.level, line.step) for line in checks.found(form)}


def test_the_check_list_names_what_hinders(form):
    # Pengelola situs
    assert (checks.HINDERS, checks.FOLLOW_UP) in levels(form)
    Plan(form).bind(Binding("Usulan", "tidak-ada", pemetaan={"title": "hilang"}))
    assert (checks.HINDERS, checks.MAPPING) in levels(form)
    Plan(form).bind(
        Binding(
            "Usulan", "biro-umum", penerima="x__kepala", pemetaan={"title": "judul"}
        )
    )
    words = " ".join(str(line.words) for line in checks.hindering(form))
    assert "check_unknown_position" in words


def test_a_vacant_position_is_said_but_does_not_hinder(form, integration):
    # Pengelola situs memilih jabatan yang sedang lowong
    from setneg.workflows import organisation
    from setneg.workflows.organisation.standing import standing

    current, day = organisation.current(), organisation.today()
    vacant = next(p for p in current.positions if standing(current, p, day))
    Plan(form).bind(
        Binding("Usulan", "biro-umum", penerima=vacant, pemetaan={"title": "judul"})
    )
    found = [line for line in checks.found(form) if "vacant" in str(line.words)]
    assert [line.level for line in found] == [checks.ADVICE]


def test_a_form_for_everybody_may_ask_staff_for_their_position(form):
    # Pengelola situs; pengunjung tidak ditanya, jadi tidak ada yang terhalang
    form.terbuka_umum = True
    form.fields_model = form.fields_model.replace("<required>False</required>", "", 1)
    assert {line.step for line in checks.hindering(form)} <= {checks.FOLLOW_UP}

"""Editions of forms that came in: tickets keep their number for good."""

from setneg.policy.forms import editions
from tests.policy.designer.packages import confirmed
from tests.policy.designer.packages import edited
from tests.policy.designer.packages import exported
from tests.policy.designer.packages import ID
from tests.policy.designer.packages import states
from tests.policy.designer.packages import uploaded
from tests.policy.designer.test_wizard import begin
from tests.policy.designer.test_wizard import made
from tests.policy.designer.test_wizard import ROOM
import transaction


def numbers(site):
    """The editions that were entered of the form that came in."""
    return [each.number for each in editions.editions(site["formulir"][ID])]


class TestEdition:
    """Which edition a form that came in has: tickets keep its number for good."""

    def test_a_form_that_comes_in_is_its_first_edition(self, designer, person, fresh):
        # Pengelola situs mengimpor; Kepala Biro SDM mengirim
        made(designer)
        data = exported(designer, ID)
        designer.send(f"{ROOM}/@@rancang-terbit", {"aksi": "hapus"})
        confirmed(designer, uploaded(designer, data), [f"formulir/{ID}"])
        assert numbers(fresh()) == [1]
        leader = person("pimpinan.sdm")
        assert leader.get(f"{ROOM}/@formulir")["edisi"] == 1
        leader.post(f"{ROOM}/@kirim", judul="Rapat", uraian="Jumat.")
        assert numbers(fresh()) == [1]

    def test_the_same_questions_once_more_are_no_new_edition(self, designer, fresh):
        # Pengelola situs; isian yang sama ditulis dengan indentasi lain, judul diganti
        made(designer)
        data = exported(designer, ID)
        designer.send(f"{ROOM}/@@rancang-terbit", {"aksi": "hapus"})
        confirmed(designer, uploaded(designer, data), [f"formulir/{ID}"])
        form = fresh()["formulir"][ID]
        form.fields_model = form.fields_model.replace("\n", "")
        editions.enter(form)
        transaction.commit()
        before = numbers(fresh())
        assert states(uploaded(designer, data))[f"formulir/{ID}"] == "sama"
        words = f"formulir/{ID}/formulir.yaml"
        other = edited(data, words, lambda text: text.replace("enam hari", "5 hari"))
        confirmed(designer, uploaded(designer, other), [f"formulir/{ID}"])
        assert (
            fresh()["formulir"][ID].tujuan == "Biro Umum menjawab dalam 5 hari kerja."
        )
        assert numbers(fresh()) == before

    def test_other_questions_are_one_new_edition(self, designer, fresh):
        # Pengelola situs
        made(designer)
        data = exported(designer, ID)
        designer.send(f"{ROOM}/@@rancang-terbit", {"aksi": "hapus"})
        confirmed(designer, uploaded(designer, data), [f"formulir/{ID}"])
        fields = f"formulir/{ID}/isian.xml"
        other = edited(data, fields, lambda text: text.replace(">Uraian<", ">Untuk<"))
        confirmed(designer, uploaded(designer, other), [f"formulir/{ID}"])
        assert numbers(fresh()) == [1, 2]

    def test_a_copy_is_its_first_edition_too(self, designer, fresh):
        # Pengelola situs menyalin formulir yang ada
        made(designer)
        begin(designer, judul="Permohonan kendaraan", salin=ID)
        copy = fresh()["formulir"]["permohonan-kendaraan"]
        assert [each.number for each in editions.editions(copy)] == [1]

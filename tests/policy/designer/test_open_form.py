"""A form that a site manager makes for everybody is guarded like those that were shipped."""

from lxml import html
import pytest
from setneg.policy.forms import editions
from setneg.policy.forms import rates
from setneg.policy.forms import spam
from tests import counts
from tests.policy.designer.test_wizard import begin
from tests.policy.designer.test_wizard import follow_up
from tests.policy.designer.test_wizard import ROOM
import transaction


pytestmark = pytest.mark.rule("R-X-12")
SEND, PAGE = f"{ROOM}/@kirim", {"Accept": "text/html"}
SAID = {"judul": "Rapat", "uraian": "Jumat.", "ruang": "Aula"}


@pytest.fixture
def form(designer, fresh):
    """Made on screen, with a question that must be answered by a choice, for everybody."""
    counts.anew()
    begin(designer, terbuka_umum="1")
    fields = f"{ROOM}/@@rancang-isian"
    designer.send(fields, {"aksi": "hapus:pengusul"})
    question = {
        "aksi": "tambah",
        "baru.label": "Ruang",
        "baru.kind": "pilihan",
        "baru.choices": "Aula\nRuang Sidang",
        "baru.required": "1",
    }
    designer.send(fields, question)
    designer.send(f"{ROOM}/@@rancang-tindak-lanjut", follow_up())
    mapping = {"untuk.title": "judul", "aksi": "lanjut"}
    designer.send(f"{ROOM}/@@rancang-pemetaan", mapping)
    designer.send(f"{ROOM}/@@rancang-terbit", {"aksi": "terbitkan"})
    made = fresh()["formulir"]["permohonan-ruang-rapat"]
    made.waktu_minimum = 0
    transaction.commit()
    return made


@pytest.fixture
def send(visitor):
    """Send it in as a visitor; the answer."""

    def sent(**more):
        mark = visitor.get(f"{ROOM}/@formulir")["_halaman"]
        body = {"_halaman": mark, **SAID, **more}
        said = {name: value for name, value in body.items() if value is not None}
        return visitor.request("POST", SEND, json=said)

    return sent


def test_what_people_see_first_is_its_first_edition(form, visitor, designer, fresh):
    # Pengelola situs mengubahnya berkali-kali sebelum terbit, lalu sekali sesudahnya
    assert visitor.get(f"{ROOM}/@formulir")["edisi"] == 1
    assert [each.number for each in editions.editions(form)] == [1]
    assert "Ruang Sidang" in editions.editions(form)[0].model
    designer.send(f"{ROOM}/@@rancang-isian", {"aksi": "hapus:lampiran"})
    assert visitor.get(f"{ROOM}/@formulir")["edisi"] == 2
    assert fresh()


def test_withdrawn_with_tickets_it_keeps_the_words_of_their_edition(
    form, send, designer, fresh
):
    # Pengelola situs menarik formulir yang sudah dipakai dan mengubahnya
    assert send().status_code == 201
    designer.send(f"{ROOM}/@@rancang-terbit", {"aksi": "tarik"})
    designer.send(f"{ROOM}/@@rancang-isian", {"aksi": "hapus:lampiran"})
    found = editions.editions(fresh()["formulir"]["permohonan-ruang-rapat"])
    assert [each.number for each in found] == [1, 2]
    assert "lampiran" in found[0].model and "lampiran" not in found[1].model


def test_no_choice_is_made_for_the_sender(form, visitor, send):
    # Pengunjung tanpa akun
    tree = html.fromstring(visitor.request("GET", ROOM, headers=PAGE).text)
    fields = dict(tree.get_element_by_id("form").fields)
    assert fields["form.widgets.ruang:list"] == "--NOVALUE--"
    answer = send(ruang=None)
    assert answer.status_code == 400
    assert set(answer.json()["isian"]) == {"ruang"}


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"_halaman": None}, "terlalu lama"),
        ({"_halaman": "1.a.b"}, "terlalu lama"),
        ({spam.TRAP: "http://iklan.example"}, "otomatis"),
        ({"peran": "Manager"}, "tidak menanyakan"),
    ],
)
def test_a_machine_is_refused_in_words(form, send, more, words):
    # Mesin
    answer = send(**more)
    assert answer.status_code == 400
    assert words in answer.text


def test_who_is_too_fast_is_refused(form, send):
    # Mesin
    form.waktu_minimum = 60
    transaction.commit()
    assert "terlalu cepat" in send().text


def test_the_limit_holds_for_page_and_rest_together(form, visitor, send, site):
    # Pengunjung yang mengirim terus-menerus
    form.laju = 2
    transaction.commit()
    assert [send(judul=f"Rapat {n}").status_code for n in range(3)] == [201, 201, 400]
    opened = visitor.request("GET", ROOM, headers=PAGE)
    fields = html.fromstring(opened.text).get_element_by_id("form").fields
    said = {name: value or "" for name, value in dict(fields).items()}
    said |= {f"form.widgets.{name}": value for name, value in SAID.items()}
    said |= {"form.widgets.ruang:list": "Aula", "form.buttons.submit": "Kirim"}
    said.pop("form.widgets.ruang")
    said.pop("form.widgets.lampiran", None)
    page = visitor.request(
        "POST", ROOM, data=said, files={"kosong": ("", b"")}, headers=PAGE
    )
    assert "2 per jam" in page.text
    assert 'value="Rapat"' in page.text
    assert all("127.0.0.1" not in str(path) for path in rates.folder().rglob("*"))


def test_somebody_without_an_account_leaves_a_ticket_of_nobody(form, send, fresh):
    # Pengunjung tanpa akun
    told = send().json()
    assert told["kode"]
    site = fresh()
    [brain] = site.portal_catalog.unrestrictedSearchResults(UID=told["UID"])
    ticket = brain._unrestrictedGetObject()
    assert not ticket.pengusul and not ticket.pengaju
    assert "Owner" not in str(ticket.get_local_roles())

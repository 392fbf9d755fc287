"""REST and pages of cases: the same rules, nothing for those who may not look."""

import pytest
import requests
from setneg.policy.setuphandlers import DEMO_PASSWORD
from setneg.workflows.chains import stage_of
import transaction


KARO = "karo.ortala"
KABAG = "kabag.tatalaksana"


@pytest.fixture
def client(functional):
    """Ask as somebody: ``client("karo.ortala", "POST", "/kegiatan/@mulai", {...})``."""
    base = functional["portal"].absolute_url()

    def ask(userid, method, path, body=None, **more):
        transaction.commit()
        url = path if path.startswith("http") else f"{base}{path}"
        headers = {"Accept": "application/json"}
        auth = (userid, DEMO_PASSWORD) if userid else None
        answer = requests.request(
            method, url, json=body, headers=headers, auth=auth, timeout=60, **more
        )
        transaction.begin()
        return answer

    return ask


@pytest.fixture
def started(functional, client):
    standard = functional["portal"]["standar-pelayanan"]["spk-2016"]
    answer = client(
        KARO,
        "POST",
        "/kegiatan/@mulai",
        {"standar": standard.UID(), "pemicu": "arahan", "judul": "Tata kerja arsip"},
    )
    assert answer.status_code == 201, answer.text
    return answer.json()["@id"]


def test_a_case_is_started_read_and_advanced_through_rest(client, started):
    # The Karo starts, the Kabag assigns, the Kasubbag reads.
    shown = client(KABAG, "GET", f"{started}/@kegiatan").json()
    assert shown["langkah"] == 2
    assert len(shown["timeline"]) == 90
    assert shown["missing"]
    made = client(
        KABAG, "POST", f"{started}/@kegiatan/produk", {"produk": "penugasan_awal"}
    )
    assert made.status_code == 201, made.text
    shown = client("kasubbag.sisdur", "GET", f"{started}/@kegiatan").json()
    assert shown["langkah"] == 3
    line = next(x for x in shown["timeline"] if x["id"] == "SPK-2")
    assert line["state"] == "selesai"
    assert line["pelaksanaan"][0]["oleh"] == KABAG
    assert line["dokumen"][0]["@id"] == made.json()["@id"]


def test_refusals_say_why_and_leave_nothing_behind(client, started):
    # The staff is not the Kabag; the Kabag is too early and writes what is given.
    path = f"{started}/@kegiatan/produk"
    assert (
        client("staf.sisdur", "POST", path, {"produk": "penugasan_awal"}).status_code
        == 403
    )
    early = client(KABAG, "POST", path, {"produk": "kajian_rujukan"})
    assert early.status_code == 400
    assert "langkah 5" in early.json()["missing"][0]
    given = {"produk": "penugasan_awal", "isi": {"oleh": "kemensetneg__kepala"}}
    assert client(KABAG, "POST", path, given).status_code == 400
    shown = client(KABAG, "GET", f"{started}/@kegiatan").json()
    assert shown["langkah"] == 2
    assert all(product["ada"] == 0 for product in shown["produk"])


@pytest.mark.parametrize(
    "userid", ["karo.umum", "kabag.ak1", "staf.standardisasi", None]
)
def test_a_case_is_closed_to_everybody_outside_its_line(client, started, userid):
    # The same rank in other units, and visitors.
    assert client(userid, "GET", f"{started}/@kegiatan").status_code in (401, 403, 404)
    post = client(userid, "POST", f"{started}/@kegiatan/pilihan", {"pilihan": "tempat"})
    assert post.status_code in (401, 403, 404)


def test_the_page_of_a_case_shows_every_step_and_what_is_missing(client, started):
    # The Kabag opens the page in a browser.
    answer = requests.get(started, auth=(KABAG, DEMO_PASSWORD), timeout=60)
    assert answer.status_code == 200
    assert "Yang masih kurang" in answer.text
    assert "Yang dapat Anda buat" in answer.text
    assert "Menerbitkan naskah di situs kementerian" in answer.text


def test_a_button_without_the_token_does_nothing(functional, client, started):
    # Somebody lures the Kabag to a foreign page.
    answer = requests.post(
        f"{started}/@@buat-produk",
        data={"produk": "penugasan_awal"},
        auth=(KABAG, DEMO_PASSWORD),
        timeout=60,
    )
    assert answer.status_code == 403
    transaction.begin()
    case = functional["portal"].unrestrictedTraverse(
        "kegiatan/" + started.rpartition("/")[2]
    )
    assert stage_of(case).id == "langkah_2"


def test_the_start_form_stands_on_the_published_standard(functional):
    # The Karo may start from the standard's page, a visitor sees no form.
    url = functional["portal"]["standar-pelayanan"]["spk-2016"].absolute_url()
    own = requests.get(url, auth=(KARO, DEMO_PASSWORD), timeout=60)
    visitor = requests.get(url, timeout=60)
    assert "@@mulai-kegiatan" in own.text
    assert visitor.status_code == 200
    assert "@@mulai-kegiatan" not in visitor.text

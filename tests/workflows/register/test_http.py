"""The register over the wire and on screen."""

from plone.testing.zope import WSGI_SERVER_FIXTURE
import pytest
import re
import requests
from setneg.policy.setuphandlers import DEMO_PASSWORD
from setneg.workflows import register
import transaction


JSON = {"Accept": "application/json"}
QUERY = "jenis=Peraturan&kantor=biro-tu&tahun=2026"
NUMBER = {"jenis": "Peraturan", "kantor": "biro-tu", "tahun": "2026", "nomor": "2"}
KEEPER = ("staf.tu", DEMO_PASSWORD)
STRANGER = ("staf.sisdur", DEMO_PASSWORD)
OTHER_HEAD = ("karo.ortala", DEMO_PASSWORD)


@pytest.fixture
def url(functional):
    """A served portal whose mail desk has given three numbers."""
    for _index in range(3):
        register.next_number("Peraturan", "biro-tu", 2026, None)
    transaction.commit()
    host, port = WSGI_SERVER_FIXTURE["host"], WSGI_SERVER_FIXTURE["port"]
    return f"http://{host}:{port}/plone"


def get(url, auth, query=QUERY):
    """The register as a client reads it."""
    return requests.get(f"{url}/@register?{query}", headers=JSON, auth=auth, timeout=30)


@pytest.mark.rule("R-X-03")
def test_the_keeper_reads_and_voids_over_the_wire(url):
    """staf.tu of the mail desk."""
    kept = get(url, KEEPER, "").json()
    assert kept["items"] == [{"jenis": "Peraturan", "kantor": "biro-tu", "tahun": 2026}]
    void = requests.post(
        f"{url}/@register/batal",
        headers=JSON,
        auth=KEEPER,
        json={**NUMBER, "alasan": "Salah jenis"},
        timeout=30,
    )
    assert void.status_code == 200
    answer = get(url, KEEPER).json()
    assert [(row["urut"], row["batal"]) for row in answer["items"]] == [
        (1, None),
        (2, "Salah jenis"),
        (3, None),
    ]
    assert (answer["celah"], answer["kembar"]) == ([], [])


@pytest.mark.parametrize(
    "change", [{"alasan": ""}, {"nomor": "99"}, {"nomor": "dua"}, {"jenis": ""}]
)
def test_a_number_is_not_voided_without_reason_or_when_unknown(url, change):
    """staf.tu, with a slip."""
    answer = requests.post(
        f"{url}/@register/batal",
        headers=JSON,
        auth=KEEPER,
        json={**NUMBER, "alasan": "Salah", **change},
        timeout=30,
    )
    assert answer.status_code == 400
    assert all(row["batal"] is None for row in get(url, KEEPER).json()["items"])


@pytest.mark.rule("R-X-03")
@pytest.mark.parametrize("auth", [None, STRANGER, OTHER_HEAD])
def test_nobody_else_reads_or_voids(url, auth):
    """Nobody, staf.sisdur, and the head of another office."""
    assert get(url, auth).status_code == 401
    void = requests.post(
        f"{url}/@register/batal",
        headers=JSON,
        auth=auth,
        json={**NUMBER, "alasan": "Salah"},
        timeout=30,
    )
    assert void.status_code == 401
    transaction.begin()
    entries = register.entries("Peraturan", "biro-tu", 2026)
    assert all(not entry.is_void for entry in entries)


def test_the_keeper_voids_on_screen_with_a_token_only(url):
    """staf.tu at the page; then another site misleads the browser."""
    session = requests.Session()
    session.auth = KEEPER
    page = session.get(f"{url}/@@register?{QUERY}", timeout=60)
    assert page.status_code == 200
    assert "tanpa celah dan tanpa kembar" in page.text
    data = {**NUMBER, "alasan": "Salah jenis"}
    assert session.post(f"{url}/@@register", data=data, timeout=60).status_code == 403
    token = re.search(r'name="_authenticator" value="([^"]+)"', page.text)[1]
    page = session.post(
        f"{url}/@@register", data={**data, "_authenticator": token}, timeout=60
    )
    assert "Nomor 2 dibatalkan" in page.text
    assert "Salah jenis" in page.text
    again = session.post(
        f"{url}/@@register", data={**data, "_authenticator": token}, timeout=60
    )
    assert again.status_code == 400
    assert "sudah dibatalkan" in again.text

"""Calendar and tick over the wire: who gets in, and what the command says."""

import os
from plone.testing.zope import WSGI_SERVER_FIXTURE
import pytest
import re
import requests
from setneg.policy.setuphandlers import DEMO_PASSWORD
from setneg.workflows import cli
from setneg.workflows.clock import key
from setneg.workflows.clock.book import book_of_site
import transaction


JSON = {"Accept": "application/json"}
ADMIN = ("admin", "secret")
CHANGE = {
    "tahun": "2026",
    "jenis": "libur",
    "mulai": "2026-06-03",
    "akhir": "",
    "nama": "Pindah gedung",
    "sumber": "SE 1/2026",
    "alasan": "Renovasi",
}


@pytest.fixture
def url(functional, monkeypatch, tmp_path):
    """The address of a served portal whose key lies in a folder of its own."""
    monkeypatch.setenv(key.VARIABLE, str(tmp_path / "tick.key"))
    host, port = WSGI_SERVER_FIXTURE["host"], WSGI_SERVER_FIXTURE["port"]
    return f"http://{host}:{port}/plone"


@pytest.fixture
def token():
    """A function: the token of a form."""

    def find(page):
        return re.search(r'name="_authenticator" value="([^"]+)"', page)[1]

    return find


def test_the_year_is_read_over_the_wire(url):
    """kasubbag.sisdur asks for the calendar of 2026."""
    answer = requests.get(
        f"{url}/@kalender?tahun=2026",
        headers=JSON,
        auth=("kasubbag.sisdur", DEMO_PASSWORD),
        timeout=30,
    ).json()
    assert len(answer["hari"]) == 25
    assert answer["jam"]["jumat"] == "07.30–11.30, 13.00–16.30"
    assert answer["aturan"]["tenggat_luar"] == "hari_kerja"
    assert answer["ramadan"][0]["mulai"] == "2026-02-19"
    wrong = requests.get(f"{url}/@kalender?tahun=x", headers=JSON, timeout=30)
    assert wrong.status_code == 400


@pytest.mark.parametrize(
    ("auth", "header", "status"),
    [
        (None, None, 401),
        (None, "salah", 401),
        (("kasubbag.sisdur", DEMO_PASSWORD), None, 401),
        (ADMIN, None, 200),
    ],
)
def test_only_the_key_or_a_manager_strikes_the_clock(url, auth, header, status):
    """Nobody, a stranger with a wrong key, kasubbag.sisdur, the administrator."""
    headers = {**JSON, **({key.HEADER: header} if header else {})}
    answer = requests.post(
        f"{url}/@tick", headers=headers, auth=auth, json={}, timeout=30
    )
    assert answer.status_code == status


def test_the_command_strikes_the_clock_with_the_key(url, capsys):
    """The timer of the machine acts, without an account."""
    secret = key.ensure()
    assert len(secret) > 40
    assert os.stat(key.place()).st_mode & 0o777 == 0o600
    assert cli.main(["tick", "--url", url, "--key-file", str(key.place())]) == 0
    assert capsys.readouterr().out.strip()


def test_the_command_says_what_is_wrong(url, tmp_path, capsys):
    """An operator forgot the key, has a wrong one, or the portal does not run."""
    key.ensure()
    other = tmp_path / "lain.key"

    def said(*arguments):
        assert cli.main(["tick", *arguments]) == 1
        return capsys.readouterr().err

    assert "tidak ada" in said("--url", url, "--key-file", str(other))
    other.write_text("salah")
    assert "menolak kunci" in said("--url", url, "--key-file", str(other))
    dead = ["--url", "http://127.0.0.1:9", "--key-file", str(other)]
    assert "jalankan portal dahulu" in said(*dead)
    assert "diawali http" in said("--url", "file:///etc", "--key-file", str(other))


def test_a_manager_publishes_a_change_on_screen_and_takes_it_back(
    url, token, functional
):
    """The administrator closes a day, with source and reason."""
    session = requests.Session()
    session.auth = ADMIN
    page = session.get(f"{url}/@@kalender-kerja?tahun=2026", timeout=60)
    assert page.status_code == 200
    assert "Hari Raya Idul Fitri" in page.text
    data = {**CHANGE, "_authenticator": token(page.text)}
    refused = session.post(
        f"{url}/@@kalender-kerja", data={**data, "sumber": " "}, timeout=60
    )
    assert refused.status_code == 400
    assert "Sumber" in refused.text
    page = session.post(f"{url}/@@kalender-kerja", data=data, timeout=60)
    assert "Pindah gedung" in page.text
    assert "Kalender diterbitkan" in page.text
    transaction.begin()
    [change] = [c for c in book_of_site().changes if c.kind == "libur"]
    gone = session.post(
        f"{url}/@@kalender-kerja",
        data={
            "tahun": "2026",
            "hapus": change.id,
            "alasan": "Ditunda",
            "_authenticator": token(page.text),
        },
        timeout=60,
    )
    assert "Ditunda" in gone.text
    assert re.search(r'data-label="Waktu">\d{2}-\d{2}-\d{4} \d{2}\.\d{2}<', gone.text)
    transaction.begin()
    assert all(c.kind != "libur" for c in book_of_site().changes)


def test_the_calendar_is_changed_by_managers_and_with_a_token_only(url):
    """kasubbag.sisdur tries; the administrator's browser is misled by another site."""
    official = requests.get(
        f"{url}/@@kalender-kerja",
        auth=("kasubbag.sisdur", DEMO_PASSWORD),
        allow_redirects=False,
        timeout=60,
    )
    assert official.status_code in (302, 401)
    misled = requests.post(
        f"{url}/@@kalender-kerja", data=CHANGE, auth=ADMIN, timeout=60
    )
    assert misled.status_code == 403
    transaction.begin()
    assert all(c.kind != "libur" for c in book_of_site().changes)

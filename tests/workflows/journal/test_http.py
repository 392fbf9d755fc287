"""The journal over the wire: who reads it, what the command says of a forged entry."""

import json
from plone.dexterity.utils import createContentInContainer
from plone.testing.zope import WSGI_SERVER_FIXTURE
import pytest
import requests
from setneg.policy.setuphandlers import DEMO_PASSWORD
from setneg.workflows import cli
from setneg.workflows.clock import key
from setneg.workflows.journal.keeping import ledger
from setneg.workflows.journal.model import canonical
from setneg.workflows.journal.model import digest
import transaction


JSON = {"Accept": "application/json"}
ADMIN = ("admin", "secret")


@pytest.fixture
def url(functional, monkeypatch, tmp_path):
    """The address of a served portal whose key lies in a folder of its own."""
    monkeypatch.setenv(key.VARIABLE, str(tmp_path / "tick.key"))
    key.ensure()
    host, port = WSGI_SERVER_FIXTURE["host"], WSGI_SERVER_FIXTURE["port"]
    return f"http://{host}:{port}/plone"


@pytest.fixture
def memo(functional, url):
    """A memorandum that an office keeps."""
    portal = functional["portal"]
    document = createContentInContainer(
        portal["kegiatan"], "Memorandum", checkConstraints=False,
        title="Perihal yang tidak disebut", unit="subbag-sisdur",
    )  # fmt: skip
    transaction.commit()
    return document


@pytest.mark.rule("R-PIM-15")
def test_only_site_managers_read_the_journal(url, memo):
    """staf.sisdur and a visitor are refused; the site manager reads, without titles."""
    for path in ("@jurnal", "@jurnal-ekspor", "@@jurnal"):
        for auth in (("staf.sisdur", DEMO_PASSWORD), None):
            answer = requests.get(
                f"{url}/{path}", headers=JSON, auth=auth, timeout=30,
                allow_redirects=False,
            )  # fmt: skip
            assert answer.status_code in (302, 401, 403)
            assert memo.UID() not in answer.text
    answer = requests.get(
        f"{url}/@jurnal?tindakan=buat", headers=JSON, auth=ADMIN, timeout=30
    )
    told = answer.json()["items"]
    assert memo.UID() in {each["chain"] for each in told}
    assert memo.title not in answer.text
    page = requests.get(f"{url}/@@jurnal?rantai={memo.UID()}", auth=ADMIN, timeout=30)
    assert memo.getId() in page.text


@pytest.mark.rule("R-PIM-15")
def test_the_command_names_the_forged_entry(url, memo, capsys):
    """An operator checks; somebody with the database forges an entry; he checks again."""
    assert (
        cli.main(["jurnal", "periksa", "--url", url, "--key-file", str(key.place())])
        == 0
    )
    assert "Jurnal utuh" in capsys.readouterr().out
    book = next(each for each in ledger().all_books() if each.chain == memo.UID())
    text, found = book.rows[1]
    book.rows[1] = (text.replace('"act":"buat"', '"act":"baca"'), found)
    transaction.commit()
    assert (
        cli.main(["jurnal", "periksa", "--url", url, "--key-file", str(key.place())])
        == 1
    )
    said = capsys.readouterr().err
    assert memo.UID() in said
    assert memo.getId() in said
    assert "entri 1" in said


def test_the_command_without_the_right_key_learns_nothing(url, memo, tmp_path, capsys):
    """Another user of the machine has no key."""
    wrong = tmp_path / "wrong.key"
    wrong.write_text("x")
    assert cli.main(["jurnal", "periksa", "--url", url, "--key-file", str(wrong)]) == 1
    assert "401" in capsys.readouterr().err


def test_the_export_can_be_checked_line_by_line(url, memo):
    """An auditor gets JSON lines and reckons every hash; the taking out is on record."""
    answer = requests.get(f"{url}/@jurnal-ekspor", headers=JSON, auth=ADMIN, timeout=60)
    lines = [json.loads(line) for line in answer.text.splitlines()]
    assert memo.UID() in {line["chain"] for line in lines}
    for line in lines:
        told = line.pop("hash")
        assert digest(canonical(line)) == told
    again = requests.get(
        f"{url}/@jurnal?rantai=situs", headers=JSON, auth=ADMIN, timeout=30
    )
    assert "ekspor" in {each["act"] for each in again.json()["items"]}


def test_a_strike_of_the_clock_ties_the_chains_together(url, memo):
    """The timer ticks: the new chain is under an anchor."""
    requests.post(f"{url}/@tick", json={}, headers=JSON, auth=ADMIN, timeout=60)
    memo._p_jar.sync()
    assert memo.UID() in ledger().books

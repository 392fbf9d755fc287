"""Two people act at the same moment: one act is done, the other is explained."""

from concurrent.futures import ThreadPoolExecutor
import pytest
import requests
from setneg.policy.distribution import receipts
from setneg.policy.setuphandlers import DEMO_PASSWORD
from setneg.workflows import journal
from setneg.workflows import organisation
from setneg.workflows import register
from setneg.workflows import steps
from tests.workflows.authority.test_signing_for_others import content
from tests.workflows.steps import people
import threading
import transaction
from zope.event import notify
from zope.lifecycleevent import ObjectModifiedEvent


YEAR = organisation.today().year
ORDER = "Sprin-12/2026"
KARO = "biro-ortala__kepala"
STAFF = "subbag-sisdur__staf"
JSON = {"Accept": "application/json"}


@pytest.fixture
def share(site):
    """Let somebody stand in for the holder of a position who is still there."""

    def write(position, holder, substitute):
        post = content(site, position)
        post.pemangku = [holder, f"{substitute} | 2026-01-01 | | plh | {ORDER}"]
        notify(ObjectModifiedEvent(post))
        transaction.commit()

    return write


@pytest.fixture
def memo(site):
    """A memorandum brought to a stage: `memo("periksa_eselon_4")`."""

    def make(stage, **fields):
        document = people.begin(site, "Memorandum", **fields)
        people.until(site, document, stage)
        transaction.commit()
        return document

    return make


def together(*asked):
    """POST each (account, address, body) at the same moment; the answers in order."""
    gate = threading.Barrier(len(asked))

    def send(account, url, body):
        session = requests.Session()
        session.auth = (account, DEMO_PASSWORD)
        gate.wait()
        return session.post(url, json=body, headers=JSON, timeout=120)

    with ThreadPoolExecutor(len(asked)) as pool:
        answers = list(pool.map(lambda each: send(*each), asked))
    transaction.begin()
    return answers


def one_done(answers):
    """Exactly one was done; every other answer says why not, in words."""
    done = [answer for answer in answers if answer.status_code in (200, 201, 204)]
    told = [(answer.status_code, answer.text[:300]) for answer in answers]
    assert len(done) == 1, told
    for answer in answers:
        if answer not in done:
            assert 400 <= answer.status_code < 500, told
            said = answer.json()
            words = said.get("message") or " ".join(said.get("missing") or ())
            assert len(words.split()) > 2, said
            assert "Conflict" not in words
    return done[0]


def reread(document):
    document._p_jar.sync()
    return document


def taken(document):
    """Verbs in the history, and how many steps the journal holds."""
    document = reread(document)
    verbs = [entry.verb for entry in steps.history(document)]
    kept = [each for each in journal.entries(document) if each.act == "langkah"]
    return verbs, len(kept)


def step(account, document, verb, **said):
    return account, f"{document.absolute_url()}/@workflow/{verb}", said


@pytest.mark.rule("R-X-02", "R-X-03")
def test_two_officials_of_one_position_sign_once(memo, share):
    """Karo and his Plh. sign at the same moment."""
    document = memo("tanda_tangan_eselon_2")
    share(KARO, "karo.ortala", "karo.umum")
    verbs, kept = taken(document)
    one_done(
        together(
            step("karo.ortala", document, "tanda_tangan"),
            step("karo.umum", document, "tanda_tangan"),
        )
    )
    assert taken(document) == ([*verbs, "tanda_tangan"], kept + 1)
    signer = document.ditandatangani_pejabat
    assert signer == steps.history(document)[-1].actor
    assert people.stage(document) == "nomori"


@pytest.mark.rule("R-X-02", "R-SOS-12")
def test_one_signer_signs_once_in_two_windows(memo):
    """Karo presses twice, in the folder and on the page."""
    document = memo("tanda_tangan_eselon_2")
    verbs, kept = taken(document)
    one_done(together(*[step("karo.ortala", document, "tanda_tangan")] * 3))
    assert taken(document) == ([*verbs, "tanda_tangan"], kept + 1)


@pytest.mark.rule("R-X-03")
def test_two_who_number_one_document_take_one_number(memo, share):
    """Staf Sisdur and his Plh. give the number at the same moment."""
    document = memo("nomori")
    share(STAFF, "staf.sisdur", "staf.tatalaksana")
    verbs, kept = taken(document)
    one_done(
        together(
            step("staf.sisdur", document, "nomori"),
            step("staf.tatalaksana", document, "nomori"),
        )
    )
    assert taken(document) == ([*verbs, "nomori"], kept + 1)
    name = ("Memorandum", "biro-ortala", YEAR)
    rows = [row for row in register.entries(*name) if row.uid == document.UID()]
    assert [row.number for row in rows] == [document.nomor_urut]
    assert register.duplicates(*name) == {}


@pytest.mark.rule("R-X-03")
def test_two_documents_numbered_at_once_follow_each_other(memo, share):
    """Staf Sisdur numbers two memoranda in two windows."""
    first, second = memo("nomori"), memo("nomori")
    answers = together(
        step("staf.sisdur", first, "nomori"), step("staf.sisdur", second, "nomori")
    )
    assert [answer.status_code for answer in answers] == [200, 200]
    found = sorted(reread(each).nomor_urut for each in (first, second))
    assert found[1] == found[0] + 1
    assert first.nomor != second.nomor


@pytest.mark.rule("R-X-01")
def test_a_recall_and_a_check_at_once_are_not_both_done(memo):
    """Staf Sisdur recalls while Kasubbag checks."""
    document = memo("periksa_eselon_4")
    verbs, kept = taken(document)
    done = one_done(
        together(
            step("staf.sisdur", document, "tarik", alasan="Ada yang keliru"),
            step("kasubbag.sisdur", document, "periksa"),
        )
    )
    found, journaled = taken(document)
    assert len(found) == len(verbs) + 1
    assert journaled == kept + 1
    stage = {"tarik": "konsep", "periksa": "periksa_eselon_3"}[found[-1]]
    assert people.stage(document) == stage
    assert f"/@workflow/{found[-1]}" in done.url


@pytest.mark.rule("R-X-14")
def test_a_receipt_pressed_twice_is_recorded_once(memo):
    """Kepala Biro SDM presses four times in four windows."""
    document = memo("arsipkan", kepada=["biro-sdm__kepala"])
    url = f"{document.absolute_url()}/@tanda-terima"
    answers = together(*[("pimpinan.sdm", url, {})] * 4)
    for answer in answers:
        assert answer.status_code < 500, answer.text[:300]
    assert any(answer.status_code < 300 for answer in answers)
    (row,) = receipts.rows(reread(document))
    assert row.by == "pimpinan.sdm"
    acts = [each.act for each in journal.entries(document)]
    assert acts.count("tanda_terima") == 1


@pytest.mark.rule("R-X-03")
def test_two_who_agree_to_one_inserted_number_insert_it_once(site, share):
    """Karo TU and a Plh. of the mail desk agree to what staf.tu proposed."""
    share("biro-tu__staf", "staf.tu", "staf.umum")
    name = {"jenis": "Peraturan", "kantor": "biro-tu", "tahun": YEAR}
    for _index in range(3):
        register.next_number("Peraturan", "biro-tu", YEAR, None)
    transaction.commit()
    url = f"{site.absolute_url()}/@register"
    said = {"sesudah": 2, "hal": "Tertinggal", "alasan": "Terlewat", **name}
    (proposed,) = together(("staf.tu", f"{url}/sisipan", said))
    body = {**name, "usul": proposed.json()["usul"]}
    one_done(
        together(
            ("karo.tu", f"{url}/sisipan-setuju", body),
            ("staf.umum", f"{url}/sisipan-setuju", body),
        )
    )
    site._p_jar.sync()
    rows = register.entries("Peraturan", "biro-tu", YEAR)
    assert [row.written for row in rows] == ["1", "2", "2A", "3"]
    acts = [
        each.details["tindakan"]
        for each in journal.entries(site)
        if each.act == "register"
    ]
    assert acts == ["sisipan", "sisipan-setuju"]

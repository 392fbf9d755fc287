"""Both languages of the portal are complete and reach the screen."""

import pytest
import re
import requests
from setneg.policy.setuphandlers import DEMO_PASSWORD
from tests.locales import catalogues


COMMAND = "jalankan `make locales`"


@pytest.fixture(scope="module", params=sorted(catalogues.SOURCES))
def words(request):
    """A domain, and its message ids with their Indonesian words, from the code."""
    return request.param, catalogues.SOURCES[request.param]()


def test_every_word_of_the_code_is_in_both_catalogues(words):
    # nobody acts: code and catalogues are compared
    domain, defaults = words
    for language in catalogues.LANGUAGES:
        known = catalogues.read(domain, language)
        missing = [key for key in defaults if not known.get(key)]
        assert not missing, (language, COMMAND)
    stale = set(catalogues.read(domain, "en")) - set(defaults)
    assert not stale, COMMAND


def test_indonesian_says_what_the_code_says(words):
    # nobody acts: a default that was changed without collecting is found
    domain, defaults = words
    known = catalogues.read(domain, "id")
    assert {key: known[key] for key in defaults} == defaults, COMMAND


@pytest.mark.parametrize("domain", ["setneg.policy", "setneg.workflows"])
def test_no_id_means_two_things(domain):
    # nobody acts: who reads one of them would be told the other
    found = catalogues.meanings(domain)
    assert len(found) > 300
    assert {key: said for key, said in found.items() if len(said) > 1} == {}


def test_a_translation_keeps_what_is_filled_in(words):
    # nobody acts: `${...}` of both languages
    domain, defaults = words
    for key, english in catalogues.read(domain, "en").items():
        fields = re.findall(r"\$\{(\w+)\}", defaults[key])
        assert sorted(fields) == sorted(re.findall(r"\$\{(\w+)\}", english)), key


@pytest.fixture
def browser(functional):
    """Open a page of the portal in a language, as an account or as a visitor."""
    portal = functional["portal"].absolute_url()

    def read(path, language, account=None):
        answer = requests.get(
            f"{portal}/{path}",
            cookies={"I18N_LANGUAGE": language},
            auth=(account, DEMO_PASSWORD) if account else None,
            timeout=60,
        )
        assert answer.status_code == 200, path
        return answer.text

    return read


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("id", ("Periksa keaslian naskah", "Kode verifikasi")),
        ("en", ("Check the authenticity of a document", "Verification code")),
    ],
)
def test_a_visitor_reads_the_language_that_he_chose(browser, language, said):
    # a visitor opens the page that checks a printed document
    page = browser("@@verifikasi", language)
    assert all(words in page for words in said)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("id", ("Kotak masuk", "Menunggu saya", "Naskah saya")),
        ("en", ("Inbox", "Waiting for me", "My documents")),
    ],
)
def test_an_official_reads_his_inbox_in_the_language_that_he_chose(
    browser, language, said
):
    # the head of Subbagian Sistem dan Prosedur Kerja
    page = browser("@@kotak-masuk", language, "kasubbag.sisdur")
    assert all(words in page for words in said)


@pytest.mark.parametrize(
    ("language", "title"),
    [
        ("id", "Ajukan ke Pemeriksaan Eselon IV"),
        ("en", "Submit to Check by Echelon IV"),
    ],
)
def test_stages_and_steps_are_translated_too(functional, browser, language, title):
    # staff of the same Subbagian drafts a memorandum and looks at its steps
    portal = functional["portal"].absolute_url()
    drafted = requests.post(
        f"{portal}/naskah",
        json={"@type": "Memorandum", "title": "Uji", "unit": "subbag-sisdur"},
        headers={"Accept": "application/json"},
        auth=("staf.sisdur", DEMO_PASSWORD),
        timeout=60,
    ).json()
    name = drafted["@id"].rpartition("/")[2]
    page = browser(f"naskah/{name}", language, "staf.sisdur")
    assert title in page

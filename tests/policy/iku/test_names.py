"""Rounds of one year are told apart by their names."""

from concurrent.futures import ThreadPoolExecutor
from plone import api
import pytest
from setneg.policy.iku import cycles
from setneg.workflows.steps import take
import transaction


pytestmark = pytest.mark.rule("R-IKU-09")
HEAD = "kabag.ak1"
SAID = {"title": "IKU 2027", "tahun": 2027, "periode": "Renstra 2025-2029"}
TAKEN = "Sudah ada siklus bernama"


@pytest.fixture
def rounds(site):
    """Names and years of all rounds that are stored."""

    def stored():
        transaction.begin()
        site._p_jar.sync()
        found = site["iku"].objectValues()
        return sorted((r.title, r.tahun) for r in found if r.portal_type == cycles.KIND)

    return stored


@pytest.mark.parametrize("title", ["IKU 2027", " iku  2027 "])
def test_the_name_of_another_round_of_the_year_is_refused_over_rest(
    cycle, rest, rounds, title
):
    # Kepala Bagian AK I
    answer = rest(HEAD).request("POST", "/iku/@siklus", json={**SAID, "title": title})
    assert answer.status_code == 400
    assert TAKEN in answer.json()["missing"][0]
    assert len(rounds()) == 1


def test_of_another_year_or_after_a_cancelled_one_the_name_is_free(cycle, rest, rounds):
    # Kepala Bagian AK I
    rest(HEAD).post("/iku/@siklus", **{**SAID, "tahun": 2028})
    transaction.begin()
    with api.env.adopt_user(HEAD):
        take(cycle, "batalkan", {"alasan": "Salah unit."})
    transaction.commit()
    rest(HEAD).post("/iku/@siklus", **SAID)
    assert rounds() == [("IKU 2027", 2027), ("IKU 2027", 2027), ("IKU 2027", 2028)]


def test_the_page_says_so_and_keeps_what_was_typed(site, cycle, desk, rounds):
    # Kepala Bagian AK I
    browser = desk(HEAD)
    browser.open(f"{site.absolute_url()}/iku/@@siklus-baru")
    browser.getControl("Nama siklus").value = "IKU 2027"
    browser.getControl("Tahun").value = "2027"
    browser.getControl("Periode Renstra").value = "Renstra 2025-2029"
    browser.getControl("Buat siklus").click()
    assert TAKEN in browser.contents
    assert browser.getControl("Periode Renstra").value == "Renstra 2025-2029"
    browser.getControl("Nama siklus").value = "IKU 2027 putaran kedua"
    browser.getControl("Buat siklus").click()
    assert TAKEN not in browser.contents
    assert len(rounds()) == 2


def test_a_round_does_not_take_the_name_of_another_one_later(cycle, rest, desk, rounds):
    # Kepala Bagian AK I mengganti nama siklus yang kedua
    second = rest(HEAD).post("/iku/@siklus", **{**SAID, "title": "IKU Perubahan"})
    url = second["@id"]
    for said in ({"title": "IKU 2027"}, {"title": "iku 2027", "tahun": 2027}):
        answer = rest(HEAD).request("PATCH", url, json=said)
        assert answer.status_code == 400, answer.text
        assert TAKEN in answer.text
    rest(HEAD).patch(url, title="IKU Perubahan", periode="Renstra 2027")
    rest(HEAD).patch(cycle.absolute_url(), periode="Renstra 2027")
    browser = desk(HEAD)
    browser.open(f"{url}/edit")
    browser.getControl("Nama siklus").value = "IKU 2027"
    browser.getControl(name="form.buttons.save").click()
    assert TAKEN in browser.contents
    assert rounds() == [("IKU 2027", 2027), ("IKU Perubahan", 2027)]


def test_of_two_who_begin_it_at_the_same_moment_one_succeeds(rest, rounds):
    # Kepala Bagian AK I dan Kepala Bagian AK II
    def begin(who):
        return rest(who).request("POST", "/iku/@siklus", json=SAID)

    with ThreadPoolExecutor(4) as pool:
        sent = list(pool.map(begin, (HEAD, "kabag.ak2", HEAD, "kabag.ak2")))
    assert sorted(each.status_code for each in sent) == [201, 400, 400, 400]
    assert rounds() == [("IKU 2027", 2027)]

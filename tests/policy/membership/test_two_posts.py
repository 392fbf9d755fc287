"""Somebody who leads two units that a memorandum asks answers for each of them."""

from lxml import html
import pytest
from setneg.workflows.procedures import replies
from setneg.workflows.procedures.progress import Progress
from tests.policy import appointing
from tests.policy.membership.conftest import UNITS
import transaction


pytestmark = pytest.mark.rule("R-X-07")
FORM = "/formulir/usulan-tim"
HEAD = "pimpinan.sdm"
OWN, OTHER = UNITS
RINA = {"nama": "Rina", "jabatan": "biro-sdm__staf", "peran": "Sekretaris"}
BUDI = {"nama": "Budi", "jabatan": OTHER, "peran": "Ketua"}


@pytest.fixture
def both(site, memo):
    """Kepala Biro SDM is Plt. Kepala Biro Perencanaan, too."""
    appointing.appoint(HEAD, OTHER)
    return memo


def send(rest, value, *members):
    body = {"memo": value, "anggota": list(members)}
    answer = rest(HEAD).request("POST", f"{FORM}/@kirim", json=body)
    transaction.begin()
    return answer


def test_the_form_asks_for_which_of_them(both, desk):
    # Kepala Biro SDM, juga Plt. Kepala Biro Perencanaan
    browser = desk(HEAD)
    browser.open(both.absolute_url())
    browser.getLink(url="formulir/usulan-tim", index=0).click()
    page = html.fromstring(browser.contents)
    options = page.xpath("//select[@name='form.widgets.memo:list']/option")
    named = {each.get("value"): each.text_content() for each in options}
    wanted = {f"{both.UID()}@{post}" for post in UNITS}
    assert wanted <= set(named) and both.UID() not in named
    assert all(" — Kepala Biro" in named[each] for each in wanted)
    chosen = [each.get("value") for each in options if each.get("selected")]
    assert not wanted.intersection(chosen)


def test_each_reply_counts_for_the_unit_that_was_chosen(case, both, rest):
    # Kepala Biro SDM menjawab untuk biro lain lebih dahulu, lalu untuk bironya
    assert send(rest, f"{both.UID()}@{OTHER}", BUDI).status_code == 201
    assert [item.settled for item in Progress(case).expected] == [False, True]
    assert send(rest, f"{both.UID()}@{OWN}", RINA).status_code == 201
    assert [item.settled for item in Progress(case).expected] == [True, True]
    assert replies.team(case) == [BUDI, RINA]


def test_without_a_choice_nothing_is_kept(case, both, rest):
    # Kepala Biro SDM tidak menyebut untuk jabatan mana, atau menyebut jabatan lain
    for value in (both.UID(), f"{both.UID()}@biro-umum__kepala", f"{both.UID()}@"):
        assert send(rest, value, RINA).status_code == 400
    url = f"{both.absolute_url()}/@jawaban"
    for post in ({}, {"jabatan": "biro-umum__kepala"}):
        answer = rest(HEAD).request("POST", url, json={"anggota": [RINA], **post})
        assert answer.status_code == 400
        assert "untuk jabatan mana" in answer.text
    transaction.begin()
    assert not any(item.settled for item in Progress(case).expected)
    body = {"anggota": [BUDI], "jabatan": OTHER}
    assert rest(HEAD).request("POST", url, json=body).status_code == 200
    transaction.begin()
    assert [item.settled for item in Progress(case).expected] == [False, True]

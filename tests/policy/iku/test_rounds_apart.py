"""What a round keeps apart: what came late, rounds of one year, a form without a round."""

from datetime import timedelta
import pytest
from setneg.policy.iku import inventory
from setneg.workflows import organisation
import transaction


STAFF, HEAD_OF_OFFICE = "staf.setpres", "kabag.ak1"
FORM = "/formulir/iku"
NO_ROUND = "tidak ada siklus IKU yang dibuka untuk unit Anda"


def move_last_day(cycle, days):
    cycle.batas_usulan = organisation.today() + timedelta(days=days)
    transaction.commit()


def late(cycle):
    return {row.unit for row in inventory.take_stock(cycle).late}


@pytest.mark.rule("IKU-7.b")
def test_moving_the_last_day_does_not_change_what_came_late(cycle, propose):
    # The head of Bagian AK I moves the last day later and back.
    propose(STAFF, "setpres")
    move_last_day(cycle, -3)
    propose("staf.sesmen", "setmen", indikator="Jumlah rapat pimpinan")
    assert late(cycle) == {"setmen"}
    for days in (30, -30):
        move_last_day(cycle, days)
        assert late(cycle) == {"setmen"}


@pytest.mark.rule("IKU-7.b")
def test_an_indicator_in_a_round_without_a_last_day_stays_in_time(cycle, propose):
    # Staff of the Sekretariat Presiden; the last day is set afterwards.
    cycle.batas_usulan = None
    propose(STAFF, "setpres")
    move_last_day(cycle, -30)
    assert late(cycle) == set()


@pytest.mark.rule("IKU-7.b")
def test_the_inventory_says_by_which_day_an_indicator_was_late(
    cycle, propose, desk, rest
):
    # The head of Bagian AK I reads it after the last day was moved.
    move_last_day(cycle, -3)
    propose(STAFF, "setpres")
    was = organisation.today() - timedelta(days=3)
    move_last_day(cycle, 30)
    browser = desk(HEAD_OF_OFFICE)
    browser.open(f"{cycle.absolute_url()}/@@iku-inventaris")
    assert "batas saat itu" in browser.contents
    answer = rest(HEAD_OF_OFFICE).request("GET", f"{cycle.absolute_url()}/@inventaris")
    (line,) = answer.json()["terlambat"]
    assert line["batas_saat_masuk"] == was.isoformat()
    assert line["masuk"] == organisation.today().isoformat()
    browser.open(f"{cycle.absolute_url()}/@@iku-inventaris.csv")
    assert was.isoformat() in browser.contents


def test_the_form_says_that_no_round_is_open_and_when_to_come_back(site, desk, rest):
    # Staff of the Sekretariat Presiden come before any round was opened.
    browser = desk(STAFF)
    browser.open(f"{site.absolute_url()}{FORM}")
    assert NO_ROUND in browser.contents
    assert "Kembalilah setelah Bagian Akuntabilitas Kinerja" in browser.contents
    assert "form.widgets.siklus" not in browser.contents
    person = rest(STAFF)
    told = person.request("GET", f"{FORM}/@formulir").json()
    assert NO_ROUND in " ".join(told["halangan"])
    sent = person.request("POST", f"{FORM}/@kirim", json={"siklus": "x"})
    assert sent.status_code == 400
    assert NO_ROUND in sent.json()["message"]


def test_a_round_that_ends_while_somebody_types_takes_nothing_from_him(
    site, cycle, desk
):
    # Staff of the Sekretariat Presiden, whose page was opened before.
    browser = desk(STAFF)
    browser.open(f"{site.absolute_url()}{FORM}")
    browser.getControl(name="form.widgets.indikator").value = "Persentase rapat"
    site["iku"]._delObject(cycle.getId())
    transaction.commit()
    browser.getControl(name="form.buttons.submit").click()
    assert NO_ROUND in browser.contents
    assert "Persentase rapat" in browser.contents


def test_the_form_is_there_as_soon_as_a_round_asks_the_unit(site, cycle, desk, rest):
    # Staff of a unit that is asked, and staff of one that is not.
    browser = desk(STAFF)
    browser.open(f"{site.absolute_url()}{FORM}")
    assert NO_ROUND not in browser.contents
    assert "IKU 2027" in browser.contents
    assert rest(STAFF).request("GET", f"{FORM}/@formulir").json()["halangan"] == []
    other = desk("staf.sdm")
    other.open(f"{site.absolute_url()}{FORM}")
    assert NO_ROUND in other.contents
    assert "IKU 2027" not in other.contents

"""A round of indicators of six units in Chromium, from approval to the draft regulation.

What the units send and what the Bagian checks came over REST (`tests/stories`); here
the heads approve, the Bagian decides the double one and begins the regulation.
"""

from plone.app.testing import SITE_OWNER_NAME
from plone.app.testing import SITE_OWNER_PASSWORD
import pytest
from setneg.policy.setuphandlers import DEMO_PASSWORD
from setneg.workflows import organisation
from tests.stories import iku_cycle
from tests.stories.client import Portal
from tests.stories.desks import Desks
from tests.stories.test_iku_cycle import later
from tests.stories.timeline import Timeline


pytestmark = [
    pytest.mark.browser,
    pytest.mark.rule("R-IKU-05", "R-IKU-09", "I-25", "I-34"),
]


@pytest.fixture
def desks(site):
    """Everybody over REST."""
    owner = (SITE_OWNER_NAME, SITE_OWNER_PASSWORD)
    return Desks(Portal(site.absolute_url(), DEMO_PASSWORD, owner), Timeline())


@pytest.fixture
def discussed(desks):
    """(round, unit -> indicator): six units have proposed and the meetings ended."""
    url = iku_cycle.open_round(desks, organisation.today())
    cycle = desks.person("kabag.ak1").get(url)
    tickets = iku_cycle.propose_all(desks, cycle, later)
    iku_cycle.check(desks, tickets)
    iku_cycle.discuss(desks, url, tickets)
    return url, tickets


def test_six_units_one_late_one_wrong_one_double(desk, desks, discussed):
    # Enam pimpinan unit menyetujui; Kabag AK II memutuskan yang ganda; staf AK I menyusun
    cycle, tickets = discussed
    for index, (unit, head) in enumerate(iku_cycle.HEADS.items()):
        window = desk(width=390 if index == 0 else 1280)
        window.sign_in(head)
        page = window.open("/iku/@@iku-persetujuan")
        assert iku_cycle.INDICATORS[unit] in page.inner_text("#content")
        others = set(iku_cycle.INDICATORS.values()) - {iku_cycle.INDICATORS[unit]}
        assert not [each for each in others if each in page.inner_text("#content")]
        window.sound()
        page.check("input[name=iku]")
        window.press("form[action$='@@iku-setujui'] button[type=submit]")
        assert desks.portal.administrator_stage(tickets[unit]) == "disetujui"

    kabag = desk()
    kabag.sign_in("kabag.ak2")
    page = kabag.open(f"{cycle}/@@iku-inventaris")
    late = page.locator("tr", has_text=iku_cycle.INDICATORS[iku_cycle.LATE])
    assert "terlambat" in late.inner_text()
    assert page.inner_text("#content").count("terlambat") == 1
    double = page.locator("form[action$='@@iku-putusan']")
    assert double.count() == 1
    kabag.sound()
    kabag.picture("iku-double")
    page.fill("form[action$='@@iku-putusan'] [name=alasan]", "Diukur satu kali saja.")
    kabag.press("form[action$='@@iku-putusan'] button[value=ganda]")
    assert "Diukur satu kali saja." in page.inner_text("#content")
    kabag.open(tickets[iku_cycle.DOUBLE])
    kabag.step("tolak")
    page.fill("textarea", "Ganda dengan IKU Sekretariat Kementerian.")
    kabag.press("[name='form.buttons.take']")
    assert desks.portal.administrator_stage(tickets[iku_cycle.DOUBLE]) == "ditolak"

    for unit, ticket in tickets.items():
        if unit != iku_cycle.DOUBLE:
            section = f"staf.{iku_cycle.BAGIAN.get(unit, 'ak2')}"
            desks.person(section).step(ticket, "terima")
    desks.person("kabag.ak1").step(cycle, "lanjut")
    writer = desk()
    writer.sign_in("staf.ak1")
    page = writer.open(f"{cycle}/@@iku-inventaris")
    writer.press("form[action$='@@iku-lampiran'] button[type=submit]")
    assert "Kemasyarakatan: 1" in page.inner_text("#content")
    draft = desks.person("staf.ak1").get(page.url.partition("?")[0].partition("/@@")[0])
    assert len(draft["lampiran_iku"]) == len(tickets) - 1
    annexed = str(draft["lampiran_iku"])
    for unit, words in iku_cycle.INDICATORS.items():
        assert (words in annexed) == (unit != iku_cycle.DOUBLE), words
    writer.sound()
    writer.picture("iku-draft")

    stranger = desk()
    stranger.sign_in("staf.sdm")
    for url in (cycle, f"{cycle}/@@iku-inventaris", tickets["setpres"]):
        page = stranger.open(url)
        assert iku_cycle.INDICATORS["setpres"] not in page.inner_text("body")

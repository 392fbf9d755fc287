"""The annex of the draft regulation, and the form of one indicator on its page."""

from plone import api
import pytest
from setneg.policy.iku import annex
from setneg.policy.iku import cycles
from setneg.policy.rendering.data import document_data
from setneg.policy.rendering.pdf import render
from setneg.workflows.inbox.queries import count
from tests.policy.iku.conftest import filled_in
from tests.stories import proof
import transaction


@pytest.fixture
def ready(grouped, propose, step):
    """An approved indicator of the Sekretariat Presiden."""
    indicator = propose("staf.setpres", "setpres")
    for who, verb in (
        ("kabag.ak1", "terima"),
        ("kabag.ak1", "lanjut"),
        ("pimpinan.setpres", "setujui"),
        ("staf.ak1", "terima"),
    ):
        step(indicator, who, verb)
    return indicator


@pytest.mark.rule("R-IKU-11", "IKU-4.a")
def test_the_draft_carries_the_title_that_the_round_chose(grouped, ready):
    # Staff of Bagian AK I begin it.
    grouped.judul_peraturan = "Ukuran Keberhasilan Kementerian"
    with api.env.adopt_user("staf.ak1"):
        draft = annex.build(grouped, "staf.ak1")
    assert draft.title == "Ukuran Keberhasilan Kementerian"
    assert draft.unit == "bagian-ak1"
    text = proof.printed(render("peraturan", document_data(draft)))
    assert "UKURAN KEBERHASILAN KEMENTERIAN" in text
    assert "Triwulan IV 2027: 95,5" in text
    assert ready.kode in text
    assert annex.per_unit(draft.lampiran_iku) == {"Sekretariat Presiden": 1}


def test_only_a_draft_can_be_filled_anew_and_only_by_the_bagian(grouped, ready, desk):
    # Staff of Bagian AK I on the page of the draft.
    with api.env.adopt_user("staf.ak1"):
        draft = annex.build(grouped, "staf.ak1")
    transaction.commit()
    with pytest.raises(cycles.NotCoordinator):
        annex.renew(draft, "staf.sdm")
    ready.satuan = "skala"
    transaction.commit()
    browser = desk("staf.ak1")
    browser.open(draft.absolute_url())
    browser.getForm(action="@@iku-lampiran-ulang").submit()
    transaction.begin()
    assert draft.lampiran_iku[0]["satuan"] == "skala"


def test_without_an_approved_indicator_there_is_no_annex(grouped, propose):
    # Staff of Bagian AK I; nothing was approved yet.
    propose("staf.setpres", "setpres")
    with api.env.adopt_user("staf.ak1"), pytest.raises(cycles.CycleRefused):
        annex.build(grouped, "staf.ak1")


def test_the_heads_of_the_bagian_are_waited_for_and_not_all_of_its_staff(
    cycle, propose
):
    # Kabag AK I and his Kasubbag find it in their inboxes, the staff do not.
    def waiting(who):
        with api.env.adopt_user(who):
            return count(who)

    before = {who: waiting(who) for who in ("kabag.ak1", "kasubbag.ppk1", "staf.ak1")}
    propose("staf.setpres", "setpres")
    assert waiting("kabag.ak1") == before["kabag.ak1"] + 1
    assert waiting("kasubbag.ppk1") == before["kasubbag.ppk1"] + 1
    assert waiting("staf.ak1") == before["staf.ak1"]


@pytest.mark.rule("R-IKU-08", "R-IKU-10")
def test_one_indicator_is_proposed_on_the_page_of_the_form(site, cycle, desk):
    # Staff of the Sekretariat Presiden forget the source first.
    browser = desk("staf.setpres")
    filled_in(browser, site, cycle)
    browser.getControl(name="form.widgets.pengusul:list").value = ["setpres__staf"]
    browser.getControl(name="form.buttons.submit").click()
    transaction.begin()
    assert cycles.indicators(cycle) == []
    assert browser.getControl(name="form.widgets.target.0.nilai").value == "4"
    browser.getControl(name="form.widgets.sumber_data").value = "Laporan protokol"
    browser.getControl(name="form.buttons.submit").click()
    transaction.begin()
    assert [each.indikator for each in cycles.indicators(cycle)] == ["Jumlah kunjungan"]

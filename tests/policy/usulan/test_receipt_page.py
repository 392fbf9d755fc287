"""An addressee confirms on the page of the letter."""

from lxml import html
from plone.app.testing import SITE_OWNER_NAME
from plone.app.testing import SITE_OWNER_PASSWORD
import pytest
from setneg.policy.distribution import receipts
from setneg.policy.setuphandlers import DEMO_PASSWORD
from tests.stories.client import Portal
from tests.workflows.steps import people
import transaction


PAGE = {"Accept": "text/html"}


@pytest.fixture
def memo(functional):
    site = functional["portal"]
    made = people.begin(site, "Memorandum", kepada=["biro-sdm__kepala"])
    people.until(site, made, "arsipkan")
    transaction.commit()
    return made


@pytest.fixture
def leader(functional):
    owner = (SITE_OWNER_NAME, SITE_OWNER_PASSWORD)
    url = functional["portal"].absolute_url()
    return Portal(url, DEMO_PASSWORD, administrator=owner).person("pimpinan.sdm")


@pytest.mark.rule("R-X-14")
class TestButton:
    def test_one_press_records_the_receipt(self, memo, leader):
        # Kepala Biro SDM, penerima
        page = leader.request("GET", memo.absolute_url(), headers=PAGE)
        tree = html.fromstring(page.text)
        (form,) = tree.xpath("//form[contains(@action, '@@tanda-terima')]")
        answer = leader.request(
            "POST", form.action, data=dict(form.fields), headers=PAGE
        )
        assert "Tanda terima telah dicatat" in answer.text
        transaction.begin()
        (row,) = receipts.rows(memo)
        assert row.by == "pimpinan.sdm"

    def test_without_the_pages_token_nothing_is_recorded(self, memo, leader):
        # Kepala Biro SDM, dibawa oleh halaman asing
        url = f"{memo.absolute_url()}/@@tanda-terima"
        assert leader.request("POST", url, headers=PAGE).status_code == 403
        assert leader.request("GET", url, headers=PAGE).status_code >= 400
        transaction.begin()
        (row,) = receipts.rows(memo)
        assert row.received is None


class TestOutsideCases:
    @pytest.mark.rule("R-X-04")
    def test_a_memorandum_may_carry_a_decision_of_the_unit(self, functional, leader):
        # Staf Subbagian Sisdur, naskah di luar kegiatan
        staff = leader.portal.person("staf.sisdur")
        draft = staff.post(
            "/naskah",
            **{"@type": "Keputusan", "title": "Tim arsip", **people.TEXT["Keputusan"]},
        )
        memo = staff.post(
            "/naskah",
            **{
                "@type": "Memorandum",
                "title": "Penyampaian",
                "penandatangan": "eselon_1",
                "menyertai": draft["UID"],
                "klasifikasi": "OT.01.00",
                **people.TEXT["Memorandum"],
            },
        )
        staff.step(draft["@id"], "susun")
        assert staff.stage(memo["@id"]) == "periksa_eselon_4"

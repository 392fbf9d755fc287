"""The same effects for REST clients, and on Plone's own way of changing states."""

from plone import api
import pytest
from tests.policy.subscribers import office
from tests.workflows.steps import people
import transaction


@pytest.fixture
def regulation(site):
    document = office.draft(site, "Peraturan")
    people.until(site, document, "terbitkan")
    transaction.commit()
    return document


def everywhere(site, uid):
    """Paths under which the catalog knows a document."""
    transaction.begin()
    site._p_jar.sync()
    found = site.portal_catalog.unrestrictedSearchResults(UID=uid)
    return [brain.getPath() for brain in found]


class TestPublication:
    @pytest.mark.rule("R-SPK-10")
    def test_the_old_address_leads_to_the_public_one(self, site, person, regulation):
        # Kepala Biro menerbitkan, pengunjung membuka kedua alamat
        old, uid = regulation.absolute_url(), regulation.UID()
        answer = person("karo.ortala").post(f"{old}/@workflow/terbitkan")
        public = f"{site.absolute_url()}/peraturan/permensesneg-1-"
        assert answer["@id"].startswith(public)
        assert len(everywhere(site, uid)) == 1
        visitor = person(None)
        assert visitor.get(answer["@id"])["review_state"] == "terbit"
        assert visitor.request("GET", old).url.startswith(public)

    @pytest.mark.rule("R-SPK-10")
    def test_plones_own_menu_publishes_in_the_same_way(self, site, regulation):
        # Kepala Biro lewat menu Plone
        uid = regulation.UID()
        with people.acting_as(site, "karo.ortala"):
            api.content.transition(regulation, "terbitkan-terbit")
        transaction.commit()
        (path,) = everywhere(site, uid)
        assert path.startswith("/plone/peraturan/permensesneg-")

    @pytest.mark.rule("R-SPK-10")
    def test_published_again_it_keeps_its_address(self, site, person, regulation):
        # Kepala Biro menarik lalu menerbitkan kembali
        karo = person("karo.ortala")
        url = karo.post(f"{regulation.absolute_url()}/@workflow/terbitkan")["@id"]
        karo.step(url, "tarik", alasan="Salah unggah.")
        assert person(None).request("GET", url).status_code in (401, 403, 404)
        karo.step(url, "terbitkan")
        assert person(None).get(url)["review_state"] == "terbit"


class TestPackage:
    @pytest.mark.rule("R-X-04")
    def test_a_refusal_names_what_is_missing_and_writes_nothing(self, site, person):
        # Staf Subbagian Sisdur
        document = office.draft(site, "Keputusan")
        transaction.commit()
        answer = person("staf.sisdur").request(
            "POST", f"{document.absolute_url()}/@workflow/susun", json={}
        )
        assert answer.status_code == 400
        assert "memorandum pengantar" in answer.json()["missing"][0]
        transaction.begin()
        assert people.stage(document) == "konsep"

    @pytest.mark.rule("R-X-04")
    def test_plones_own_menu_moves_the_package_too(self, site):
        # Staf Subbagian Sisdur lewat menu Plone
        document = office.draft(site, "Keputusan")
        memo = office.memorandum(site, document)
        with people.acting_as(site, "staf.sisdur"):
            api.content.transition(document, "susun-periksa_eselon_4")
        assert people.stage(document) == people.stage(memo) == "periksa_eselon_4"

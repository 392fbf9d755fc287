"""A ticket comes from a form; nobody puts one into its place past the form's rules."""

import pytest
from setneg.policy.setuphandlers import DEMO_PASSWORD
from tests.stories.client import Portal


PAGE = {"Accept": "text/html"}
WHOLE = {
    "usulan": {
        "@type": "Usulan",
        "title": "Langsung",
        "pengusul": "biro-sdm__kepala",
        "unit_pelayanan": "biro-ortala",
        "jenis_kegiatan": "Sosialisasi",
    },
    "pengaduan": {"@type": "Pengaduan", "title": "Langsung"},
}


@pytest.mark.rule("R-X-12")
@pytest.mark.parametrize("place", sorted(WHOLE))
@pytest.mark.parametrize("name", ["staf.sisdur", "pimpinan.sdm", "karo.ortala"])
def test_nobody_makes_a_ticket_beside_its_form(functional, place, name):
    """staf.sisdur, pimpinan.sdm and karo.ortala: page, list and service offer no way."""
    site = functional["portal"]
    portal = Portal(site.absolute_url(), DEMO_PASSWORD)
    person = portal.person(name)
    standards = portal.visitor.get("/@search", portal_type="StandarPelayanan")["items"]
    standard = portal.visitor.get(standards[0]["@id"])["UID"]
    body = {**WHOLE[place], "standar": standard}
    answer = person.request("POST", f"/{place}", json=body)
    assert answer.status_code in (401, 403), answer.text[:300]
    assert len(site[place].objectIds()) == 0
    kind = body["@type"]
    kinds = person.get(f"/{place}/@types")
    assert kind not in [
        each["@id"].rsplit("/", 1)[-1] for each in kinds if each["addable"]
    ]
    listing = person.request("GET", f"/{place}", headers=PAGE)
    assert listing.status_code == 200
    assert "++add++" not in listing.text
    form = person.request("GET", f"/{place}/++add++{kind}", headers=PAGE)
    assert "form.widgets" not in form.text

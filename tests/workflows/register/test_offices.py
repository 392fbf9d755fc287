"""Who numbers what: the drafting office its own letters, the mail desk the decisions."""

import pytest
from setneg.workflows import register
from tests.workflows.steps import people


@pytest.mark.rule("R-X-03", "R-X-14")
@pytest.mark.parametrize("kind", ["Memorandum", "SuratUndangan"])
def test_the_drafting_staff_agendas_memoranda_and_invitations(portal, kind):
    """karo.ortala has signed; staf.sisdur agendas, staf.tu of the mail desk may not."""
    document = people.begin(portal, kind)
    people.until(portal, document, "nomori")
    assert people.offered(portal, document, "staf.tu") == []
    assert people.offered(portal, document, "staf.sdm") == []
    people.step(portal, document, "staf.sisdur", "nomori")
    key = (kind, "biro-ortala", document.tanggal.year)
    assert register.number_of(*key, document) == document.nomor_urut
    assert document.nomor.endswith(f"/{document.tanggal:%m}/{document.tanggal:%Y}")


@pytest.mark.rule("R-X-03")
@pytest.mark.parametrize("kind", ["Keputusan", "Peraturan"])
def test_biro_tata_usaha_numbers_decisions_and_regulations(portal, kind):
    """menteri has signed; staf.tu numbers, the drafting staff and its head may not."""
    document = people.begin(portal, kind)
    people.until(portal, document, "nomori")
    assert document.nomor_urut is None
    for userid in ("staf.sisdur", "karo.ortala"):
        offered = people.offered(portal, document, userid)
        assert not [name for name in offered if name.startswith("nomori")]
    people.step(portal, document, "staf.tu", "nomori")
    year = document.tanggal.year
    assert register.number_of(kind, "biro-tu", year, document) == document.nomor_urut
    assert document.nomor == f"Nomor {document.nomor_urut} Tahun {year}"

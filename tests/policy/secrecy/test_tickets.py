"""Tickets have their own readers: nobody is let in beside sender and handlers."""

import pytest


PAGE = {"Accept": "text/html"}


@pytest.fixture
def ticket(make, site):
    """A proposal of the head of the personnel bureau to Biro Ortala."""
    made = make(
        "pimpinan.sdm",
        "Usulan",
        site["usulan"],
        title="Prosedur kepegawaian",
        unit="biro-sdm",
        pengusul="biro-sdm__kepala",
        unit_pelayanan="biro-ortala",
    )
    return made.absolute_url()


@pytest.mark.rule("R-X-12")
@pytest.mark.parametrize("name", ["pimpinan.sdm", "karo.ortala"])
def test_nobody_lets_others_read_a_ticket_or_learns_who_read_it(ticket, rest, name):
    """Kepala Biro SDM, who sent it; Kepala Biro Ortala, who handles it."""
    person = rest(name)
    page = person.request("GET", ticket, headers=PAGE)
    assert page.status_code == 200
    assert "perlu-tahu" not in page.text
    assert (
        person.request("GET", f"{ticket}/@@perlu-tahu", headers=PAGE).status_code == 403
    )
    body = {"siapa": "bagian-tatalaksana__kepala", "alasan": "Perlu tahu."}
    answer = person.request("POST", f"{ticket}/@perlu-tahu", json=body)
    assert answer.status_code in (400, 401, 403), answer.text
    other = rest("staf.keuangan").request("GET", ticket)
    assert other.status_code in (401, 403, 404)

"""A round of indicators with six units, over REST, from its opening to its regulation."""

from datetime import timedelta
import pytest
from setneg.workflows import organisation
from setneg.workflows.clock import calendar
from setneg.workflows.inbox import deadline_of
from tests.stories import iku_cycle
from tests.stories import proof
from tests.workflows.steps import people
import time_machine
import transaction


#: Who moves the draft of Bagian AK I up to the head of the Biro.
BAGIAN_AK1 = {"konsep": "staf.ak1", "periksa_eselon_3": "kabag.ak1"}


def later():
    """A week on: past the last day of proposing."""
    return time_machine.travel(
        organisation.today() + timedelta(days=7, hours=3), tick=True
    )


@pytest.mark.rule(
    "R-IKU-01",
    "R-IKU-05",
    "R-IKU-06",
    "R-IKU-08",
    "R-IKU-09",
    "R-IKU-10",
    "I-25",
    "I-34",
    "IKU-4.a",
    "IKU-5.a",
    "IKU-5.b",
    "IKU-5.c",
    "IKU-6",
    "IKU-7.a",
    "IKU-7.b",
)
def test_six_units_propose_and_five_indicators_are_set(desks, functional, monkeypatch):
    """kabag.ak1 opens; six units propose, one late, one wrong, one double."""
    portal = functional["portal"]
    cycle_url = iku_cycle.open_round(desks, organisation.today())
    kabag = desks.person("kabag.ak1")
    cycle = kabag.get(cycle_url)
    tickets = iku_cycle.propose_all(desks, cycle, later)
    stranger = desks.person("staf.sdm")
    assert stranger.request("GET", tickets["setpres"]).status_code in (401, 403, 404)
    assert stranger.request("GET", f"{cycle_url}/@inventaris").status_code in (401, 403)
    iku_cycle.check(desks, tickets)
    ended = iku_cycle.discuss(desks, cycle_url, tickets)
    transaction.begin()
    waiting = portal.unrestrictedTraverse(_path(portal, tickets["setpres"]))
    assert deadline_of(waiting).breach == calendar.current().add_days(ended, 5)
    iku_cycle.approve(desks)
    found = iku_cycle.settle(desks, cycle_url, tickets)
    assert [each["@id"] for each in found["terlambat"]] == [tickets[iku_cycle.LATE]]
    assert found["belum_mengusulkan"] == []
    assert len(found["ganda"]) == 1
    assert {each["@id"] for each in found["ganda"][0]["iku"]} == {
        tickets[iku_cycle.FIRST],
        tickets[iku_cycle.DOUBLE],
    }
    draft = iku_cycle.annex(desks, cycle_url)
    writer = desks.person("staf.ak1")
    lines = writer.get(draft)["lampiran_iku"]
    assert len(lines) == 5
    _frozen(desks, tickets, writer, draft, lines)
    for stage, person in BAGIAN_AK1.items():
        monkeypatch.setitem(people.ACTORS, stage, person)
    _published(portal, writer, draft)
    for unit, ticket in tickets.items():
        wanted = "ditolak" if unit == iku_cycle.DOUBLE else "ditetapkan"
        assert desks.portal.administrator_stage(ticket) == wanted, unit


def _frozen(desks, tickets, writer, draft, lines):
    """What changes at an indicator afterwards does not change the draft."""
    kabag, url = desks.person("kabag.ak1"), tickets["setpres"]
    kabag.step(url, "kembalikan", alasan="Satuan perlu diperbaiki.")
    desks.person("staf.ak1").patch(url, satuan="skala 1-5")
    kabag.step(url, "lanjut")
    desks.person("pimpinan.setpres").step(url, "setujui")
    kabag.step(url, "terima")
    assert writer.get(draft)["lampiran_iku"] == lines
    forged = writer.request("PATCH", draft, json={"lampiran_iku": []})
    assert forged.status_code in (204, 400, 403)
    assert writer.get(draft)["lampiran_iku"] == lines


def _published(portal, writer, draft):
    """The draft is finished, walks its chain and is published with its annex."""
    writer.patch(
        draft,
        menimbang=["bahwa perlu ditetapkan indikator kinerja utama"],
        mengingat=["Peraturan Presiden Nomor 29 Tahun 2014"],
        tentang="Indikator kinerja utama",
        batang_tubuh=[{"jenis": "pasal", "isi": "Indikator tercantum dalam Lampiran."}],
    )
    transaction.begin()
    document = portal.unrestrictedTraverse(_path(portal, draft))
    people.until(portal, document, "terbit")
    transaction.commit()
    text = proof.printed(document.berkas_pdf.data).upper()
    for unit, words in iku_cycle.INDICATORS.items():
        assert (words.upper() in text) == (unit != iku_cycle.DOUBLE), words
    assert "JUMLAH INDIKATOR" in text


def _path(portal, url):
    return url.removeprefix(portal.absolute_url()).strip("/")

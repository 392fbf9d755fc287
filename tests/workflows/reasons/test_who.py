"""The sentences about who reads and who acts say what really happens."""

from plone import api
import pytest
from setneg.workflows import organisation
from setneg.workflows import reasons
from setneg.workflows import steps
from setneg.workflows.steps.wording import say
from tests.workflows.steps import people


#: Kind -> stages in which it is looked at; the signer and unit of the document.
PLACES = [
    ("Memorandum", "konsep", {}),
    ("Memorandum", "periksa_eselon_3", {}),
    ("Memorandum", "tanda_tangan_eselon_2", {}),
    ("Memorandum", "nomori", {}),
    ("Memorandum", "distribusikan", {}),
    ("RencanaKegiatan", "setujui_eselon_3", {}),
    ("SuratPerintah", "periksa_eselon_4", {"sifat": "R"}),
    ("Keputusan", "konsep", {}),
]


def held():
    day = organisation.today()
    found = {}
    for post in organisation.current().positions.values():
        for holding in post.holdings:
            if holding.on(day):
                found.setdefault(holding.userid, set()).add(post.id)
    return found


@pytest.mark.parametrize(("kind", "stage", "fields"), PLACES)
def test_whoever_is_said_to_read_or_act_does_and_nobody_else(
    portal, integration, kind, stage, fields
):
    # every demo account in turn looks at the document
    document = people.begin(portal, kind, **fields)
    people.until(portal, document, stage)
    reading = {reason.group for reason in reasons.readers(document)} - {""}
    acting = {(r.group, r.transition) for r in reasons.actors(document)}
    people_today = held()
    assert len(people_today) > 60
    for userid, groups in people_today.items():
        with people.acting_as(portal, userid):
            sees = bool(api.user.has_permission("View", obj=document))
            offered = {offer.transition for offer in steps.offers(document)}
        assert sees is bool(groups & reading), userid
        assert offered == {t for group, t in acting if group in groups}, userid


def test_a_sentence_names_position_role_unit_and_stage(portal, integration):
    # nobody acts: a memorandum waits for Eselon III
    document = people.begin(portal, "Memorandum")
    people.until(portal, document, "periksa_eselon_3")
    said = [say(reason.sentence) for reason in reasons.readers(document)]
    assert (
        "Kepala Bagian Tata Laksana dapat membaca karena ia Eselon III pada garis unit "
        "Subbagian Sistem dan Prosedur Kerja, dan tahap “Pemeriksaan Eselon III” "
        "memberi Eselon III hak melihat." in said
    )
    acts = " ".join(say(reason.sentence) for reason in reasons.actors(document))
    assert "Kepala Bagian Tata Laksana dapat mengambil langkah" in acts
    assert any("Pengelola situs" in sentence for sentence in said)


def test_a_vacant_position_is_said_to_be_waited_for(portal, integration):
    # nobody acts: the unit's Eselon IV is vacant
    document = people.begin(
        portal, "Memorandum", userid="staf.ppek2", unit="subbag-ppek2"
    )
    people.step(portal, document, "staf.ppek2", "susun")
    assert people.stage(document) == "periksa_eselon_4"
    said = [say(reason.sentence) for reason in reasons.hindered(document)]
    assert any("tidak ada pejabatnya hari ini" in sentence for sentence in said)
    assert any("Atasannya: Kepala Bagian" in sentence for sentence in said)

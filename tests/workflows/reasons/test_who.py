"""The sentences about who reads and who acts say what really happens."""

from plone import api
import pytest
from setneg.workflows import coordination
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
    ("Memorandum", "konsep", {"sifat": "SR"}),
    ("Memorandum", "periksa_eselon_3", {"sifat": "SR"}),
    ("Memorandum", "distribusikan", {"sifat": "SR"}),
    ("Memorandum", "tanda_tangan_eselon_2", {"sifat": "R"}),
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


def test_who_is_kept_out_by_the_secrecy_class_is_said(portal, integration):
    # nobody acts: the head of the division waits outside until it is his turn
    document = people.begin(portal, "Memorandum", sifat="SR")
    people.until(portal, document, "periksa_eselon_4")
    read = " ".join(say(reason.sentence) for reason in reasons.readers(document))
    kept_out = [say(reason.sentence) for reason in reasons.limited(document)]
    assert "Pengelola situs" not in read
    assert "Kepala Bagian Tata Laksana" not in read
    assert all("kelas kerahasiaan" in sentence for sentence in kept_out)


def test_who_was_asked_for_an_opinion_reads_for_that_reason(portal, integration):
    # Kabag asks Kepala Biro Umum
    document = people.begin(portal, "Memorandum", kepada=["biro-sdm__kepala"])
    people.until(portal, document, "periksa_eselon_3")
    with people.acting_as(portal, "kabag.tatalaksana"):
        coordination.ask(document, "biro-umum__kepala", "3 hari")
    [found] = [r for r in reasons.readers(document) if r.group == "biro-umum__kepala"]
    assert "Kepala Bagian Tata Laksana menunggu pendapatnya" in say(found.sentence)


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

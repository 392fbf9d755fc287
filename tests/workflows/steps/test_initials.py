"""Paraf: in order, by everyone below the signer, bound to the version that was seen."""

from plone import api
import pytest
from setneg.workflows import organisation
from setneg.workflows import steps
from setneg.workflows.organisation.importer import assign
from setneg.workflows.steps import initials
from setneg.workflows.steps import StepRefused
from tests.workflows.steps import people
from zope.event import notify
from zope.lifecycleevent import Attributes
from zope.lifecycleevent import ObjectModifiedEvent


def edit(portal, document, userid, title):
    """A saved edit, as the form reports it."""
    with people.acting_as(portal, userid):
        document.title = title
        notify(ObjectModifiedEvent(document, Attributes(None, "title")))


@pytest.fixture
def memorandum(portal):
    return people.begin(
        portal, "Memorandum", penandatangan="eselon_1", kepada=["setmen__kepala"]
    )


def given(document):
    return [(each.order, each.position) for each in initials.initials(document)]


@pytest.mark.rule("R-SOS-04", "I-21", "SOS-2.a.3", "SOS-2.b.3", "SOS-4")
def test_everyone_below_the_signer_initials_in_order(portal, memorandum):
    # Kasubbag, Kabag dan Karo di bawah Deputi yang menandatangani
    people.until(portal, memorandum, "tanda_tangan_eselon_1")
    assert given(memorandum) == [
        (1, "subbag-sisdur__kepala"),
        (2, "bagian-tatalaksana__kepala"),
        (3, "biro-ortala__kepala"),
    ]
    marks = initials.initials(memorandum)
    assert [each.time for each in marks] == sorted(each.time for each in marks)
    assert {each.capacity for each in marks} == {"definitif"}
    assert str(initials.progress(memorandum)) == "3/3"


@pytest.mark.rule("R-SOS-04")
def test_a_paraf_is_neither_the_drafting_nor_the_signature(portal, memorandum):
    # Staf menyusun, Deputi menandatangani: keduanya tidak memaraf
    people.until(portal, memorandum, "nomori")
    marked = {entry.verb: entry.paraf for entry in steps.history(memorandum)}
    assert marked["susun"] == 0
    assert marked["tanda_tangan"] == 0
    assert marked["periksa"] == 3


@pytest.mark.rule("R-SOS-04", "R-X-02")
def test_nobody_initials_what_he_drafted(portal, memorandum):
    # Staf Sisdur yang juga memegang jabatan Kasubbag
    holders = organisation.current().holders(
        "subbag-sisdur__kepala", organisation.today()
    )
    assign(
        portal,
        {"subbag-sisdur__kepala": [*(h.userid for h in holders), "staf.sisdur"]},
    )
    people.step(portal, memorandum, "staf.sisdur", "susun")
    with pytest.raises(StepRefused, match="penyusun"):
        people.step(portal, memorandum, "staf.sisdur", "periksa")
    assert initials.initials(memorandum) == []


@pytest.mark.rule("R-SOS-04")
def test_an_edit_leaves_the_earlier_paraf_on_the_older_version(portal, memorandum):
    # Kabag mengubah naskah setelah Kasubbag memaraf
    people.until(portal, memorandum, "periksa_eselon_3")
    edit(portal, memorandum, "kabag.tatalaksana", "Hal yang diperbaiki")
    people.forward(portal, memorandum)
    first, second = initials.initials(memorandum)
    assert (first.version, first.stale) == (1, True)
    assert (second.version, second.stale) == (2, False)


@pytest.mark.rule("R-SOS-04", "I-13")
def test_a_returned_draft_is_initialled_anew(portal, memorandum):
    # Kabag mengembalikan ke konsep; putaran berikutnya dimulai tanpa paraf
    people.until(portal, memorandum, "periksa_eselon_3")
    people.step(
        portal, memorandum, "kabag.tatalaksana", "kembalikan-konsep", alasan="Perbaiki."
    )
    assert initials.initials(memorandum) == []
    people.until(portal, memorandum, "periksa_eselon_3")
    assert given(memorandum) == [(1, "subbag-sisdur__kepala")]


@pytest.mark.rule("R-SOS-04")
def test_a_second_paraf_of_the_same_desk_replaces_its_first(portal, memorandum):
    # Karo mengembalikan ke Kabag, yang memeriksa dan memaraf lagi
    people.until(portal, memorandum, "periksa_eselon_2")
    people.step(
        portal,
        memorandum,
        "karo.ortala",
        "kembalikan-periksa_eselon_3",
        alasan="Lihat dasar hukumnya.",
    )
    people.until(portal, memorandum, "tanda_tangan_eselon_1")
    found = initials.initials(memorandum)
    assert [each.order for each in found] == [1, 2, 3, 4]
    assert [each.replaced for each in found] == [False, True, False, False]
    assert initials.progress(memorandum).complete


@pytest.mark.rule("R-SOS-04", "R-X-01")
def test_no_signature_while_a_paraf_below_is_missing(portal, memorandum):
    # Deputi hendak menandatangani naskah yang melewati meja Karo tanpa paraf
    people.until(portal, memorandum, "periksa_eselon_2")
    with people.acting_as(portal, "karo.ortala"):
        steps.carry(memorandum, "periksa", "dipindahkan tanpa diperiksa")
    assert people.stage(memorandum) == "tanda_tangan_eselon_1"
    assert [stage.id for stage in initials.lacking(memorandum)] == ["periksa_eselon_2"]
    with pytest.raises(StepRefused, match=r"Paraf pada tahap .Pemeriksaan Eselon II"):
        people.step(portal, memorandum, "deputi.aparatur", "tanda_tangan")


@pytest.mark.rule("R-SOS-04", "R-X-01")
def test_a_level_that_the_unit_does_not_have_owes_no_paraf(portal):
    # Biro tanpa bagian dan subbagian: konsep staf biro langsung ke Karo
    document = people.begin(
        portal, "Memorandum", userid="staf.ortala", unit="biro-ortala"
    )
    people.step(portal, document, "staf.ortala", "susun")
    assert people.stage(document) == "tanda_tangan_eselon_2"
    assert initials.asked(document) == []
    people.step(portal, document, "karo.ortala", "tanda_tangan")
    assert people.stage(document) == "nomori"


@pytest.mark.rule("R-SOS-12")
def test_the_catalog_knows_whose_signature_is_waited_for(portal, memorandum):
    # Deputi: satu pertanyaan kepada katalog, tanpa membangunkan naskah
    catalog = api.portal.get_tool("portal_catalog")
    query = {"signing_for": "deputi-aparatur__kepala", "UID": memorandum.UID()}
    assert not catalog.unrestrictedSearchResults(**query)
    people.until(portal, memorandum, "tanda_tangan_eselon_1")
    [brain] = catalog.unrestrictedSearchResults(**query)
    assert brain.initialled == "3/3"
    people.forward(portal, memorandum)
    assert not catalog.unrestrictedSearchResults(**query)

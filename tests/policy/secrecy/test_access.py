"""Who may know of a secret document, whatever its chain says."""

from datetime import timedelta
from plone import api
import pytest
from setneg.policy.secrecy import needed
from setneg.policy.secrecy.subscribers import NeverPublic
from setneg.workflows import coordination
from setneg.workflows import journal
from setneg.workflows import organisation
from setneg.workflows import steps
from tests.workflows.steps.people import acting_as
from tests.workflows.steps.people import begin
from tests.workflows.steps.people import step
from tests.workflows.steps.people import until
from zExceptions import BadRequest
from zope.event import notify
from zope.lifecycleevent import ObjectModifiedEvent


LINE = ("staf.sisdur", "kasubbag.sisdur", "kabag.tatalaksana", "karo.ortala")


def sees(portal, userid, document):
    """Whether somebody may open it, and whether he finds it."""
    with acting_as(portal, userid):
        found = bool(portal.portal_catalog.searchResults(UID=document.UID()))
        opens = bool(api.user.has_permission("View", obj=document))
    assert found == opens
    return opens


def seen_by(portal, document, people=LINE):
    return {userid for userid in people if sees(portal, userid, document)}


def test_an_open_draft_follows_its_chain(portal, integration):
    """The heads of the line see an open draft."""
    memo = begin(portal, "Memorandum", sifat="B")
    step(portal, memo, "staf.sisdur", "susun")
    assert "kasubbag.sisdur" in seen_by(portal, memo)
    assert getattr(memo, "akses_terbatas", None) is None


@pytest.mark.rule("R-PIM-15")
@pytest.mark.parametrize("sifat", ["R", "SR"])
def test_a_secret_draft_is_known_only_to_those_whose_turn_was_or_is(
    portal, integration, sifat
):
    """staf.sisdur drafts, kasubbag.sisdur checks; the others of the line wait outside."""
    memo = begin(portal, "Memorandum", sifat=sifat)
    assert seen_by(portal, memo) == {"staf.sisdur"}
    step(portal, memo, "staf.sisdur", "susun")
    assert seen_by(portal, memo) == {"staf.sisdur", "kasubbag.sisdur"}
    step(portal, memo, "kasubbag.sisdur", "periksa")
    assert seen_by(portal, memo) == {
        "staf.sisdur", "kasubbag.sisdur", "kabag.tatalaksana",
    }  # fmt: skip
    assert not seen_by(portal, memo, ("staf.tu", "deputi.aparatur", "menteri"))


@pytest.mark.rule("R-PIM-15")
@pytest.mark.parametrize("sifat", ["R", "SR"])
def test_a_secret_memorandum_goes_its_whole_way(portal, integration, sifat):
    """From the drafter to the archive: who must act can always act."""
    memo = until(portal, begin(portal, "Memorandum", sifat=sifat), "selesai")
    assert seen_by(portal, memo) == set(LINE)
    assert not sees(portal, "staf.ksp", memo)


@pytest.mark.rule("R-PIM-15")
def test_the_most_secret_is_closed_to_site_managers(portal, integration):
    """A site manager keeps the portal, and reads no SR document; R he may look at."""
    secret = begin(portal, "Memorandum", sifat="SR")
    step(portal, secret, "staf.sisdur", "susun")
    with api.env.adopt_roles(["Manager"]):
        assert not api.user.has_permission("View", obj=secret)
        found = portal.portal_catalog.searchResults(UID=secret.UID())
        assert len(found) == 0


def test_a_class_lowered_in_the_draft_opens_the_line_again(portal, integration):
    """staf.sisdur had chosen SR by mistake; while drafting he may choose again."""
    memo = begin(portal, "Memorandum", sifat="SR")
    with acting_as(portal, "staf.sisdur"):
        memo.sifat = "B"
        notify(ObjectModifiedEvent(memo))
    assert memo.akses_terbatas is None
    assert journal.entries(memo)[-1].details == {"dari": "SR", "ke": "B"}


@pytest.mark.rule("R-PIM-15")
def test_a_class_on_its_way_is_changed_only_with_a_reason(portal, integration):
    """kasubbag.sisdur cannot type another class; karo.ortala as the signer may, with a
    reason."""
    memo = begin(portal, "Memorandum", sifat="R")
    step(portal, memo, "staf.sisdur", "susun")
    with acting_as(portal, "kasubbag.sisdur"):
        memo.sifat = "B"
        with pytest.raises(BadRequest):
            notify(ObjectModifiedEvent(memo))
        assert memo.sifat == "R"
    with acting_as(portal, "staf.sisdur"), pytest.raises(needed.NeedRefused):
        needed.classify(memo, "B", "Sudah diumumkan")
    with acting_as(portal, "karo.ortala"):
        with pytest.raises(needed.NeedRefused):
            needed.classify(memo, "B", " ")
        needed.classify(memo, "B", "Sudah diumumkan")
    assert memo.akses_terbatas is None
    assert journal.entries(memo)[-1].details["alasan"] == "Sudah diumumkan"


@pytest.mark.rule("R-PIM-15")
def test_somebody_who_needs_to_know_is_let_in_with_a_reason(portal, integration):
    """kasubbag.sisdur, head of the owning unit, lets pimpinan.sdm read an SR draft."""
    memo = begin(portal, "Memorandum", sifat="SR")
    step(portal, memo, "staf.sisdur", "susun")
    assert not sees(portal, "pimpinan.sdm", memo)
    with acting_as(portal, "staf.sisdur"), pytest.raises(needed.NeedRefused):
        needed.let_in(memo, "biro-sdm__kepala", "Ikut menyusun")
    with acting_as(portal, "kasubbag.sisdur"):
        for wrong in (("biro-sdm__kepala", "", ""), ("entah", "Perlu", "")):
            with pytest.raises(needed.NeedRefused):
                needed.let_in(memo, *wrong)
        with pytest.raises(needed.NeedRefused):
            needed.let_in(memo, "biro-sdm__kepala", "Perlu", "2001-01-01")
        needed.let_in(memo, "biro-sdm__kepala", "Ikut menyusun")
    assert sees(portal, "pimpinan.sdm", memo)
    assert not sees(portal, "staf.sdm", memo)
    with acting_as(portal, "kasubbag.sisdur"):
        needed.shut_out(memo, "biro-sdm__kepala", "Sudah selesai")
    assert not sees(portal, "pimpinan.sdm", memo)
    acts = [entry.act for entry in journal.entries(memo)]
    assert acts[-2:] == ["beri_akses", "cabut_akses"]


def test_a_need_ends_by_its_date(portal, integration, monkeypatch):
    """pimpinan.sdm was let in until yesterday; the strike of the clock tells the catalog."""
    memo = begin(portal, "Memorandum", sifat="R")
    with acting_as(portal, "kasubbag.sisdur"):
        until_day = organisation.today() + timedelta(days=1)
        needed.let_in(memo, "biro-sdm__kepala", "Menelaah", until_day.isoformat())
    assert sees(portal, "pimpinan.sdm", memo)
    later = organisation.today() + timedelta(days=3)
    monkeypatch.setattr(organisation, "today", lambda: later)
    assert needed.expire() == 1
    assert not sees(portal, "pimpinan.sdm", memo)


def test_what_is_classified_is_never_published(portal, integration):
    """karo.ortala is told why a restricted regulation cannot be made public."""
    rule = begin(portal, "Peraturan", sifat="T")

    class Offered:
        target = "terbit"

    assert "diterbitkan" in NeverPublic(rule).missing(Offered, {})[0].default
    rule.sifat = "B"
    assert NeverPublic(rule).missing(Offered, {}) == ()
    assert steps.history(rule)


def test_a_memorandum_takes_the_class_of_its_draft(portal, integration):
    """staf.sisdur writes a memorandum pengantar to a secret decision."""
    decision = begin(portal, "Keputusan", sifat="R")
    memo = begin(portal, "Memorandum", menyertai=decision.UID(), sifat="B")
    assert memo.sifat == "R"
    with acting_as(portal, "staf.sisdur"):
        decision.sifat = "SR"
        notify(ObjectModifiedEvent(decision))
    assert memo.sifat == "SR"


@pytest.mark.rule("R-PIM-15")
def test_a_class_that_was_decided_is_not_lowered_by_a_form(portal, integration):
    """kasubbag.sisdur raises the class and returns the draft; staf.sisdur cannot choose
    B again."""
    memo = begin(portal, "Memorandum", sifat="B")
    step(portal, memo, "staf.sisdur", "susun")
    with acting_as(portal, "kasubbag.sisdur"):
        needed.classify(memo, "R", "Memuat data pribadi")
    step(portal, memo, "kasubbag.sisdur", "kembalikan", alasan="Perbaiki")
    with acting_as(portal, "staf.sisdur"):
        memo.sifat = "B"
        with pytest.raises(BadRequest):
            notify(ObjectModifiedEvent(memo))
        assert memo.sifat == "R"
        memo.sifat = "SR"
        notify(ObjectModifiedEvent(memo))
    assert memo.sifat == "SR"


@pytest.mark.rule("R-PIM-15")
def test_what_carries_a_secret_draft_is_not_lowered_below_it(portal, integration):
    """kasubbag.sisdur cannot open the memorandum alone; raising the draft raises it."""
    decision = begin(portal, "Keputusan", sifat="R")
    memo = begin(portal, "Memorandum", menyertai=decision.UID(), sifat="B")
    with acting_as(portal, "kasubbag.sisdur"):
        with pytest.raises(needed.NeedRefused):
            needed.classify(memo, "B", "Supaya terbuka")
        needed.classify(decision, "SR", "Sangat rahasia")
    assert memo.sifat == "SR"


@pytest.mark.rule("R-PIM-15")
@pytest.mark.parametrize("sifat", ["R", "SR"])
def test_an_opinion_on_a_secret_is_asked_only_by_who_may_let_in(
    portal, integration, sifat
):
    """kabag.tatalaksana, whose turn it is, opens it to nobody; kasubbag.sisdur as head
    of the owning unit had asked, and the head who was asked passes it to nobody."""
    memo = begin(portal, "Memorandum", sifat=sifat)
    step(portal, memo, "staf.sisdur", "susun")
    head, below, userid = head_with_one_below()
    with acting_as(portal, "kasubbag.sisdur"):
        asked = coordination.ask(memo, head, "3 hari")
    assert sees(portal, userid, memo)
    refused = pytest.raises(coordination.CoordinationRefused, match="rahasia")
    with acting_as(portal, userid), refused:
        coordination.delegate(memo, asked.id, below)
    step(portal, memo, "kasubbag.sisdur", "periksa")
    refused = pytest.raises(coordination.CoordinationRefused, match="rahasia")
    with acting_as(portal, "kabag.tatalaksana"), refused:
        coordination.ask(memo, "biro-sdm__kepala", "3 hari")
    assert not sees(portal, "pimpinan.sdm", memo)


def head_with_one_below():
    """A head outside the drafter's line with an account, a head below him, the account."""
    organogram, day = organisation.current(), organisation.today()
    heads = [
        each for each in organogram.positions.values() if each.function == "kepala"
    ]
    line = {unit.code for unit in organogram.line("subbag-sisdur")}
    return next(
        (head.id, low.id, organogram.holders(head.id, day)[0].userid)
        for head in heads
        if head.unit not in line and organogram.holders(head.id, day)
        for low in heads
        if head.unit in [unit.code for unit in organogram.line(low.unit)[1:]]
    )

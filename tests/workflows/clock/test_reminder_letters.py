"""What a reminder says: once to each reader, in his language, and who is waited for."""

from plone import api
import pytest
from setneg.workflows.clock.tick import tick
from setneg.workflows.inbox import deadline_of
from setneg.workflows.inbox.interfaces import IWaits
from setneg.workflows.inbox.wait import Wait
from setneg.workflows.inbox.waits import waits
from tests.workflows.clock.test_tick import MINUTE
from tests.workflows.clock.test_tick import sent
from zope.component import getGlobalSiteManager
from zope.interface import implementer
from zope.interface import Interface


@pytest.fixture
def document(waiting):
    return waiting()


@pytest.fixture
def two_more(document):
    """The document waits for two units besides, as a round of indicators does."""
    end = deadline_of(document)
    [first] = waits(document)

    @implementer(IWaits)
    class Replies:
        def __init__(self, content):
            self.content = content

        def waits(self):
            if self.content.UID() != document.UID():
                return
            for post in ("biro-umum__kepala", "biro-keuangan__kepala"):
                yield Wait(f"balas:{post}", (post,), first.since, first.standard)

    manager = getGlobalSiteManager()
    manager.registerSubscriptionAdapter(Replies, [Interface], IWaits)
    yield end
    manager.unregisterSubscriptionAdapter(Replies, [Interface], IWaits)


def test_a_superior_of_several_hears_once_of_one_document(
    portal, mailhost, document, two_more
):
    """Sesmen is above two heads of bureaus who are late with the same document."""
    report = tick(portal, two_more.breach + MINUTE)
    assert report.escalated == 1
    found = sent(mailhost)
    readers = [to for to, _subject, _body in found]
    assert len(readers) == len(set(readers)) == report.mails
    [(_to, _subject, body)] = [each for each in found if each[0] == "sesmen"]
    assert "Ditunggu dari: Kepala Biro Umum" in body
    assert "Kepala Biro Keuangan" in body
    assert tick(portal, two_more.breach + 2 * MINUTE).mails == 0


def test_who_has_to_act_himself_is_not_told_from_whom(portal, mailhost, document):
    """kasubbag.sisdur is late; kabag.tatalaksana is told from whom it is waited for."""
    tick(portal, deadline_of(document).breach + MINUTE)
    above, own = (body for _to, _subject, body in sent(mailhost))
    assert "Ditunggu dari: Kepala Subbagian Sistem dan Prosedur" in above
    assert "Ditunggu dari" not in own


def test_the_kind_and_number_of_what_he_may_not_see_are_in_his_language(
    portal, mailhost, document
):
    """kasubbag.sisdur reads Indonesian; what he may not see is named by kind."""
    document.nomor = "7/Sisdur/2026"
    document.manage_permission("View", [], acquire=0)
    tick(portal, deadline_of(document).warn + MINUTE)
    [(_to, subject, _body)] = sent(mailhost)
    assert subject == "Segera jatuh tempo: Memorandum (7/Sisdur/2026)"


def test_a_reader_of_english_is_reminded_in_english(portal, mailhost, document):
    """kasubbag.sisdur chose English in his preferences."""
    api.user.get("kasubbag.sisdur").setMemberProperties({"language": "en"})
    tick(portal, deadline_of(document).warn + MINUTE)
    [(_to, subject, body)] = sent(mailhost)
    assert subject == "Due soon: “Memorandum percobaan”"
    assert "hari kerja" not in body  # rules are written in Indonesian

"""The strike of the clock: who is told, what, and that it is told once."""

from datetime import datetime
from datetime import timedelta
from datetime import UTC
from email import message_from_bytes
from email.header import decode_header
from email.header import make_header
from plone import api
import pytest
from setneg.workflows import inbox
from setneg.workflows import steps
from setneg.workflows.clock.interfaces import ITicked
from setneg.workflows.clock.tick import tick
from setneg.workflows.inbox import deadline_of
from tests.workflows.steps import people
from zope.component import getGlobalSiteManager


MINUTE = timedelta(minutes=1)


def sent(mailhost):
    """Address, subject and text of what was caught; the box is emptied."""
    found = []
    for raw in mailhost.messages:
        mail = message_from_bytes(raw if isinstance(raw, bytes) else raw.encode())
        subject = str(make_header(decode_header(mail["Subject"])))
        body = mail.get_payload(decode=True).decode("utf-8")
        found.append((mail["To"].partition("@")[0], subject, body))
    mailhost.reset()
    return sorted(found)


class TestTick:
    @pytest.fixture(autouse=True)
    def _setup(self, portal, mailhost, waiting):
        self.portal = portal
        self.mailhost = mailhost
        self.document = waiting()
        self.deadline = deadline_of(self.document)

    def tick(self, now):
        """The clock strikes."""
        return tick(self.portal, now)

    @pytest.mark.rule("R-SPK-02")
    def test_the_holder_is_reminded_at_the_lower_end_of_a_range(self):
        """kasubbag.sisdur has a check of one to two days on his desk."""
        assert self.tick(self.deadline.warn - MINUTE).mails == 0
        report = self.tick(self.deadline.warn + MINUTE)
        assert (report.reminded, report.escalated, report.mails) == (1, 0, 1)
        [(to, subject, body)] = sent(self.mailhost)
        assert to == "kasubbag.sisdur"
        assert subject == "Segera jatuh tempo: “Memorandum percobaan”"
        assert self.document.absolute_url() in body

    @pytest.mark.rule("R-SPK-02")
    def test_the_superior_is_told_when_the_upper_end_has_passed(self):
        """kasubbag.sisdur did not check in two days; kabag.tatalaksana learns it."""
        self.tick(self.deadline.warn + MINUTE)
        sent(self.mailhost)
        report = self.tick(self.deadline.breach + MINUTE)
        assert (report.reminded, report.escalated) == (0, 1)
        mails = sent(self.mailhost)
        assert [to for to, _s, _b in mails] == ["kabag.tatalaksana", "kasubbag.sisdur"]
        assert mails[0][1].startswith("Melewati tenggat: ")

    def test_a_repeated_tick_sends_nothing_twice(self):
        """Nobody acts: the timer runs twice, and again a week later."""
        for now in (
            self.deadline.warn + MINUTE,
            self.deadline.warn + 2 * MINUTE,
            self.deadline.breach + MINUTE,
            self.deadline.breach + timedelta(days=7),
        ):
            self.tick(now)
        assert len(sent(self.mailhost)) == 3

    def test_missed_thresholds_collapse_into_the_latest(self):
        """Nobody acts: the timer was silent for a month."""
        report = self.tick(self.deadline.breach + timedelta(days=30))
        assert (report.reminded, report.escalated) == (0, 1)
        assert all(s.startswith("Melewati") for _t, s, _b in sent(self.mailhost))

    def test_what_moved_on_in_time_is_not_mentioned(self):
        """kasubbag.sisdur checks it; nothing is due any more."""
        people.forward(self.portal, self.document)
        report = self.tick(self.deadline.breach + MINUTE)
        assert (report.examined, report.mails) == (0, 0)

    def test_a_second_stay_in_the_stage_has_its_own_reminder(self):
        """kabag.tatalaksana returns it, staf.sisdur sends it again."""
        self.tick(self.deadline.warn + MINUTE)
        sent(self.mailhost)
        people.step(
            self.portal,
            self.document,
            "kasubbag.sisdur",
            "kembalikan-konsep",
            alasan="Perbaiki",
        )
        people.until(self.portal, self.document, "periksa_eselon_4")
        again = deadline_of(self.document)
        assert again.start > self.deadline.start
        assert self.tick(again.warn + MINUTE).reminded == 1

    def test_a_classified_title_never_leaves_by_mail(self):
        """kasubbag.sisdur is reminded of a secret memorandum, without its title."""
        self.document.sifat = "R"
        self.tick(self.deadline.warn + MINUTE)
        [(_to, subject, body)] = sent(self.mailhost)
        assert "percobaan" not in subject + body.replace(
            self.document.absolute_url(), ""
        )

    def test_one_broken_document_does_not_stop_the_others(self, waiting):
        """Nobody acts: the catalog knows a document whose history is damaged."""
        other = waiting()
        self.document.workflow_history["memorandum"] = ({"time": "rusak"},)
        report = self.tick(deadline_of(other).breach + MINUTE)
        assert (report.examined, report.failed, report.escalated) == (2, 1, 1)

    def test_without_a_mail_server_nothing_is_marked_as_sent(self):
        """Nobody acts: the manager has not set up mail yet."""
        self.mailhost.smtp_host = ""
        assert not self.tick(self.deadline.breach + MINUTE).mail
        self.mailhost.smtp_host = "localhost"
        assert self.tick(self.deadline.breach + MINUTE).escalated == 1

    def test_other_rooms_hear_the_clock_once_a_tick(self):
        """Nobody acts: a subscriber that keeps the moments."""
        heard = []

        def listen(event):
            heard.append(event.now)

        manager = getGlobalSiteManager()
        manager.registerHandler(listen, [ITicked])
        try:
            self.tick(self.deadline.warn)
        finally:
            manager.unregisterHandler(listen, [ITicked])
        assert heard == [self.deadline.warn]


@pytest.mark.rule("I-10")
def test_what_states_no_time_is_never_escalated(portal, mailhost):
    """kasubbag.sisdur has a check without a standard time on his desk for years."""
    record = "setneg.policy.batas_kecepatan"
    times = api.portal.get_registry_record(record)
    api.portal.set_registry_record(record, {**times, "biasa": "-"})
    document = people.begin(portal, "Memorandum", kepada=["biro-sdm__kepala"])
    people.until(portal, document, "periksa_eselon_4")
    assert deadline_of(document) is None
    report = tick(portal, datetime.now(UTC) + timedelta(days=3650))
    assert (report.examined, report.mails) == (0, 0)


VACANT = "subbag-ppek2"


def test_a_vacant_position_is_taken_to_its_superior_at_once(portal, mailhost):
    """Nobody is Kasubbag PPEK II; the Kabag above is told when it becomes urgent."""
    document = people.begin(portal, "Memorandum", "staf.ppek2", VACANT)
    with people.acting_as(portal, "staf.ppek2"):
        steps.take(document, "susun")
    [wait] = inbox.waits(document)
    assert wait.positions == (f"{VACANT}__kepala",)
    report = tick(portal, wait.standard.deadline.warn + MINUTE)
    assert (report.reminded, report.unaddressed) == (1, 0)
    [(to, _subject, _body)] = sent(mailhost)
    assert to == "kabag.ak2"

"""Before the day of a standard's evaluation its head is reminded to ask its users."""

from collections.abc import Iterable
from datetime import datetime
from datetime import timedelta
from setneg.policy.content.standar_pelayanan import IStandarPelayanan
from setneg.policy.evaluation import yearly
from setneg.policy.questionnaires import rounds
from setneg.policy.rendering.dates import local
from setneg.workflows import organisation
from setneg.workflows.clock import calendar
from setneg.workflows.clock.deadlines import Deadline
from setneg.workflows.inbox.indexes import CHANGED_BY_STEP
from setneg.workflows.inbox.interfaces import IWaits
from setneg.workflows.inbox.standard import Standard
from setneg.workflows.inbox.wait import Wait
from typing import Any
from zope.component import adapter
from zope.interface import implementer


#: How long before the day of the evaluation users are asked, and until when at the latest.
NOTICE, LATEST = timedelta(days=75), timedelta(days=30)
KEY = "kuesioner"
TEXT = "sebelum evaluasi tahunan"


@implementer(IWaits)
@adapter(IStandarPelayanan)
class QuestionnaireToOpen:
    """In the head's inbox from 75 days before until a round on the standard was opened."""

    def __init__(self, standard: Any) -> None:
        self.standard = standard

    def waits(self) -> Iterable[Wait]:
        day = yearly.next_day(self.standard)
        if day is None or organisation.today() < day - NOTICE:
            return []
        begin = day - NOTICE
        done = rounds.questionnaires(self.standard.UID())
        if done and local(done[0][1].opens).date() >= begin - timedelta(days=30):
            return []
        who = yearly.responsible(self.standard)
        zone = calendar.current().zone
        start = datetime(begin.year, begin.month, begin.day, tzinfo=zone)
        last = day - LATEST
        breach = datetime(last.year, last.month, last.day, 23, 59, tzinfo=zone)
        deadline = Deadline(start, start, breach, TEXT)
        return [
            Wait(
                KEY,
                (who,) if who else (),
                start,
                Standard(TEXT, yearly.SOURCE, deadline),
            )
        ]


def remind(event: Any) -> None:
    """At each tick: standards whose time has come enter the head's inbox, once."""
    near = organisation.today() + NOTICE
    catalog = event.portal.portal_catalog
    query = {yearly.INDEX: {"query": near, "range": "max"}}
    for brain in catalog.unrestrictedSearchResults(query):
        if not brain.waiting_for:
            standard = brain._unrestrictedGetObject()
            standard.reindexObject(idxs=list(CHANGED_BY_STEP))

"""The strike of the clock: reminders before a deadline, escalation after it.

Called every few minutes by a timer, from outside. It may run late, twice or after days
of silence: each notice is sent once for each thing that is waited for, and what was
missed collapses into the latest. One document's error does not stop the others.
"""

from dataclasses import asdict
from dataclasses import dataclass
from datetime import datetime
from plone import api
from setneg.workflows import logger
from setneg.workflows.clock import notices
from setneg.workflows.clock.interfaces import IRecipients
from setneg.workflows.clock.interfaces import Ticked
from setneg.workflows.clock.notices import Notice
from setneg.workflows.inbox.wait import Wait
from setneg.workflows.inbox.waits import waits
import transaction
from typing import Any
from zope.component import queryAdapter
from zope.event import notify


@dataclass
class Report:
    """What a tick did. Counts of documents; ``mails`` counts messages.

    ``unaddressed``: notices for which nobody with an address was found. ``mail`` is
    False when the site cannot send mail; then nothing is marked as sent.
    """

    at: str
    examined: int = 0
    reminded: int = 0
    escalated: int = 0
    mails: int = 0
    unaddressed: int = 0
    failed: int = 0
    mail: bool = True

    def as_dict(self) -> dict[str, Any]:
        """For the answer of the service."""
        return asdict(self)


def tick(portal: Any, now: datetime) -> Report:
    """Tell the holders of waited-for positions what is urgent, their superiors what is late.

    ``now`` is an aware moment. One catalog query finds the documents.
    """
    report = Report(now.isoformat(timespec="seconds"), mail=can_send())
    if report.mail:
        query = {"warn": {"query": now, "range": "max"}}
        for brain in portal.portal_catalog.unrestrictedSearchResults(query):
            report.examined += 1
            _safely(brain, now, report)
    else:
        logger.warning("tick: the site has no mail server or sender address")
    notify(Ticked(portal, now))
    logger.info("tick: %s", report)
    return report


def can_send() -> bool:
    """Whether the site knows a mail server and a sender: what the mail settings say.

    Plone sends by the settings of its control panel; the tool's own host is not asked.
    """
    record = api.portal.get_registry_record
    names = ("plone.smtp_host", "plone.email_from_address")
    return all(record(name, default=None) for name in names)


def _safely(brain: Any, now: datetime, report: Report) -> None:
    """One document, within a savepoint: its error is logged and undone."""
    savepoint = transaction.savepoint(optimistic=True)
    try:
        _one(brain._unrestrictedGetObject(), now, report)
    except Exception:
        savepoint.rollback()
        report.failed += 1
        logger.exception("tick: %s", brain.getPath())


def _one(document: Any, now: datetime, report: Report) -> None:
    """Send what is due for a document, and remember that it was sent."""
    due: dict[str, list[Wait]] = {}
    for wait in waits(document):
        kind = notices.pending(document, wait, now)
        if kind is not None and wait.positions:
            due.setdefault(kind, []).append(wait)
    for kind, found in due.items():
        _tell(document, found, kind, report)


def _tell(document: Any, found: list[Wait], kind: str, report: Report) -> None:
    """One letter to each reader about all that is waited for."""
    own = queryAdapter(document, IRecipients)
    asked = own.recipients if own is not None else notices.recipients
    readers = [tuple(asked(kind, wait.positions)) for wait in found]
    told: dict[str, list[Wait]] = {}
    for wait, userids in zip(found, readers, strict=True):
        for userid in userids:
            told.setdefault(userid, []).append(wait)
    reached = notices.send(Notice(kind, document, told))
    for wait in found:
        notices.remember(document, wait, kind)
    report.mails += len(reached)
    report.unaddressed += sum(reached.isdisjoint(userids) for userids in readers)
    if kind == notices.ESCALATION:
        report.escalated += 1
    else:
        report.reminded += 1

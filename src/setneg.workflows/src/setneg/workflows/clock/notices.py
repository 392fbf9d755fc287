"""Reminders and escalations: who is written to, what is said, and that it is said once.

What was sent is kept with the document, for each thing that is waited for, so that a
late or repeated tick sends nothing twice. A message names a document's title only to
somebody who may read it, and never that of a classified one.
"""

from Acquisition import aq_base
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from plone import api
from setneg.workflows import _
from setneg.workflows import organisation
from setneg.workflows.clock import calendar
from setneg.workflows.clock import deadlines
from setneg.workflows.clock.deadlines import Deadline
from setneg.workflows.inbox.wait import Wait
from typing import Any
from zope.annotation.interfaces import IAnnotations
from zope.i18n import translate


ANNOTATION = "setneg.workflows.notices"
REMINDER = deadlines.WARNING
ESCALATION = deadlines.LATE
OPEN = ("", "B", None)


@dataclass(frozen=True)
class Notice:
    """One message about a document: its kind, and the userids it goes to."""

    kind: str
    document: Any
    deadline: Deadline
    userids: tuple[str, ...]


def pending(document: Any, wait: Wait, now: datetime) -> str | None:
    """The kind of notice that is due and was not sent for this wait yet.

    When several thresholds have passed unnoticed, only the latest is told.
    """
    status = wait.standard.status(now)
    if status not in (REMINDER, ESCALATION):
        return None
    sent = _sent(document, wait)
    if status in sent or ESCALATION in sent:
        return None
    return status


def remember(document: Any, wait: Wait, kind: str) -> None:
    """Note with the document that a notice of this kind went out for a wait."""
    kinds = tuple(sorted({*_sent(document, wait), kind}))
    kept = dict(IAnnotations(document).get(ANNOTATION) or {})
    kept[wait.key] = (wait.since.isoformat(), kinds)
    IAnnotations(document)[ANNOTATION] = kept


def _sent(document: Any, wait: Wait) -> tuple[str, ...]:
    """The kinds already sent since this wait began."""
    kept = IAnnotations(document).get(ANNOTATION) or {}
    since, kinds = kept.get(wait.key, ("", ()))
    return tuple(kinds) if since == wait.since.isoformat() else ()


def recipients(kind: str, positions: Iterable[str]) -> tuple[str, ...]:
    """Userids for a notice: who holds the positions; when late also their superiors.

    For a vacant position the superior is told from the first notice on.
    """
    found: dict[str, None] = {}
    for position in positions:
        holders = _holders(position)
        found.update(dict.fromkeys(holders))
        if kind == ESCALATION or not holders:
            found.update(dict.fromkeys(_superiors(position)))
    return tuple(found)


def _holders(position: str) -> tuple[str, ...]:
    """Userids that hold a position today."""
    held = organisation.current().holders(position, organisation.today())
    return tuple(holding.userid for holding in held)


def _superiors(position: str) -> tuple[str, ...]:
    """Who holds the next superior position that is not vacant."""
    organogram = organisation.current()
    superior = organogram.superior(position)
    while superior is not None:
        if holders := _holders(superior.id):
            return holders
        superior = organogram.superior(superior.id)
    return ()


def send(notice: Notice) -> int:
    """Write to everybody who has an address; how many messages that were."""
    count = 0
    for userid in notice.userids:
        user = api.user.get(userid)
        address = user.getProperty("email", "") if user is not None else ""
        if address:
            subject, body = compose(notice, user)
            api.portal.send_email(recipient=address, subject=subject, body=body)
            count += 1
    return count


def compose(notice: Notice, user: Any) -> tuple[str, str]:
    """Subject and text of a message for one person, in the site's language."""
    words = {
        "title": title_for(notice.document, user),
        "due": _written(notice.deadline.breach),
        "rule": notice.deadline.rule,
        "url": notice.document.absolute_url(),
    }
    if notice.kind == ESCALATION:
        subject = _(
            "mail_late_subject", default="Melewati tenggat: ${title}", mapping=words
        )
        first = _(
            "mail_late_body",
            default="${title} melewati tenggatnya, ${due} (${rule}), dan masih menunggu.",
            mapping=words,
        )
    else:
        subject = _(
            "mail_warn_subject", default="Segera jatuh tempo: ${title}", mapping=words
        )
        first = _(
            "mail_warn_body",
            default="${title} menunggu Anda dan jatuh tempo ${due} (${rule}).",
            mapping=words,
        )
    language = api.portal.get_default_language()
    lines = [translate(first, target_language=language), words["url"]]
    return translate(subject, target_language=language), "\n\n".join(lines) + "\n"


def title_for(document: Any, user: Any) -> str:
    """What a message may call a document: its title, or only its kind."""
    classified = getattr(aq_base(document), "sifat", None) not in OPEN
    if not classified and api.user.has_permission("View", user=user, obj=document):
        return f"“{document.Title()}”"
    types = api.portal.get_tool("portal_types")
    info = types.getTypeInfo(document)
    kind = translate(info.Title()) if info is not None else document.portal_type
    return f"{kind} ({document.getId()})" if not classified else str(kind)


def _written(moment: datetime) -> str:
    """A moment on the office's clock: 08-06-2026 pukul 09.00 WIB."""
    zone = calendar.current().zone
    names = {value: key for key, value in calendar.ZONES.items()}
    local = moment.astimezone(zone)
    return f"{local:%d-%m-%Y} pukul {local:%H.%M} {names.get(zone.key, '')}".strip()

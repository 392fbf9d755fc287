"""Reminders by the clock: to the sender whose turn it is, and before a deadline.

What was sent is kept with the site, so that a late or repeated strike of the clock sends
nothing twice; no submission is written to for a reminder.
"""

from BTrees.OOBTree import OOBTree
from DateTime import DateTime
from datetime import datetime
from datetime import timedelta
from datetime import UTC
from plone import api
from setneg.policy import _
from setneg.policy.handling import kinds
from setneg.policy.notices import outbox
from setneg.policy.notices import preferences
from setneg.policy.notices import recipients
from setneg.policy.notices import words
from setneg.workflows.clock import calendar
from setneg.workflows.clock.notices import title_for
from setneg.workflows.steps.history import moment
from typing import Any
from zope.annotation.interfaces import IAnnotations


KEY = "setneg.policy.pengingat_terkirim"
DAYS_RECORD = "setneg.policy.pengingat_pengusul"
DAYS = 3  # working days after which an unanswered question is put again
TIMES = 3
WORKDAY = 450  # minutes
#: Calendar days in which the longest personal reminder (5 working days) may lie.
AHEAD = timedelta(days=21)
FORGOTTEN = timedelta(days=120)


def ask_senders_again(portal: Any, now: datetime) -> int:
    """Write to senders who were asked something and have not answered."""
    count = 0
    for brain in _open(portal, {"stage": kinds.senders_turn() or ["-"]}):
        start = _moment(brain, "waiting_since")
        if start is None:
            continue
        waited = calendar.current().minutes_between(start, now)
        put_again = waited // (days() * WORKDAY)
        key = f"{brain.UID}|{start.isoformat()}|{put_again}"
        if 1 <= put_again <= TIMES and _first(portal, key, now):
            count += _ask(brain._unrestrictedGetObject())
    return count


def warn_handlers(portal: Any, now: datetime) -> int:
    """Write to those who want to hear before the deadline of what waits for them."""
    due = {"query": (now, now + AHEAD), "range": "min:max"}
    count = 0
    for brain in _open(portal, {"due": due}):
        end = _moment(brain, "due")
        if end is None:
            continue
        left = calendar.current().minutes_between(now, end)
        posts = [post for post in brain.waiting_for or () if "@" not in post]
        for userid in recipients.holders(posts):
            reader = recipients.person(userid)
            days = preferences.of(reader.member).days if reader is not None else 0
            key = f"{brain.UID}|{userid}|{end.isoformat()}"
            if days and left <= days * WORKDAY and _first(portal, key, now):
                count += _warn(brain._unrestrictedGetObject(), reader, end)
    return count


def forget(portal: Any, now: datetime) -> None:
    """Drop what is remembered of reminders long ago."""
    shelf = IAnnotations(portal).get(KEY) or {}
    oldest = (now - FORGOTTEN).isoformat()
    for key in [key for key, at in shelf.items() if at < oldest]:
        del shelf[key]


def days() -> int:
    """Working days after which an unanswered question is put again."""
    value = api.portal.get_registry_record(DAYS_RECORD, default=None)
    return value if isinstance(value, int) and value > 0 else DAYS


def _open(portal: Any, query: dict[str, Any]) -> Any:
    """Records of submissions; no object is woken."""
    return portal.portal_catalog.unrestrictedSearchResults(
        portal_type=list(kinds.names()), **query
    )


def _moment(brain: Any, name: str) -> datetime | None:
    value = getattr(brain, name, None)
    return moment(value) if isinstance(value, datetime | DateTime) else None


def _first(portal: Any, key: str, now: datetime) -> bool:
    """Whether this reminder is due for the first time; remembers it."""
    shelf = IAnnotations(portal).setdefault(KEY, OOBTree())
    if key in shelf:
        return False
    shelf[key] = now.astimezone(UTC).isoformat()
    return True


def _ask(submission: Any) -> int:
    """The question again, with what the sender has to do."""
    sent = 0
    for recipient in recipients.senders(submission):
        if recipient.when == preferences.NEVER:
            continue
        subject = _(
            "notice_reminder_subject",
            default="${number}: masih menunggu Anda",
            mapping={"number": words.number(submission)},
        )
        first = _(
            "notice_reminder",
            default="Pengajuan Anda belum dapat dilanjutkan; kami menunggu Anda.",
        )
        with words.speaking(recipient):
            lines = [words.said(first), *words.whereabouts(submission, recipient)]
            body = words.letter(lines, submission, recipient)
            letter = outbox.Letter(
                recipient.address, words.said(subject), body, recipient.reference
            )
        sent += outbox.post(letter)
    return sent


def _warn(submission: Any, reader: Any, end: datetime) -> int:
    """To one of those who handle it and may see it: until when it waits for him."""
    if not api.user.has_permission("View", user=reader.member, obj=submission):
        return 0
    said = {
        "number": words.number(submission),
        "title": title_for(submission, reader.member),
        "due": words.moment(end),
    }
    subject = _("notice_due_subject", default="${number}: tenggat ${due}", mapping=said)
    body = _(
        "notice_due",
        default="${number} ${title} menunggu Anda, paling lambat ${due}.",
        mapping=said,
    )
    with words.speaking(reader):
        text = f"{words.said(body)}\n\n{submission.absolute_url()}\n"
        letter = outbox.Letter(reader.address, words.said(subject), text)
    return int(outbox.post(letter))

"""The daily digest: what happened to somebody's submissions since the last one.

Lines are kept for each person by moment and ticket, so that two steps at once write
different keys. What the person may no longer see when it is sent is left out.
"""

from BTrees.OOBTree import OOBTree
from datetime import datetime
from datetime import UTC
from plone import api
from setneg.policy import _
from setneg.policy.notices import outbox
from setneg.policy.notices import preferences
from setneg.policy.notices import recipients
from setneg.policy.notices import words
from setneg.workflows.clock import calendar
from setneg.workflows.clock.notices import title_for
from setneg.workflows.stored import by_uid
from typing import Any
from zope.annotation.interfaces import IAnnotations


KEY = "setneg.policy.ringkasan_harian"
LAST = "setneg.policy.ringkasan_terakhir"
HOUR_RECORD = "setneg.policy.jam_ringkasan"
HOUR = 7
MOST_LINES = 100


def keep(userid: str, submission: Any, sentence: str) -> None:
    """A line for the next digest of a person."""
    shelf = IAnnotations(api.portal.get()).setdefault(KEY, OOBTree())
    if userid not in shelf:
        shelf[userid] = OOBTree()
    at = datetime.now(UTC).isoformat()
    uid = api.content.get_uuid(submission)
    shelf[userid][f"{at}|{uid}"] = sentence


def send_all(portal: Any, now: datetime) -> int:
    """Once a day, from the hour on that the site has set; how many digests that were."""
    today = calendar.current().local(now)
    annotations = IAnnotations(portal)
    if today.hour < hour() or annotations.get(LAST) == today.date().isoformat():
        return 0
    shelf = annotations.get(KEY) or {}
    sent = 0
    for userid in list(shelf.keys()):
        lines = _lines(userid, dict(shelf[userid].items()))
        recipient = recipients.person(userid)
        if lines and recipient is not None and recipient.when != preferences.NEVER:
            outbox.post(_letter(recipient, lines))
            sent += 1
        del shelf[userid]
    annotations[LAST] = today.date().isoformat()
    return sent


def hour() -> int:
    """The hour of the office's clock from which digests leave."""
    value = api.portal.get_registry_record(HOUR_RECORD, default=None)
    return value if isinstance(value, int) and 0 <= value < 24 else HOUR


def _lines(userid: str, rows: dict[str, str]) -> list[str]:
    """One paragraph a news item, of tickets that the person may see now."""
    member = api.user.get(userid)
    found = []
    for key, sentence in sorted(rows.items())[:MOST_LINES]:
        at, _bar, uid = key.partition("|")
        submission = by_uid(uid)
        if submission is None or member is None:
            continue
        if not api.user.has_permission("View", user=member, obj=submission):
            continue
        when = words.moment(datetime.fromisoformat(at))
        title = title_for(submission, member)
        url = submission.absolute_url()
        found.append(
            f"{when}  {words.number(submission)} {title}\n  {sentence}\n  {url}"
        )
    return found


def _letter(recipient: recipients.Recipient, lines: list[str]) -> outbox.Letter:
    subject = _(
        "notice_digest_subject",
        default="Ringkasan pengajuan Anda: ${count} kabar",
        mapping={"count": str(len(lines))},
    )
    footer = _(
        "notice_digest_footer",
        default="Atur pemberitahuan: ${url}",
        mapping={"url": preferences.address()},
    )
    with words.speaking(recipient):
        body = "\n\n".join([*lines, words.said(footer)]) + "\n"
        return outbox.Letter(recipient.address, words.said(subject), body)

"""The one way in which the portal's own letters leave by e-mail: after the commit.

A letter that the mail server does not take undoes nothing: it is kept with the site and
tried again at each strike of the clock. Kept letters to somebody without an account name
his submission and not his address, which stays where it is protected.
"""

from BTrees.OOBTree import OOBTree
from collections.abc import Mapping
from dataclasses import asdict
from dataclasses import dataclass
from dataclasses import replace
from datetime import datetime
from datetime import timedelta
from datetime import UTC
from email.utils import formataddr
import logging
from plone import api
from setneg.policy import apart
from setneg.policy.notices.recipients import contact_of
from setneg.workflows.clock.tick import can_send
from setneg.workflows.stored import by_uid
from smtplib import SMTPException
from smtplib import SMTPRecipientsRefused
import time
import transaction
from typing import Any
import uuid
from zope.annotation.interfaces import IAnnotations


logger = logging.getLogger(__name__)

KEY = "setneg.policy.surat_tertunda"
#: How long a letter is tried again, and how long a silent server is left alone.
KEPT_FOR = timedelta(days=5)
PAUSE = 60  # seconds
AT_ONCE = 200  # letters tried again at one strike of the clock
#: From this answer of a mail server on an address is refused for good.
FOR_GOOD = 500

_silent_until = {"server": 0.0}


@dataclass(frozen=True)
class Letter:
    """One message.

    address    "" when only `reference` is kept
    reference  UID of the submission whose sender without an account it goes to; "" else
    kept_body  the text that is kept for a second attempt, when it differs: a follow-up
               code is never kept
    """

    address: str
    subject: str
    body: str
    reference: str = ""
    kept_body: str = ""


def post(letter: Letter) -> bool:
    """Send when the transaction has been stored; False where the site sends no mail."""
    if not can_send() or not (letter.address or letter.reference):
        return False
    portal = api.portal.get()
    database = getattr(portal._p_jar, "db", None)
    place = (database() if database else None, portal.getPhysicalPath())
    host = api.portal.get_tool("MailHost")
    hook = (host, _sender(), letter, place)
    transaction.get().addAfterCommitHook(_leave, args=hook)
    return True


def waiting() -> int:
    """How many letters are kept for another attempt."""
    return len(_shelf())


def try_again(portal: Any, now: datetime) -> int:
    """Send what is kept; how many left. Letters that are too old are given up."""
    if not can_send():
        return 0
    shelf, host, sender = _shelf(), api.portal.get_tool("MailHost"), _sender()
    left = 0
    for key in list(shelf.keys())[:AT_ONCE]:
        row = shelf[key]
        if now - datetime.fromisoformat(row["sejak"]) > KEPT_FOR:
            logger.error("a letter was given up after %s: %s", KEPT_FOR, row["subject"])
            del shelf[key]
            continue
        letter = _addressed(row)
        if not letter.address:
            del shelf[key]
        elif _send(host, sender, letter):
            del shelf[key]
            left += 1
        elif time.monotonic() < _silent_until["server"]:
            break
    return left


def _leave(stored: bool, host: Any, sender: str, letter: Letter, place: Any) -> None:
    """After the commit: send, or keep for another attempt."""
    if not stored:
        return
    silent = time.monotonic() < _silent_until["server"]
    if not silent and _send(host, sender, letter):
        return
    _keep(letter, *place)


def _send(host: Any, sender: str, letter: Letter) -> bool:
    try:
        host.send(
            messageText=letter.body,
            mto=letter.address,
            mfrom=sender,
            subject=letter.subject,
            charset="utf-8",
            immediate=True,
        )
    except SMTPRecipientsRefused as refused:
        # The server is well; this one address is not. Its name stays out of the log.
        answers = sorted({code for code, _words in refused.recipients.values()})
        logger.warning("mail server: an address was refused: %s", answers)
        return bool(answers) and answers[0] >= FOR_GOOD
    except (OSError, SMTPException) as error:
        _silent_until["server"] = time.monotonic() + PAUSE
        logger.warning("mail server: a letter was not taken: %s", type(error).__name__)
        return False
    _silent_until["server"] = 0.0
    return True


def _keep(letter: Letter, database: Any, path: Any) -> None:
    """Write the letter down, in a transaction of its own beside the one that ended."""
    if database is None:
        return
    kept = replace(
        letter,
        address="" if letter.reference else letter.address,
        body=letter.kept_body or letter.body,
        kept_body="",
    )
    row = {**asdict(kept), "sejak": datetime.now(UTC).isoformat()}

    def put(portal: Any) -> None:
        IAnnotations(portal).setdefault(KEY, OOBTree())[uuid.uuid4().hex] = row

    if not apart.write(database, path, put):
        logger.error("a letter was neither sent nor kept: %s", letter.subject)


def _addressed(row: Mapping[str, Any]) -> Letter:
    """The kept letter with the address that holds today; "" when there is none left."""
    letter = Letter(**{name: row[name] for name in Letter.__dataclass_fields__})
    if not letter.reference:
        return letter
    submission = by_uid(letter.reference)
    address = contact_of(submission) if submission is not None else ""
    return replace(letter, address=address)


def _shelf() -> Any:
    return IAnnotations(api.portal.get()).get(KEY) or {}


def _sender() -> str:
    """The portal's address with its name, as the mail settings say them."""
    address = api.portal.get_registry_record("plone.email_from_address") or ""
    name = api.portal.get_registry_record("plone.email_from_name") or ""
    return formataddr((name, address)) if address else ""

"""Who is written to about a submission: its sender, by his position or as a person.

A successor in the sending position hears on; who left it does not. Somebody without an
account is reached through what he left (`ISenderContact`), which no handler sees.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from plone import api
from setneg.policy.forms.languages import LANGUAGES
from setneg.policy.notices import preferences
from setneg.policy.notices.interfaces import ISenderContact
from setneg.workflows import organisation
from typing import Any
from zope.component import queryAdapter


@dataclass(frozen=True)
class Recipient:
    """One reader of a notice.

    member     Plone's member; None for somebody without an account
    when       langsung, harian or tidak
    reference  UID of the submission, for somebody without an account
    language   in which he is written to: as chosen in his preferences, else as he read
               the form without an account; "" for the site's
    """

    address: str
    userid: str = ""
    member: Any = None
    when: str = preferences.AT_ONCE
    reference: str = ""
    language: str = ""


def senders(submission: Any) -> list[Recipient]:
    """Everybody who hears about a submission as its sender."""
    found = [
        recipient
        for userid in accounts(submission)
        if (recipient := person(userid)) is not None
    ]
    contact = "" if found else contact_of(submission)
    if contact:
        found.append(
            Recipient(
                contact,
                reference=api.content.get_uuid(submission),
                language=submission.bahasa,
            )
        )
    return found


def accounts(submission: Any) -> tuple[str, ...]:
    """Accounts of the sender: who holds the sending position today, else who sent it."""
    position = getattr(submission, "pengusul", None) or ""
    if position:
        return holders((position,))
    userid = getattr(submission, "pengaju", None) or ""
    return (userid,) if userid else ()


def holders(positions: Iterable[str]) -> tuple[str, ...]:
    """Accounts that hold one of these positions today, each once."""
    organogram, day = organisation.current(), organisation.today()
    found = (
        held.userid for post in positions for held in organogram.holders(post, day)
    )
    return tuple(dict.fromkeys(found))


def person(userid: str) -> Recipient | None:
    """Somebody with an account and an address; None without."""
    member = api.user.get(userid)
    address = str(member.getProperty("email", "") or "") if member is not None else ""
    if not address:
        return None
    language = str(member.getProperty("language", "") or "")
    return Recipient(
        address,
        userid,
        member,
        preferences.of(member).when,
        language=language if language in LANGUAGES else "",
    )


def contact_of(submission: Any) -> str:
    """The address that a sender without an account left; "" when none."""
    contact = queryAdapter(submission, ISenderContact)
    return str(contact.address() or "") if contact is not None else ""

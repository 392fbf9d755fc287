"""What the sender of a submission is told by e-mail: that it arrived, and each change.

Everything leaves after the commit (`notices.outbox`); a mail server that does not answer
undoes nothing. What somebody did himself he is not told.
"""

from setneg.policy.forms.languages import spoken
from setneg.policy.handling.kinds import SENDER
from setneg.policy.notices import digest
from setneg.policy.notices import outbox
from setneg.policy.notices import preferences
from setneg.policy.notices import words
from setneg.policy.notices.recipients import contact_of
from setneg.policy.notices.recipients import Recipient
from setneg.policy.notices.recipients import senders
from setneg.policy.rendering.verification import RateLimit
from setneg.workflows.chains import chain_of
from typing import Any


#: Receipts that one address of somebody without an account gets within a day: it may be
#: another's, whom a form that is open to all must not flood.
LIMIT = RateLimit(asks=5, seconds=86400.0)


def acknowledge(submission: Any, code: str | None = None) -> int:
    """Tell the sender that it has arrived; how many letters leave after the commit.

    code  the follow-up code of a sender without an account, in plain; never kept
    """
    sent = 0
    if contact_of(submission):
        submission.bahasa = spoken()
    for recipient in senders(submission):
        if recipient.member is None and not LIMIT.allows(recipient.address.casefold()):
            continue
        with words.speaking(recipient):
            subject, body = words.acknowledgement(submission, recipient, code)
            kept = words.acknowledgement(submission, recipient, None)[1] if code else ""
        sent += _tell(submission, recipient, subject, body, kept)
    return sent


def told(submission: Any, event: Any) -> None:
    """After a step on a submission (IStepTaken)."""
    entry = event.entry
    own = _is_senders_own(submission, entry)
    for recipient in senders(submission):
        if recipient.userid == entry.actor or (own and recipient.member is None):
            continue
        with words.speaking(recipient):
            subject, body = words.progress(
                submission, recipient, entry.verb, event.step.title, entry.reason
            )
        _tell(submission, recipient, subject, body)


def handed_over(submission: Any) -> None:
    """After somebody else was charged with it where the chain has no step for it."""
    for recipient in senders(submission):
        with words.speaking(recipient):
            subject, body = words.handed_over(submission, recipient)
        _tell(submission, recipient, subject, body)


def _is_senders_own(submission: Any, entry: Any) -> bool:
    """Whether the step was one that only the sender may take."""
    chain = chain_of(submission)
    if chain is None or not chain.has(entry.from_stage):
        return False
    rules = (
        rule
        for rule in chain.stage(entry.from_stage).steps
        if rule.transition == entry.action
    )
    return any(rule.roles == (SENDER,) for rule in rules)


def _tell(
    submission: Any, recipient: Recipient, subject: str, body: str, kept: str = ""
) -> int:
    """At once, in the next digest, or not at all, as the person has chosen."""
    if recipient.when == preferences.NEVER:
        return 0
    if recipient.when == preferences.DAILY:
        digest.keep(recipient.userid, submission, body.partition("\n")[0])
        return 0
    letter = outbox.Letter(recipient.address, subject, body, recipient.reference, kept)
    return int(outbox.post(letter))

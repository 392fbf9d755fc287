"""What the notices do when the clock strikes; one part's error does not stop another."""

from collections.abc import Callable
from datetime import datetime
import logging
from setneg.policy.notices import digest
from setneg.policy.notices import outbox
from setneg.policy.notices import reminders
from setneg.workflows.clock.tick import can_send
import transaction
from typing import Any


logger = logging.getLogger(__name__)

WORKS: tuple[Callable[[Any, datetime], Any], ...] = (
    outbox.try_again,
    reminders.ask_senders_again,
    reminders.warn_handlers,
    reminders.forget,
    digest.send_all,
)


def struck(event: Any) -> None:
    """Subscriber of ITicked; without a mail server nothing is marked as sent."""
    if not can_send():
        return
    for work in WORKS:
        savepoint = transaction.savepoint(optimistic=True)
        try:
            work(event.portal, event.now)
        except Exception:
            savepoint.rollback()
            logger.exception("tick: %s", work.__name__)

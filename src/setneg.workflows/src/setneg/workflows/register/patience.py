"""Waiting for a busy register: more attempts, each after a short pause.

Two people who take a number of the same register in the same moment cannot both have it;
the second one's work is done again. Zope does that three times and waits up to eight
seconds; a busy register needs more attempts and shorter waits.

In the server: ``max-conflict-retries`` of zope.conf, raised to ``ATTEMPTS`` at the start
when the configuration says less, with pauses of at most a fifth of a second for every request: who waits longer loses again.
In scripts: ``persevere``. Who has lost twice waits for its turn (``turns``).
"""

from collections.abc import Callable
import random
from setneg.workflows import logger
from setneg.workflows.register import turns
import time
from transaction import TransactionManager
from transaction.interfaces import TransientError
from typing import Any
from typing import TypeVar
from ZPublisher.HTTPRequest import HTTPRequest


ATTEMPTS = 60
LONGEST = 0.2
#: After so many attempts that failed one waits for one's turn.
UNORDERED = 2
Result = TypeVar("Result")


def pause(attempt: int) -> float:
    """Seconds to wait before another attempt; random, so that two do not meet again."""
    return random.uniform(0, min(LONGEST, 0.02 * 2**attempt))  # noqa: S311 no secret


def wait(attempt: int) -> None:
    """Before another attempt: a pause, and after two that failed one's turn."""
    time.sleep(pause(attempt))
    if attempt + 1 >= UNORDERED:
        turns.take()


def persevere(
    work: Callable[[], Result], manager: TransactionManager, attempts: int = ATTEMPTS
) -> Result:
    """Do ``work`` and commit it, again when somebody else was faster.

    Raises the last conflict after ``attempts``; any other error at once.
    """
    turns.let_pass()
    try:
        for attempt in range(attempts):
            try:
                manager.begin()
                result = work()
                manager.commit()
            except TransientError:
                manager.abort()
                if attempt + 1 == attempts:
                    raise
                wait(attempt)
            except BaseException:
                manager.abort()
                raise
            else:
                return result
    finally:
        turns.give()
    raise ValueError("Sekurang-kurangnya satu percobaan diperlukan.")


def raise_attempts(event: Any) -> None:
    """At the start of the server: no fewer attempts than a busy register needs."""
    if HTTPRequest.retry_max_count < ATTEMPTS:
        HTTPRequest.retry_max_count = ATTEMPTS
        logger.info("Up to %s attempts when two requests conflict", ATTEMPTS)


def shorten_pause(event: Any) -> None:
    """Before a request is tried again: a short pause in place of Zope's seconds."""
    request = event.request
    if event.retry:
        request.delay_retry = lambda: wait(request.retry_count)


def end_turn(event: Any) -> None:
    """A request has come to its end: the next one goes on."""
    if not getattr(event, "retry", False):
        turns.give()

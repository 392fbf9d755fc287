"""Waiting for a busy register: more attempts, each after a short pause.

Two people who take a number of the same register in the same moment cannot both have it;
the second one's work is done again. Zope does that three times and waits up to eight
seconds; a busy register needs more attempts and shorter waits.

In the server: ``max-conflict-retries`` of zope.conf, raised to ``ATTEMPTS`` at the start
when the configuration says less, with pauses of at most one second for every request.
In scripts: ``persevere``.
"""

from collections.abc import Callable
import random
from setneg.workflows import logger
import time
from transaction import TransactionManager
from transaction.interfaces import TransientError
from typing import Any
from typing import TypeVar
from ZPublisher.HTTPRequest import HTTPRequest


ATTEMPTS = 20
LONGEST = 1.0
Result = TypeVar("Result")


def pause(attempt: int) -> float:
    """Seconds to wait before another attempt; random, so that two do not meet again."""
    return random.uniform(0, min(LONGEST, 0.02 * 2**attempt))  # noqa: S311 no secret


def persevere(
    work: Callable[[], Result], manager: TransactionManager, attempts: int = ATTEMPTS
) -> Result:
    """Do ``work`` and commit it, again when somebody else was faster.

    Raises the last conflict after ``attempts``; any other error at once.
    """
    for attempt in range(attempts):
        try:
            manager.begin()
            result = work()
            manager.commit()
        except TransientError:
            manager.abort()
            if attempt + 1 == attempts:
                raise
            time.sleep(pause(attempt))
        except BaseException:
            manager.abort()
            raise
        else:
            return result
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
        request.delay_retry = lambda: time.sleep(pause(request.retry_count))

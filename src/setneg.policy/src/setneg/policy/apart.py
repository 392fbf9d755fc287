"""What is written beside the transaction that has just ended, in one of its own.

For what must not stand with the rest: a letter that the mail server did not take, the
draft of somebody whose ticket names nobody. The site is not set and nobody acts.
"""

from collections.abc import Callable
from setneg.workflows.register.patience import persevere
from transaction import TransactionManager
from typing import Any
from ZODB.POSException import ConflictError


ATTEMPTS = 5  # when the site is written by others at the same moment


def write(database: Any, path: tuple[str, ...], work: Callable[[Any], None]) -> bool:
    """Do some work on the portal and store it; False when others were always faster.

    path  where the portal lies in the database
    work  gets the portal, once for every attempt
    """
    manager = TransactionManager()
    connection = database.open(manager)

    def attempt() -> None:
        work(connection.root()["Application"].unrestrictedTraverse(path))

    try:
        persevere(attempt, manager, ATTEMPTS)
    except ConflictError:
        return False
    finally:
        connection.close()
    return True

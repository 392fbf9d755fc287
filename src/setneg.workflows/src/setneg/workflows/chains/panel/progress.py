"""How far a long exchange of a chain has come, for the page that waits for it.

An exchange is one transaction, so nothing of it can be read from the storage before its
end; the count lives in the memory of the process that does it. A page that asks another
process is told nothing and shows that work is going on.
"""

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from typing import Final


KEPT: Final = 64

_counts: OrderedDict[str, tuple[int, int]] = OrderedDict()
_lock = Lock()


def teller(ticket: str) -> Callable[[int, int], None] | None:
    """A function that notes done and total under a ticket; None without a ticket."""
    if not ticket:
        return None

    def tell(done: int, total: int) -> None:
        with _lock:
            _counts[ticket] = (done, total)
            _counts.move_to_end(ticket)
            while len(_counts) > KEPT:
                _counts.popitem(last=False)

    return tell


def read(ticket: str) -> tuple[int, int] | None:
    """Done and total of a ticket; None when this process knows nothing of it."""
    with _lock:
        return _counts.get(ticket)

"""Whose catalog queue is being worked off: each thread answers for itself.

Every query first brings the catalog up to date with what its own request has changed.
CMFCore keeps one set for all threads of who is doing that: while one request was busy,
another one's query skipped its own changes (an older inbox, a memorandum not found), and
of two who finished together one failed with a KeyError. Here the set is the thread's own.

Source: ``Products.CMFCore.indexing.processQueue`` (2.x to 3.x).
"""

from Products.CMFCore import indexing
from threading import local
from typing import Any


class OwnSet(local):
    """The part of a set that CMFCore uses, with members of this thread only."""

    def __init__(self) -> None:
        self._members: set[Any] = set()

    def __contains__(self, queue: Any) -> bool:
        return queue in self._members

    def add(self, queue: Any) -> None:
        self._members.add(queue)

    def remove(self, queue: Any) -> None:
        self._members.discard(queue)


def install(event: Any = None) -> None:
    """At the start of the server: once, before any request is served."""
    indexing.getQueue()
    if not isinstance(indexing.processing, OwnSet):
        indexing.processing = OwnSet()

"""A lock on a draft is its holder's; nobody takes it away by opening an address."""

from plone.locking.interfaces import ITTWLockable
from plone.locking.interfaces import STEALABLE_LOCK
from plone.locking.lockable import TTWLockable
import time
from zope.component import adapter


class IDeskLockable(ITTWLockable):
    """Content whose locks are released by its holder, his superior or a site manager."""


@adapter(IDeskLockable)
class DeskLock(TTWLockable):
    """Plone's lock; only its holder may undo it in Plone's own ways.

    Plone renews the time of a lock while its holder types; when he began is kept
    beside the lock's token.
    """

    def lock(self, lock_type=STEALABLE_LOCK, children=False) -> None:
        """Lock it for the person at the desk, unless somebody edits already."""
        taken = self.locked()
        super().lock(lock_type, children)
        kept = self._locks().get(lock_type.__name__)
        if kept is not None and not taken:
            kept["began"] = time.time()

    def lock_info(self) -> list[dict]:
        """Plone's answer, with `began` in seconds since 1970."""
        found = super().lock_info()
        began = {row["token"]: row.get("began") for row in self._locks(False).values()}
        for each in found:
            each["began"] = began.get(each["token"]) or each["time"]
        return found

    def stealable(self, lock_type=STEALABLE_LOCK) -> bool:
        """Whether the person at the desk may simply undo it: only when it is his."""
        return lock_type.stealable and self.can_safely_unlock(lock_type)

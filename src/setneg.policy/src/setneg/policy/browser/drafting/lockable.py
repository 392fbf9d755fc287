"""A lock on a draft is its holder's; nobody takes it away by opening an address."""

from plone.locking.interfaces import ITTWLockable
from plone.locking.interfaces import STEALABLE_LOCK
from plone.locking.lockable import TTWLockable
from zope.component import adapter


class IDeskLockable(ITTWLockable):
    """Content whose locks are released by its holder, his superior or a site manager."""


@adapter(IDeskLockable)
class DeskLock(TTWLockable):
    """Plone's lock; only its holder may undo it in Plone's own ways."""

    def stealable(self, lock_type=STEALABLE_LOCK) -> bool:
        """Whether the person at the desk may simply undo it: only when it is his."""
        return lock_type.stealable and self.can_safely_unlock(lock_type)

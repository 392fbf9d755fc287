"""Asks at once whether content is locked, since every visitor's request asks it."""

from Acquisition import aq_base
from plone.app.caching.interfaces import IETagValue
from plone.app.caching.operations.etags import ObjectLocked
from plone.app.caching.operations.utils import getContext
from setneg.policy.browser.layer import IPortalLayer
from zope.component import adapter
from zope.interface import implementer
from zope.interface import Interface


@implementer(IETagValue)
@adapter(Interface, IPortalLayer)
class Locked(ObjectLocked):
    """The part of a cache key that changes when somebody locks content to edit it.

    Plone asks who holds the lock, with all adapters and tools that this needs: a tenth
    of the time of a page from memory. Content that was never locked needs none of it.
    """

    def __call__(self):
        context = getContext(self.published)
        if not getattr(aq_base(context), "_dav_writelocks", None):
            return "0"
        return super().__call__()

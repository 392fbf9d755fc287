"""Keeps a page and its JSON apart in the memory cache: both have the same address."""

from plone.app.caching.interfaces import IETagValue
from plone.rest.interfaces import IAPIRequest
from zope.component import adapter
from zope.interface import implementer
from zope.interface import Interface


@implementer(IETagValue)
@adapter(Interface, Interface)
class Representation:
    """The part of a cache key that says in which form the content was asked for."""

    def __init__(self, published, request):
        self.published = published
        self.request = request

    def __call__(self):
        return "json" if IAPIRequest.providedBy(self.request) else "html"

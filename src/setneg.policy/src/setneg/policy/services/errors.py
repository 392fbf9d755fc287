"""Answers to requests that cannot be meant: the client's error (4xx), never the portal's."""

from OFS.CopySupport import CopyError
from plone.rest.errors import ErrorHandling
from plone.rest.interfaces import IAPIRequest
from plone.restapi.exceptions import DeserializationError
from zope.component import adapter


@adapter(DeserializationError, IAPIRequest)
class UnreadableBody(ErrorHandling):
    """A body that is no JSON object: 400."""

    def __call__(self):
        self.request.response.setStatus(400, lock=1)
        return super().__call__()


@adapter(CopyError, IAPIRequest)
class NeverCopied(ErrorHandling):
    """A chain lets nobody copy or move a document: 403."""

    def __call__(self):
        self.request.response.setStatus(403, lock=1)
        return super().__call__()


@adapter(RecursionError, IAPIRequest)
class NestedTooDeeply(ErrorHandling):
    """JSON of lists in lists in lists, deeper than any reader goes: 400. Any other
    endless recursion is the portal's own mistake."""

    def __call__(self):
        if "JSON" in str(self.context):
            self.request.response.setStatus(400, lock=1)
        return super().__call__()

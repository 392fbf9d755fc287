"""Pages of Plone that a document does not have."""

from Products.Five.browser import BrowserView
from zExceptions import NotFound


class NoPage(BrowserView):
    """Saved versions are compared by Plone only for content that keeps them with it."""

    def __call__(self):
        raise NotFound(self.__name__)

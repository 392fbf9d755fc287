"""The mark of requests to a site on which the portal is installed."""

from zope.publisher.interfaces.browser import IDefaultBrowserLayer


class IPortalLayer(IDefaultBrowserLayer):
    """Pages of the portal exist only on such a site."""

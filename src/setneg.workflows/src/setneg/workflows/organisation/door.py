"""Whoever may not see a piece of owned content gets no page of it, whatever the page.

Plone has pages that are open to everybody on every content (the site map, the contact
form, the plumbing of templates) and name the content on them. A title alone can already
be what is to be kept secret (R-X-10).
"""

from AccessControl import getSecurityManager
from plone.rest.traverse import RESTWrapper
from Products.CMFCore.permissions import View
from setneg.workflows.interfaces import IOwned
from typing import Any
from zExceptions import Unauthorized
from zope.component import adapter
from ZPublisher.interfaces import IPubAfterTraversal


@adapter(IPubAfterTraversal)
def keep_closed(event: Any) -> None:
    """Refuse the request when the owned content that it names may not be seen.

    Only the innermost counts: a document may be somebody's whose case is not.
    """
    owned = named(event.request)
    if owned is not None and not getSecurityManager().checkPermission(View, owned):
        raise Unauthorized()


def named(request: Any) -> Any:
    """The owned content that the address leads to or into; None for other places."""
    for parent in (request.get("PUBLISHED"), *(request.get("PARENTS") or ())):
        content = parent.context if isinstance(parent, RESTWrapper) else parent
        if IOwned.providedBy(content):
            return content
    return None

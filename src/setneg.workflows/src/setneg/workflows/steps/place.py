"""Where a document is after a step: a step may move it, and out of the person's sight."""

from AccessControl import getSecurityManager
from plone import api
from Products.CMFCore.permissions import View
from setneg.workflows.stored import by_uid


def address(uid: str) -> str:
    """The address at which the person goes on: the document, else the inbox."""
    document = by_uid(uid)
    if document is not None and getSecurityManager().checkPermission(View, document):
        return str(document.absolute_url())
    return f"{api.portal.get().absolute_url()}/@@kotak-masuk"

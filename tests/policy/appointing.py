"""Somebody is appointed to a position beside those who hold it."""

from datetime import timedelta
from plone import api
from setneg.workflows import organisation
import transaction
from zope.event import notify
from zope.lifecycleevent import ObjectModifiedEvent


def appoint(userid, position, capacity="plt", start=0):
    """From today on, or so many days later."""
    catalog = api.portal.get_tool("portal_catalog")
    post = next(
        found
        for brain in catalog.unrestrictedSearchResults(portal_type="Jabatan")
        if (found := brain._unrestrictedGetObject()).position_id() == position
    )
    day = (organisation.today() + timedelta(start)).isoformat()
    post.pemangku = [*(post.pemangku or ()), f"{userid} | {day} | | {capacity} | KEP-1"]
    notify(ObjectModifiedEvent(post))
    transaction.commit()

"""Which of the portal's own pages an object has, whoever asks.

A name under which nothing is registered for an object is answered with 404 in one and
the same way; one such name stands for all of them.
"""

from plone.app.z3cform.interfaces import IPloneFormLayer
from plone.browserlayer.utils import registered_layers
from zope.component import getSiteManager
from zope.interface import alsoProvides
from zope.interface import Interface
from zope.interface import providedBy


UNKNOWN = "halaman-yang-tidak-ada"


def reachable(content, names):
    """Those of the names under which the object has a page, and one unknown."""
    request = content.REQUEST.clone()
    alsoProvides(request, IPloneFormLayer, *registered_layers())
    asked = providedBy(content), providedBy(request)
    known = {
        name for name, _page in getSiteManager().adapters.lookupAll(asked, Interface)
    }
    found = sorted(known.intersection(names))
    assert len(found) > 5, content
    return [*found, UNKNOWN]

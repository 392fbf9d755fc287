"""The way to a document, without the titles of places that the reader may not see."""

from Acquisition import aq_inner
from Acquisition import aq_parent
from plone import api
from Products.CMFPlone.browser.navigation import PhysicalNavigationBreadcrumbs


class Breadcrumbs(PhysicalNavigationBreadcrumbs):
    """Who sees a document but not its case does not learn the case's title (R-X-10)."""

    def breadcrumbs(self):
        hidden = set()
        place = aq_parent(aq_inner(self.context))
        while place is not None and hasattr(place, "absolute_url"):
            if not api.user.has_permission("View", obj=place):
                hidden.add(place.absolute_url())
            place = aq_parent(place)
        return tuple(
            entry
            for entry in super().breadcrumbs()
            if not any(entry["absolute_url"] in (url, f"{url}/view") for url in hidden)
        )

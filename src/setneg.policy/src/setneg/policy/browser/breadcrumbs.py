"""The way to a document, without the titles of places that the reader may not see."""

from Acquisition import aq_inner
from Acquisition import aq_parent
from plone import api
from plone.app.layout.viewlets.common import TitleViewlet
from Products.CMFPlone.browser.navigation import PhysicalNavigationBreadcrumbs
from setneg.policy import _
from setneg.policy.browser import naming
from zope.annotation.interfaces import IAttributeAnnotatable
from zope.i18n import translate


#: Parts of a form that easyform names in English only.
EDITORS = {
    "fields": _("crumb_form_fields", default="Isian formulir"),
    "actions": _("crumb_form_actions", default="Tindakan formulir"),
}


class PlaceBreadcrumbs(PhysicalNavigationBreadcrumbs):
    """Places and forms on the way are named in the language of whoever reads."""

    def customize_entry(self, entry, context=None):
        if IAttributeAnnotatable.providedBy(context):
            entry["Title"] = naming.named(context, entry["Title"], self.request)


class Breadcrumbs(PlaceBreadcrumbs):
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


class EditorTitle(TitleViewlet):
    """The name of such an editor in the title of its page."""

    @property
    def page_title(self) -> str:
        title = EDITORS.get(str(getattr(self.context, "__name__", "")))
        return translate(title, context=self.request) if title else super().page_title


class EditorBreadcrumbs(PlaceBreadcrumbs):
    """The way to easyform's own editors, in the language of the portal."""

    def customize_entry(self, entry, context=None):
        title = EDITORS.get(str(getattr(context, "__name__", "")))
        if title is not None:
            entry["Title"] = translate(title, context=self.request)
        else:
            super().customize_entry(entry, context)

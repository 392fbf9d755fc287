"""A form's name where Plone writes it: in the tab of a browser, on the way to the form."""

from Acquisition import aq_inner
from plone.app.layout.globals.context import ContextState
from Products.CMFPlone.browser.navigation import PhysicalNavigationBreadcrumbs
from setneg.policy.forms import languages
from zope.i18n import translate


class FormState(ContextState):
    """`plone_context_state` of a form."""

    def object_title(self) -> str:
        """The name in the language of whoever reads."""
        form = aq_inner(self.context)
        return translate(
            languages.said(form, super().object_title()), context=self.request
        )


class FormBreadcrumbs(PhysicalNavigationBreadcrumbs):
    """`breadcrumbs_view` of a form, and of what lies in it."""

    def breadcrumbs(self):
        form = aq_inner(self.context)
        return tuple(
            {**each, "Title": translate(self._said(form, each), context=self.request)}
            for each in super().breadcrumbs()
        )

    @staticmethod
    def _said(form, entry):
        own = entry["absolute_url"].removesuffix("/view") == form.absolute_url()
        return languages.said(form, entry["Title"]) if own else entry["Title"]

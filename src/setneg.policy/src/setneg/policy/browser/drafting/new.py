"""The page on which a document is begun: its preview stands beside the form, too."""

from AccessControl import Unauthorized
from Acquisition import aq_inner
from plone.dexterity.browser.add import DefaultAddForm
from plone.dexterity.browser.add import DefaultAddView
from plone.dexterity.interfaces import IDexterityFTI
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from setneg.policy.browser.drafting.edit import Preview
from setneg.policy.content import kinds
from typing import Any
from zExceptions import NotFound
from zope.component import getUtility


def addable(place: Any) -> set[str]:
    """The content types that the person at the desk may make in a place."""
    return {fti.getId() for fti in place.allowedContentTypes()}


class NewDraftPage(DefaultAddView):
    """Plone's page for everything; for an official document with its preview."""

    drafting = ViewPageTemplateFile("templates/new.pt")
    beside = ViewPageTemplateFile("templates/beside.pt")

    @property
    def preview_address(self) -> str:
        kind = self.ti.getId()
        return f"{self.context.absolute_url()}/@@pratinjau-baru?jenis={kind}"

    def update(self) -> None:
        """Unauthorized for what may not lie here: Plone's form answers an error then."""
        if self.ti.getId() not in addable(self.context):
            raise Unauthorized(self.__name__)
        super().update()

    def render(self) -> Any:
        shown = self.request.response.getStatus() not in (302, 303)
        if shown and self.ti.getId() in kinds.names():
            return self.drafting()
        return super().render()


class NewPreview(Preview):
    """`@@pratinjau-baru?jenis=<kind>`: what was typed, before there is a document."""

    def subject(self) -> tuple[Any, dict[str, Any]]:
        kind = str(self.request.form.get("jenis", ""))
        place = aq_inner(self.context)
        if kind not in kinds.names() or kind not in addable(place):
            raise NotFound(kind)
        form = DefaultAddForm(place, self.request, getUtility(IDexterityFTI, name=kind))
        form.update()
        data, _errors = form.extractData(setErrors=False)
        values = {name.rsplit(".", 1)[-1]: value for name, value in data.items()}
        return form.create(data).__of__(place), values

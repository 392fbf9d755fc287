"""The form of a signature shows the pages that are signed. Source: R-SOS-12."""

import base64
from functools import cached_property
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from setneg.policy.rendering.pdf import RenderingError
from setneg.policy.rendering.preview import draft_pictures
from setneg.workflows.steps.form import StepPage


SIGN = "tanda_tangan"


class SigningStepPage(StepPage):
    """`@@langkah` of an official document: before a signature with its pages."""

    index = ViewPageTemplateFile("templates/step.pt")

    @property
    def signs(self) -> bool:
        """Whether the step asked for is a signature that is this person's."""
        offer = self.form_instance.offer
        return offer is not None and offer.verb == SIGN

    @cached_property
    def pictures(self) -> list[str]:
        """The pages as they will be signed; none for a draft that cannot be set."""
        try:
            made = draft_pictures(self.context)
        except RenderingError:
            return []
        return [base64.b64encode(each).decode() for each in made]

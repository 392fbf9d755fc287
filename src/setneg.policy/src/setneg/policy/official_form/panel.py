"""The checker beside the draft: what it found, and the buttons that mend."""

from functools import cached_property
from plone import api
from plone.app.layout.viewlets.common import ViewletBase
from plone.protect import CheckAuthenticator
from Products.Five.browser import BrowserView
from setneg.policy import _
from setneg.policy.official_form.findings import Finding
from setneg.policy.official_form.findings import findings
from setneg.policy.official_form.mending import mend
from setneg.workflows.chains import stage_of
from setneg.workflows.steps import acting
from zExceptions import MethodNotAllowed


SIGNED = "ditandatangani_pada"


class FormPanel(ViewletBase):
    """“Bentuk naskah”: only for those who work on it, only while it is not signed."""

    @cached_property
    def shown(self) -> bool:
        stage = stage_of(self.context)
        return (
            not getattr(self.context, SIGNED, None)
            and stage is not None
            and not stage.final
            and acting.involved(self.context, acting.userid())
        )

    def render(self) -> str:
        return self.index() if self.shown else ""

    @cached_property
    def found(self) -> list[Finding]:
        return findings(self.context)

    @property
    def may_edit(self) -> bool:
        return api.user.has_permission("Modify portal content", obj=self.context)

    @property
    def count(self) -> int:
        """How many stand in the way of the signature."""
        return sum(each.mandatory for each in self.found)


class Mend(BrowserView):
    """`@@perbaiki-bentuk`: take over one proposal; POST only."""

    def __call__(self):
        if self.request.get("REQUEST_METHOD") != "POST":
            raise MethodNotAllowed()
        CheckAuthenticator(self.request)
        key = str(self.request.form.get("temuan", ""))
        found = next((each for each in findings(self.context) if each.key == key), None)
        done = found is not None and mend(self.context, found)
        said = (
            _(
                "form_mended",
                default="Diperbaiki: ${text}",
                mapping={"text": found.text},
            )
            if done and found is not None
            else _(
                "form_not_mended",
                default="Bagian itu sudah berubah; periksa kembali naskahnya.",
            )
        )
        api.portal.show_message(said, self.request, type="info" if done else "warning")
        self.request.response.redirect(self.context.absolute_url())
        return ""

"""`@@langkah?langkah=<transition>`: the form of a step.

Says what is still missing in one list, keeps what was typed, and takes the step only
by POST with the site's token.
"""

from functools import cached_property
from plone.protect import CheckAuthenticator
from plone.z3cform.layout import FormWrapper
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from Products.statusmessages.interfaces import IStatusMessage
from setneg.workflows import _
from setneg.workflows.chains import stage_of
from setneg.workflows.steps.history import version_of
from setneg.workflows.steps.model import Offer
from setneg.workflows.steps.model import StepRefused
from setneg.workflows.steps.place import address
from setneg.workflows.steps.taking import offers
from setneg.workflows.steps.taking import take
from setneg.workflows.steps.wording import say
from typing import Any
from z3c.form import button
from z3c.form import form
from z3c.form.field import Fields
from z3c.form.interfaces import HIDDEN_MODE
from zope import schema
from zope.interface import Interface


class ISeen(Interface):
    """What the person had in front of him when the form was opened."""

    stage = schema.TextLine(title="", required=False)
    version = schema.TextLine(title="", required=False)


class StepForm(form.Form):
    """Fields and buttons of one step."""

    ignoreContext = True
    enableCSRFProtection = True
    css_class = "langkah-form"
    id = "langkah"

    refusals: tuple[str, ...] = ()

    @cached_property
    def offer(self) -> Offer | None:
        """The step asked for, when it is offered to this person."""
        wanted = self.request.form.get("langkah", "")
        found = (each for each in offers(self.context) if each.transition == wanted)
        return next(found, None)

    @property
    def action(self) -> str:
        step = self.offer.transition if self.offer else ""
        return f"{self.context.absolute_url()}/@@langkah?langkah={step}"

    @property
    def fields(self) -> Any:
        if self.offer is None:
            return Fields()
        seen = Fields(ISeen, prefix="seen", mode=HIDDEN_MODE)
        return Fields(self.offer.schema) + seen

    def updateWidgets(self, prefix: Any = None) -> None:
        super().updateWidgets(prefix)
        if self.offer is None or self.request.method == "POST":
            return
        stage = stage_of(self.context)
        self.widgets["seen.stage"].value = stage.id if stage else ""
        self.widgets["seen.version"].value = str(version_of(self.context))

    @button.buttonAndHandler(
        _("button_take_step", default="Lakukan langkah ini"),
        name="take",
        condition=lambda form: form.offer is not None,
    )
    def handle_take(self, action: Any) -> None:
        CheckAuthenticator(self.request)
        data, errors = self.extractData()
        if errors or self.request.method != "POST" or self.offer is None:
            self.status = self.formErrorsMessage
            return
        data = {name.removeprefix("seen."): value for name, value in data.items()}
        title = self.offer.title
        uid = self.context.UID()
        try:
            take(self.context, self.offer.transition, data)
        except StepRefused as refused:
            self.refusals = refused.reasons
            return
        self.go_on(uid, title)

    @button.buttonAndHandler(_("button_cancel", default="Kembali"), name="cancel")
    def handle_cancel(self, action: Any) -> None:
        self.request.response.redirect(self.context.absolute_url())

    def go_on(self, uid: str, title: str) -> None:
        """To the document where it is now, or to the inbox when it is out of sight."""
        message = _(
            "status_step_taken",
            default="Langkah “${step}” telah dilakukan.",
            mapping={"step": title},
        )
        IStatusMessage(self.request).add(say(message), type="info")
        self.request.response.redirect(address(uid))


class StepPage(FormWrapper):
    """The page around the form: which step, on what, and why not yet."""

    form = StepForm
    index = ViewPageTemplateFile("templates/form.pt")

    def update(self) -> None:
        super().update()
        if self.form_instance.offer is None and not self.redirected:
            self.request.response.setStatus(403)

    @property
    def redirected(self) -> bool:
        return 300 <= self.request.response.getStatus() < 400

    def title(self) -> str:
        offer = self.form_instance.offer
        return (
            offer.title if offer else say(_("title_no_step", default="Langkah naskah"))
        )

    def reasons(self) -> tuple[str, ...]:
        """Why the step cannot be taken (yet), in one list."""
        form = self.form_instance
        if form.offer is None:
            stage = stage_of(self.context)
            message = _(
                "refused_not_available",
                default="Langkah ini tidak tersedia bagi Anda: naskah berada pada "
                "tahap “${stage}”.",
                mapping={"stage": say(stage.title) if stage else "-"},
            )
            return (say(message),)
        return form.refusals or form.offer.missing

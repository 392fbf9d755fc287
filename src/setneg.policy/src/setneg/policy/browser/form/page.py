"""The page of a form: its conditions in words, its questions, what is wrong with answers,
and drafts."""

from collective.easyform.browser.view import EasyFormForm
from collective.easyform.browser.view import EasyFormFormWrapper
from functools import cached_property
from plone import api
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from Products.statusmessages.interfaces import IStatusMessage
from setneg.policy import _
from setneg.policy.browser import dates
from setneg.policy.browser.form import filling
from setneg.policy.forms import acknowledgement
from setneg.policy.forms import action
from setneg.policy.forms import conditions
from setneg.policy.forms import drafts
from setneg.policy.forms import languages
from setneg.policy.forms import senders
from setneg.policy.forms import spam
from setneg.policy.forms import terms
from setneg.policy.forms import terms_words
from setneg.policy.forms import texts
from setneg.policy.forms.senders import current_userid
from typing import Any
from z3c.form import button
from zope.i18n import translate
from zope.interface import implementer
from zope.interface import Interface


DRAFT, DRAFT_FILES = "konsep", "konsep_berkas"
#: Which draft lay there when the page was opened.
DRAFT_SEEN = "konsep_dilihat"


class IFormPage(Interface):
    """The form on the page that people fill in."""


@implementer(IFormPage)
class FormPage(EasyFormForm):
    """Asks, says what is wrong, keeps drafts; what happens then is up to the actions."""

    form_template = ViewPageTemplateFile("templates/form.pt")
    buttons = EasyFormForm.buttons.copy()
    handlers = EasyFormForm.handlers.copy()
    formErrorsMessage = _(
        "status_form_refused",
        default="Belum terkirim: ada isian yang perlu diperbaiki.",
    )

    @property
    def schema(self) -> Any:
        """The questions, in both languages."""
        return languages.schema(self.context)

    @property
    def label(self) -> Any:
        thanks = self.context.thankstitle if self.thanksPage else ""
        return languages.said(self.context, thanks or self.context.Title())

    @property
    def description(self) -> Any:
        thanks = self.context.thanksdescription if self.thanksPage else ""
        return languages.said(self.context, thanks or self.context.Description())

    @property
    def default_fieldset_label(self) -> Any:
        return languages.said(self.context, super().default_fieldset_label)

    def prologue_now(self) -> Any:
        """What stands before the questions, for whoever reads; None for nothing."""
        return texts.rich(self.context, "formPrologue")

    def epilogue_now(self) -> Any:
        """The same for what stands after them."""
        return texts.rich(self.context, "formEpilogue")

    @cached_property
    def userid(self) -> str:
        return current_userid()

    @cached_property
    def barred(self) -> list[str]:
        """Why this person cannot send the form now; [] when he can.

        What only the kind says against it does not take away a page that was filled in
        before: it is said above the answers, and they can be kept as a draft.
        """
        found = terms.barred(self.context, self.userid)
        if self.request.method == "POST" and found == self.unready:
            return []
        return self._said(found)

    @cached_property
    def unready(self) -> list[Any]:
        """What the kind of submission says against filling the form in now."""
        return terms.unready(self.context, self.userid)

    @property
    def login_helps(self) -> bool:
        """Whether a visitor could send it with an account: not while a form that is open
        to everybody is closed."""
        return not self.userid and not senders.open_to_all(self.context)

    @cached_property
    def conditions(self) -> list[tuple[str, str]]:
        """What the form says about itself: (key, sentence)."""
        found = terms_words.said(self.context)
        return [(key, translate(words, context=self.request)) for key, words in found]

    @cached_property
    def draft(self) -> drafts.Draft | None:
        return drafts.find(self.context, self.userid)

    @cached_property
    def keeps_drafts(self) -> bool:
        """Whether what is filled in may ever bear the name of the account."""
        return not action.nameless(self.context, None)

    @property
    def resumed(self) -> bool:
        """Whether the draft fills the page."""
        asked = self.request.form.get(DRAFT)
        return self.request.method == "GET" and bool(asked) and self.draft is not None

    @property
    def draft_until(self) -> str:
        return dates.day(self.draft.until) if self.draft is not None else ""

    @property
    def draft_changed(self) -> str:
        return dates.moment(self.draft.changed) if self.draft is not None else ""

    @cached_property
    def draft_newer(self) -> bool:
        """Whether another window or machine has kept a draft since the page was opened."""
        seen = self.request.form.get(DRAFT_SEEN)
        return seen is not None and seen != drafts.mark(self.draft)

    @property
    def draft_seen(self) -> str:
        """What the page sends back of the draft that lies there."""
        told = self.request.method != "POST" or self.status == self.draft_told
        said = drafts.mark(self.draft)
        return said if told else str(self.request.form.get(DRAFT_SEEN, said))

    @cached_property
    def draft_told(self) -> str:
        """What is said before the draft of another window is replaced."""
        words = _(
            "status_draft_newer",
            default="Belum disimpan: konsep ini diubah di jendela atau perangkat lain "
            "pada ${changed}. Yang Anda ketik masih ada di sini. Simpan sekali lagi "
            "untuk menggantikan konsep itu, atau buka konsep itu di jendela lain dahulu.",
            mapping={"changed": self.draft_changed},
        )
        return self._said([words])[0]

    @property
    def draft_changes(self) -> drafts.Changes | None:
        """What became different about the questions, for a draft that fills the page."""
        return drafts.changes(self.draft, self.schema) if self.resumed else None

    def draft_files(self) -> list[dict[str, Any]]:
        """Files of the draft: key, name, whether they go along."""
        if self.draft is None:
            return []
        ticked = filling.ticked(self.request, DRAFT_FILES)
        return [
            {**file, "ticked": self.resumed or file["key"] in ticked}
            for file in filling.files_of(self.draft, self.schema)
            if self.resumed or file["key"] in ticked
        ]

    @property
    def mark(self) -> str:
        """The mark of this opening of the page."""
        return spam.issue(self.context)

    @property
    def mark_name(self) -> str:
        return spam.MARK

    @property
    def trap_name(self) -> str:
        return spam.TRAP

    def updateFields(self):
        """Without questions that this person is not asked."""
        super().updateFields()
        if self.thanksPage:
            return
        gone = senders.unasked(self.context, self.schema, self.userid)
        for part in (self, *self.groups):
            part.fields = part.fields.omit(*gone.intersection(part.fields.keys()))

    def updateWidgets(self, prefix=None):
        self.request.response.setHeader("Cache-Control", "no-store")
        super().updateWidgets(prefix)

    def updateActions(self):
        """All widgets are there; a draft fills them before anything is done."""
        filling.leave_open(self)
        if self.resumed:
            filling.fill(self, self.draft)
        super().updateActions()
        if "submit" in self.actions:
            button_now = languages.said(self.context, self.actions["submit"].title)
            self.actions["submit"].title = translate(button_now, context=self.request)
        pressed = "form.buttons.submit" in self.request.form
        if self.request.method == "POST" and (self.barred or not pressed):
            self.status = self.formErrorsMessage  # or easyform would say thanks

    def widgets_in_order(self) -> list[Any]:
        """All inputs, those of fieldsets too."""
        parts = [self, *(self.groups or ())]
        return [widget for part in parts for widget in part.widgets.values()]

    @cached_property
    def inputs(self) -> dict[str, str]:
        """Field -> name of its input, for the fields on which others depend."""
        return filling.names_of_inputs(self)

    def condition_of(self, name: str) -> str:
        """What pat-depends is told about a field."""
        return conditions.for_page(self.schema, name, self.inputs, self.context)

    def extractData(self, setErrors=True):
        """Answers, without those to questions that are not asked; files within bounds."""
        data, errors = super().extractData(setErrors)
        taken = filling.with_draft_files(self, data, DRAFT_FILES)
        gone = conditions.hidden(self.schema, data, self.context)
        for name in gone & set(data):
            data[name] = self.schema[name].missing_value
        errors = filling.without_errors(self, errors, gone | taken, setErrors)
        for name, reason in terms.file_refusals(
            self.context, self.schema, data
        ).items():
            found = filling.error_at(self, name, reason, setErrors)
            errors = (*errors, found) if found is not None else errors
        return data, errors

    @button.buttonAndHandler(
        _("action_kirim", default="Kirim"),
        name="submit",
        condition=lambda form: not form.thanksPage and not form.barred,
    )
    def handleSubmit(self, action):
        """Send; everything that stands against it is said, and nothing typed is lost."""
        _data, errors = self.extractData()
        if errors:
            if self.unready:
                self.formErrorsMessage = " ".join(self._said(self.unready))
            self.status = self.formErrorsMessage
            return
        refused = terms.refusals(self.context, self.request, self.userid)
        if refused:
            self.formErrorsMessage = self.status = " ".join(self._said(refused))
            if not self.userid:
                filling.without_files(self)
            return
        EasyFormForm.handleSubmit(self, action)
        if self.status != self.formErrorsMessage and self.userid:
            taken = acknowledgement.taken_in(self.request)
            drafts.sent(self.context, self.userid, taken)

    @button.buttonAndHandler(
        _("action_simpan_konsep", default="Simpan sebagai konsep"),
        name="konsep",
        condition=lambda form: (
            form.userid
            and form.keeps_drafts
            and not form.thanksPage
            and not form.barred
        ),
    )
    def handleDraft(self, action):
        """Keep what was typed, whatever is still missing or wrong."""
        if self.draft is not None and self.draft_newer:
            self.formErrorsMessage = self.status = self.draft_told
            return
        data, _errors = self.extractData(setErrors=False)
        refused = terms.file_refusals(self.context, self.schema, data)
        values = {name: value for name, value in data.items() if name not in refused}
        typed = filling.as_typed(self, set(data))
        try:
            draft = drafts.keep(
                self.context,
                self.userid,
                values,
                filling.edition_of(self.context),
                typed,
                self.schema,
            )
        except drafts.DraftRefused as refusal:
            self.formErrorsMessage = self.status = self._said(refusal.args)[0]
            return
        messages = IStatusMessage(self.request)
        for reason in self._said(refused.values()):
            messages.addStatusMessage(reason, type="warning")
        messages.addStatusMessage(
            _(
                "status_draft_kept",
                default="Konsep disimpan sampai ${day}. Belum ada yang dikirim.",
                mapping={"day": dates.day(draft.until)},
            ),
            type="info",
        )
        self.request.response.redirect(f"{self.context.absolute_url()}?{DRAFT}=1")

    def setErrorsMessage(self, errors):
        """Reasons at their fields, in fieldsets too; what has no field stands above."""
        rest = dict(errors)
        for name in list(rest):
            if filling.error_at(self, name, rest[name], True) is not None:
                del rest[name]
        if rest:
            self.formErrorsMessage = " ".join(self._said(rest.values()))
        self.status = self.formErrorsMessage

    def mistakes(self) -> list[dict[str, str]]:
        """What is wrong, in the order of the page: anchor, question, reason."""
        return [
            {
                "anchor": f"#formfield-{widget.id}",
                "label": translate(widget.label or "", context=self.request),
                "reason": filling.reason_of(widget.error, self.request),
            }
            for widget in self.widgets_in_order()
            if widget.error
        ]

    def _said(self, messages) -> list[str]:
        return [translate(each, context=self.request) for each in messages]


class FormView(EasyFormFormWrapper):
    """The page around the form."""

    form = FormPage

    def render(self) -> str:
        """Who cannot be led to his ticket reads here what he gets, and his code."""
        return acknowledgement.page(self.context, self.request) or super().render()

    @property
    def portal_url(self) -> str:
        return api.portal.get().absolute_url()

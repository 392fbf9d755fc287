"""Templates of answers on screen, and the form of a step into which one is put."""

from collections.abc import Mapping
from functools import cached_property
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from setneg.policy import _
from setneg.policy.browser import typed
from setneg.policy.browser.dated import DatedPage
from setneg.policy.handling import people
from setneg.policy.handling import replies
from setneg.policy.vocabularies.offices import position_title
from setneg.policy.vocabularies.offices import unit_title
from setneg.workflows import organisation
from setneg.workflows.steps.form import StepForm
from setneg.workflows.steps.form import StepPage
from typing import Any
from zExceptions import Unauthorized


#: The field of a step that a template fills, the first that its form has.
FIELDS = ("jawaban", "alasan")


class Replies(DatedPage):
    """`@@templat-jawaban`: `?templat=<id>` or `?baru=1` opens the form."""

    page_name = "templat-jawaban"
    refused = replies.ReplyRefused

    def __call__(self) -> Any:
        if not self.units:
            raise Unauthorized(self.page_name)
        return super().__call__()

    def save(self) -> Any:
        """A new edition, the end of a template, or who may keep them. ReplyRefused."""
        who = people.reader()
        if self.said("izin"):
            chosen = typed.several(self.request.form, "jabatan")
            replies.permit(self.said("unit"), chosen, who)
            return _("said_reply_permit", default="Izin mengelola templat disimpan.")
        if self.said("tutup"):
            replies.close(self.said("templat"), who)
            return _("said_reply_closed", default="Templat ditutup.")
        names = ("templat", "unit", "judul", "teks")
        replies.save(*(self.said(name) for name in names), who, self.said("berlaku"))
        return _("said_reply_saved", default="Templat jawaban disimpan.")

    @cached_property
    def units(self) -> list[tuple[str, str]]:
        """Units whose templates one keeps: (code, name)."""
        kept = replies.units_kept(people.reader())
        return [(code, unit_title(code)) for code in kept]

    @property
    def rows(self) -> list[replies.Reply]:
        return replies.of_units(code for code, _name in self.units)

    @cached_property
    def chosen(self) -> replies.Reply | None:
        kept = replies.shelf().get(self.said("templat"))
        own = kept is not None and kept.unit in dict(self.units)
        return kept if own else None

    @property
    def editing(self) -> bool:
        """Whether the form is shown."""
        return self.chosen is not None or bool(self.said("baru") or self.error)

    def unit_name(self, kept: replies.Reply) -> str:
        return unit_title(kept.unit)

    def now(self) -> Mapping[str, str]:
        if self.chosen is None:
            return {}
        latest = self.chosen.latest
        return {"judul": latest.title, "teks": latest.text}

    @property
    def placeholders(self) -> str:
        return ", ".join(f"{{{name}}}" for name in replies.PLACEHOLDERS)

    def led(self) -> list[dict[str, Any]]:
        """Units that one heads himself, with whom one may let keep their templates."""
        who = people.reader()
        own = [
            post.unit
            for post in organisation.current().positions_of(who, organisation.today())
            if replies.leads(who, post.unit)
        ]
        return [
            {
                "unit": code,
                "name": unit_title(code),
                "posts": [
                    (post, position_title(post), post in replies.permitted(code))
                    for post in replies.candidates(code)
                ],
            }
            for code in dict.fromkeys(own)
        ]


class AnsweringForm(StepForm):
    """The form of a step of a submission; a chosen template is put in to be edited."""

    def updateWidgets(self, prefix: Any = None) -> None:
        super().updateWidgets(prefix)
        edition = self.edition
        name = self.field_name
        if self.request.method == "POST" or edition is None or not name:
            return
        self.widgets[name].value = replies.filled(edition, self.context)

    @property
    def field_name(self) -> str:
        """The field that a template fills; "" when the step has none."""
        offer = self.offer
        if offer is None or not people.handles(self.context, people.reader()):
            return ""
        return next((name for name in FIELDS if name in offer.schema), "")

    @cached_property
    def edition(self) -> replies.Edition | None:
        """The template that was chosen, when it may be used here."""
        wanted = str(self.request.form.get("templat") or "")
        for each in replies.usable(self.context) if wanted else ():
            if each.id == wanted:
                return each.on(organisation.today())
        return None


class AnsweringPage(StepPage):
    """`@@langkah` of a submission: with the unit's templates above the form."""

    form = AnsweringForm
    index = ViewPageTemplateFile("templates/step.pt")

    @cached_property
    def replies(self) -> list[dict[str, str]]:
        """Templates for this step: id, title, text with this submission's words."""
        if not self.form_instance.field_name:
            return []
        day = organisation.today()
        return [
            {
                "id": each.id,
                "title": edition.title,
                "text": replies.filled(edition, self.context),
            }
            for each in replies.usable(self.context)
            if (edition := each.on(day)) is not None
        ]

    @property
    def step(self) -> str:
        offer = self.form_instance.offer
        return offer.transition if offer is not None else ""

    @property
    def target(self) -> str:
        """Id of the text area that a template fills."""
        return f"form-widgets-{self.form_instance.field_name}"

    def chosen(self, key: str) -> bool:
        return self.request.form.get("templat") == key

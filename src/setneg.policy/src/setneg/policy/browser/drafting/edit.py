"""The edit page of a document: its preview beside the form, and no text that is lost.

Who saves after somebody else did, or after his lock was released, keeps what he typed
and sees how it differs from what is stored.
"""

import base64
from functools import cached_property
from plone.dexterity.browser.edit import DefaultEditForm
from plone.dexterity.interfaces import IDexterityEditForm
from plone.protect import CheckAuthenticator
from plone.z3cform.layout import FormWrapper
from Products.Five.browser import BrowserView
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from setneg.policy import _
from setneg.policy.browser import dates
from setneg.policy.browser.compare.difference import changed
from setneg.policy.browser.compare.difference import difference
from setneg.policy.browser.compare.page import Field
from setneg.policy.browser.compare.texts import texts
from setneg.policy.browser.compare.texts import titles
from setneg.policy.browser.drafting import release
from setneg.policy.browser.drafting.release import Lock
from setneg.policy.official_form.findings import Finding
from setneg.policy.official_form.findings import findings
from setneg.policy.rendering import preview
from setneg.policy.rendering.pdf import RenderingError
from setneg.policy.rendering.signature import person_name
from setneg.policy.secrecy.reading import looked_at
from setneg.workflows.steps import acting
from setneg.workflows.steps.history import version_of
import transaction
from typing import Any
from zExceptions import MethodNotAllowed
from zope.interface import implementer


SEEN = "versi_dibuka"
SAVE = "form.buttons.save"


class DraftForm(DefaultEditForm):
    """Plone's edit form; it saves only over the version that the person had opened."""

    quiet = False
    formErrorsMessage = _("form_errors", default="Ada isian yang perlu diperbaiki.")

    def update(self) -> None:
        if self.quiet:  # for the preview: no lock, no event
            self.portal_type = self.context.portal_type
            super(DefaultEditForm, self).update()
        else:
            super().update()

    def extractData(self, setErrors: bool = True) -> Any:
        data, errors = super().extractData(setErrors)
        if SAVE in self.request.form and not self.quiet and self.overtaken:
            self.formErrorsMessage = self.overtaken
            errors = (*errors, self.overtaken)
        return data, errors

    @cached_property
    def other_lock(self) -> Lock | None:
        """Somebody else's lock; None when there is none or it is one's own."""
        lock = release.lock_of(self.context)
        return lock if lock is not None and lock.owner != acting.userid() else None

    @cached_property
    def overtaken(self) -> Any:
        """Why what was typed is not saved; "" when it may be."""
        seen = str(self.request.form.get(SEEN, ""))
        if self.other_lock is not None:
            return _(
                "refused_locked",
                default="Naskah sedang diubah oleh ${name} sejak ${since}; yang Anda "
                "ketik belum disimpan.",
                mapping={
                    "name": person_name(self.other_lock.owner),
                    "since": dates.moment(self.other_lock.since),
                },
            )
        if seen and seen != str(version_of(self.context)):
            return _(
                "refused_saved_meanwhile",
                default="Naskah disimpan orang lain sejak Anda membukanya. Yang Anda "
                "ketik masih ada di bawah; bandingkan, lalu simpan lagi.",
            )
        return ""

    def typed(self) -> dict[str, Any]:
        """What is in the form, field by field, as far as it can be read."""
        data, _errors = self.extractData(setErrors=False)
        return {name.rsplit(".", 1)[-1]: value for name, value in data.items()}


@implementer(IDexterityEditForm)
class DraftPage(FormWrapper):
    """The page around the form: lock, conflict, form, preview."""

    form = DraftForm
    index = ViewPageTemplateFile("templates/edit.pt")
    beside = ViewPageTemplateFile("templates/beside.pt")

    @property
    def preview_address(self) -> str:
        return f"{self.context.absolute_url()}/@@pratinjau"

    @property
    def label(self) -> Any:
        return self.form_instance.label

    @property
    def version(self) -> int:
        return version_of(self.context)

    @property
    def lock(self) -> Lock | None:
        return self.form_instance.other_lock

    def name(self, userid: str) -> str:
        return person_name(userid)

    def moment(self, time: Any) -> str:
        return dates.moment(time)

    @cached_property
    def conflict(self) -> list[Field]:
        """How what was typed differs from what is stored; only after a refused save."""
        form = self.form_instance
        if SAVE not in self.request.form or not form.overtaken:
            return []
        known = titles(self.context.portal_type)
        stored, typed = texts(self.context), texts(self.context, form.typed())
        found = []
        for name, title in known.items():
            lines = difference(stored[name], typed[name])
            if changed(lines):
                found.append(Field(name, title, lines, True))
        return found


class Preview(BrowserView):
    """`@@pratinjau`: the typed form as it would be printed; POST, and nothing is kept.

    The PDF, or with ``gambar`` the pages as a fragment for the side of the form, below
    what the checker of the official form finds in the typed words.
    """

    fragment = ViewPageTemplateFile("templates/preview.pt")
    error = ""
    pictures: tuple[str, ...] = ()
    found: tuple[Finding, ...] = ()

    def __call__(self) -> Any:
        if self.request.get("REQUEST_METHOD") != "POST":
            raise MethodNotAllowed()
        CheckAuthenticator(self.request)
        response = self.request.response
        response.setHeader("Cache-Control", "private, no-store")
        try:
            return self.made()
        except RenderingError as error:
            self.error = str(error)
            return self.fragment()
        finally:
            transaction.abort()
            looked_at(self.context, "pratinjau")

    def made(self) -> Any:
        document, values = self.subject()
        if "gambar" in self.request.form:
            self.found = tuple(findings(document, values))
            pages = preview.preview_pictures(document, values)
            self.pictures = tuple(base64.b64encode(each).decode() for each in pages)
            return self.fragment()
        data = preview.preview(document, values)
        response = self.request.response
        response.setHeader("Content-Type", "application/pdf")
        response.setHeader("Content-Disposition", 'inline; filename="pratinjau.pdf"')
        response.setHeader("X-Content-Type-Options", "nosniff")
        return data

    def subject(self) -> tuple[Any, dict[str, Any]]:
        """The document, and what was typed over it."""
        form = DraftForm(self.context, self.request)
        form.quiet = True
        form.update()
        return self.context, form.typed()

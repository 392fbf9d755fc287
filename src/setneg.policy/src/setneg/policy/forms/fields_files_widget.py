"""The input of several files: one box for all of them, and those that were sent already.

Files of a sending that was refused for another reason are kept for the next try, as
Plone does for a single file.
"""

from Acquisition import aq_chain
from collective.easyform.interfaces import IEasyForm
from datetime import datetime
from persistent.mapping import PersistentMapping
from plone.formwidget.namedfile.interfaces import IFileUploadTemporaryStorage
from plone.formwidget.namedfile.utils import is_file_upload
from plone.namedfile.file import NamedBlobFile
from plone.namedfile.utils import safe_basename
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from setneg.policy.browser import typed
from setneg.policy.forms import terms
from setneg.policy.forms.fields_files import count_of
from setneg.policy.forms.fields_files import IFiles
from setneg.policy.forms.fields_files import kinds_of
from setneg.policy.forms.fields_files import megabytes_of
from setneg.policy.forms.fields_files import of_answer
from typing import Any
from uuid import uuid4
from z3c.form.converter import BaseDataConverter
from z3c.form.interfaces import IFieldWidget
from z3c.form.interfaces import IFormLayer
from z3c.form.interfaces import IWidget
from z3c.form.interfaces import NO_VALUE
from z3c.form.widget import FieldWidget
from z3c.form.widget import Widget
from zope.component import adapter
from zope.component.hooks import getSite
from zope.interface import implementer
from zope.interface import implementer_only


class IFilesWidget(IWidget):
    """The input of several files."""


@implementer_only(IFilesWidget)
class FilesWidget(Widget):
    """Files that were sent, each with a box to leave it out, and a box for more."""

    klass = "files-widget"
    template = ViewPageTemplateFile("files_input.pt")
    _kept: list[tuple[str, str]] | None = None

    def render(self) -> str:
        return self.template()

    @property
    def reading(self) -> bool:
        return self.mode == "display"

    @property
    def terms(self) -> terms.Terms:
        """The conditions of the form, or those of the site."""
        return terms.of(self.form_context)

    @property
    def form_context(self) -> Any:
        """The form whose question this is, which in the editor lies above the page; else
        the document whose step asks for files."""
        form = self.form
        while getattr(form, "parentForm", None) is not None:
            form = form.parentForm
        around = aq_chain(form.context)
        forms = (each for each in around if IEasyForm.providedBy(each))
        return next(forms, form.context)

    def accepted(self) -> dict[str, Any]:
        """What may be sent here: kinds, megabytes, how many."""
        kinds = kinds_of(self.terms, self.field)
        return {
            "accept": ",".join(kinds),
            "kinds": ", ".join(kind[1:].upper() for kind in kinds),
            "size": megabytes_of(self.terms, self.field),
            "count": count_of(self.terms, self.field),
        }

    def names(self) -> list[str]:
        """The names of the files of the answer."""
        return [each.filename or "-" for each in of_answer(self.value)]

    def kept(self) -> list[tuple[str, str]]:
        """(key, name) of the files that wait for the next try of a refused sending."""
        if self._kept is None:
            waits = self.request.method == "POST" and not self.error
            self._kept = (
                [_store(each) for each in of_answer(self.value)] if waits else []
            )
        return self._kept

    def extract(self, default: Any = NO_VALUE) -> Any:
        """The files of the request; those of the last try first."""
        if isinstance(self.value, list) and self.value:
            return self.value
        keys = typed.several(self.request, f"{self.name}.kept")
        found = [_stored(key) for key in keys]
        sent = self.request.get(self.name)
        for upload in sent if isinstance(sent, list | tuple) else [sent]:
            if is_file_upload(upload) and upload.filename:
                upload.seek(0)
                name = safe_basename(upload.filename)
                found.append(NamedBlobFile(data=upload.read(), filename=name))
        return [each for each in found if each is not None] or default


def _store(file: Any) -> tuple[str, str]:
    """Keep a file for the next try, for a short while; (key, name)."""
    waiting = IFileUploadTemporaryStorage(getSite())
    waiting.cleanup()
    key = uuid4().hex
    waiting.upload_map[key] = PersistentMapping(
        filename=file.filename, data=file.data, dt=datetime.now()
    )
    return key, file.filename or "-"


def _stored(key: str) -> NamedBlobFile | None:
    kept = IFileUploadTemporaryStorage(getSite()).upload_map.get(key)
    if not kept:
        return None
    return NamedBlobFile(data=kept["data"], filename=kept["filename"])


@implementer(IFieldWidget)
@adapter(IFiles, IFormLayer)
def files_widget(field: Any, request: Any) -> Any:
    """The input of several files."""
    return FieldWidget(field, FilesWidget(request))


@adapter(IFiles, IFilesWidget)
class FilesConverter(BaseDataConverter):
    """Files are kept as they were sent."""

    def toWidgetValue(self, value: Any) -> list:
        return of_answer(value)

    def toFieldValue(self, value: Any) -> list:
        return of_answer(value)

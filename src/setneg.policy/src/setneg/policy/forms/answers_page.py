"""What was typed, on the page of its ticket and over REST; its files for download."""

from plone import api
from plone.namedfile.utils import set_headers
from plone.namedfile.utils import stream_data
from Products.Five.browser import BrowserView
from setneg.policy.forms import answers
from setneg.policy.forms import languages
from setneg.workflows.steps.wording import say
from typing import Any
from zope.interface import implementer
from zope.publisher.interfaces import IPublishTraverse
from zope.publisher.interfaces import NotFound


FILE_PAGE = "@@berkas-isian"


class Answers(BrowserView):
    """`@@isian`: the answers that stand in no field of the submission."""

    def answers(self) -> list[dict[str, Any]]:
        """Question, words, and files with their addresses."""
        return [
            {
                "label": each.label,
                "words": "" if each.files else each.words,
                "files": files_of(self.context, each),
                "kind": each.kind,
            }
            for each in answers.answers(self.context)
            if not each.mapped and (each.words or each.files)
        ]

    @property
    def form_name(self) -> str:
        """The form's name as it was when this was sent; in English where the form that
        this reader sees gives it."""
        name = self.context.nama_formulir or ""
        catalog = api.portal.get_tool("portal_catalog")
        found = catalog.searchResults(UID=self.context.formulir or "-")
        return say(languages.said(found[0].getObject(), name)) if found else name

    @property
    def form_address(self) -> str:
        """Where the form is now; "" when it is gone or not for this reader."""
        catalog = api.portal.get_tool("portal_catalog")
        found = catalog.searchResults(UID=self.context.formulir or "-")
        return found[0].getURL() if found else ""


@implementer(IPublishTraverse)
class AnswerFile(BrowserView):
    """`@@berkas-isian/<field>/<number>`: one file of an answer, to be saved."""

    def __init__(self, context: Any, request: Any) -> None:
        super().__init__(context, request)
        self.path: list[str] = []

    def publishTraverse(self, request: Any, name: str) -> "AnswerFile":
        self.path.append(name)
        return self

    def __call__(self) -> Any:
        file = self.file()
        response = self.request.response
        response.setHeader("Cache-Control", "private, no-store")
        set_headers(file, response, filename=file.filename or "berkas")
        return stream_data(file)

    def file(self) -> Any:
        """The file that the address names; NotFound for any other address."""
        field, number = self.path if len(self.path) == 2 else ("", "")
        files = [
            file
            for each in answers.answers(self.context)
            if each.name == field
            for file in each.files
        ]
        if number.isascii() and number.isdigit() and int(number[:4]) < len(files):
            return files[int(number[:4])]
        raise NotFound(self.context, "/".join(self.path), self.request)


def files_of(submission: Any, answer: answers.Answer) -> list[dict[str, Any]]:
    """The files of an answer: name, size in bytes, kind, address."""
    url = submission.absolute_url()
    return [
        {
            "filename": file.filename or "berkas",
            "size": file.getSize(),
            "content-type": file.contentType,
            "download": f"{url}/{FILE_PAGE}/{answer.name}/{number}",
        }
        for number, file in enumerate(answer.files)
    ]

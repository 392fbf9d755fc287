"""The attachments on the page of a document, their download, and `@lampiran`."""

import base64
from plone import api
from plone.app.layout.viewlets.common import ViewletBase
from plone.namedfile.file import NamedBlobFile
from plone.namedfile.utils import set_headers
from plone.namedfile.utils import stream_data
from plone.protect import CheckAuthenticator
from plone.protect.interfaces import IDisableCSRFProtection
from plone.restapi.deserializer import json_body
from plone.restapi.services import Service
from Products.Five.browser import BrowserView
from setneg.policy import _
from setneg.policy.browser.attachments import store
from setneg.policy.browser.attachments.store import Attached
from setneg.policy.forms import attachment
from setneg.workflows.steps.wording import say
from typing import Any
from zExceptions import MethodNotAllowed
from zExceptions import NotFound
from zExceptions import Unauthorized
from zope.interface import alsoProvides
from zope.interface import implementer
from zope.interface import Invalid
from zope.publisher.interfaces import IPublishTraverse


MODIFY = "Modify portal content"


def may_change(document: Any) -> bool:
    return bool(api.user.has_permission(MODIFY, obj=document))


class AttachmentsPanel(ViewletBase):
    """“Lampiran”: the files, and for who may edit the way to add and to take away."""

    @property
    def files(self) -> list[Attached]:
        return store.attachments(self.context)

    @property
    def may_change(self) -> bool:
        return may_change(self.context)

    @property
    def kinds(self) -> str:
        return ",".join(attachment.allowed())

    @property
    def limits(self) -> dict[str, str]:
        return {
            "kinds": ", ".join(kind[1:].upper() for kind in attachment.allowed()),
            "size": str(attachment.most_bytes() // attachment.MEGABYTE),
            "count": str(attachment.most_files()),
        }

    def render(self) -> str:
        return self.index() if self.files or self.may_change else ""


@implementer(IPublishTraverse)
class Attachments(BrowserView):
    """`@@lampiran/<key>`: a file as a download; `@@lampiran` by POST: add, take away."""

    key = ""

    def publishTraverse(self, request: Any, name: str) -> "Attachments":
        if self.key:
            raise NotFound(name)
        self.key = name
        return self

    def __call__(self) -> Any:
        if self.key:
            return self.download()
        if self.request.get("REQUEST_METHOD") != "POST":
            raise MethodNotAllowed()
        CheckAuthenticator(self.request)
        if not may_change(self.context):
            raise Unauthorized("lampiran")
        try:
            self.change()
        except store.AttachmentRefused as refused:
            api.portal.show_message(refused.args[0], self.request, "error")
        self.request.response.redirect(f"{self.context.absolute_url()}#lampiran")
        return ""

    def change(self) -> None:
        gone = str(self.request.form.get("hapus", ""))
        if gone:
            store.remove(self.context, gone)
            return
        given = self.request.form.get("berkas") or []
        uploads = given if isinstance(given, list) else [given]
        store.add(
            self.context,
            [
                NamedBlobFile(data=each, filename=str(each.filename))
                for each in uploads
                if getattr(each, "filename", "")
            ],
        )

    def download(self) -> Any:
        found = store.find(self.context, self.key)
        if found is None:
            raise NotFound(self.key)
        set_headers(found.file, self.request.response, filename=found.name)
        response = self.request.response
        response.setHeader("Cache-Control", "private, no-store")
        response.setHeader("X-Content-Type-Options", "nosniff")
        return stream_data(found.file)


def attached_json(document: Any, found: Attached) -> dict[str, Any]:
    return {
        "@id": f"{document.absolute_url()}/@lampiran/{found.key}",
        "id": found.key,
        "filename": found.name,
        "size": found.file.getSize(),
        "content-type": found.file.contentType,
        "download": f"{document.absolute_url()}/@@lampiran/{found.key}",
    }


class AttachmentsGet(Service):
    """`GET @lampiran`: the files of a document, and what the site accepts."""

    def reply(self) -> dict[str, Any]:
        return {
            "@id": f"{self.context.absolute_url()}/@lampiran",
            "items": [
                attached_json(self.context, each)
                for each in store.attachments(self.context)
            ],
            "batas": {
                "jenis": list(attachment.allowed()),
                "ukuran": attachment.most_bytes(),
                "jumlah": attachment.most_files(),
            },
        }


class AttachmentsPost(Service):
    """`POST @lampiran`: `berkas`, a list of files as plone.restapi writes them."""

    def reply(self) -> dict[str, Any]:
        body = json_body(self.request)
        alsoProvides(self.request, IDisableCSRFProtection)
        given = body.get("berkas")
        try:
            made = store.add(self.context, [_file(each) for each in given or ()])
        except store.AttachmentRefused as refused:
            return self.refusal(say(refused.args[0]))
        except (TypeError, KeyError, AttributeError, ValueError, Invalid):
            wrong = _(
                "refused_file_shape",
                default="Setiap berkas memuat data (base64) dan filename.",
            )
            return self.refusal(say(wrong))
        self.request.response.setStatus(201)
        return {"items": [attached_json(self.context, each) for each in made]}

    def refusal(self, message: str) -> dict[str, Any]:
        self.request.response.setStatus(400)
        return {"type": "AttachmentRefused", "message": message, "missing": [message]}


@implementer(IPublishTraverse)
class AttachmentsDelete(Service):
    """`DELETE @lampiran/<key>`"""

    key = ""

    def publishTraverse(self, request: Any, name: str) -> "AttachmentsDelete":
        self.key = name
        return self

    def reply(self) -> None:
        alsoProvides(self.request, IDisableCSRFProtection)
        if not store.remove(self.context, self.key):
            raise NotFound(self.key)
        self.request.response.setStatus(204)


def _file(given: Any) -> NamedBlobFile:
    data = base64.b64decode(given["data"], validate=True)
    return NamedBlobFile(data=data, filename=str(given["filename"]))

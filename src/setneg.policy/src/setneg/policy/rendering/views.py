"""The original on screen and the page on which anybody checks a document."""

from plone.namedfile.utils import stream_data
from Products.Five.browser import BrowserView
from setneg.policy import _
from setneg.policy.content.pengajuan import IPengajuan
from setneg.policy.legal.standing import STATUS
from setneg.policy.rendering import verification
from setneg.policy.rendering.original import draft
from setneg.policy.rendering.original import filename
from setneg.policy.rendering.pdf import RenderingError
from zope.i18n import translate
from zope.interface import implementer
from zope.publisher.interfaces import IPublishTraverse
from zope.publisher.interfaces import NotFound


PUBLIC = "public, max-age=300, must-revalidate"
PRIVATE = "private, no-store"


class Pdf(BrowserView):
    """The sealed file byte for byte; before the signature a draft marked KONSEP."""

    def __call__(self):
        if IPengajuan.providedBy(self.context):  # a ticket is never put on paper
            raise NotFound(self.context, "@@pdf", self.request)
        file = getattr(self.context, "berkas_pdf", None)
        if file is None:
            return self._draft()
        tag = f'"{self.context.sidik}"'
        response = self.request.response
        response.setHeader("Cache-Control", PUBLIC if self._public() else PRIVATE)
        response.setHeader("ETag", tag)
        if self.request.get_header("If-None-Match", "") == tag:
            response.setStatus(304)
            return b""
        self._headers(file.getSize())
        return stream_data(file)

    def _draft(self) -> bytes | str:
        response = self.request.response
        response.setHeader("Cache-Control", PRIVATE)
        try:
            data = draft(self.context)
        except RenderingError as error:
            response.setStatus(422)
            response.setHeader("Content-Type", "text/plain; charset=utf-8")
            return str(error)
        self._headers(len(data))
        return data

    def _headers(self, size: int) -> None:
        response = self.request.response
        response.setHeader("Content-Type", "application/pdf")
        response.setHeader("Content-Length", str(size))
        response.setHeader(
            "Content-Disposition", f'inline; filename="{filename(self.context)}"'
        )
        response.setHeader("X-Content-Type-Options", "nosniff")

    def _public(self) -> bool:
        """Whether a visitor without an account may see it too."""
        return "Anonymous" in {
            role["name"]
            for role in self.context.rolesOfPermission("View")
            if role["selected"]
        }


@implementer(IPublishTraverse)
class Verification(BrowserView):
    """``/@@verifikasi/<code>``: known or not, unchanged or not, in force or not."""

    code = ""
    finding = None
    upload_result = ""
    file_result = ""
    refused = False

    def publishTraverse(self, request, name):
        if self.code:
            self.code = "/"  # more than one name is never a code
        else:
            self.code = name
        return self

    def __call__(self):
        response = self.request.response
        response.setHeader("Cache-Control", "no-store")
        response.setHeader("Referrer-Policy", "no-referrer")
        response.setHeader("X-Robots-Tag", "noindex")
        self.code = self.code or self.request.form.get("kode", "").strip()
        upload = self.request.form.get("berkas")
        asked = self.code or getattr(upload, "filename", "")
        if asked and not verification.LIMIT.allows(self.request.getClientAddr()):
            self.refused = True
            response.setStatus(429)
            response.setHeader("Retry-After", "60")
        elif self.code:
            self._look_up()
        elif asked and self.request.method == "POST":
            self.file_result, self.finding = verification.by_file(
                verification.read(upload)
            )
        return self.index()

    def _look_up(self) -> None:
        document = verification.sealed(self.code)
        if document is None:
            self.request.response.setStatus(404)
            return
        self.finding = verification.finding(document)
        upload = self.request.form.get("berkas")
        if self.request.method == "POST" and getattr(upload, "filename", ""):
            same = verification.same_file(document, upload)
            self.upload_result = {True: "sama", False: "berbeda", None: "besar"}[same]

    @property
    def address(self) -> str:
        """Where the form of the upload goes: this very document's page."""
        return f"{self.context.absolute_url()}/@@verifikasi/{self.code}"

    @property
    def status_text(self) -> str:
        """The status in words."""
        words = {
            **STATUS,
            "dibatalkan": _("status_dibatalkan", default="Dibatalkan"),
        }
        return translate(words[self.finding.status], context=self.request)

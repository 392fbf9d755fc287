"""Forms as a package on screen: handed out, examined, taken in."""

import base64
from collections.abc import Sequence
from plone import api
from plone.protect import CheckAuthenticator
from Products.Five.browser import BrowserView
from setneg.policy import _
from setneg.policy.browser import typed
from setneg.policy.designer import exchange
from setneg.policy.designer import package
from setneg.policy.designer.exchange import Finding
from setneg.policy.designer.vetting import Refused
from typing import Any


FILE = "formulir.zip"
STATES = {
    exchange.NEW: _("exchange_new", default="baru"),
    exchange.SAME: _("exchange_same", default="sama dengan yang ada"),
    exchange.CHANGED: _("exchange_changed", default="berbeda dari yang ada"),
    exchange.REFUSED: _("exchange_refused", default="tidak dapat diimpor"),
}


class Export(BrowserView):
    """`@@formulir-ekspor`: all forms that track their answers, or the one named."""

    def __call__(self) -> bytes:
        wanted = typed.text(self.request.form, "formulir")
        forms = [f for f in exchange.forms() if wanted in ("", f.getId())]
        files = exchange.collect(forms)
        if not files:
            message = _(
                "export_nothing", default="Belum ada formulir terbit untuk diekspor."
            )
            api.portal.show_message(message, self.request, type="warning")
            url = f"{self.context.absolute_url()}/@@formulir-rancang"
            self.request.response.redirect(url)
            return b""
        response = self.request.response
        name = f"{wanted}.zip" if wanted else FILE
        response.setHeader("Content-Type", "application/zip")
        response.setHeader("Content-Disposition", f'attachment; filename="{name}"')
        response.setHeader("X-Content-Type-Options", "nosniff")
        return package.archive(files)


class Import(BrowserView):
    """`@@formulir-impor`: an archive is examined first, and taken in when it is chosen
    what of it."""

    #: Differences that are shown at once; more are folded into one line.
    FEW = 6
    error = ""
    findings: Sequence[Finding] = ()
    packed = ""

    def __call__(self) -> str:
        if self.request.get("REQUEST_METHOD") == "POST":
            CheckAuthenticator(self.request)
            try:
                if self._act():
                    return ""
            except Refused as refused:
                self.error = refused.said
                self.request.response.setStatus(400)
        return self.index()

    def _act(self) -> bool:
        """Examine or take in; whether it led to another page."""
        words = self.request.form
        data = self._uploaded() if "berkas" in words else self._brought()
        files = package.read(data)
        self.packed = base64.b64encode(data).decode("ascii")
        self.findings = exchange.examine(files)
        if "ambil" not in words:
            return False
        chosen = typed.several(words, "pilih")
        marks = {key: typed.text(words, f"dilihat.{key}") for key in chosen}
        reason = " ".join(self.reason.split())
        if not marks or not reason:
            raise Refused(
                _(
                    "import_choose",
                    default="Pilih yang diimpor dan tulis alasannya.",
                )
            )
        taken = exchange.take(files, marks, reason)
        message = _(
            "import_done",
            default="Diimpor: ${what}.",
            mapping={"what": ", ".join(finding.title for finding in taken) or "–"},
        )
        api.portal.show_message(message, self.request)
        url = f"{self.context.absolute_url()}/@@formulir-rancang"
        self.request.response.redirect(url)
        return True

    def _uploaded(self) -> bytes:
        upload = self.request.form.get("berkas")
        if upload is None or not getattr(upload, "filename", ""):
            raise Refused(_("import_no_file", default="Pilih sebuah arsip zip."))
        return bytes(upload.read(package.LARGEST_ARCHIVE + 1))

    def _brought(self) -> bytes:
        """What was examined, sent back by the page."""
        try:
            packed = typed.text(self.request.form, "paket")
            return base64.b64decode(packed, validate=True)
        except ValueError:
            raise Refused(
                _("import_no_file", default="Pilih sebuah arsip zip.")
            ) from None

    def state(self, finding: Finding) -> Any:
        return STATES[finding.state]

    def takable(self, finding: Finding) -> bool:
        return finding.state in (exchange.NEW, exchange.CHANGED)

    def chosen(self, finding: Finding) -> bool:
        """What is new is ticked beforehand; what would overwrite is not."""
        return finding.state == exchange.NEW

    @property
    def anything(self) -> bool:
        return any(self.takable(finding) for finding in self.findings)

    @property
    def reason(self) -> str:
        return typed.text(self.request.form, "alasan")

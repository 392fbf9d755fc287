"""`@@lacak` and `POST @lacak`: a submission followed with its number and code.

Every look and every step needs number and code; nothing is remembered between two
requests, in no cookie and in no address. Source: R-X-17.
"""

from collections.abc import Callable
from datetime import datetime
from functools import cached_property
from plone.namedfile.file import NamedBlobFile
from plone.protect import CheckAuthenticator
from plone.protect.interfaces import IDisableCSRFProtection
from plone.restapi.deserializer import json_body
from plone.restapi.services import Service
from Products.Five.browser import BrowserView
from setneg.policy import _
from setneg.policy.browser import dates
from setneg.policy.browser import typed
from setneg.policy.browser.ticket import state
from setneg.policy.browser.ticket.service import as_json
from setneg.policy.complaints import closing
from setneg.policy.complaints import tracking
from setneg.policy.complaints.hidden import forget_actor
from setneg.policy.content.pengaduan import IPengaduan
from setneg.workflows.steps.model import StepRefused
from setneg.workflows.steps.services.wire import schema_json
from setneg.workflows.steps.wording import say
import transaction
from typing import Any
from zope.interface import alsoProvides
from zope.schema import getFieldsInOrder
from zope.schema.interfaces import IText
from zope.schema.interfaces import ITextLine


UNKNOWN = _(
    "track_unknown",
    default="Nomor dan kode ini tidak cocok. Periksa keduanya, lalu coba lagi.",
)
OFTEN = _(
    "verifikasi_terlalu_sering",
    default="Terlalu banyak permintaan. Coba lagi satu menit kemudian.",
)


class Asking:
    """What the page and the service share: who asks too often, who has the code."""

    request: Any

    def closed(self) -> None:
        """Nobody keeps the answer, and no link tells where it came from."""
        response = self.request.response
        response.setHeader("Cache-Control", "no-store")
        response.setHeader("Referrer-Policy", "no-referrer")
        response.setHeader("X-Robots-Tag", "noindex")
        forget_actor()

    def allowed(self) -> bool:
        """Whether this address may ask once more; 429 is set when not."""
        if tracking.LIMIT.allows(self.request.getClientAddr()):
            return True
        self.request.response.setStatus(429)
        self.request.response.setHeader("Retry-After", "60")
        return False


class Track(Asking, BrowserView):
    """The page: number and code first, then where it stands and what one may do."""

    problem = ""
    done = ""
    submission: Any = None

    def __call__(self) -> str:
        self.closed()
        if self.request.method == "POST":
            CheckAuthenticator(self.request)
            self.answer()
        return str(self.index())

    def answer(self) -> None:
        """Look it up; take the step that was asked for."""
        if not self.allowed():
            self.problem = say(OFTEN)
            return
        self.submission = tracking.found(self.number, self.code)
        if self.submission is None:
            self.request.response.setStatus(404)
            self.problem = say(UNKNOWN)
            return
        form = self.request.form
        if form.get("langkah"):
            self.carry(self.take)
        elif getattr(form.get("berkas"), "filename", ""):
            self.carry(self.add_file)

    def carry(self, act: Callable[[], str]) -> None:
        """Do it, or say why not and leave everything as it was."""
        savepoint = transaction.savepoint(optimistic=True)
        try:
            self.done = act()
        except StepRefused as refused:
            savepoint.rollback()
            self.request.response.setStatus(400)
            self.problem = " ".join(refused.reasons)

    def take(self) -> str:
        form = self.request.form
        tracking.take(self.submission, str(form["langkah"]), dict(form))
        return say(_("track_taken", default="Tersimpan. Keadaan terbaru ada di bawah."))

    def add_file(self) -> str:
        upload = self.request.form["berkas"]
        file = NamedBlobFile(data=upload.read(), filename=str(upload.filename))
        tracking.add_file(self.submission, file)
        return say(_("track_file_added", default="Berkas ditambahkan."))

    @property
    def number(self) -> str:
        return self._typed("nomor")

    @property
    def code(self) -> str:
        return self._typed("kode")

    def _typed(self, name: str) -> str:
        return typed.text(self.request.form, name).strip()[: tracking.LONGEST]

    @cached_property
    def told(self) -> Any:
        return state.told(self.submission, userid="", sender=True)

    @cached_property
    def ways(self) -> list[tracking.Way]:
        return tracking.ways(self.submission)

    @property
    def forwarded(self) -> Any:
        return getattr(self.submission.aq_base, "diteruskan", None)

    @property
    def announced(self) -> str:
        """What happens by itself when the sender does nothing."""
        complaint = IPengaduan.providedBy(self.submission)
        return closing.announced(self.submission) if complaint else ""

    @property
    def open(self) -> bool:
        return not self.told.ended

    def fields(self, way: tracking.Way) -> list[tuple[str, str, str, bool, bool]]:
        """Name, title, help, whether long, whether required, of what a step asks for."""
        return [
            (
                name,
                say(field.title),
                say(field.description) if field.description else "",
                IText.providedBy(field) and not ITextLine.providedBy(field),
                field.required,
            )
            for name, field in getFieldsInOrder(way.schema)
        ]

    def typed(self, name: str, way: tracking.Way) -> str:
        """What was typed for a refused step; it is not lost."""
        form = self.request.form
        mine = self.problem and form.get("langkah") == way.transition
        return str(form.get(name, "")) if mine else ""

    def moment(self, value: datetime | None) -> str:
        return dates.moment(value)


class TrackPost(Asking, Service):
    """Body: ``nomor``, ``kode``, and for a step ``langkah`` with what it asks for.

    200 with where it stands and what may be done; 404 for everything that does not
    match, 400 with the reasons, 429 when asked too often.
    """

    def reply(self) -> dict[str, Any]:
        alsoProvides(self.request, IDisableCSRFProtection)
        self.closed()
        if not self.allowed():
            return self._refusal("TooManyRequests", [say(OFTEN)])
        body = json_body(self.request)
        words = [str(body.get(name) or "") for name in ("nomor", "kode")]
        submission = tracking.found(*words)
        if submission is None:
            self.request.response.setStatus(404)
            return self._refusal("NotFound", [say(UNKNOWN)])
        if body.get("langkah"):
            savepoint = transaction.savepoint(optimistic=True)
            try:
                tracking.take(submission, str(body["langkah"]), dict(body))
            except StepRefused as refused:
                savepoint.rollback()
                self.request.response.setStatus(400)
                return self._refusal("StepRefused", list(refused.reasons))
        return self.described(submission)

    def described(self, submission: Any) -> dict[str, Any]:
        """The same words as the page; no address of the submission, no person."""
        told = as_json(state.told(submission, userid="", sender=True))
        forwarded = getattr(submission.aq_base, "diteruskan", None)
        return {
            **told,
            "nomor": submission.nomor,
            "pokok": submission.title,
            "dengan_sendirinya": (
                closing.announced(submission) or None
                if IPengaduan.providedBy(submission)
                else None
            ),
            "diteruskan": str(forwarded["instansi"]) if forwarded else None,
            "langkah": [
                {
                    "langkah": way.transition,
                    "judul": way.title,
                    "schema": schema_json(way.schema),
                }
                for way in tracking.ways(submission)
            ],
        }

    def _refusal(self, kind: str, reasons: list[str]) -> dict[str, Any]:
        return {"type": kind, "message": " ".join(reasons), "missing": reasons}

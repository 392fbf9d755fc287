"""Delivery on screen: the sender's table, receipts from outside, numbered copies."""

from functools import cached_property
from plone import api
from plone.namedfile.file import NamedBlobFile
from plone.namedfile.utils import set_headers
from plone.namedfile.utils import stream_data
from plone.protect import CheckAuthenticator
from Products.Five.browser import BrowserView
from setneg.policy import _
from setneg.policy.browser import dates
from setneg.policy.browser import headings
from setneg.policy.browser.spreadsheet import csv_text
from setneg.policy.browser.spreadsheet import CSV_TYPE
from setneg.policy.browser.spreadsheet import offer
from setneg.policy.distribution import copies
from setneg.policy.distribution import evidence
from setneg.policy.distribution import lists
from setneg.policy.distribution import receipts
from setneg.policy.distribution import waits
from setneg.policy.rendering.original import filename
from setneg.workflows import organisation
from setneg.workflows.journal import record_reading
from setneg.workflows.steps import acting
from setneg.workflows.steps.wording import say
from typing import Any
from urllib.parse import urlencode
from zExceptions import Forbidden
from zExceptions import NotFound
from zope.interface import implementer
from zope.publisher.interfaces import IPublishTraverse


PRIVATE = "private, no-store"
STATES = {
    receipts.SENT: _("state_dikirim", default="Disampaikan"),
    receipts.OPENED: _("state_dibuka", default="Dibuka"),
    receipts.RECEIVED: _("state_diterima", default="Diterima"),
}
AS = {
    "kepada": _("label_kepada", default="Yth."),
    "tembusan": _("label_tembusan", default="Tembusan"),
    "diperintahkan": _("label_diperintahkan", default="Yang diperintah"),
}


def sending_side(document: Any) -> bool:
    """Whether the person at the desk may see who opened what."""
    return receipts.sends(document, acting.userid())


def uploaded(request: Any, name: str) -> NamedBlobFile | None:
    """A file of a form; None when none was chosen."""
    sent = request.form.get(name)
    title = getattr(sent, "filename", "")
    if not title:
        return None
    return NamedBlobFile(data=sent.read(), filename=str(title))


def streamed(request: Any, file: Any) -> Any:
    """A kept proof as a download; never opened inside the page."""
    set_headers(file, request.response, filename=file.filename)
    request.response.setHeader("Cache-Control", PRIVATE)
    request.response.setHeader("X-Content-Type-Options", "nosniff")
    return stream_data(file)


class Delivery(BrowserView):
    """`@@penyampaian`: each recipient with his moments; a POST records a proof."""

    error = ""

    def __call__(self):
        if not sending_side(self.context):
            raise Forbidden("penyampaian")
        if self.request.get("REQUEST_METHOD") == "POST":
            CheckAuthenticator(self.request)
            if self.recorded():
                self.request.response.redirect(self.address)
                return ""
        return self.index()

    @property
    def address(self) -> str:
        return f"{self.context.absolute_url()}/@@penyampaian"

    def recorded(self) -> bool:
        """Keep what the form says; False when refused, with the reason on the page."""
        said = {
            name: str(self.request.form.get(name) or "")
            for name in ("penerima", "nama", "tanggal", "catatan")
        }
        try:
            evidence.evidence(
                self.context,
                said["penerima"],
                said["nama"],
                said["tanggal"],
                uploaded(self.request, "berkas"),
                acting.userid(),
                said["catatan"],
            )
        except evidence.EvidenceRefused as error:
            self.error = str(error)
            self.request.response.setStatus(400)
            return False
        api.portal.show_message(
            _("said_evidence", default="Bukti terima telah dicatat."), self.request
        )
        return True

    @cached_property
    def rows(self) -> list[receipts.Receipt]:
        return receipts.rows(self.context)

    @property
    def outside(self) -> list[receipts.Receipt]:
        """Those outside whose receipt is still to be recorded."""
        return [row for row in self.rows if not row.office and not row.received]

    @property
    def lacking(self) -> list[receipts.Receipt]:
        """Who must confirm and has not."""
        return waits.unconfirmed(self.context)

    @property
    def numbered(self) -> bool:
        return bool(copies.numbered(self.context))

    def takes(self, row: receipts.Receipt) -> bool:
        """Whether the sender may fetch this copy, to bring it outside."""
        return row.copy in copies.handed_out_by(self.context, acting.userid())

    def fetched(self, row: receipts.Receipt) -> str:
        """When a copy was first taken, "" before."""
        kept = receipts.kept_rows(self.context)[row.position]
        return self.moment(kept.get("salinan_diambil"))

    def proof(self, row: receipts.Receipt) -> str:
        """Where the proof of somebody outside is downloaded."""
        query = urlencode({"penerima": row.position})
        return f"{self.context.absolute_url()}/@@bukti-terima?{query}"

    def state(self, row: receipts.Receipt) -> Any:
        return STATES[row.state]

    def role(self, row: receipts.Receipt) -> Any:
        return AS.get(row.field, row.field)

    def list_of(self, row: receipts.Receipt) -> str:
        """The list that named somebody, with the edition; "" for none."""
        key, _sign, number = row.source.partition("@")
        kept = lists.get(key) if key else None
        return (
            f"{kept.title if kept is not None else key}, edisi {number}" if key else ""
        )

    def moment(self, value: Any) -> str:
        return dates.moment(value) if value else ""

    @property
    def today(self) -> str:
        return organisation.today().isoformat()


class DeliveryCsv(Delivery):
    """`@@penyampaian.csv`: the same table as a file."""

    HEAD = (
        "Penerima",
        "Sebagai",
        "Daftar",
        "Alamat",
        "Salinan",
        "Disampaikan",
        "Dibuka",
        "Diterima",
        "Oleh",
        "Keadaan",
    )

    def __call__(self) -> str:
        if not sending_side(self.context):
            raise Forbidden("penyampaian")
        made = csv_text(headings.said(self.HEAD), map(self.line, self.rows))
        offer(self.request, CSV_TYPE, "penyampaian.csv")
        return made

    def line(self, row: receipts.Receipt) -> tuple[Any, ...]:
        """What the file says of a recipient."""
        return (
            row.title,
            say(self.role(row)),
            self.list_of(row),
            row.address,
            row.copy or "",
            *(self.moment(each) for each in (row.sent, row.opened, row.received)),
            (row.evidence or {}).get("nama") or row.by,
            say(self.state(row)),
        )


class Evidence(BrowserView):
    """`@@bukti-terima?penerima=…`: the proof of somebody outside, for the sender."""

    def __call__(self):
        if not sending_side(self.context):
            raise Forbidden("bukti-terima")
        key = str(self.request.form.get("penerima") or "")
        row = receipts.kept_rows(self.context).get(key) or {}
        if not row.get("bukti"):
            raise NotFound(key)
        return streamed(self.request, row["bukti"]["berkas"])


@implementer(IPublishTraverse)
class Copy(BrowserView):
    """`@@salinan-bernomor/<n>`: one's own numbered copy; another's is refused.

    A refusal is kept in the journal, so it is an answer and no error that would undo it.
    """

    number = ""

    def publishTraverse(self, request: Any, name: str) -> "Copy":
        self.number = name if not self.number else "/"
        return self

    def __call__(self):
        wanted = int(self.number) if self.number.isdecimal() else 0
        if wanted not in copies.numbered(self.context):
            raise NotFound(self.number)
        userid = acting.userid()
        response = self.request.response
        response.setHeader("Cache-Control", PRIVATE)
        response.setHeader("X-Content-Type-Options", "nosniff")
        allowed = (
            *copies.own(self.context, userid),
            *copies.handed_out_by(self.context, userid),
        )
        if wanted not in allowed:
            record_reading(self.context, "tolak_unduh", salinan=wanted)
            response.setStatus(403)
            response.setHeader("Content-Type", "text/plain; charset=utf-8")
            return say(
                _(
                    "refused_copy",
                    default="Salinan ini bernomor untuk penerima lain. Penolakan ini dicatat.",
                )
            )
        data = copies.made(self.context, wanted, self.request)
        name = filename(self.context).removesuffix(".pdf")
        response.setHeader("Content-Type", "application/pdf")
        response.setHeader("Content-Length", str(len(data)))
        response.setHeader(
            "Content-Disposition", f'inline; filename="{name}-salinan-{wanted}.pdf"'
        )
        return data

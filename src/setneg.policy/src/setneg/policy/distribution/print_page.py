"""Prints on screen: ask for them, hand them over, take them over."""

from datetime import datetime
from functools import cached_property
from plone import api
from plone.app.event.base import default_timezone
from plone.app.layout.viewlets.common import ViewletBase
from plone.protect import CheckAuthenticator
from Products.Five.browser import BrowserView
from setneg.policy import _
from setneg.policy.browser import dates
from setneg.policy.browser import typed
from setneg.policy.distribution import printing
from setneg.policy.distribution import recipients
from setneg.policy.distribution.pages import streamed
from setneg.policy.distribution.pages import uploaded
from setneg.policy.vocabularies.offices import position_title
from setneg.workflows import organisation
from setneg.workflows.steps import acting
from typing import Any
from zExceptions import Forbidden
from zExceptions import NotFound
from zoneinfo import ZoneInfo


class Shown:
    """What page and panel say of the prints of a document."""

    context: Any

    @cached_property
    def userid(self) -> str:
        return acting.userid()

    @cached_property
    def may_ask(self) -> bool:
        return bool(printing.asking_post(self.context, self.userid))

    @cached_property
    def requests(self) -> list[Any]:
        if not printing.involved(self.context):
            return []
        return list(printing.requests(self.context))

    @cached_property
    def open(self) -> list[Any]:
        """Requests whose prints this person hands over."""
        return printing.open_for(self.context, self.userid)

    def left(self, each: Any) -> int:
        return each["jumlah"] - printing.handed(each)

    def takes_over(self, row: Any) -> bool:
        """Whether the person is to say that he has these prints."""
        held = organisation.current().groups_of(self.userid, organisation.today())
        able = set(recipients.parse(row["kepada"]).positions()) & set(held)
        return row["diterima"] is None and bool(able)

    def title(self, text: str) -> str:
        return recipients.written(text)

    def moment(self, value: Any) -> str:
        return dates.moment(value) if value else ""


class PrintsPanel(Shown, ViewletBase):
    """Below a signed document: what was printed for whom, and the way to the page."""

    def render(self) -> str:
        return self.index() if self.requests or self.may_ask else ""

    @property
    def address(self) -> str:
        return f"{self.context.absolute_url()}/@@cetak"


class Prints(Shown, BrowserView):
    """`@@cetak`: the forms and what has happened so far."""

    error = ""

    def __call__(self):
        if not (self.may_ask or self.requests):
            raise Forbidden("cetak")
        if self.request.get("REQUEST_METHOD") == "POST":
            CheckAuthenticator(self.request)
            try:
                message = self.done()
            except printing.PrintRefused as error:
                self.error = str(error)
                self.request.response.setStatus(400)
            else:
                api.portal.show_message(message, self.request)
                self.request.response.redirect(self.address)
                return ""
        return self.index()

    @property
    def address(self) -> str:
        return f"{self.context.absolute_url()}/@@cetak"

    def said(self, name: str) -> str:
        return typed.text(self.request.form, name).strip()

    def done(self) -> Any:
        """Do what the form says; what to tell. PrintRefused."""
        if self.said("diterima"):
            printing.taken_over(self.context, self.said("diterima"), self.userid)
            return _("said_taken_over", default="Penerimaan cetakan telah dicatat.")
        count = self.said("jumlah")
        number = int(count) if count.isdecimal() and len(count) < 6 else 0
        if self.said("tugas"):
            printing.hand_over(
                self.context,
                self.said("tugas"),
                self.said("kepada"),
                number,
                self.userid,
                self.said("nama"),
                uploaded(self.request, "berkas"),
            )
            return _("said_handed_over", default="Serah terima telah dicatat.")
        printing.ask(
            self.context, self.said("kepada"), number, self.until(), self.userid
        )
        return _("said_print_asked", default="Permintaan cetak telah dikirim.")

    def until(self) -> datetime:
        """The deadline as typed, in the site's time; what is none has passed already."""
        zone = ZoneInfo(default_timezone())
        try:
            return datetime.fromisoformat(self.said("tenggat")).replace(tzinfo=zone)
        except ValueError:
            return datetime(1970, 1, 1, tzinfo=zone)

    @property
    def desks(self) -> list[tuple[str, str]]:
        return [(post, position_title(post)) for post in printing.desks()]


class Slip(BrowserView):
    """`@@bukti-serah?id=…`: the signed slip of a hand-over, for those involved."""

    def __call__(self):
        if not printing.involved(self.context):
            raise Forbidden("bukti-serah")
        key = str(self.request.form.get("id") or "")
        for row in printing.hand_overs(self.context):
            if row["id"] == key and row["bukti"] is not None:
                return streamed(self.request, row["bukti"])
        raise NotFound(key)

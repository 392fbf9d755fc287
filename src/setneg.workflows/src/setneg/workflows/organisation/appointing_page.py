"""`@@pengganti` on a position and `@pengganti` over REST: who stands in, and until when."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from plone.protect import CheckAuthenticator
from plone.protect import PostOnly
from plone.protect.interfaces import IDisableCSRFProtection
from plone.restapi.deserializer import json_body
from plone.restapi.serializer.converters import json_compatible
from plone.restapi.services import Service
from Products.Five.browser import BrowserView
from setneg.workflows import _
from setneg.workflows.organisation import appointing
from setneg.workflows.organisation.cache import current
from setneg.workflows.organisation.cache import today
from setneg.workflows.organisation.levels import ABSENT
from setneg.workflows.organisation.levels import CAPACITIES
from setneg.workflows.organisation.organogram import Holding
from setneg.workflows.organisation.rows import RowError
from setneg.workflows.organisation.tree import Holder
from setneg.workflows.organisation.tree import holder
from setneg.workflows.steps.wording import say
from typing import Any
from zope.interface import alsoProvides


WORDS = {
    "definitif": _("appoint_as_definite", default="Pejabat definitif"),
    "plt": _("appoint_as_plt", default="Pelaksana tugas (Plt.)"),
    "plh": _("appoint_as_plh", default="Pelaksana harian (Plh.)"),
    ABSENT: _("appoint_as_absent", default="Berhalangan (cuti, dinas luar, ...)"),
}


class AppointingPage(BrowserView):
    """Rows of a position with their dates, basis and extent; add one, end one."""

    capacities = (*CAPACITIES[1:], ABSENT, CAPACITIES[0])
    problem = ""
    sentences: Sequence[str] = ()

    def __call__(self) -> Any:
        if self.request.method == "POST":
            PostOnly(self.request)
            CheckAuthenticator(self.request)
            if self.take():
                url = f"{self.context.absolute_url()}/@@pengganti"
                return self.request.response.redirect(url)
        return self.index()

    def take(self) -> bool:
        """Do what was asked; False for a preview, and when it was refused."""
        form = self.request.form
        try:
            if "akhiri" in form:
                end(self.context, form)
                return True
            row = appointing.proposed(form)
            if "simpan" not in form:
                self.sentences = appointing.consequences(self.context, row)
                return False
            appointing.appoint(self.context, row)
        except RowError as error:
            self.problem = str(error)
            self.request.response.setStatus(400)
            return False
        return True

    def rows(self) -> Sequence[tuple[int, Holding, Holder]]:
        """(number, row, person), the latest first."""
        found = [
            (number, row, holder(row))
            for number, row in enumerate(self.context.holdings())
        ]
        return found[::-1]

    def running(self, row: Holding) -> bool:
        """Whether a row may still be ended."""
        return row.end is None or row.end >= today()

    def acts(self, row: Holding) -> str:
        from setneg.workflows.authority.checks import extent

        return ", ".join(extent(row))

    def capacity(self, capacity: str) -> str:
        """A capacity as an official reads it."""
        return say(WORDS[capacity])

    def accounts(self) -> Sequence[tuple[str, str]]:
        """Accounts that hold a position today, with the title of the first one."""
        organogram, day = current(), today()
        found: dict[str, str] = {}
        for post in organogram.positions.values():
            for row in organogram.holders(post.id, day):
                found.setdefault(row.userid, post.title)
        return sorted(found.items())

    def removed(self) -> Sequence[dict[str, str]]:
        """Rows that were taken out of the position by an edit, and by whom."""
        return tuple(getattr(self.context.aq_base, "pemangku_dihapus", None) or ())

    def day(self, day: date | None) -> str:
        return day.strftime("%d-%m-%Y") if day else "…"

    def today(self) -> str:
        return today().isoformat()

    def value(self, name: str) -> str:
        return str(self.request.form.get(name) or "")


def end(post: Any, said: Any) -> Holding:
    """End a row as a form or client states it: `akhiri` (number), `hari` (ISO day)."""
    try:
        number, day = int(said["akhiri"]), date.fromisoformat(str(said["hari"]))
    except (KeyError, TypeError, ValueError) as error:
        raise RowError(
            "Sebutkan baris dan tanggal terakhirnya (TTTT-BB-HH)."
        ) from error
    return appointing.end(post, number, day)


class AppointingGet(Service):
    """GET @pengganti: the rows of a position."""

    def reply(self) -> dict[str, Any]:
        return {
            "@id": f"{self.context.absolute_url()}/@pengganti",
            "jabatan": self.context.position_id(),
            "pemangku": [
                json_compatible(asdict(row)) for row in self.context.holdings()
            ],
        }


class AppointingPost(Service):
    """POST @pengganti: add a row, preview it (`pratinjau: true`), or end one."""

    def reply(self) -> dict[str, Any]:
        alsoProvides(self.request, IDisableCSRFProtection)
        said = json_body(self.request)
        try:
            if "akhiri" in said:
                return dict(json_compatible(asdict(end(self.context, said))))
            row = appointing.proposed(said)
            sentences = appointing.consequences(self.context, row)
            if not said.get("pratinjau"):
                appointing.appoint(self.context, row)
        except RowError as error:
            self.request.response.setStatus(400)
            return {"message": str(error)}
        return {**json_compatible(asdict(row)), "akibat": sentences}

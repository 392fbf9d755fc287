"""The lock on the page of a document, `@@lepas-kunci`, and `@kunci` over REST."""

from functools import cached_property
from plone import api
from plone.app.layout.viewlets.common import ViewletBase
from plone.protect import CheckAuthenticator
from plone.protect.interfaces import IDisableCSRFProtection
from plone.restapi.deserializer import json_body
from plone.restapi.services import Service
from Products.Five.browser import BrowserView
from setneg.policy import _
from setneg.policy.browser import dates
from setneg.policy.browser.drafting import release
from setneg.policy.browser.drafting.release import Lock
from setneg.policy.rendering.signature import person_name
from setneg.workflows.steps import acting
from typing import Any
from zExceptions import MethodNotAllowed
from zope.interface import alsoProvides


class LockPanel(ViewletBase):
    """Who edits since when; the release for who may; news for a former holder."""

    @cached_property
    def lock(self) -> Lock | None:
        return release.lock_of(self.context)

    @cached_property
    def involved(self) -> bool:
        return acting.involved(self.context, acting.userid())

    @property
    def mine(self) -> bool:
        return self.lock is not None and self.lock.owner == acting.userid()

    @property
    def may_release(self) -> bool:
        return not self.mine and release.may_release(self.context, acting.userid())

    @cached_property
    def untold(self) -> list[Any]:
        return release.untold(self.context, acting.userid())

    def name(self, userid: str) -> str:
        return person_name(userid)

    def moment(self, time: Any) -> str:
        return dates.moment(time)

    def render(self) -> str:
        shown = self.involved and (self.lock or self.untold)
        return self.index() if shown else ""


class Release(BrowserView):
    """`@@lepas-kunci`: the target of the panel's forms; only by POST."""

    def __call__(self) -> str:
        if self.request.get("REQUEST_METHOD") != "POST":
            raise MethodNotAllowed()
        CheckAuthenticator(self.request)
        form = self.request.form
        if form.get("aksi") == "dibaca":
            release.seen(self.context)
        else:
            self.release(str(form.get("alasan", "")))
        self.request.response.redirect(self.context.absolute_url())
        return ""

    def release(self, reason: str) -> None:
        try:
            release.release(self.context, reason)
        except release.ReleaseRefused as refused:
            api.portal.show_message(str(refused), self.request, "error")
            return
        words = _("said_lock_released", default="Kunci telah dilepas.")
        api.portal.show_message(words, self.request)


def lock_json(document: Any) -> dict[str, Any]:
    """The lock as REST tells it."""
    lock = release.lock_of(document)
    return {
        "@id": f"{document.absolute_url()}/@kunci",
        "terkunci": lock is not None,
        "oleh": lock.owner if lock else None,
        "sejak": lock.since.isoformat() if lock else None,
        "boleh_dilepas": release.may_release(document, acting.userid()),
    }


class LockGet(Service):
    """`GET @kunci`"""

    def reply(self) -> dict[str, Any]:
        return lock_json(self.context)


class LockRelease(Service):
    """`POST @kunci`: release it, with `alasan`."""

    def reply(self) -> dict[str, Any]:
        body = json_body(self.request)
        alsoProvides(self.request, IDisableCSRFProtection)
        try:
            release.release(self.context, str(body.get("alasan") or ""))
        except release.ReleaseRefused as refused:
            self.request.response.setStatus(403)
            return {"type": "ReleaseRefused", "message": str(refused)}
        return lock_json(self.context)

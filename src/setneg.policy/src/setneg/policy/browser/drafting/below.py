"""`@@kunci-bawahan`: drafts that people below a head keep locked.

A draft is not the head's to read before it was submitted, but its lock is his to
release. So the page names who holds it since when and in which unit, and the subject
only of what the head may see anyway.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from plone import api
from plone.app.layout.viewlets.common import ViewletBase
from plone.protect import CheckAuthenticator
from Products.Five.browser import BrowserView
from setneg.policy import _
from setneg.policy.browser import dates
from setneg.policy.browser.drafting import release
from setneg.policy.browser.drafting.release import Lock
from setneg.policy.content.document import Work
from setneg.policy.rendering.signature import person_name
from setneg.policy.vocabularies.offices import unit_title
from setneg.workflows import organisation
from setneg.workflows.steps import acting
from setneg.workflows.steps.wording import say
from typing import Any


@dataclass(frozen=True)
class Held:
    """A lock of somebody below; `title` is empty for what the head may not read."""

    document: Any
    lock: Lock
    title: str


def held_below(who: str) -> list[Held]:
    """Locks that this person may release on documents that wait for people below him."""
    below = sorted(_below(who))
    if not below:
        return []
    catalog = api.portal.get_tool("portal_catalog")
    found = [
        brain._unrestrictedGetObject()
        for brain in catalog.unrestrictedSearchResults(waiting_for=below)
    ]
    rows = [row for row in map(_held, found) if row is not None]
    rows = [row for row in rows if row.lock.owner != who]
    return sorted(
        (row for row in rows if release.may_release(row.document, who)),
        key=lambda row: row.lock.since,
    )


def _held(document: Any) -> Held | None:
    lock = release.lock_of(document) if isinstance(document, Work) else None
    if lock is None:
        return None
    seen = api.user.has_permission("View", obj=document)
    return Held(document, lock, document.title if seen else "")


def _below(who: str) -> set[str]:
    """The positions that have one of this person's as a head above them."""
    organogram = organisation.current()
    mine = set(organogram.groups_of(who, organisation.today()))
    heads = {post for post in mine if _heads(organogram, post)}
    if not heads:
        return set()
    return {
        post
        for post in organogram.positions
        if heads.intersection(_above(organogram, post))
    }


def _heads(organogram: Any, post: str) -> bool:
    position = organogram.positions.get(post)
    head = organogram.head(position.unit) if position is not None else None
    return head is not None and head.id == post


def _above(organogram: Any, post: str) -> Iterator[str]:
    seen = {post}
    above = organogram.superior(post)
    while above is not None and above.id not in seen:
        seen.add(above.id)
        yield above.id
        above = organogram.superior(above.id)


class LocksBelowLink(ViewletBase):
    """The way to the page, on the list of documents; for heads only."""

    def render(self) -> str:
        return self.index() if _below(acting.userid()) else ""


class LocksBelow(BrowserView):
    """The list, and the release of one lock by POST."""

    def __call__(self) -> str:
        if self.request.get("REQUEST_METHOD") == "POST":
            CheckAuthenticator(self.request)
            self.release()
        return self.index()

    @cached_property
    def rows(self) -> list[Held]:
        return held_below(acting.userid())

    def release(self) -> None:
        """Release the lock of the named document, when it is in the list."""
        wanted = str(self.request.form.get("naskah", ""))
        found = [row for row in self.rows if row.document.UID() == wanted]
        words, kind = _("said_lock_released", default="Kunci telah dilepas."), "info"
        try:
            if not found:
                raise release.ReleaseRefused(
                    say(
                        _(
                            "refused_not_locked",
                            default="Naskah ini tidak terkunci.",
                        )
                    )
                )
            release.release(found[0].document, str(self.request.form.get("alasan", "")))
        except release.ReleaseRefused as refused:
            words, kind = str(refused), "error"
        api.portal.show_message(words, self.request, kind)
        del self.rows

    def kind(self, document: Any) -> str:
        """The kind in words."""
        info = api.portal.get_tool("portal_types").getTypeInfo(document.portal_type)
        return info.Title() if info is not None else document.portal_type

    def unit(self, document: Any) -> str:
        """The owning unit in words."""
        return unit_title(getattr(document, "unit", None) or "")

    def name(self, userid: str) -> str:
        """The person in words."""
        return person_name(userid)

    def moment(self, time: Any) -> str:
        """Day and hour as officials write them."""
        return dates.moment(time)

"""Below a memorandum of the coordinating Biro: whether it asks for drafts, and of whom."""

from functools import cached_property
from plone import api
from plone.app.layout.viewlets import ViewletBase
from Products.Five.browser import BrowserView
from setneg.policy.browser import dates
from setneg.policy.standards_drafts import asking
from setneg.policy.standards_drafts import memoranda
from setneg.workflows import organisation
from setneg.workflows.procedures import positions
from typing import Any


class RequestPanel(ViewletBase):
    """For those who coordinate all units; for a unit that was asked its own line; for
    everybody else nothing."""

    @cached_property
    def coordinates(self) -> bool:
        return asking.may_mark(self.context)

    @cached_property
    def asks(self) -> bool:
        return asking.asks(self.context)

    @cached_property
    def lines(self) -> list[asking.Line]:
        return asking.lines(self.context) if self.asks else []

    @cached_property
    def own(self) -> list[asking.Line]:
        units = memoranda.own_units()
        return [line for line in self.lines if line.unit in units]

    @property
    def can_waive(self) -> bool:
        known = organisation.current().positions
        held = positions.held()
        return any(
            post in held and known[post].function == memoranda.HEAD
            for post in memoranda.examiners()
        )

    @property
    def answered(self) -> bool:
        return any(line.drafts for line in self.lines)

    @property
    def form_url(self) -> str:
        return f"{api.portal.get().absolute_url()}/{asking.link(self.context)}"

    def moment(self, value: Any) -> str:
        return dates.moment(value) if value else ""

    def render(self) -> str:
        shown = memoranda.of_bureau(self.context) and (self.coordinates or self.own)
        return self.index() if shown else ""


class AskedMemo(BrowserView):
    """`here/@@memo-draf-bawaan`: the memorandum that the address of the form names."""

    def __call__(self) -> str | None:
        memo = memoranda.memorandum(self.request.form.get("memo"))
        if memo is None or not asking.asks(memo):
            return None
        unit = memoranda.unit_of(memo, memoranda.own_units())
        return str(memo.UID()) if unit else None

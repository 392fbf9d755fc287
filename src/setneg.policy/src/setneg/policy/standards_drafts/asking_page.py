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


class AskedPanel(ViewletBase):
    """Above a memorandum, for the units that it asks: their own line and the form."""

    @cached_property
    def lines(self) -> list[asking.Line]:
        return asking.lines(self.context)

    @cached_property
    def own(self) -> list[asking.Line]:
        units = memoranda.own_units()
        return [line for line in self.lines if line.unit in units and not line.waived]

    @property
    def form_url(self) -> str:
        return f"{api.portal.get().absolute_url()}/{asking.link(self.context)}"

    def moment(self, value: Any) -> str:
        return dates.moment(value) if value else ""

    def render(self) -> str:
        shown = asking.asks(self.context) and bool(self.own)
        return self.index() if shown else ""


class RequestPanel(AskedPanel):
    """Below it, for those who coordinate: all units that were asked, and the mark."""

    @property
    def asks(self) -> bool:
        return asking.asks(self.context)

    @property
    def answered(self) -> bool:
        return any(line.drafts for line in self.lines)

    @property
    def can_waive(self) -> bool:
        known = organisation.current().positions
        held = positions.held()
        return any(
            post in held and known[post].function == memoranda.HEAD
            for post in memoranda.examiners()
        )

    def render(self) -> str:
        return self.index() if asking.may_mark(self.context) else ""


class AskedMemo(BrowserView):
    """`here/@@memo-draf-bawaan`: the memorandum that the address of the form names; of
    several units that it asks, the person says himself for which he answers."""

    def __call__(self) -> str | None:
        memo = memoranda.memorandum(self.request.form.get("memo"))
        if memo is None or not asking.asks(memo):
            return None
        lines = memoranda.lines_of(memo)
        return lines[0][0] if len(lines) == 1 else None

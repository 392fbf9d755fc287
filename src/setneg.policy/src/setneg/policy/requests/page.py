"""Pages of requests to a leader: one request, and the list by priority."""

from datetime import datetime
from datetime import UTC
from functools import cached_property
from plone.batching import Batch
from setneg.policy.browser.listings import Listing
from setneg.policy.browser.page import Page
from setneg.policy.requests import hours
from setneg.policy.requests import kinds
from setneg.policy.requests.shipped import titled
from setneg.workflows import inbox
from setneg.workflows import organisation
from setneg.workflows.inbox.row import Row
from setneg.workflows.inbox.row import row
from setneg.workflows.steps import acting
from typing import Any


class Request(Page):
    """What is asked of which leader, when, where and by whom."""

    #: The sender finds his buttons in `@@keadaan`.
    tells_sender = True

    @property
    def kind(self) -> str:
        """The kind of request, in the language of whoever reads."""
        return titled(self.context.jenis_permohonan or "")

    @property
    def when(self) -> str:
        """The time that is asked for, in the office's own."""
        return hours.spoken(self.context.waktu_mulai)

    @property
    def handling(self) -> bool:
        """Whether the reader works at the desk or is the leader himself."""
        held = organisation.current().groups_of(acting.userid(), organisation.today())
        parties = self.context.parties
        return any(p in held for p in (*parties["Penerima"], *parties["Pelaksana"]))


class RequestList(Listing):
    """What still waits stands first, by the time until which it must be decided; then
    what is done. One query each; nobody sees another desk's. Source: R-PIM-07."""

    kind = "Permohonan"

    @cached_property
    def open(self) -> list[Any]:
        """Requests that somebody has to act on, the most urgent first."""
        query = {"portal_type": self.kind, "sort_on": "urgency"}
        return [brain for brain in inbox.find(query) if brain.waiting_for]

    def open_batch(self) -> Batch:
        return Batch(self.open, size=25, start=0)

    def row(self, brain: Any) -> Row:
        return row(brain, datetime.now(UTC))

    @property
    def may_ask(self) -> bool:
        return bool(kinds.leaders())

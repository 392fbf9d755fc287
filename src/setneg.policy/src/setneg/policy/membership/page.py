"""Pages of replies: one reply, what one owes, and the memorandum that a form answers."""

from datetime import datetime
from datetime import UTC
from functools import cached_property
from plone import api
from Products.Five.browser import BrowserView
from setneg.policy.browser.listings import Listing
from setneg.policy.browser.page import Page
from setneg.policy.membership import awaited
from setneg.policy.membership import choosing
from setneg.policy.membership import memoranda
from setneg.policy.membership import reception
from setneg.policy.vocabularies.offices import position_title
from setneg.workflows import inbox
from setneg.workflows.inbox.row import Row
from setneg.workflows.inbox.row import row
from setneg.workflows.steps import acting
from typing import Any


class Reply(Page):
    """Whom a unit proposes, to which memorandum, and what it had proposed before."""

    #: The sender finds his buttons in `@@keadaan`.
    tells_sender = True

    @property
    def members(self) -> list[dict[str, str]]:
        return [
            {**member, "jabatan": position_title(member["jabatan"])}
            for member in self.context.anggota or ()
        ]

    @cached_property
    def others(self) -> list[Any]:
        """Earlier and later replies of the same unit, the earliest first."""
        found = reception.replies_of(self.context.memo, self.context.pengusul)
        return [each for each in found if each.UID() != self.context.UID()]


class ReplyList(Listing):
    """What the person's office still owes, with its deadline, and all replies he may
    see. Source: R-X-07."""

    kind = reception.KIND

    @cached_property
    def owed(self) -> list[Row]:
        """Memoranda that wait for the person's reply, the most urgent first."""
        userid = acting.userid()
        if not userid:
            return []
        found = inbox.find(inbox.waiting(userid), portal_type=memoranda.MEMORANDUM)
        now = datetime.now(UTC)
        return [
            row(b, now) for b in found if isinstance(b.produk, str) and self._asks(b)
        ]

    def _asks(self, brain: Any) -> bool:
        return any(not item.settled for item in memoranda.mine(brain.getObject()))

    @cached_property
    def others(self) -> list[awaited.Awaited]:
        """Replies for which the person's own cases wait."""
        return awaited.awaited()

    def case_url(self, line: awaited.Awaited) -> str:
        """Where a late unit is left out; "" for who does not see the case."""
        seen = api.user.has_permission("View", obj=line.case)
        return line.case.absolute_url() if seen else ""

    def link(self, item: Row) -> str:
        return memoranda.link(memoranda.memorandum(item.uid))


class AskedMemo(BrowserView):
    """`here/@@memo-bawaan`: the memorandum that the address of the form names, or the
    only one that waits."""

    def __call__(self) -> str:
        return choosing.proposed(acting.userid())

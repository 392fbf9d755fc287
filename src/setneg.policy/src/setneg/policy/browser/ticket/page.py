"""Pages of tickets: one ticket, and the list of one's own."""

from collections.abc import Sequence
from datetime import datetime
from datetime import UTC
from functools import cached_property
from plone import api
from plone.batching import Batch
from Products.Five.browser import BrowserView
from setneg.policy.browser import dates
from setneg.policy.browser.page import Page
from setneg.policy.browser.ticket import state
from setneg.policy.browser.ticket.telling import REVERSING
from setneg.policy.browser.ticket.telling import Told
from setneg.policy.content.pengajuan import IPengajuan
from setneg.policy.requests.kinds import reason_title
from setneg.policy.requests.shipped import titled
from setneg.policy.vocabularies.offices import unit_title
from setneg.workflows import organisation
from setneg.workflows import steps
from setneg.workflows.clock.deadlines import LATE
from setneg.workflows.clock.deadlines import WARNING
from setneg.workflows.inbox.row import Row
from setneg.workflows.inbox.row import row
from setneg.workflows.steps import acting
from setneg.workflows.steps.history import moment
from setneg.workflows.steps.wording import say
from typing import Any


CANCEL = "batalkan"
#: Fields that hold the word of a kind.
KINDS = ("jenis_kegiatan", "jenis_permohonan")
SHOWN = 25
#: Index: the position for which it was sent, and the account that sent it.
INDEX = "pengirim"


class Follow(BrowserView):
    """`@@keadaan`: the part of a ticket's page that says where it stands.

    A page of a kind's own includes it: `structure context/@@keadaan`.
    """

    @cached_property
    def told(self) -> Told:
        return state.told(self.context)

    @property
    def own(self) -> bool:
        return state.is_sender(self.context, acting.userid())

    @cached_property
    def offers(self) -> list[Any]:
        """What the sender, or somebody of his unit for him, may do himself; the buttons
        of those who handle it stand beside it."""
        outside = self.own or not acting.involved(self.context, acting.userid())
        return steps.offers(self.context) if outside else []

    @property
    def answering(self) -> list[Any]:
        return [offer for offer in self.offers if offer.forward]

    @property
    def reopening(self) -> list[Any]:
        """What does not satisfy him he may send back."""
        return [offer for offer in self.offers if offer.verb in REVERSING]

    @property
    def cancelling(self) -> list[Any]:
        return [offer for offer in self.offers if offer.verb == CANCEL]

    def step(self, offer: Any) -> str:
        return f"{self.context.absolute_url()}/@@langkah?langkah={offer.transition}"

    def moment(self, value: datetime) -> str:
        return dates.moment(value)

    @property
    def late(self) -> bool:
        return self.told.status == LATE

    @property
    def soon(self) -> bool:
        return self.told.status == WARNING


class Ticket(Page):
    """The page of a submission whose kind has no page of its own."""

    #: The sender finds his buttons in `@@keadaan`.
    tells_sender = True

    @property
    def told(self) -> Told:
        return state.told(self.context)

    @property
    def finding(self) -> str:
        """What a section found, for those who handle the ticket."""
        inside = acting.involved(self.context, acting.userid())
        return self.shown("hasil_penelitian") if inside else ""

    @property
    def reason_code(self) -> str:
        """The reason for which indicators are proposed; "" for other kinds."""
        return reason_title(self.shown("alasan_iku"))

    def shown(self, name: str) -> str:
        """A field in words; "" when it is empty or the kind has none of that name."""
        value = getattr(self.context.aq_base, name, None)
        if name in KINDS and value:
            return say(titled(value))
        return str(value) if isinstance(value, str | int) and value else ""


def own_query(userid: str) -> dict[str, Any]:
    """The one query of what somebody sent, for himself or for a position he holds."""
    held = organisation.current().groups_of(userid, organisation.today())
    return {
        "object_provides": IPengajuan.__identifier__,
        INDEX: [userid, *held],
        "sort_on": "created",
        "sort_order": "descending",
    }


class Mine(BrowserView):
    """`@@pengajuan-saya`: everything one has sent, with where it stands."""

    @cached_property
    def found(self) -> Sequence[Any]:
        userid = acting.userid()
        if not userid:
            return ()
        return api.portal.get_tool("portal_catalog").searchResults(**own_query(userid))

    def batch(self) -> Batch:
        """The page that `b_start` asks for; nonsense means the first page."""
        try:
            start = max(0, int(self.request.form.get("b_start", 0)))
        except (TypeError, ValueError):
            start = 0
        return Batch(self.found, size=SHOWN, start=start)

    def row(self, brain: Any) -> Row:
        return row(brain, datetime.now(UTC))

    @cached_property
    def several(self) -> bool:
        """Whether the person sends for more than one unit."""
        userid, day = acting.userid(), organisation.today()
        held = organisation.current().positions_of(userid, day)
        return len({each.unit for each in held}) > 1

    def unit(self, brain: Any) -> str:
        """The unit for which it was sent, in words."""
        return unit_title(brain.unit) if brain.unit else ""

    def promised(self, brain: Any) -> datetime | None:
        """The promised day, while it is still waited for."""
        value = getattr(brain, "janji_selesai", None)
        waits = bool(getattr(brain, "due", None)) or bool(brain.waiting_for)
        return moment(value) if value and waits else None

    def late(self, brain: Any) -> bool:
        day = self.promised(brain)
        return day is not None and datetime.now(UTC) > day

    def day(self, value: datetime | None) -> str:
        return dates.day(value)

    def sent(self, brain: Any) -> str:
        return dates.day(moment(brain.created))

"""What stands beside a document: what waits for whom, what may be done, what was done."""

from collections.abc import Mapping
from collections.abc import Sequence
import datetime
from functools import cached_property
from plone.app.layout.viewlets.common import ViewletBase
from setneg.workflows import _
from setneg.workflows import organisation
from setneg.workflows.chains import chain_of
from setneg.workflows.chains import stage_of
from setneg.workflows.chains.model import Stage
from setneg.workflows.clock import calendar
from setneg.workflows.steps import acting
from setneg.workflows.steps.history import entered
from setneg.workflows.steps.history import history
from setneg.workflows.steps.history import stale_approvals
from setneg.workflows.steps.history import version_of
from setneg.workflows.steps.model import Entry
from setneg.workflows.steps.model import Offer
from setneg.workflows.steps.taking import offers
from setneg.workflows.steps.wording import say
from typing import Any


MINUTES_A_DAY = 450


class Panel(ViewletBase):
    """Common to both: only for people who have to do with the document."""

    @cached_property
    def shown(self) -> bool:
        return acting.involved(self.context, acting.userid())

    def render(self) -> str:
        return self.index() if self.shown else ""

    def moment(self, time: datetime.datetime) -> str:
        """Date and time as officials write them, by the office's clock."""
        local = calendar.current().local(time)
        return local.strftime("%d-%m-%Y %H.%M")

    def post(self, position: str) -> str:
        """The title of a position."""
        found = organisation.current().positions.get(position)
        return found.title if found else position


class StepsPanel(Panel):
    """“Langkah”: the buttons of the steps, and for whom the document waits."""

    @cached_property
    def stage(self) -> Stage | None:
        return stage_of(self.context)

    @cached_property
    def offers(self) -> list[Offer]:
        return offers(self.context)

    def url(self, offer: Offer) -> str:
        return f"{self.context.absolute_url()}/@@langkah?langkah={offer.transition}"

    def css(self, offer: Offer) -> str:
        """The way forward stands out; a step that cannot be taken yet does not."""
        if offer.missing:
            return "btn btn-outline-secondary"
        return "btn btn-primary" if offer.forward else "btn btn-outline-danger"

    def since(self) -> str:
        start = entered(self.context)
        return self.moment(start) if start else ""

    def waiting(self) -> Sequence[Mapping[str, Any]]:
        """The positions that are waited for; vacant ones are said to be vacant."""
        organogram = organisation.current()
        today = organisation.today()
        return [
            {
                "title": self.post(position),
                "vacant": not organogram.holders(position, today),
            }
            for position in acting.awaited(self.context)
        ]


class HistoryPanel(Panel):
    """“Riwayat”: every step, oldest first."""

    def rows(self) -> Sequence[Mapping[str, Any]]:
        chain = chain_of(self.context)
        stale = {(entry.time, entry.action) for entry in stale_approvals(self.context)}
        titles = {stage.id: stage.title for stage in chain.stages} if chain else {}
        return [
            {
                "entry": entry,
                "what": self.what(entry),
                "who": self.who(entry),
                "post": self.post(entry.position),
                "when": self.moment(entry.time),
                "stage": titles.get(entry.to_stage, entry.to_stage),
                "took": took(entry.minutes) if entry.action else "",
                "stale": (entry.time, entry.action) in stale,
            }
            for entry in history(self.context)
        ]

    def version(self) -> int:
        return version_of(self.context)

    def what(self, entry: Entry) -> str:
        chain = chain_of(self.context)
        if not entry.action:
            return say(_("action_created", default="Dibuat"))
        rules = chain.transitions().get(entry.action, ()) if chain else ()
        return rules[0][1].title if rules else entry.action

    def who(self, entry: Entry) -> str:
        """The person, with the capacity when it is not his own position."""
        known = {"plt": "Plt.", "plh": "Plh.", acting.SYSTEM: "otomatis"}
        capacity = known.get(entry.capacity, "")
        return f"{entry.actor} ({capacity})" if capacity else entry.actor


def took(minutes: int) -> str:
    """Working time in words: days of 7,5 hours, hours, minutes."""
    days, rest = divmod(minutes, MINUTES_A_DAY)
    hours, left = divmod(rest, 60)
    parts = [(days, "hari"), (hours, "jam"), (left, "menit")]
    words = [f"{count} {word}" for count, word in parts if count]
    return " ".join(words[:2]) or "0 menit"

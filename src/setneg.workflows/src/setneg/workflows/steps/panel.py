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
from setneg.workflows.clock.deadlines import LATE
from setneg.workflows.clock.deadlines import WARNING
from setneg.workflows.clock.spoken import spoken_rule
from setneg.workflows.clock.spoken import spoken_time
from setneg.workflows.inbox.measured import stays
from setneg.workflows.inbox.standard import Standard
from setneg.workflows.inbox.standard import UNSTATED
from setneg.workflows.inbox.wait import STAGE
from setneg.workflows.inbox.waits import waits
from setneg.workflows.organisation.standing import AWAY
from setneg.workflows.organisation.standing import standing
from setneg.workflows.organisation.standing import VACANT
from setneg.workflows.steps import acting
from setneg.workflows.steps.history import stale_approvals
from setneg.workflows.steps.history import version_of
from setneg.workflows.steps.interfaces import IRemarks
from setneg.workflows.steps.model import Entry
from setneg.workflows.steps.model import Offer
from setneg.workflows.steps.model import Remark
from setneg.workflows.steps.taking import offers
from setneg.workflows.steps.wording import say
from typing import Any
from zope.component import subscribers


MINUTES_A_DAY = 450
BADGES = {LATE: "text-bg-danger", WARNING: "text-bg-warning"}


#: From how many awaited replies on they are folded into one line.
MANY_REPLIES = 4


class Panel(ViewletBase):
    """Common to both: only for people who have to do with the document.

    A page that is a desk of its own beside the document's (`works_apart` of the view)
    has neither.
    """

    @cached_property
    def shown(self) -> bool:
        return acting.involved(self.context, acting.userid())

    def render(self) -> str:
        if getattr(self.view, "works_apart", False):
            return ""
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
    """“Langkah”: the buttons of the steps, and for whom the document waits.

    Also for somebody from outside who may take a step, unless the page has a place of
    its own for him (`tells_sender` of the view).
    """

    @cached_property
    def shown(self) -> bool:
        if acting.involved(self.context, acting.userid()):
            return True
        return bool(self.offers) and not getattr(self.view, "tells_sender", False)

    @cached_property
    def stage(self) -> Stage | None:
        return stage_of(self.context)

    def stage_title(self) -> str:
        """The stage as its reader calls it."""
        return say(self.stage.title) if self.stage else ""

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

    def waiting(self) -> Sequence[Mapping[str, Any]]:
        """What is waited for: from which positions, since when, until when.

        Vacant positions are said to be vacant; a time that nobody stated is said to be
        unstated (I-10).
        """
        return [
            {
                "posts": self.posts(wait.positions),
                "reply": wait.key != STAGE,
                "since": self.moment(wait.since),
                "standard": wait.standard,
                "time": spoken_time(wait.standard.text),
                "due": self.due(wait.standard),
                "status": wait.standard.status(now()),
            }
            for wait in waits(self.context)
        ]

    def waiting_groups(self) -> Sequence[tuple[bool, Sequence[Mapping[str, Any]]]]:
        """What is waited for; many replies are folded (True) behind their number."""
        every = self.waiting()
        replies = [each for each in every if each["reply"]]
        if len(replies) < MANY_REPLIES:
            return [(False, every)]
        return [(False, [e for e in every if not e["reply"]]), (True, replies)]

    def badge(self, status: str) -> str:
        """Colour of the mark for what is urgent or late."""
        return BADGES.get(status, "")

    def posts(self, positions: Sequence[str]) -> Sequence[Mapping[str, Any]]:
        """Titles of positions, and why nobody can act there today, if so."""
        organogram = organisation.current()
        today = organisation.today()
        found = [(post, standing(organogram, post, today)) for post in positions]
        return [
            {
                "title": self.post(position),
                "vacant": why is not None and why.state == VACANT,
                "away": why is not None and why.state == AWAY,
                "since": written(why.since) if why else "",
                "until": written(why.until) if why else "",
                "appoints": self.post(why.appoints) if why and why.appoints else "",
            }
            for position, why in found
        ]

    def due(self, standard: Standard) -> str:
        """The deadline with the rule by which its days are counted (I-30)."""
        if standard.deadline is None:
            return ""
        rule = standard.deadline.rule
        moment = self.moment(standard.deadline.breach)
        if not rule or rule == standard.text:
            return moment
        return f"{moment} ({spoken_rule(rule)})"


class HistoryPanel(Panel):
    """“Riwayat”: every step, oldest first."""

    def rows(self) -> Sequence[Mapping[str, Any]]:
        chain = chain_of(self.context)
        stale = {(entry.time, entry.action) for entry in stale_approvals(self.context)}
        titles = {s.id: say(s.title) for s in chain.stages} if chain else {}
        rows = [
            {
                "entry": stay.entry,
                "what": self.what(stay.entry),
                "who": self.who(stay.entry),
                "post": self.post(stay.entry.position),
                "when": self.moment(stay.entry.time),
                "stage": titles.get(stay.entry.to_stage, stay.entry.to_stage),
                "took": took(stay.entry.minutes) if stay.entry.action else "",
                "standard": stay.standard,
                "time": spoken_time(stay.standard.text),
                "late": stay.status == LATE,
                "stale": (stay.entry.time, stay.entry.action) in stale,
            }
            for stay in stays(self.context)
        ]
        return sorted([*rows, *self.remarks()], key=lambda row: row["entry"].time)

    def remarks(self) -> Sequence[Mapping[str, Any]]:
        """What was done beside the steps, in the same columns."""
        found = [
            remark
            for each in subscribers((self.context,), IRemarks)
            for remark in each.remarks()
        ]
        return [
            {
                "entry": _beside(remark),
                "what": remark.what,
                "who": self.who(_beside(remark)),
                "post": self.post(remark.position),
                "when": self.moment(remark.time),
                "stage": "",
                "took": "",
                "standard": UNSTATED,
                "late": False,
                "stale": False,
            }
            for remark in found
        ]

    def version(self) -> int:
        return version_of(self.context)

    def what(self, entry: Entry) -> str:
        chain = chain_of(self.context)
        if not entry.action:
            return say(_("action_created", default="Dibuat"))
        rules = chain.transitions().get(entry.action, ()) if chain else ()
        return say(rules[0][1].title) if rules else entry.action

    def who(self, entry: Entry) -> str:
        """The person, with the capacity when it is not his own position."""
        known = {"plt": "Plt.", "plh": "Plh.", acting.SYSTEM: "otomatis"}
        capacity = known.get(entry.capacity, "")
        return f"{entry.actor} ({capacity})" if capacity else entry.actor


def _beside(remark: Remark) -> Entry:
    """A remark in the columns of a step."""
    return Entry(
        action="",
        verb="",
        actor=remark.actor,
        position=remark.position,
        capacity=remark.capacity,
        time=remark.time,
        from_stage="",
        to_stage="",
        reason=remark.text,
        minutes=0,
        version=remark.version,
    )


def written(day: datetime.date | None) -> str:
    """A day as officials write it; "" for none."""
    return day.strftime("%d-%m-%Y") if day else ""


def now() -> datetime.datetime:
    """The present moment."""
    return datetime.datetime.now(datetime.UTC)


def took(minutes: int) -> str:
    """Working time in words: days of 7,5 hours, hours, minutes."""
    days, rest = divmod(minutes, MINUTES_A_DAY)
    hours, left = divmod(rest, 60)
    parts = [(days, "hari"), (hours, "jam"), (left, "menit")]
    words = [f"{count} {word}" for count, word in parts if count]
    return spoken_time(" ".join(words[:2]) or "0 menit")

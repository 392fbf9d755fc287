"""`@@kotak-masuk`: what waits for me, and what I began."""

from collections.abc import Sequence
from datetime import date
from datetime import datetime
from datetime import UTC
from functools import cached_property
from plone.batching.batch import Batch
from Products.Five.browser import BrowserView
from setneg.workflows.clock import calendar
from setneg.workflows.clock.deadlines import LATE
from setneg.workflows.clock.deadlines import WARNING
from setneg.workflows.clock.spoken import spoken_time
from setneg.workflows.inbox.queries import begun_by
from setneg.workflows.inbox.queries import find
from setneg.workflows.inbox.queries import waiting
from setneg.workflows.inbox.row import Row
from setneg.workflows.inbox.row import row
from setneg.workflows.inbox.row import stage_title
from setneg.workflows.inbox.unattended import below
from setneg.workflows.inbox.unattended import Stuck
from setneg.workflows.steps.acting import userid
from typing import Any
from urllib.parse import urlencode


PAGE = 30
#: Among how many waiting documents the filter looks for kinds and stages.
LOOKED_AT = 1000


class InboxPage(BrowserView):
    """Two lists, a filter, pages; everything from catalog records."""

    BADGES = {LATE: "text-bg-danger", WARNING: "text-bg-warning"}

    @property
    def own(self) -> bool:
        """Whether “Naskah saya” is shown instead of what waits."""
        return self.request.form.get("daftar") == "saya"

    @cached_property
    def query(self) -> dict[str, Any]:
        who = userid()
        return begun_by(who) if self.own else waiting(who)

    @cached_property
    def narrower(self) -> dict[str, str]:
        """What the person filters by; only words that the filter offers."""
        asked = {"portal_type": "jenis", "stage": "tahap"}
        given = {index: self.request.form.get(name) for index, name in asked.items()}
        return {
            index: value
            for index, value in given.items()
            if value and isinstance(value, str)
        }

    @cached_property
    def batch(self) -> Any:
        start = str(self.request.form.get("b_start", "0"))
        found = find(self.query, **self.narrower)
        return Batch(found, PAGE, int(start) if start.isdigit() else 0)

    def rows(self) -> list[Row]:
        now = datetime.now(UTC)
        return [row(brain, now) for brain in self.batch]

    @cached_property
    def choices(self) -> dict[str, list[tuple[str, str]]]:
        """Kinds and stages that occur in the list: (value, title)."""
        now = datetime.now(UTC)
        seen = {
            (brain.portal_type, brain.stage): brain
            for brain in find(self.query)[:LOOKED_AT]
            if isinstance(brain.stage, str)
        }
        kinds = {kind: row(brain, now).kind_title for (kind, _), brain in seen.items()}
        stages = {stage: stage_title(stage, kind) for kind, stage in seen}
        return {"jenis": _sorted(kinds), "tahap": _sorted(stages)}

    def below(self) -> list[Stuck]:
        """What waits for empty positions below the person; only on his own first page."""
        return [] if self.own else below(userid())

    def day(self, day: date | None) -> str:
        return day.strftime("%d-%m-%Y") if day else ""

    def chosen(self, name: str, value: str) -> bool:
        return self.request.form.get(name) == value

    def moment(self, time: datetime | None) -> str:
        """Date and time by the office's clock."""
        return calendar.current().local(time).strftime("%d-%m-%Y %H.%M") if time else ""

    def time(self, standard: str) -> str:
        """A standard time in the language of whoever reads."""
        return spoken_time(standard)

    def badge(self, status: str) -> str:
        return self.BADGES.get(status, "")

    def url(self, **words: Any) -> str:
        base = f"{self.context.absolute_url()}/@@kotak-masuk"
        kept = {
            name: self.request.form.get(name) for name in ("daftar", "jenis", "tahap")
        }
        query = {name: value for name, value in {**kept, **words}.items() if value}
        return f"{base}?{urlencode(query)}" if query else base

    def pages(self) -> Sequence[tuple[int, str, bool]]:
        """(number, address, current) of each page; () when there is only one."""
        batch = self.batch
        if batch.numpages < 2:
            return ()
        return [
            (number, self.url(b_start=(number - 1) * PAGE), number == batch.pagenumber)
            for number in range(1, batch.numpages + 1)
        ]


def _sorted(titles: dict[str, str]) -> list[tuple[str, str]]:
    return sorted(titles.items(), key=lambda pair: pair[1])

"""`@@antrean`: the submissions that a unit and those below it have received.

One catalog query with the rights of the reader; filters and order stand in the address,
so that a queue can be kept as a bookmark. No submission is woken.
"""

from collections.abc import Mapping
from datetime import datetime
from datetime import time
from datetime import timedelta
from datetime import UTC
from functools import cached_property
from plone import api
from Products.ZCTextIndex.ParseTree import ParseError
from setneg.policy import _
from setneg.policy.browser import typed
from setneg.policy.browser.choosing import choose
from setneg.policy.browser.documents.counts import Counts
from setneg.policy.browser.documents.listing import Filtered
from setneg.policy.browser.documents.listing import WAITING
from setneg.policy.complaints.settings import classes
from setneg.policy.handling import kinds
from setneg.policy.handling import people
from setneg.policy.handling import replies
from setneg.policy.vocabularies.offices import position_title
from setneg.policy.vocabularies.offices import unit_title
from setneg.workflows import organisation
from setneg.workflows.clock import calendar
from setneg.workflows.clock.deadlines import LATE
from setneg.workflows.clock.deadlines import WARNING
from setneg.workflows.inbox.queries import NOBODY
from setneg.workflows.inbox.row import Row
from setneg.workflows.inbox.row import row
from typing import Any
from urllib.parse import urlencode


OPEN, OVERDUE, SOON, ENDED, ALL = "terbuka", "terlambat", "segera", "berakhir", "semua"
STATES = {
    OPEN: _("antrean_terbuka", default="Belum berakhir"),
    OVERDUE: _("antrean_terlambat", default="Terlambat"),
    SOON: _("antrean_segera", default="Segera jatuh tempo"),
    ENDED: _("antrean_berakhir", default="Sudah berakhir"),
    ALL: _("antrean_semua", default="Semua"),
}
ORDERS = {
    "mendesak": ("urgency", "ascending", _("urut_mendesak", default="Paling mendesak")),
    "baru": ("created", "descending", _("urut_terbaru", default="Terakhir dikirim")),
    "lama": ("created", "ascending", _("urut_terlama", default="Paling lama dikirim")),
    "nomor": ("nomor_urut", "descending", _("urut_nomor", default="Nomor terbesar")),
    "hal": ("sortable_title", "ascending", _("urut_hal", default="Hal menurut abjad")),
}
FIRST = "mendesak"
#: Words of the address, each a filter.
ASKED = (
    "teks",
    "jenis",
    "tahap",
    "keadaan",
    "unit",
    "pelaksana",
    "standar",
    "kelas",
    "dari",
    "sampai",
    "saya",
    "urut",
)
NONE = "-"


def received(userid: str) -> dict[str, Any]:
    """The query of what the units of a person and those below have received or been
    charged with."""
    return {
        "portal_type": list(kinds.names()) or [NONE],
        "antrean": list(people.served_units(userid)) or [NONE],
    }


def waiting(userid: str) -> int:
    """How many submissions wait for a person, for the number beside the place."""
    held = organisation.current().groups_of(userid, organisation.today())
    query = {**received(userid), "waiting_for": list(held or NOBODY)}
    return len(api.portal.get_tool("portal_catalog").searchResults(**query))


def handles_something(userid: str) -> bool:
    """Whether somebody finds anything in his queue, also what is over."""
    if not people.served_units(userid):
        return False
    catalog = api.portal.get_tool("portal_catalog")
    return bool(len(catalog.searchResults(**received(userid))))


class Queue(Filtered):
    """The list, its filters and what each of them would show."""

    page_name = "antrean"
    BADGES = {LATE: "text-bg-danger", WARNING: "text-bg-warning"}

    choose = staticmethod(choose)

    def kinds(self) -> tuple[str, ...]:
        return kinds.names()

    def query(self) -> dict[str, Any]:
        index, direction, _words = ORDERS[self.order]
        return {
            **self.narrow(self.wider(), self.state_query(self.condition)),
            **({"portal_type": [self.kind]} if self.kind else {}),
            **({"pelaksana": self.handler} if self.handler else {}),
            "sort_on": index,
            "sort_order": direction,
        }

    def narrow(
        self, query: Mapping[str, Any], state: Mapping[str, Any]
    ) -> dict[str, Any]:
        """A question with a condition, and with the stage that was asked for."""
        found = {**query, **state}
        if self.stage:
            found["stage"] = {**found.get("stage", {}), "query": self.stage}
        return found

    def wider(self) -> dict[str, Any]:
        """Without kind, stage, handler and condition: what is counted beside them."""
        query = received(people.reader())
        if self.unit_code:
            query["antrean"] = self.unit_code
        query |= typed.words(self.text)
        if self.standard:
            query["standar"] = self.standard
        if self.grade:
            query["kelas_pengaduan"] = self.grade
        sent = self._sent()
        if sent:
            query["created"] = sent
        if self.mine == WAITING:
            held = organisation.current().groups_of(
                people.reader(), organisation.today()
            )
            query["waiting_for"] = list(held or NOBODY)
        return query

    def state_query(self, condition: str) -> dict[str, Any]:
        """What a condition adds to the question."""
        now = self.now
        return {
            OPEN: {"stage": {"not": self.ended}} if self.ended else {},
            ENDED: {"stage": {"query": self.ended or [NONE]}},
            OVERDUE: {"due": {"query": now, "range": "max"}},
            SOON: {
                "warn": {"query": now, "range": "max"},
                "due": {"query": now, "range": "min"},
            },
            ALL: {},
        }[condition]

    @cached_property
    def now(self) -> datetime:
        return datetime.now(UTC)

    @cached_property
    def ended(self) -> list[str]:
        return kinds.ended()

    # ------------------------------------------------------- what was asked for

    @property
    def condition(self) -> str:
        asked = self.asked("keadaan")
        return asked if asked in STATES else OPEN

    @property
    def handler(self) -> str:
        asked = self.asked("pelaksana")
        return asked if asked in organisation.current().positions else ""

    @property
    def unit_code(self) -> str:
        asked = self.asked("unit")
        return asked if asked in people.served_units(people.reader()) else ""

    @property
    def standard(self) -> str:
        asked = self.asked("standar")
        return asked if asked and asked in dict(self.standards()) else ""

    @property
    def grade(self) -> str:
        asked = self.asked("kelas")
        return asked if asked and asked in dict(self.grades()) else ""

    @property
    def order(self) -> str:
        asked = self.asked("urut")
        return asked if asked in ORDERS else FIRST

    @property
    def mine(self) -> str:
        return WAITING if self.asked("saya") == WAITING else ""

    def moment_asked(self, name: str) -> datetime | None:
        """A day of the address as a moment of the office's clock; nonsense is none."""
        day = typed.day(self.asked(name))
        return datetime.combine(day, time(), calendar.current().zone) if day else None

    def _sent(self) -> dict[str, Any]:
        since, until = self.moment_asked("dari"), self.moment_asked("sampai")
        if until is not None:
            until += timedelta(days=1)
        if since is not None and until is not None:
            return {"query": (since, until), "range": "min:max"}
        if since is not None:
            return {"query": since, "range": "min"}
        return {"query": until, "range": "max"} if until is not None else {}

    @property
    def narrowed(self) -> bool:
        return any(self.asked(name) for name in ASKED if name != "urut")

    def table_address(self, ending: str) -> str:
        """The same queue as a table file: csv or xlsx."""
        given = {name: self.asked(name) for name in ASKED if self.asked(name)}
        address = f"{self.context.absolute_url()}/{self.page_name}.{ending}"
        return f"{address}?{urlencode(given)}" if given else address

    # ------------------------------------------------------------- the choices

    @cached_property
    def _counts(self) -> Counts:
        """Of the condition that was asked for, whatever kind, stage and handler."""
        return self._count({**self.wider(), **self.state_query(self.condition)})

    @cached_property
    def _all(self) -> Counts:
        """Of every condition."""
        return self._count(self.wider())

    def _count(self, query: dict[str, Any]) -> Counts:
        try:
            return Counts(query)
        except ParseError:
            return Counts({"UID": []})

    def kind_count(self, kind: str) -> int:
        return self._counts.of(
            "portal_type", kind, stage=self.stage, pelaksana=self.handler
        )

    def stage_count(self, stage: str) -> int:
        return self._counts.of(
            "stage", stage, portal_type=self.kind, pelaksana=self.handler
        )

    def condition_choices(self) -> list[tuple[str, str, int]]:
        """(word, title, how many) of each condition, with the other filters."""
        return [
            (word, api.portal.translate(title), self._number(word))
            for word, title in STATES.items()
        ]

    def _number(self, condition: str) -> int:
        filters = self.narrow({}, self.state_query(condition))
        filters |= {"portal_type": self.kind} if self.kind else {}
        filters |= {"pelaksana": self.handler} if self.handler else {}
        if not filters:
            return len(self._all.found)
        (first, value), *further = filters.items()
        return self._all.of(first, value, **dict(further))

    def handler_choices(self) -> list[tuple[str, str, int]]:
        """Those who are charged with something in the queue: (position, title, number)."""
        index = api.portal.get_tool("portal_catalog").Indexes["pelaksana"]
        rows = [
            (
                post,
                position_title(post),
                self._counts.of(
                    "pelaksana", post, portal_type=self.kind, stage=self.stage
                ),
            )
            for post in index.uniqueValues()
        ]
        found = [each for each in rows if each[2] or each[0] == self.handler]
        return sorted(found, key=lambda each: each[1])

    @cached_property
    def _standards(self) -> list[tuple[str, str]]:
        used = self._occurring("standar")
        found = api.content.find(portal_type="StandarPelayanan")
        rows = [(brain.UID, brain.Title) for brain in found if brain.UID in used]
        return sorted(rows, key=lambda row: row[1])

    def _occurring(self, index: str) -> set[str]:
        """What occurs in what the reader sees; no choice tells of the rest."""
        known = api.portal.get_tool("portal_catalog").Indexes[index]
        return {value for value in known.uniqueValues() if self._whole.of(index, value)}

    @cached_property
    def _whole(self) -> Counts:
        """Of all that the reader finds, whatever the filters."""
        return Counts(received(people.reader()))

    def standards(self) -> list[tuple[str, str]]:
        """Standards on which something was sent: (UID, title)."""
        return self._standards

    def grades(self) -> list[tuple[str, str]]:
        """Classes of complaints that occur: (word, title)."""
        used = self._occurring("kelas_pengaduan")
        return [
            (term.value, api.portal.translate(term.title or term.token))
            for term in classes(self.context)
            if term.value in used
        ]

    def unit_choices(self) -> list[tuple[str, str]]:
        """Units of one's own line that have something in the queue."""
        codes = self._occurring("antrean") & {*people.served_units(people.reader())}
        return sorted(((code, unit_title(code)) for code in codes), key=lambda r: r[1])

    def orders(self) -> list[tuple[str, str]]:
        return [(key, words) for key, (_i, _d, words) in ORDERS.items()]

    # ---------------------------------------------------------------- one line

    def row(self, brain: Any) -> Row:
        return row(brain, self.now)

    def handler_of(self, brain: Any) -> str:
        """The title of who is charged with it; "" when nobody is."""
        handler = self.handler_id(brain)
        return position_title(handler) if handler else ""

    def handler_id(self, brain: Any) -> str:
        value = getattr(brain, "pelaksana", None)
        return value if isinstance(value, str) else ""

    def sender_unit(self, brain: Any) -> str:
        """The sender's unit; "" where it says no more than the receiving one."""
        unit = self.unit(brain)
        receiving = getattr(brain, "unit_pelayanan", None)
        return "" if isinstance(receiving, str) and brain.unit == receiving else unit

    def moment(self, value: Any) -> str:
        """Day and hour by the office's clock; "" for nothing."""
        if value is None:
            return ""
        return calendar.current().local(value).strftime("%d-%m-%Y %H.%M")

    def sent(self, brain: Any) -> datetime:
        return brain.created.asdatetime()

    def status(self, brain: Any) -> str:
        """How urgent it is, in words; "" without a deadline."""
        return api.portal.translate(STATUS[self.row(brain).status])

    def badge(self, brain: Any) -> str:
        return self.BADGES.get(self.row(brain).status, "")

    @property
    def keeps_replies(self) -> bool:
        """Whether the reader keeps templates of answers."""
        return bool(replies.units_kept(people.reader()))

    @cached_property
    def positions(self) -> list[tuple[str, str]]:
        """Whom the reader may think of charging: (position, title with its unit)."""
        posts = organisation.current().positions
        return [
            (post, f"{position_title(post)} ({unit_title(posts[post].unit)})")
            for post in people.below(people.reader())
        ]

    def pages(self) -> list[tuple[int, str, bool]]:
        """(number, address, current) of each page; [] for one page."""
        batch = self.batch()
        if batch.numpages < 2:
            return []
        given = {name: self.asked(name) for name in ASKED if self.asked(name)}
        base = f"{self.context.absolute_url()}/@@{self.page_name}"
        return [
            (
                number,
                f"{base}?{urlencode({**given, 'b_start': (number - 1) * batch.size})}",
                number == batch.pagenumber,
            )
            for number in range(1, batch.numpages + 1)
        ]


STATUS = {
    "tidak_ditetapkan": "",
    "tepat": _("status_tepat", default="tepat waktu"),
    WARNING: _("status_peringatan", default="segera jatuh tempo"),
    LATE: _("status_terlambat", default="terlambat"),
}

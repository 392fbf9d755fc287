"""The page of one report: what was asked, what was told, and what shows it."""

from datetime import datetime
from datetime import UTC
from functools import cached_property
from plone import api
from plone.namedfile.utils import set_headers
from plone.namedfile.utils import stream_data
from Products.Five.browser import BrowserView
from setneg.policy.browser import dates
from setneg.policy.browser.page import Page
from setneg.policy.performance import counting
from setneg.policy.performance import figures
from setneg.policy.performance import periods
from setneg.policy.performance import settings
from setneg.policy.performance.achievement import achievement
from setneg.policy.performance.counters import counter
from setneg.policy.performance.lights import Light
from setneg.policy.performance.lights import light
from setneg.policy.performance.lights import LIGHTS
from setneg.policy.performance.shown import RULES
from setneg.policy.performance.shown import Shown
from setneg.policy.performance.timing import AWAITED
from setneg.policy.vocabularies.offices import position_title
from setneg.policy.vocabularies.offices import unit_title
from setneg.workflows.chains import stage_of
from setneg.workflows.journal import record_reading
from setneg.workflows.procedures import positions
from setneg.workflows.steps.wording import say
from typing import Any
from zExceptions import NotFound
from zope.interface import implementer
from zope.publisher.interfaces import IPublishTraverse


#: Lines of a counted list on the page; all of them are in the evidence.
PAGE_OF_LINES = 100


@implementer(IPublishTraverse)
class Evidence(BrowserView):
    """`@@bukti/<n>`: a file of evidence as a download, for who sees the report."""

    key = ""

    def publishTraverse(self, request: Any, name: str) -> "Evidence":
        if self.key:
            raise NotFound(name)
        self.key = name
        return self

    def __call__(self) -> Any:
        files = dict(enumerate(self.context.bukti, 1))
        file = files.get(int(self.key)) if self.key.isdecimal() else None
        if file is None:
            raise NotFound(self.key)
        response = self.request.response
        set_headers(file, response, filename=file.filename)
        response.setHeader("Cache-Control", "private, no-store")
        response.setHeader("X-Content-Type-Options", "nosniff")
        if not api.user.is_anonymous():
            record_reading(self.context, "unduh", berkas=file.filename)
        return stream_data(file)


class Report(Shown, Page):
    """One report: what was asked, told, found; its evidence and earlier versions."""

    @cached_property
    def scale(self):
        return settings.scale()

    @property
    def asked(self):
        return self.context.asked

    @property
    def period(self) -> str:
        found = periods.find(self.context.periode)
        return found.title if found is not None else self.context.periode

    @cached_property
    def achieved(self):
        return achievement(self.context.goal, self.context.figure, self.scale.cap)

    @property
    def shown(self) -> Light:
        figure = self.context.figure
        return LIGHTS[light(self.achieved, self.scale, figure is not None)]

    @property
    def rule(self) -> str:
        """How the percentage is worked out, in words."""
        return say(RULES.get(self.context.goal.polarity, RULES["maksimalkan"]))

    @property
    def indicator(self):
        found = api.portal.get_tool("portal_catalog").searchResults(
            UID=self.context.iku or "-"
        )
        return found[0] if found else None

    @property
    def provider(self) -> str:
        return unit_title(self.context.penyedia) if self.context.penyedia else ""

    def kept(self, text: Any) -> str:
        return figures.written(figures.kept(text))

    @property
    def evidence(self) -> list[tuple[str, str, int]]:
        """Name, address and size (kB) of each file."""
        url = f"{self.context.absolute_url()}/@@bukti"
        return [
            (file.filename or "bukti", f"{url}/{n}", max(1, file.getSize() // 1024))
            for n, file in enumerate(self.context.bukti, 1)
        ]

    @property
    def counter(self):
        name = (self.context.pencacah or "").partition(":")[0]
        return counter(name)

    @property
    def lines(self) -> list[tuple[str, str, str, int, int]]:
        """What was counted: address for who may open it, number, day, met, of."""
        frozen = self.context.hitungan
        if frozen is None:
            return []
        rows = frozen.lines[:PAGE_OF_LINES]
        found = api.portal.get_tool("portal_catalog").searchResults(
            UID=[row[0] for row in rows]
        )
        urls = {brain.UID: brain.getURL() for brain in found}
        return [(urls.get(row[0], ""), *row[1:]) for row in rows]

    @property
    def versions(self) -> list[dict[str, Any]]:
        """What was approved before, the latest first."""
        return [
            {
                "nilai": self.kept(each["nilai"]),
                "pada": each["dibetulkan_pada"],
                "oleh": position_title(each["dibetulkan_oleh"]),
                "alasan": each["alasan"],
            }
            for each in reversed(self.context.versi_lama or ())
        ]

    def told_at(self, value) -> str:
        return dates.moment(value)

    @property
    def may_count(self) -> bool:
        """Whether the person may let the figure be counted now."""
        parties = self.context.parties
        able = {*parties["Pelaksana"], *parties["Penerima"]}
        mine = able.intersection(positions.held())
        return bool(mine) and counting.waits_for_counting(self.context)

    @property
    def may_reopen(self) -> bool:
        """Whether the period is closed and the person checks the indicator."""
        until, stage = self.context.ditutup, stage_of(self.context)
        closed = until is not None and until < datetime.now(UTC)
        awaited = stage is not None and stage.id == AWAITED
        checks = set(self.context.parties["Penerima"]).intersection(positions.held())
        return bool(closed and awaited and checks)

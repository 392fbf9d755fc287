"""`@@map-tanda-tangan`: what waits for my signature, at the left; the pages, at the right.

The list is one question to the catalog. Each signature or return is a request of its
own to the step service; this page takes no step.
"""

import base64
from datetime import datetime
from datetime import UTC
from functools import cached_property
from plone import api
from plone.batching.batch import Batch
from Products.Five.browser import BrowserView
from setneg.policy.browser.choosing import choose
from setneg.policy.browser.folder import opened
from setneg.policy.browser.folder.pile import pile
from setneg.policy.rendering.pdf import RenderingError
from setneg.policy.rendering.preview import draft_pictures
from setneg.policy.vocabularies.offices import unit_title
from setneg.workflows.clock import calendar
from setneg.workflows.inbox.row import Row
from setneg.workflows.inbox.row import row
from setneg.workflows.steps import acting
from setneg.workflows.steps.history import version_of
from setneg.workflows.steps.taking import offers
from typing import Any


PAGE = 50
PPI = 110


class Folder(BrowserView):
    """The list of documents that wait for the signature of the person at the desk."""

    @cached_property
    def batch(self) -> Any:
        found = pile(acting.userid())
        start = str(self.request.form.get("b_start", "0"))
        return Batch(found, PAGE, int(start) if start.isdigit() else 0)

    @cached_property
    def rows(self) -> list[dict[str, Any]]:
        """One line each: kind, subject, from, since, due, parafs."""
        now = datetime.now(UTC)
        return [self.line(brain, row(brain, now)) for brain in self.batch]

    choose = staticmethod(choose)

    def line(self, brain: Any, found: Row) -> dict[str, Any]:
        marks = brain.initialled if isinstance(brain.initialled, str) else ""
        given, _slash, asked = marks.partition("/")
        return {
            "row": found,
            "unit": unit_title(found.unit) if found.unit else "",
            "initialled": marks,
            "complete": given == asked,
        }

    @property
    def total(self) -> int:
        return int(self.batch.sequence_length)

    @property
    def unread_allowed(self) -> bool:
        return opened.unread_allowed()

    def moment(self, time: Any) -> str:
        return calendar.current().local(time).strftime("%d-%m-%Y %H.%M") if time else ""

    def pages(self) -> list[tuple[int, str, bool]]:
        """(number, address, current) of each page of the list; [] for one page."""
        batch = self.batch
        if batch.numpages < 2:
            return []
        base = f"{self.context.absolute_url()}/@@map-tanda-tangan?b_start:int="
        return [
            (number, f"{base}{(number - 1) * PAGE}", number == batch.pagenumber)
            for number in range(1, batch.numpages + 1)
        ]


class Leaves(BrowserView):
    """`@@lembar-naskah`: the pages of a document as pictures, with what may be done.

    A fragment for the folder. Shown to whoever may see the document; the stamp that it
    carries proves that he had these pages before him.
    """

    error = ""

    @cached_property
    def pictures(self) -> list[str]:
        try:
            made = draft_pictures(self.context, ppi=PPI)
        except RenderingError as error:
            self.error = str(error)
            return []
        return [base64.b64encode(each).decode() for each in made]

    @cached_property
    def offers(self) -> list[Any]:
        return offers(self.context)

    @property
    def signature(self) -> Any:
        """The step that signs, as it is offered to this person; None else."""
        return next((o for o in self.offers if o.verb == "tanda_tangan"), None)

    @property
    def returns(self) -> list[Any]:
        return [offer for offer in self.offers if offer.verb == "kembalikan"]

    @property
    def stamp(self) -> str:
        return opened.stamp(self.context, acting.userid()) if self.pictures else ""

    @property
    def version(self) -> int:
        return version_of(self.context)

    @property
    def stage(self) -> str:
        return str(api.content.get_state(self.context))

    def __call__(self) -> str:
        self.request.response.setHeader("Cache-Control", "private, no-store")
        return self.index()

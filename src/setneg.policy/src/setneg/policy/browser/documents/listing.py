"""What lies in a place, narrowed by what the reader asks for: one catalog query."""

from functools import cached_property
from plone import api
from Products.ZCTextIndex.ParseTree import ParseError
from setneg.policy import _
from setneg.policy.browser import typed
from setneg.policy.browser.documents.counts import Counts
from setneg.policy.browser.listings import Listing
from setneg.policy.content import kinds
from setneg.policy.vocabularies.offices import position_title
from setneg.policy.vocabularies.offices import unit_title
from setneg.workflows import organisation
from typing import Any
from urllib.parse import urlencode


#: Orders that a reader may choose: key -> index, direction, words.
ORDERS = {
    "baru": ("modified", "descending", _("urut_baru", default="Terakhir diubah")),
    "mendesak": ("urgency", "ascending", _("urut_mendesak", default="Paling mendesak")),
    "nomor": ("nomor_urut", "descending", _("urut_nomor", default="Nomor terbesar")),
    "hal": ("sortable_title", "ascending", _("urut_hal", default="Hal menurut abjad")),
}
FIRST = "baru"
WAITING = "menunggu"
OWN = "buatan"


class Filtered(Listing):
    """Kind, stage, unit, mine, words and order come from the address of the page."""

    page_name = ""

    def kinds(self) -> tuple[str, ...]:
        """The types that the list is about."""
        return ()

    def query(self) -> dict[str, Any]:
        index, direction, _words = ORDERS[self.order]
        query = {**self.wider(), "sort_on": index, "sort_order": direction}
        if self.kind:
            query["portal_type"] = [self.kind]
        if self.stage:
            query["stage"] = self.stage
        return query

    def wider(self) -> dict[str, Any]:
        """The question without kind and stage: what is counted beside the choices."""
        query: dict[str, Any] = {
            "portal_type": list(self.kinds()),
            "path": "/".join(self.context.getPhysicalPath()),
        }
        if self.unit_code:
            query["unit"] = self.unit_code
        return query | typed.words(self.text) | self._mine()

    def _mine(self) -> dict[str, Any]:
        """Only what waits for the person, or what he began."""
        userid = "" if api.user.is_anonymous() else api.user.get_current().getId()
        if self.mine == WAITING:
            held = organisation.current().groups_of(userid, organisation.today())
            return {"waiting_for": list(held) or ["-"]}
        return {"Creator": userid} if self.mine == OWN else {}

    def found(self):
        """Brains; words that the index cannot read find nothing."""
        try:
            return super().found()
        except ParseError:
            return []

    # ------------------------------------------------------- what was asked for

    @property
    def kind(self) -> str:
        asked = self.asked("jenis")
        return asked if asked in self.kinds() else ""

    @property
    def stage(self) -> str:
        asked = self.asked("tahap")
        return asked if asked in self._stages else ""

    @property
    def unit_code(self) -> str:
        asked = self.asked("unit")
        return asked if asked in organisation.current().units else ""

    @property
    def mine(self) -> str:
        asked = self.asked("saya")
        return asked if asked in (WAITING, OWN) else ""

    @property
    def order(self) -> str:
        asked = self.asked("urut")
        return asked if asked in ORDERS else FIRST

    @property
    def narrowed(self) -> bool:
        return any((self.kind, self.stage, self.unit_code, self.mine, self.text))

    def table_address(self, ending: str) -> str:
        """The same list as a table file: csv or xlsx."""
        asked = {
            "jenis": self.kind,
            "tahap": self.stage,
            "unit": self.unit_code,
            "saya": self.mine,
            "urut": self.order,
            "teks": self.text,
        }
        given = urlencode({key: value for key, value in asked.items() if value})
        return f"{self.context.absolute_url()}/{self.page_name}.{ending}?{given}"

    # ------------------------------------------------------------- the choices

    @cached_property
    def _counts(self) -> Counts:
        try:
            return Counts(self.wider())
        except ParseError:
            return Counts({"UID": []})

    def kind_count(self, kind: str) -> int:
        """How many of that kind there are, in the stage that was asked for."""
        return self._counts.of("portal_type", kind, stage=self.stage)

    def stage_count(self, stage: str) -> int:
        """How many stand in that stage, of the kind that was asked for."""
        return self._counts.of("stage", stage, portal_type=self.kind)

    def kind_choices(self) -> list[tuple[str, str]]:
        types = api.portal.get_tool("portal_types")
        rows = [
            (kind, api.portal.translate(types[kind].Title())) for kind in self.kinds()
        ]
        return sorted(rows, key=lambda row: row[1])

    @cached_property
    def _stages(self) -> dict[str, str]:
        """Stages of the chains of these kinds, each once: id and title."""
        workflow = api.portal.get_tool("portal_workflow")
        found: dict[str, str] = {}
        for kind in self.kinds():
            for name in workflow.getChainForPortalType(kind):
                for state in workflow[name].states.objectValues():
                    found.setdefault(state.getId(), state.title)
        return found

    def stages(self) -> list[tuple[str, str]]:
        """The same in the reader's language, by title."""
        rows = [
            (name, api.portal.translate(title, domain="plone"))
            for name, title in self._stages.items()
        ]
        return sorted(rows, key=lambda row: row[1])

    def unit_choices(self) -> list[tuple[str, str]]:
        """The person's own units and those above them; a unit below is found by words."""
        organogram = organisation.current()
        userid = "" if api.user.is_anonymous() else api.user.get_current().getId()
        held = organogram.positions_of(userid, organisation.today()) if userid else ()
        codes = [unit.code for post in held for unit in organogram.line(post.unit)]
        codes += [unit.code for post in held for unit in organogram.children(post.unit)]
        codes += [self.unit_code] if self.unit_code else []
        return [(code, unit_title(code)) for code in dict.fromkeys(codes)]

    def orders(self) -> list[tuple[str, str]]:
        return [(key, words) for key, (_i, _d, words) in ORDERS.items()]

    # ---------------------------------------------------------------- one line

    def type_title(self, brain) -> str:
        types = api.portal.get_tool("portal_types")
        return api.portal.translate(types[brain.portal_type].Title())

    def waits_for(self, brain) -> str:
        """Titles of the positions that have to act; empty when nobody has."""
        posts = brain.waiting_for or ()
        # those who may sign in somebody's name stand there by their kind: post@kind
        return ", ".join(position_title(post) for post in posts if "@" not in post)


class Documents(Filtered):
    """The official documents of a place, and the tasks and meetings beside them."""

    page_name = "daftar-naskah"

    def kinds(self) -> tuple[str, ...]:
        return (*kinds.names(), "Tugas", "Rapat")

"""Pages of indicators and of their rounds."""

from functools import cached_property
from plone import api
from plone.app.layout.viewlets import ViewletBase
from plone.batching import Batch
from Products.Five.browser import BrowserView
from setneg.policy import _
from setneg.policy.browser import dates
from setneg.policy.browser import typed
from setneg.policy.browser.page import Page
from setneg.policy.browser.standing import state_title
from setneg.policy.content.iku import IIKU
from setneg.policy.iku import annex
from setneg.policy.iku import approving
from setneg.policy.iku import checks
from setneg.policy.iku import cycles
from setneg.policy.iku import discussion
from setneg.policy.iku import periods
from setneg.policy.iku import routing
from setneg.policy.iku import telling
from setneg.policy.vocabularies.offices import unit_title
from setneg.workflows import organisation
from setneg.workflows.steps import acting
from typing import Any
from zope.schema import getFields


PAGE = 50
#: Fields of the record in the order of the page; rows stand in tables of their own.
TEXTS = ("tujuan", "sasaran", "definisi", "rumus", "satuan", "sumber_data")
CHOSEN = (
    "pelaporan",
    "polaritas",
    "konsolidasi",
    "tingkat",
    "jenis_ukuran",
    "metode_turunan",
    "alasan_usulan",
)
STAGES = (
    "diajukan",
    "dilengkapi",
    "dibahas",
    "persetujuan",
    "disetujui",
    "diinventarisasi",
    "ditetapkan",
    "ditolak",
    "batal",
)


class Indicator(Page):
    """The page of one indicator."""

    @property
    def record(self) -> list[tuple[Any, str, list[str]]]:
        """Title, words and notes of each filled field."""
        fields = getFields(IIKU)
        found = []
        for name in (*TEXTS, *CHOSEN):
            value = getattr(self.context, name, None)
            if value:
                title = self._chosen(name, value) if name in CHOSEN else value
                found.append((fields[name].title, title, self.notes_at(name)))
        if self.context.polaritas == "stabilkan":
            low, high = self.context.batas_bawah, self.context.batas_atas
            band = f"{periods.written(low)} – {periods.written(high)}"
            found.append((_("label_batas", default="Batas"), band, []))
        if self.context.penyedia:
            provider = unit_title(self.context.penyedia)
            found.append((fields["penyedia"].title, provider, []))
        return found

    @property
    def parent_fell(self) -> bool:
        """Whether the parent was refused or withdrawn: also for who may not read it."""
        uids = [self.context.induk] if self.context.induk else []
        return any(
            brain.review_state in cycles.DROPPED for brain in cycles.of_uids(uids)
        )

    def _chosen(self, name: str, value: str) -> Any:
        return dict(checks.CHOICES[name]).get(value, value)

    def notes_at(self, name: str) -> list[str]:
        """What the Bagian noted at a field when it asked for more."""
        rows = self.context.catatan_ruas
        return [row["catatan"] for row in rows if row["ruas"] == name]

    @property
    def further_notes(self) -> list[tuple[Any, str]]:
        """Notes at fields that have no line of their own above."""
        fields = getFields(IIKU)
        return [
            (fields[row["ruas"]].title, row["catatan"])
            for row in self.context.catatan_ruas
            if row["ruas"] not in (*TEXTS, *CHOSEN)
        ]

    @property
    def targets(self) -> list[tuple[str, str]]:
        return [
            (periods.spoken(each.period), periods.written(each.value))
            for each in periods.targets(self.context)
        ]

    @property
    def missing(self) -> list[str]:
        return [periods.spoken(key) for key in checks.missing_targets(self.context)]

    @property
    def criteria(self) -> list[dict[str, Any]]:
        """Every criterion with what was said about it."""
        said = {row["kriteria"]: row for row in self.context.smart or ()}
        met = dict(checks.words.MET)
        return [
            {
                "title": title,
                "met": met.get(said.get(name, {}).get("terpenuhi"), ""),
                "reason": said.get(name, {}).get("alasan", ""),
            }
            for name, title in checks.words.CRITERIA
        ]

    @property
    def cycle(self) -> Any:
        return self.linked("siklus")

    @property
    def ours(self) -> bool:
        """Whether the reader belongs to the unit: he is told where it stands."""
        return routing.works_for(acting.userid(), self.context.unit) is not None

    @property
    def office(self) -> str:
        return unit_title(self.context.unit_pelayanan or "")

    @property
    def discussed(self) -> list[dict[str, Any]]:
        """Notes of the discussion, the oldest first; for those who have a part in it."""
        if not discussion.may_read(self.context, acting.userid()):
            return []
        return [
            {**telling.note(row), "pada": dates.moment(row["pada"])}
            for row in self.context.pembahasan
        ]

    @property
    def may_discuss(self) -> bool:
        return bool(discussion.may_discuss(self.context, acting.userid()))


class Checklist(BrowserView):
    """`@@smart-bawaan`: the form of an indicator begins with every criterion, unjudged."""

    def __call__(self) -> list[dict[str, str]]:
        return [
            {"kriteria": name, "terpenuhi": "", "alasan": ""}
            for name, _title in checks.words.CRITERIA
        ]


class Place(BrowserView):
    """`daftar-iku`: rounds, what waits for one's approval, and the indicators."""

    @property
    def rounds(self) -> list[Any]:
        return list(
            api.portal.get_tool("portal_catalog").searchResults(
                portal_type=cycles.KIND, sort_on="created", sort_order="descending"
            )
        )

    @property
    def coordinates(self) -> bool:
        return routing.coordinates(acting.userid())

    @property
    def may_propose(self) -> bool:
        """Whether an open round asks a unit of the reader."""
        units = {post.unit for post in routing.held(acting.userid())}
        return bool(units) and bool(cycles.open_for(units))

    @cached_property
    def waiting(self) -> int:
        return approving.count(acting.userid())

    @cached_property
    def to_check(self) -> int:
        """How many wait for the reader as one who checks."""
        return approving.count(acting.userid(), approving.ADMIT)

    @property
    def query(self) -> dict[str, Any]:
        query: dict[str, Any] = {
            "portal_type": cycles.INDICATOR,
            "sort_on": "created",
            "sort_order": "descending",
        }
        for name in ("siklus", "unit"):
            if self.asked(name):
                query[name] = self.asked(name)
        query |= typed.words(self.asked("kata"))
        if self.stage:
            query["review_state"] = self.stage
        return query

    def asked(self, name: str) -> str:
        """What the address asks for; "" for nothing."""
        return typed.text(self.request.form, name).strip()

    @cached_property
    def units(self) -> list[tuple[str, str]]:
        """Units of the indicators that the reader may see, as choices."""
        brains = api.portal.get_tool("portal_catalog").searchResults(
            portal_type=cycles.INDICATOR
        )
        codes = {brain.unit for brain in brains if isinstance(brain.unit, str)}
        every = organisation.current().units
        return [(code, unit_title(code)) for code in every if code in codes]

    @property
    def filtered(self) -> bool:
        return any(self.asked(name) for name in ("siklus", "unit", "kata", "tahap"))

    @property
    def stage(self) -> str:
        asked = self.asked("tahap")
        return asked if asked in STAGES else ""

    @property
    def stages(self) -> list[tuple[str, str]]:
        return [(name, state_title(name, cycles.INDICATOR)) for name in STAGES]

    def batch(self) -> Batch:
        try:
            start = max(0, int(self.request.form.get("b_start", 0)))
        except (TypeError, ValueError):
            start = 0
        found = api.portal.get_tool("portal_catalog").searchResults(**self.query)
        return Batch(found, size=PAGE, start=start)

    def state(self, brain: Any) -> str:
        return state_title(brain.review_state, brain.portal_type)

    def unit(self, brain: Any) -> str:
        return unit_title(brain.unit) if isinstance(brain.unit, str) else ""


class Annexed(ViewletBase):
    """On the page of a regulation: how many indicators its annex has for each unit."""

    @property
    def available(self) -> bool:
        return annex.annexed(self.context)

    @property
    def per_unit(self) -> list[tuple[str, int]]:
        return list(annex.per_unit(self.context.lampiran_iku).items())

    @property
    def total(self) -> int:
        return len(self.context.lampiran_iku)

    @property
    def may_renew(self) -> bool:
        return cycles.standing(self.context) == annex.DRAFT and routing.coordinates(
            acting.userid()
        )

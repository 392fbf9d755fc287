"""The lists of the site: regulations, standards, submissions, cases. Brains only."""

from plone import api
from plone.batching import Batch
from Products.Five.browser import BrowserView
from setneg.policy.browser import dates
from setneg.policy.browser import typed
from setneg.policy.browser.spreadsheet import csv_text
from setneg.policy.browser.spreadsheet import CSV_TYPE
from setneg.policy.browser.standing import state_title
from setneg.policy.content import kinds
from setneg.policy.legal.standing import STATUS
from setneg.policy.vocabularies.offices import unit_title


PAGE = 25


class Listing(BrowserView):
    """One catalog query, in batches; nobody sees what he may not View."""

    kind = ""
    sort_on = "created"

    def query(self) -> dict:
        return {
            "portal_type": self.kind,
            "sort_on": self.sort_on,
            "sort_order": "descending",
        }

    def found(self):
        return api.portal.get_tool("portal_catalog").searchResults(**self.query())

    def batch(self) -> Batch:
        """The page that `b_start` asks for; nonsense means the first page."""
        try:
            start = max(0, int(self.request.form.get("b_start", 0)))
        except (TypeError, ValueError):
            start = 0
        return Batch(self.found(), size=PAGE, start=start)

    def state(self, brain) -> str:
        return state_title(brain.review_state, brain.portal_type)

    def unit(self, brain) -> str:
        code = getattr(brain, "unit", None)
        return unit_title(code) if isinstance(code, str) else ""

    def day(self, value) -> str:
        """A date of a brain; empty for what is not recorded."""
        return dates.day(value) if hasattr(value, "year") else ""

    def asked(self, name: str) -> str:
        """What the address asks for; "" for nothing."""
        return typed.text(self.request.form, name).strip()[:100]

    @property
    def text(self) -> str:
        return self.asked("teks")


class Regulations(Listing):
    """Published regulations by year and words; what every visitor may read."""

    sort_on = "tahun,nomor_urut"

    def query(self) -> dict:
        query = {
            "portal_type": self.kinds(),
            "review_state": "terbit",
            "sort_on": ("tahun", "nomor_urut"),
            "sort_order": ("descending", "descending"),
        }
        if self.year:
            query["tahun"] = self.year
        if self.status:
            query["status_hukum"] = self.status
        return query | typed.words(self.text)

    def kinds(self) -> tuple[str, ...]:
        """Kinds with a public address, or the one that `jenis` asks for."""
        known = kinds.published()
        asked = self.asked("jenis")
        return (asked,) if asked in known else known

    def kind_choices(self) -> list[tuple[str, str]]:
        return [(name, kinds.facts(name).name) for name in kinds.published()]

    def kind_name(self, brain) -> str:
        return kinds.facts(brain.portal_type).name

    @property
    def status(self) -> str:
        """The legal status that is asked for; nonsense means all."""
        value = self.asked("status")
        return value if value in STATUS else ""

    def statuses(self) -> list[tuple[str, str]]:
        return list(STATUS.items())

    def law(self, brain) -> str:
        """What the list says of a regulation's status."""
        value = brain.status_hukum
        return STATUS.get(value, "")

    @property
    def year(self) -> int | None:
        return typed.year(self.request.form)

    def years(self) -> list[int]:
        """Years that have a published regulation, the newest first."""
        catalog = api.portal.get_tool("portal_catalog")
        found = catalog.searchResults(
            portal_type=kinds.published(), review_state="terbit"
        )
        years = {brain.tahun for brain in found if isinstance(brain.tahun, int)}
        return sorted(years, reverse=True)


class RegulationsCsv(Regulations):
    """The same list for a spreadsheet; everybody may read it and keep it."""

    HEAD = ("Nomor", "Tahun", "Tentang", "Tanggal", "Alamat", "Jenis", "Status")

    def __call__(self) -> str:
        made = csv_text(self.HEAD, map(self.line, self.found()))
        response = self.request.response
        response.setHeader("Content-Type", CSV_TYPE)
        response.setHeader(
            "Content-Disposition", 'attachment; filename="peraturan.csv"'
        )
        return made

    def line(self, brain) -> tuple:
        """What the file says of a regulation."""
        return (
            brain.nomor,
            brain.tahun,
            brain.Title,
            brain.tanggal if hasattr(brain.tanggal, "year") else "",
            brain.getURL(),
            self.kind_name(brain),
            api.portal.translate(self.law(brain)),
        )


class Standards(Listing):
    """Service standards in force."""

    kind = "StandarPelayanan"

    def query(self) -> dict:
        return {
            "portal_type": self.kind,
            "review_state": "terbit",
            "sort_on": "sortable_title",
        }

    def drafts(self):
        """Standards that are being drafted, for those who may see them."""
        found = api.portal.get_tool("portal_catalog").searchResults(
            portal_type=self.kind, sort_on="modified", sort_order="descending"
        )
        return [brain for brain in found if brain.review_state != "terbit"]


class Submissions(Listing):
    """Submissions that the reader may see: his own, and those he has to receive."""

    kind = "Usulan"


class Complaints(Listing):
    """Complaints that the reader made, or has to handle."""

    kind = "Pengaduan"


class Cases(Listing):
    """Cases that the reader may see."""

    kind = "Kegiatan"

    def state(self, brain) -> str:
        """Cases have the chain of their edition; its titles are on the case alone."""
        return brain.review_state.replace("_", " ").capitalize()

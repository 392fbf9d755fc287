"""The lists of the site: regulations, standards, submissions, cases. Brains only."""

import csv
import io
from plone import api
from plone.batching import Batch
from Products.Five.browser import BrowserView
from setneg.policy.browser import dates
from setneg.policy.browser.spreadsheet import cell
from setneg.policy.browser.standing import state_title
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

    @property
    def text(self) -> str:
        return str(self.request.form.get("teks", "")).strip()[:100]


class Regulations(Listing):
    """Published regulations by year and words; what every visitor may read."""

    kind = "Peraturan"
    sort_on = "tahun,nomor_urut"

    def query(self) -> dict:
        query = {
            "portal_type": self.kind,
            "review_state": "terbit",
            "sort_on": ("tahun", "nomor_urut"),
            "sort_order": ("descending", "descending"),
        }
        if self.year:
            query["tahun"] = self.year
        words = [word for word in self.text.replace('"', " ").split() if word.isalnum()]
        if words:
            query["SearchableText"] = " AND ".join(f"{word}*" for word in words)
        return query

    @property
    def year(self) -> int | None:
        value = str(self.request.form.get("tahun", ""))
        return int(value) if value.isdigit() and len(value) == 4 else None

    def years(self) -> list[int]:
        """Years that have a published regulation, the newest first."""
        catalog = api.portal.get_tool("portal_catalog")
        found = catalog.searchResults(portal_type=self.kind, review_state="terbit")
        years = {brain.tahun for brain in found if isinstance(brain.tahun, int)}
        return sorted(years, reverse=True)


class RegulationsCsv(Regulations):
    """The same list for a spreadsheet; cells never begin as formulas."""

    def __call__(self) -> str:
        out = io.StringIO()
        writer = csv.writer(out)
        writer.writerow(["Nomor", "Tahun", "Tentang", "Tanggal", "Alamat"])
        for brain in self.found():
            day = brain.tanggal.isoformat() if hasattr(brain.tanggal, "year") else ""
            row = (brain.nomor, brain.tahun, brain.Title, day, brain.getURL())
            writer.writerow([cell(value) for value in row])
        response = self.request.response
        response.setHeader("Content-Type", "text/csv; charset=utf-8")
        response.setHeader(
            "Content-Disposition", 'attachment; filename="peraturan.csv"'
        )
        return out.getvalue()


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


class Cases(Listing):
    """Cases that the reader may see."""

    kind = "Kegiatan"

    def state(self, brain) -> str:
        """Cases have the chain of their edition; its titles are on the case alone."""
        return brain.review_state.replace("_", " ").capitalize()

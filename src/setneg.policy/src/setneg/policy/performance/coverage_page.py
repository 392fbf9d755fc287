"""`@@cakupan-standar`: units with and without a standard and an SOP; page, files, REST."""

from collections.abc import Iterable
from functools import cached_property
from plone import api
from plone.restapi.services import Service
from Products.Five.browser import BrowserView
from setneg.policy import _
from setneg.policy.browser.spreadsheet import CsvTable
from setneg.policy.browser.spreadsheet import WorkbookTable
from setneg.policy.performance import coverage
from setneg.policy.performance.coverage import Count
from setneg.policy.performance.coverage import Line
from setneg.policy.vocabularies.offices import unit_title
from typing import Any
from urllib.parse import urlencode


STATES = {
    "tanpa_standar": _("coverage_no_standard", default="Belum mempunyai standar"),
    "tanpa_sop": _("coverage_no_sop", default="Belum mempunyai SOP"),
    "tanpa_keduanya": _("coverage_neither", default="Belum mempunyai keduanya"),
    "lengkap": _("coverage_both", default="Mempunyai keduanya"),
}


class Asked:
    """What a reader narrowed the report to; nonsense means everything."""

    request: Any

    @cached_property
    def every(self) -> list[Line]:
        return coverage.lines()

    @cached_property
    def organisation(self) -> str:
        asked = str(self.request.form.get("satuan", ""))
        return asked if asked in {line.organisation for line in self.every} else ""

    @cached_property
    def state(self) -> str:
        asked = str(self.request.form.get("keadaan", ""))
        return asked if asked in STATES else ""

    @cached_property
    def within(self) -> list[Line]:
        """The units of the chosen satuan organisasi, whatever they have."""
        chosen = self.organisation
        return [row for row in self.every if chosen in ("", row.organisation)]

    @cached_property
    def lines(self) -> list[Line]:
        return [line for line in self.within if line.stands(self.state)]

    def counts(self) -> list[Count]:
        return coverage.counts(self.within)

    def whole(self) -> Count:
        return coverage.count("", self.within)


class Coverage(Asked, BrowserView):
    """For everybody with a position: what is there, and what is still to be written."""

    file_name = "cakupan-standar"
    HEAD = ("Satuan organisasi", "Unit kerja", "Standar pelayanan", "SOP", "Keadaan")

    def organisations(self) -> list[tuple[str, str]]:
        codes = dict.fromkeys(line.organisation for line in self.every)
        return [(code, unit_title(code)) for code in codes]

    def states(self) -> list[tuple[str, Any]]:
        return list(STATES.items())

    def unit_title(self, code: str) -> str:
        return unit_title(code)

    def words(self, line: Line) -> Any:
        """What is to be said of a unit."""
        order = ("tanpa_keduanya", "tanpa_standar", "tanpa_sop", "lengkap")
        return STATES[next(state for state in order if line.stands(state))]

    def share(self, part: int, of: int) -> int:
        """Whole per cent for a bar."""
        return round(100 * part / of) if of else 0

    def table_address(self, ending: str) -> str:
        asked = {"satuan": self.organisation, "keadaan": self.state}
        given = urlencode({key: value for key, value in asked.items() if value})
        address = f"{self.context.absolute_url()}/{self.file_name}.{ending}"
        return f"{address}?{given}" if given else address

    def rows(self) -> Iterable[tuple[Any, ...]]:
        for line in self.lines:
            yield (
                unit_title(line.organisation),
                unit_title(line.unit),
                len(line.standards),
                len(line.sops),
                api.portal.translate(self.words(line)),
            )


class CoverageCsv(CsvTable, Coverage):
    """`cakupan-standar.csv`."""


class CoverageWorkbook(WorkbookTable, Coverage):
    """`cakupan-standar.xlsx`."""


class CoverageGet(Asked, Service):
    """`GET /@cakupan-standar?satuan=setmen&keadaan=tanpa_sop`: what the page shows."""

    def reply(self) -> dict[str, Any]:
        return {
            "@id": f"{api.portal.get().absolute_url()}/@cakupan-standar",
            "jumlah": count_json(self.whole()),
            "satuan_organisasi": [
                {"kode": each.organisation, **count_json(each)}
                for each in self.counts()
            ],
            "items": [line_json(line) for line in self.lines],
        }


def count_json(count: Count) -> dict[str, int]:
    """The numbers of a satuan organisasi."""
    return {
        "unit": count.units,
        "dengan_standar": count.standards,
        "dengan_sop": count.sops,
        "tanpa_keduanya": count.neither,
    }


def line_json(line: Line) -> dict[str, Any]:
    """One unit kerja."""
    return {
        "unit": line.unit,
        "nama": unit_title(line.unit),
        "satuan_organisasi": line.organisation,
        "standar": [{"@id": each.url, "title": each.title} for each in line.standards],
        "sop": [{"@id": each.url, "title": each.title} for each in line.sops],
    }

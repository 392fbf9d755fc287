"""`@@hasil-standar`: what came of each standard in a year; page, files, REST."""

from collections.abc import Iterable
from functools import cached_property
from plone import api
from plone.restapi.services import Service
from Products.Five.browser import BrowserView
from setneg.policy.browser import typed
from setneg.policy.browser.spreadsheet import CsvTable
from setneg.policy.browser.spreadsheet import WorkbookTable
from setneg.policy.performance import figures
from setneg.policy.performance import outcomes
from setneg.policy.performance.outcomes import Outcome
from setneg.policy.performance.shown import Shown
from setneg.policy.vocabularies.offices import unit_title
from setneg.workflows import organisation
from typing import Any


#: How many years back a reader may ask for.
BACK = 5


class Year:
    """The year that is asked for; nonsense means this one."""

    request: Any

    @cached_property
    def year(self) -> int:
        return typed.year(self.request.form, self.years()) or self.years()[0]

    def years(self) -> list[int]:
        this = organisation.today().year
        return list(range(this, this - BACK, -1))

    @cached_property
    def outcomes(self) -> list[Outcome]:
        return outcomes.outcomes(self.year)


class Outcomes(Year, Shown, BrowserView):
    """For people of a unit and those above it: sums, each with its source."""

    file_name = "hasil-standar"
    HEAD = (
        "Standar",
        "Unit kerja",
        "Tahun",
        "Kegiatan tepat waktu",
        "Kegiatan terukur",
        "Kegiatan tepat waktu (%)",
        "Jawaban kuesioner",
        "Rata-rata kuesioner",
        "Pengaduan dijawab",
        "Pengaduan tepat waktu (%)",
        "Sumber",
    )

    def sources(self, row: Outcome) -> dict[str, str]:
        """Where each of the numbers comes from."""
        site = api.portal.get().absolute_url()
        form = row.voices.form
        return {
            "kegiatan": f"{site}/kegiatan",
            "kuesioner": f"{form}/@@hasil-evaluasi" if form else "",
            "pengaduan": f"{site}/@@pengaduan-statistik?tahun={row.year}",
        }

    def rows(self) -> Iterable[tuple[Any, ...]]:
        for row in self.outcomes:
            few = row.few_complaints
            yield (
                row.title,
                unit_title(row.unit),
                row.year,
                row.cases.met,
                row.cases.of,
                figures.written(row.cases.figure, 2) if row.cases.of else "",
                row.voices.answers,
                figures.written(row.voices.mean, 2) if row.voices.mean else "",
                f"< {outcomes.LEAST}" if few else row.complaints.of,
                figures.written(row.complaints.figure, 2)
                if row.complaints.of and not few
                else "",
                row.url,
            )


class OutcomesCsv(CsvTable, Outcomes):
    """`hasil-standar.csv`."""


class OutcomesWorkbook(WorkbookTable, Outcomes):
    """`hasil-standar.xlsx`."""


class OutcomesGet(Year, Service):
    """`GET /@hasil-standar?tahun=2026`: what the page shows."""

    def reply(self) -> dict[str, Any]:
        return {
            "@id": f"{api.portal.get().absolute_url()}/@hasil-standar",
            "tahun": self.year,
            "items": [outcome_json(row) for row in self.outcomes],
        }


def outcome_json(row: Outcome) -> dict[str, Any]:
    """One standard in one unit; few complaints are not told apart."""
    few = row.few_complaints
    return {
        "@id": row.url,
        "title": row.title,
        "unit": row.unit,
        "kegiatan": {
            "tepat": row.cases.met,
            "terukur": row.cases.of,
            "persen": figures.stored(row.cases.figure),
        },
        "kuesioner": {
            "@id": row.voices.form or None,
            "jawaban": row.voices.answers,
            "rata_rata": figures.stored(row.voices.mean),
        },
        "pengaduan": {
            "dijawab": None if few else row.complaints.of,
            "persen": None if few else figures.stored(row.complaints.figure),
            "sedikit": few,
        },
    }

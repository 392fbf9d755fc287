"""The numbers over REST: `GET @pengaduan-statistik`, `GET <standard>/@pengaduan`."""

from dataclasses import asdict
from plone.restapi.services import Service
from setneg.policy.browser import typed
from setneg.policy.complaints import summary
from setneg.policy.complaints.statistics_page import Statistics
from setneg.workflows import organisation
from typing import Any


class StatisticsGet(Service):
    """The tables of the page, by the same rules; ``lingkup=saya`` as there."""

    def reply(self) -> dict[str, Any]:
        page = Statistics(self.context, self.request)
        return {
            "@id": f"{self.context.absolute_url()}/@pengaduan-statistik",
            "lingkup": page.scope,
            "dari": page.period[0].isoformat(),
            "sampai": page.period[1].isoformat(),
            "items": [
                {
                    "id": table.id,
                    "title": table.title,
                    "items": [
                        {"title": name, **asdict(row)} for name, row in table.rows
                    ],
                }
                for table in page.tables
            ],
        }


class SummaryGet(Service):
    """A year's complaints about a standard, for its office; for its evaluation."""

    def reply(self) -> dict[str, Any]:
        found = {"@id": f"{self.context.absolute_url()}/@pengaduan"}
        if not summary.may_read(self.context):
            return found
        year = typed.year(self.request.form) or organisation.today().year
        told = summary.of(self.context, year)
        return {
            **found,
            "tahun": told.year,
            "kalimat": told.line,
            "angka": asdict(told.figures),
            "berulang": [
                {"langkah": name, "banyak": count} for name, count in told.repeated
            ],
        }

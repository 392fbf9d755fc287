"""The list of a meeting for a spreadsheet program: CSV and XLSX."""

from collections.abc import Iterator
from plone import api
from Products.Five.browser import BrowserView
from setneg.policy.attendance import answers
from setneg.policy.browser import dates
from setneg.policy.browser.spreadsheet import CsvTable
from setneg.policy.browser.spreadsheet import WorkbookTable
from setneg.workflows.steps import acting


class Table(BrowserView):
    """The same lines as on screen, with the rights of the reader: reasons only for
    whom they concern."""

    file_name = "kehadiran"
    HEAD = (
        "Yang diundang",
        "Instansi",
        "Kehadiran",
        "Diwakili oleh",
        "Alasan",
        "Dijawab",
        "Terlambat",
    )

    def rows(self) -> Iterator[tuple[str, ...]]:
        for line in answers.told(self.context, acting.userid()):
            title = answers.ANSWERS.get(line.status)
            yield (
                line.title,
                line.office,
                api.portal.translate(title) if title else "",
                line.substitute,
                line.reason,
                dates.moment(line.time),
                "ya" if line.late else "",
            )


class CsvFile(CsvTable, Table):
    """`daftar-kehadiran.csv`."""


class WorkbookFile(WorkbookTable, Table):
    """`daftar-kehadiran.xlsx`."""

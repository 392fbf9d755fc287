"""The list of a meeting for a spreadsheet program: CSV and XLSX."""

from collections.abc import Iterator
import csv
import io
from plone import api
from Products.Five.browser import BrowserView
from setneg.policy.attendance import answers
from setneg.policy.browser import dates
from setneg.policy.browser.spreadsheet import cell
from setneg.policy.rendering.workbook import CONTENT_TYPE
from setneg.policy.rendering.workbook import workbook


class Table(BrowserView):
    """The same lines as on screen, with the rights of the reader."""

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
        for line in answers.lines(self.context):
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

    def offer(self, content_type: str, ending: str) -> None:
        """A download that nobody else is to keep."""
        response = self.request.response
        response.setHeader("Content-Type", content_type)
        response.setHeader("Cache-Control", "private, no-store")
        name = f'attachment; filename="kehadiran.{ending}"'
        response.setHeader("Content-Disposition", name)


class CsvFile(Table):
    """`daftar-kehadiran.csv`; cells never begin as formulas."""

    def __call__(self) -> str:
        out = io.StringIO()
        writer = csv.writer(out)
        writer.writerow(self.HEAD)
        for row in self.rows():
            writer.writerow([cell(value) for value in row])
        self.offer("text/csv; charset=utf-8", "csv")
        return out.getvalue()


class WorkbookFile(Table):
    """`daftar-kehadiran.xlsx`."""

    def __call__(self) -> bytes:
        made = workbook("kehadiran", self.HEAD, self.rows())
        self.offer(CONTENT_TYPE, "xlsx")
        return made

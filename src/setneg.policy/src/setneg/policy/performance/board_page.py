"""`/capaian`: the board of a year, as a page, as CSV and as a workbook."""

from functools import cached_property
from Products.Five.browser import BrowserView
from setneg.policy import _
from setneg.policy.browser import typed
from setneg.policy.browser.spreadsheet import CsvTable
from setneg.policy.browser.spreadsheet import WorkbookTable
from setneg.policy.performance import board
from setneg.policy.performance import cascade
from setneg.policy.performance import charts
from setneg.policy.performance import figures
from setneg.policy.performance import settings
from setneg.policy.performance.board import Line
from setneg.policy.performance.lights import Light
from setneg.policy.performance.lights import LIGHTS
from setneg.policy.performance.shown import Shown
from setneg.policy.vocabularies.offices import unit_title
from setneg.workflows import organisation
from setneg.workflows.steps.wording import say


class Board(Shown, BrowserView):
    """`/capaian`: the indicators of a year, for everybody as far as they are approved."""

    HEAD = (
        "Unit",
        "Kode",
        "Sasaran strategis",
        "Indikator",
        "Satuan",
        "Periode",
        "Target",
        "Realisasi",
        "Capaian (%)",
        "Keterangan",
        "Tahap",
        "Terlambat",
        "Cara",
    )

    @cached_property
    def scale(self):
        return settings.scale()

    @cached_property
    def years(self) -> list[int]:
        return board.years() or [organisation.today().year]

    @cached_property
    def year(self) -> int:
        """The year that is asked for; nonsense means the latest."""
        return typed.year(self.request.form, self.years) or self.years[0]

    @cached_property
    def unit(self) -> str:
        value = str(self.request.form.get("unit", ""))
        return value if value in organisation.current().units else ""

    @cached_property
    def grouping(self) -> str:
        value = str(self.request.form.get("menurut", ""))
        return value if value in ("unit", "sasaran") else "unit"

    @cached_property
    def every(self) -> list[Line]:
        """All lines of the year, whatever the filter."""
        return board.lines(self.year, self.scale)

    @cached_property
    def lines(self) -> list[Line]:
        """Of the chosen unit and the units below it; all without a choice."""
        if not self.unit:
            return self.every
        units = set(organisation.current().below(self.unit))
        return [each for each in self.every if each.unit in units]

    def units(self) -> list[tuple[str, str]]:
        """The units that have indicators, and those above them."""
        organogram = organisation.current()
        codes = {
            above.code for each in self.every for above in organogram.line(each.unit)
        }
        return sorted(((code, unit_title(code)) for code in codes), key=lambda u: u[1])

    def counted(self) -> list[tuple[Light, int]]:
        return [(LIGHTS[name], n) for name, n in board.counted(self.lines).items()]

    def chart(self) -> str:
        """The lights of the year as bars; the table beside it says the same."""
        rows = [(f"{each.sign} {say(each.title)}", n) for each, n in self.counted()]
        title = say(
            _(
                "chart_lights",
                default="Keadaan indikator tahun ${year}",
                mapping={"year": str(self.year)},
            )
        )
        return charts.shares(title, rows)

    def groups(self) -> list[tuple[str, list[tuple[Light, int]], list[Line]]]:
        """Title, lights and lines of each unit or objective."""
        return [
            (
                unit_title(key) if self.grouping == "unit" else key,
                [(LIGHTS[n], c) for n, c in board.counted(lines).items() if c],
                lines,
            )
            for key, lines in board.grouped(self.lines, self.grouping)
        ]

    def tree(self) -> list[tuple[int, cascade.Node]]:
        """The cascade of the whole year; a unit's filter shows its rows only."""
        nodes = cascade.flat(cascade.tree(self.every, self.scale))
        shown = {each.uid for each in self.lines}
        return [pair for pair in nodes if pair[1].line.uid in shown]

    def rows(self):
        """One line of the table files for each period of each indicator."""
        for line in self.lines:
            for told in line.told:
                yield (
                    unit_title(line.unit),
                    line.facts.get("kode", ""),
                    line.objective,
                    line.title,
                    line.facts.get("satuan", ""),
                    told.period.title,
                    figures.written(told.goal.target),
                    figures.written(told.figure),
                    figures.written(told.percent, 2)
                    if told.percent is not None
                    else "",
                    say(LIGHTS[told.light].title),
                    told.state.replace("_", " "),
                    "ya" if told.late else "",
                    told.way,
                )

    @property
    def file_name(self) -> str:
        return f"capaian-{self.year}"

    @property
    def sheet_name(self) -> str:
        return f"Capaian {self.year}"


class BoardCsv(CsvTable, Board):
    """The same lines as text."""


class BoardWorkbook(WorkbookTable, Board):
    """The same lines as a workbook."""

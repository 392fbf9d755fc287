"""`@@pengaduan-statistik`: the numbers with bars, and as files for a spreadsheet."""

from datetime import date
from functools import cached_property
from Products.Five.browser import BrowserView
from setneg.policy import _
from setneg.policy.browser import typed
from setneg.policy.browser.spreadsheet import CsvTable
from setneg.policy.browser.spreadsheet import WorkbookTable
from setneg.policy.complaints import standards
from setneg.policy.complaints import statistics
from setneg.policy.complaints.figures import Figures
from setneg.policy.complaints.settings import KINDS
from setneg.policy.complaints.settings import setting
from setneg.workflows import organisation
from setneg.workflows.steps.wording import say
from typing import Any
from urllib.parse import urlencode


OWN, ALL = "saya", "umum"
FIRST_YEAR = 2015


class Statistics(BrowserView):
    """The published aggregate of a year; or what one may see, by any period."""

    file_name = "pengaduan-statistik"

    @property
    def scope(self) -> str:
        return OWN if self.request.form.get("lingkup") == OWN else ALL

    @property
    def year(self) -> int:
        this = organisation.today().year
        return typed.year(self.request.form, range(FIRST_YEAR, this + 1)) or this

    @property
    def years(self) -> list[int]:
        this = organisation.today().year
        return list(range(this, max(FIRST_YEAR, this - 5) - 1, -1))

    @property
    def period(self) -> tuple[date, date]:
        """A whole year, where few could be found out by shifting a day."""
        start, end = date(self.year, 1, 1), date(self.year, 12, 31)
        if self.scope == OWN:
            start = typed.day(self.request.form.get("dari")) or start
            end = typed.day(self.request.form.get("sampai")) or end
        return start, end

    @property
    def standard(self) -> str:
        return str(self.request.form.get("standar", "")) if self.scope == OWN else ""

    @property
    def kind(self) -> str:
        return str(self.request.form.get("jenis", "")) if self.scope == OWN else ""

    @cached_property
    def tables(self) -> list[statistics.Table]:
        public = self.scope == ALL
        rows = statistics.facts(*self.period, everybody=public)
        rows = [
            each
            for each in rows
            if (not self.standard or each.standard == self.standard)
            and (not self.kind or each.kind == self.kind)
        ]
        return statistics.tables(rows, everybody=public)

    @property
    def least(self) -> int:
        return int(setting("rincian_terkecil"))

    def standards(self) -> list[tuple[str, str]]:
        return [(each.UID(), each.Title()) for each in standards.in_force()]

    def kinds(self) -> list[tuple[str, str]]:
        return [(key, say(name)) for key, name in KINDS]

    def width(self, table: statistics.Table, row: Figures) -> int:
        """Length of a bar in per cent of the longest one of its table; 0, and then no
        bar, for none and for what is not told."""
        most = max((each.count or 0 for _name, each in table.rows), default=0)
        return max(1, round(100 * row.count / most)) if row.count else 0

    def count(self, row: Figures) -> str:
        return f"< {self.least}" if row.hidden else str(row.count)

    def number(self, value: int | None) -> str:
        return "–" if value is None else str(value)

    def days(self, value: int | None) -> str:
        return statistics.days(value) or "–"

    def share(self, value: int | None) -> str:
        return "–" if value is None else f"{value} %"

    def address(self, name: str) -> str:
        """The same numbers as a file."""
        known = ("lingkup", "tahun", "dari", "sampai", "standar", "jenis")
        form = self.request.form
        given = {key: str(form[key]) for key in known if form.get(key)}
        return f"{self.context.absolute_url()}/@@{name}?{urlencode(given)}"

    def head(self) -> list[str]:
        return [
            say(_("stats_grouping", default="Pengelompokan")),
            say(_("stats_group", default="Kelompok")),
            say(_("stats_count", default="Masuk")),
            say(_("stats_open", default="Belum selesai")),
            say(_("stats_answered", default="Dijawab")),
            say(_("stats_median", default="Median (hari kerja)")),
            say(_("stats_p90", default="Persentil 90 (hari kerja)")),
            say(_("stats_in_time", default="Tepat waktu (%)")),
            say(_("stats_reopened", default="Dibuka kembali")),
            say(_("stats_repeated", default="Berulang")),
        ]

    def rows(self) -> list[tuple[Any, ...]]:
        yes = say(_("stats_yes", default="ya"))
        return [
            (
                table.title,
                name,
                f"< {self.least}" if row.hidden else row.count,
                row.open,
                row.answered,
                statistics.days(row.median) or None,
                statistics.days(row.p90) or None,
                row.in_time,
                row.reopened,
                yes if row.repeated else None,
            )
            for table in self.tables
            for name, row in table.rows
        ]


class StatisticsCsv(CsvTable, Statistics):
    """`@@pengaduan-statistik.csv`."""


class StatisticsWorkbook(WorkbookTable, Statistics):
    """`@@pengaduan-statistik.xlsx`."""

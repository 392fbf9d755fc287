"""The inventory and the annex as files for a spreadsheet program."""

from collections.abc import Iterable
from Products.Five.browser import BrowserView
from setneg.policy.browser.spreadsheet import as_csv
from setneg.policy.browser.spreadsheet import as_workbook
from setneg.policy.browser.standing import state_title
from setneg.policy.iku import annex
from setneg.policy.iku import cycles
from setneg.policy.iku import inventory
from setneg.policy.iku import periods
from setneg.policy.iku import routing
from setneg.policy.iku import telling
from setneg.workflows.steps import acting
from setneg.workflows.steps.wording import say
from typing import Any
from zExceptions import Unauthorized


class Table(BrowserView):
    """A table of a round; only for those who coordinate."""

    file_name = ""
    HEAD: tuple[str, ...] = ()

    def rows(self) -> Iterable[tuple[Any, ...]]:
        """The lines below the head; each table says."""
        return ()

    def guard(self) -> None:
        if not routing.coordinates(acting.userid()):
            raise Unauthorized


class Stock(Table):
    """All indicators of a round, with what was found about each."""

    file_name = "inventaris-iku"
    HEAD = (
        "Unit",
        "Kode",
        "Indikator",
        "Sasaran strategis",
        "Tahap",
        "Terlambat",
        "Batas saat masuk",
        "Target kosong",
        "Mungkin ganda dengan",
        "Putusan",
        "Penurunan",
        "Alamat",
    )

    def rows(self) -> Iterable[tuple[Any, ...]]:
        found = inventory.take_stock(self.context)
        for row in found.rows:
            pairs = [e for e in found.doubles if row in (e.first, e.second)]
            others = [e.second if e.first is row else e.first for e in pairs]
            said = [found.decisions[e.key] for e in pairs if e.key in found.decisions]
            line = telling.line(row)
            yield (
                line["unit"],
                line["kode"],
                row.indicator,
                row.objective,
                state_title(row.stage, cycles.INDICATOR),
                "ya" if row.late else "",
                row.last_day.isoformat() if row.last_day else "",
                ", ".join(periods.spoken(key) for key in row.missing),
                "; ".join(other.indicator for other in others),
                "; ".join(f"{each.verdict}: {each.reason}" for each in said),
                "; ".join(say(e.reason) for e in found.breaks if e.row is row),
                line["@id"],
            )


class StockCsv(Stock):
    """`@@iku-inventaris.csv`."""

    def __call__(self) -> str:
        self.guard()
        return as_csv(self)


class StockWorkbook(Stock):
    """`@@iku-inventaris.xlsx`."""

    def __call__(self) -> bytes:
        self.guard()
        return as_workbook(self)


class AnnexWorkbook(Table):
    """`@@iku-lampiran.xlsx`: the annex as it would be built now."""

    file_name = "lampiran-iku"
    COLUMNS = (
        "unit",
        "kode",
        "tujuan",
        "sasaran",
        "indikator",
        "definisi",
        "rumus",
        "satuan",
        "target",
        "sumber_data",
    )
    HEAD = (
        "Unit",
        "Kode",
        "Tujuan",
        "Sasaran strategis",
        "Indikator",
        "Definisi operasional",
        "Rumus",
        "Satuan",
        "Target",
        "Sumber data",
    )

    def rows(self) -> Iterable[tuple[Any, ...]]:
        for row in annex.rows(self.context):
            yield tuple(row[name] for name in self.COLUMNS)

    def __call__(self) -> bytes:
        self.guard()
        return as_workbook(self)

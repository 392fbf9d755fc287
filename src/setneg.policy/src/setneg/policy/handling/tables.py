"""The queue as a table file, with the rights and the filters of the screen."""

from collections.abc import Iterable
from setneg.policy.browser.documents.tables import MOST_ROWS
from setneg.policy.browser.spreadsheet import CsvTable
from setneg.policy.browser.spreadsheet import WorkbookTable
from setneg.policy.handling.queue import Queue
from setneg.policy.vocabularies.offices import unit_title
from typing import Any


class QueueRows(Queue):
    """One line a submission; neither notes nor answers nor what was typed."""

    file_name = Queue.page_name
    HEAD = (
        "Nomor",
        "Hal",
        "Jenis",
        "Tahap",
        "Menunggu",
        "Pelaksana",
        "Unit pengirim",
        "Unit penerima",
        "Dikirim",
        "Tenggat",
        "Ketepatan",
        "Alamat",
    )

    def rows(self) -> Iterable[tuple[Any, ...]]:
        for brain in self.found()[:MOST_ROWS]:
            line = self.row(brain)
            code = getattr(brain, "unit_pelayanan", None)
            yield (
                line.number,
                line.title,
                line.kind_title,
                line.stage_title,
                self.waits_for(brain),
                self.handler_of(brain),
                self.sender_unit(brain),
                unit_title(code) if isinstance(code, str) else "",
                self.sent(brain),
                line.due,
                self.status(brain),
                line.url,
            )


class QueueCsv(CsvTable, QueueRows):
    """`antrean.csv`."""


class QueueWorkbook(WorkbookTable, QueueRows):
    """`antrean.xlsx`."""

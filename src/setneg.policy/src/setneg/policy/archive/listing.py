"""The archive list: what is kept where, until when, and what is due for its fate."""

from collections.abc import Iterable
import datetime
from plone import api
from setneg.policy import _
from setneg.policy.archive import classification
from setneg.policy.archive.classification import FATES
from setneg.policy.archive.retention import DUE
from setneg.policy.archive.retention import RESTING
from setneg.policy.archive.retention import RUNNING
from setneg.policy.archive.retention import state_on
from setneg.policy.browser import typed
from setneg.policy.browser.listings import Listing
from setneg.policy.browser.spreadsheet import WorkbookTable
from setneg.policy.rendering.dates import written
from setneg.workflows import organisation
from typing import Any


STATES = {
    RUNNING: _("retention_aktif", default="Aktif"),
    RESTING: _("retention_inaktif", default="Inaktif"),
    DUE: _("retention_jatuh_tempo", default="Jatuh tempo"),
}


class Archives(Listing):
    """`@@arsip`: archived documents that the reader may see; one catalog query."""

    def query(self) -> dict:
        query = {
            "nasib_akhir": [self.fate] if self.fate else list(FATES),
            "sort_on": "retensi_inaktif",
            **self.dates(),
        }
        if self.code:
            query["klasifikasi"] = self.code
        return query | typed.words(self.text)

    def dates(self) -> dict:
        """The state that was asked for, as ranges of the dates."""
        today = organisation.today()
        yesterday = today - datetime.timedelta(days=1)
        return {
            RUNNING: {"retensi_aktif": {"query": today, "range": "min"}},
            RESTING: {
                "retensi_aktif": {"query": yesterday, "range": "max"},
                "retensi_inaktif": {"query": today, "range": "min"},
            },
            DUE: {"retensi_inaktif": {"query": yesterday, "range": "max"}},
        }.get(self.state_asked, {})

    @property
    def state_asked(self) -> str:
        asked = self.asked("keadaan")
        return asked if asked in STATES else ""

    @property
    def fate(self) -> str:
        asked = self.asked("nasib")
        return asked if asked in FATES else ""

    @property
    def code(self) -> str:
        return self.asked("klasifikasi").upper()[:20]

    @property
    def states(self):
        return list(STATES.items())

    @property
    def fates(self):
        return list(FATES.items())

    def state_of(self, brain) -> str:
        """Aktif, inaktif or jatuh tempo, by today."""
        ends = (brain.retensi_aktif, brain.retensi_inaktif)
        return STATES[state_on(organisation.today(), *ends)]

    def fate_title(self, brain) -> str:
        return FATES.get(brain.nasib_akhir, "")

    def code_of(self, brain) -> str:
        return brain.klasifikasi[-1] if brain.klasifikasi else ""

    def written(self, day) -> str:
        return written(day)

    @property
    def known(self) -> bool:
        """Whether the site has a classification at all."""
        return bool(classification.current().classes)


class ArchivesWorkbook(WorkbookTable, Archives):
    """`@@arsip.xlsx`: the same list with the same rights, for a spreadsheet."""

    file_name = "arsip"
    sheet_name = "Arsip"
    HEAD = (
        "Nomor",
        "Hal",
        "Jenis",
        "Unit",
        "Klasifikasi",
        "Aktif sampai",
        "Inaktif sampai",
        "Nasib akhir",
        "Keadaan",
        "Alamat",
    )

    def rows(self) -> Iterable[tuple[Any, ...]]:
        for brain in self.found():
            yield (
                brain.nomor or "",
                brain.Title,
                brain.portal_type,
                self.unit(brain),
                self.code_of(brain),
                brain.retensi_aktif,
                brain.retensi_inaktif,
                self.fate_title(brain),
                api.portal.translate(self.state_of(brain)),
                brain.getURL(),
            )

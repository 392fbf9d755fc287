"""Distribution lists on screen, and the look-up behind the picker of recipients."""

from collections.abc import Iterable
from collections.abc import Mapping
from functools import cached_property
import json
from Products.Five.browser import BrowserView
from setneg.policy import _
from setneg.policy.browser import typed
from setneg.policy.browser.dated import DatedPage
from setneg.policy.browser.spreadsheet import CsvTable
from setneg.policy.distribution import lists
from setneg.policy.distribution import recipients
from setneg.policy.distribution import searching
from setneg.policy.vocabularies.offices import unit_title
from setneg.workflows.steps import acting
from typing import Any


MOST_LINES = 200
PRIVATE = "private, no-store"


class Lists(DatedPage):
    """`@@daftar-distribusi`: all lists; `?daftar=<id>` or `?baru=1` opens the form."""

    page_name = "daftar-distribusi"
    refused = lists.ListRefused

    def save(self) -> Any:
        """A new edition, or the end of a list. ListRefused."""
        kept = _("said_list_saved", default="Daftar distribusi disimpan.")
        if self.said("tutup"):
            lists.close(self.said("daftar"), acting.userid())
            return kept
        lists.save(
            self.said("daftar"),
            self.said("judul"),
            self.said("unit"),
            self.said("penerima").splitlines(),
            acting.userid(),
            self.said("berlaku"),
        )
        return kept

    @property
    def rows(self) -> list[lists.DistributionList]:
        return lists.all_lists()

    @cached_property
    def chosen(self) -> lists.DistributionList | None:
        return lists.get(self.said("daftar"))

    @property
    def editing(self) -> bool:
        """Whether the form is shown."""
        if self.chosen is not None:
            return self.may_keep(self.chosen)
        return bool(self.said("baru") or self.error) and bool(self.units)

    @cached_property
    def units(self) -> list[tuple[str, Any]]:
        """Owners to choose from, the unit's own first."""
        whole = _("option_seluruh", default="Seluruh kementerian")
        return [
            (code, unit_title(code) if code else whole)
            for code in lists.units_kept(acting.userid())
        ]

    def may_keep(self, kept: lists.DistributionList) -> bool:
        return lists.may_keep(acting.userid(), kept.unit)

    def owner(self, kept: lists.DistributionList) -> Any:
        whole = _("option_seluruh", default="Seluruh kementerian")
        return unit_title(kept.unit) if kept.unit else whole

    def named(self, edition: lists.Edition) -> list[dict[str, Any]]:
        """Members by their titles; `hint` where nobody of the house was found."""
        return [
            {"title": meant.title, "outside": meant.kind == recipients.OUTSIDE}
            for meant in map(recipients.parse, edition.lines)
        ]

    def now(self) -> Mapping[str, str]:
        if self.chosen is None:
            return {}
        latest = self.chosen.latest
        return {"judul": latest.title, "penerima": "\n".join(latest.lines)}


class ListsCsv(CsvTable, BrowserView):
    """`@@daftar-distribusi.csv`: every edition of every list, a line a recipient."""

    file_name = "daftar-distribusi"
    HEAD = ("Daftar", "Nama", "Unit", "Edisi", "Berlaku", "Penerima", "Baris")

    def rows(self) -> Iterable[tuple[Any, ...]]:
        for kept in lists.all_lists():
            for edition in kept.editions:
                for text in () if edition.closed else edition.lines:
                    yield (
                        kept.id,
                        edition.title,
                        kept.unit,
                        edition.number,
                        edition.since,
                        recipients.parse(text).title,
                        text,
                    )


class Search(BrowserView):
    """`@@cari-penerima?cari=…` for the picker; `?baris=…` says who lines mean."""

    def __call__(self) -> str:
        response = self.request.response
        response.setHeader("Content-Type", "application/json; charset=utf-8")
        response.setHeader("Cache-Control", PRIVATE)
        lines = typed.several(self.request.form, "baris")
        if lines:
            found = [
                searching.told(recipients.parse(line)) for line in lines[:MOST_LINES]
            ]
        else:
            found = searching.search(typed.text(self.request.form, "cari"))
        return json.dumps(found, ensure_ascii=False)

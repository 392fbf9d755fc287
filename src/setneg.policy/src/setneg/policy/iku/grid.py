"""`@@iku-kisi` of a round: many indicators at once, like a spreadsheet.

Typed, pasted or read from a workbook, the lines stand in the same table; nothing is
stored before the person presses the button, and each fault is shown in its cell.
"""

from collections.abc import Sequence
from functools import cached_property
from plone import api
from plone.protect import CheckAuthenticator
from plone.protect.interfaces import IDisableCSRFProtection
from plone.restapi.deserializer import json_body
from plone.restapi.services import Service
from Products.Five.browser import BrowserView
from setneg.policy import _
from setneg.policy.browser import typed
from setneg.policy.iku import cycles
from setneg.policy.iku import routing
from setneg.policy.iku import sheet
from setneg.policy.iku import workbooks
from setneg.policy.rendering.workbook import CONTENT_TYPE
from setneg.policy.vocabularies.offices import unit_title
from setneg.workflows.steps import acting
from setneg.workflows.steps.wording import say
import transaction
from typing import Any
from zope.interface import alsoProvides


BLANK = 5
#: Faults that are listed above the table; the others stand in their cells.
LISTED = 40


def units_of(cycle: Any, userid: str) -> list[str]:
    """Units that are asked and for which somebody speaks."""
    asked = set(cycle.unit_diminta or ())
    own = (post.unit for post in routing.held(userid))
    return [unit for unit in dict.fromkeys(own) if unit in asked]


class Grid(BrowserView):
    """The table; POST `periksa`, `unggah`, `tempel` or `simpan`."""

    works_apart = True
    columns = sheet.COLUMNS
    lines: Sequence[sheet.Line] = ()
    message = ""
    is_checked = False
    #: How many indicators this press and the parts before it have made.
    sent = 0

    def __call__(self) -> Any:
        if self.request.get("REQUEST_METHOD") == "POST":
            CheckAuthenticator(self.request)
            try:
                self.act()
            except sheet.SheetRefused as refused:
                self.message = say(refused.args[0])
                self.request.response.setStatus(400)
            if self.sent and not any(line.errors for line in self.lines):
                api.portal.show_message(_sent(self.sent), self.request)
                self.request.response.redirect(self.context.absolute_url())
                return ""
        return self.index()

    def act(self) -> None:
        """Read what was typed, pasted or uploaded; store it only when that was asked."""
        form = self.request.form
        rows = self.typed()
        self.lines = [sheet.Line(at, row) for at, row in enumerate(rows, start=1)]
        if form.get("unggah"):
            rows = sheet.merged(rows, self.uploaded())
        elif form.get("tempel"):
            rows = sheet.merged(rows, sheet.pasted(self.said("tempelan")))
        userid = acting.userid()
        self.lines = sheet.checked(rows, self.unit, self.context, userid)
        self.is_checked = True
        which = self.said("simpan")
        if which not in (sheet.ALL, sheet.GOOD):
            return
        savepoint = transaction.savepoint(optimistic=True)
        try:
            made = sheet.store(self.lines, self.unit, self.context, userid, which)
        except Exception:
            savepoint.rollback()
            raise
        before = self.said("sudah")
        self.sent = len(made) + (int(before) if before.isdecimal() else 0)
        if self.sent:
            self.message = say(_sent(self.sent))
        self.lines = [line for line in self.lines if line.errors]

    def said(self, name: str) -> str:
        """What was typed under a name, blanks and tabs too."""
        return typed.text(self.request.form, name)

    def typed(self) -> list[dict[str, str]]:
        """The lines of the table: one file of them where a script could make it (a form
        holds 1,024 fields at most, a sheet more), else cell by cell."""
        file = self.request.form.get("lembar")
        if hasattr(file, "read") and getattr(file, "filename", ""):
            return sheet.sent_as_file(file, workbooks.MOST_BYTES)
        count = self.said("baris")
        total = min(int(count) if count.isdecimal() else 0, sheet.most_rows() + BLANK)
        rows = [
            {name: self.said(f"kisi.{place}.{name}") for name in sheet.NAMES}
            for place in range(total)
        ]
        return [row for row in rows if any(each.strip() for each in row.values())]

    def uploaded(self) -> list[dict[str, str]]:
        file = self.request.form.get("berkas")
        if not hasattr(file, "read"):
            raise sheet.SheetRefused(
                _("grid_no_file", default="Pilih berkasnya dahulu.")
            )
        return workbooks.read(file.read(workbooks.MOST_BYTES + 1))

    @cached_property
    def units(self) -> list[tuple[str, str]]:
        own = units_of(self.context, acting.userid())
        return [(code, unit_title(code)) for code in own]

    @property
    def unit(self) -> str:
        """The unit that was chosen, else the person's first."""
        codes = [code for code, _title in self.units]
        chosen = self.said("unit")
        return chosen if chosen in codes else next(iter(codes), "")

    @property
    def rows(self) -> list[dict[str, Any]]:
        """What is shown: the lines read, then empty ones."""
        blank = sheet.Line(0, dict.fromkeys(sheet.NAMES, ""))
        shown = [*self.lines, *([blank] * BLANK)]
        return [
            {
                "place": place,
                "errors": dict(line.errors),
                "other": [
                    each
                    for name, each in line.errors.items()
                    if name not in sheet.NAMES
                ],
                "cells": [
                    (column, line.cells[column.name], line.errors.get(column.name, ""))
                    for column in sheet.COLUMNS
                ],
            }
            for place, line in enumerate(shown)
        ]

    def label(self, column: sheet.SheetColumn) -> str:
        """The heading of a column in the reader's language."""
        return say(column.label)

    def chosen(self, column: sheet.SheetColumn, typed: str) -> str:
        """The choice that a cell means, by its value or its title."""
        return sheet.choice(column, typed)

    def known(self, column: sheet.SheetColumn, typed: str) -> bool:
        return sheet.choice(column, typed) in dict(column.choices)

    @cached_property
    def faults(self) -> list[dict[str, str]]:
        """Every fault by row and column, with the id of its cell."""
        titles = {column.name: say(column.label) for column in sheet.COLUMNS}
        return [
            {
                "id": f"kisi.{place}.{name}",
                "where": f"{place + 1}, {titles.get(name, name)}",
                "words": words,
            }
            for place, line in enumerate(self.lines)
            for name, words in line.errors.items()
        ]

    @property
    def listed(self) -> list[dict[str, str]]:
        return self.faults[:LISTED]

    @property
    def unlisted(self) -> int:
        """How many faults are told in their cells only."""
        return len(self.faults) - len(self.listed)

    @property
    def wrong(self) -> int:
        return sum(1 for line in self.lines if line.errors)

    @property
    def owner(self) -> str:
        """For whom the window keeps what was typed."""
        return acting.userid()

    @property
    def open(self) -> bool:
        return cycles.takes_proposals(self.context) and bool(self.units)


def _sent(count: int) -> Any:
    """How many indicators were sent, in words."""
    return _(
        "said_indicators_sent",
        default="${count} indikator diajukan.",
        mapping={"count": count},
    )


class Template(BrowserView):
    """`@@iku-lembar-kerja.xlsx`: the template; `?isi=1&unit=...` with the indicators of
    one of the person's units."""

    def __call__(self) -> bytes:
        own = units_of(self.context, acting.userid())
        chosen = typed.text(self.request.form, "unit")
        unit = chosen if chosen in own else next(iter(own), "")
        filled = self.request.form.get("isi") and unit
        made = workbooks.export(self.context, unit) if filled else workbooks.template()
        response = self.request.response
        response.setHeader("Content-Type", CONTENT_TYPE)
        response.setHeader("Cache-Control", "private, no-store")
        response.setHeader("Content-Disposition", 'attachment; filename="iku.xlsx"')
        return made


class IndicatorsPost(Service):
    """POST <round>/@iku {unit, items: [{column: text}], cara: periksa|semua|baik}.

    Answers each line with its reasons by column; 400 when "semua" could not be kept.
    """

    def reply(self) -> dict[str, Any]:
        alsoProvides(self.request, IDisableCSRFProtection)
        data = json_body(self.request)
        rows = data.get("items")
        if not isinstance(rows, list) or not all(isinstance(r, dict) for r in rows):
            return self._refusal(
                say(_("iku_bad_body", default="Isi permintaan tidak dapat dibaca."))
            )
        unit, userid = str(data.get("unit") or ""), acting.userid()
        which = data.get("cara") or sheet.ALL
        try:
            lines = sheet.checked(rows, unit, self.context, userid)
        except sheet.SheetRefused as refused:
            return self._refusal(say(refused.args[0]))
        answer: dict[str, Any] = {
            "items": [{"baris": e.number, "alasan": dict(e.errors)} for e in lines],
            "dibuat": [],
        }
        if which not in (sheet.ALL, sheet.GOOD):
            return answer
        try:
            made = sheet.store(lines, unit, self.context, userid, which)
        except sheet.SheetRefused as refused:
            return {**answer, **self._refusal(say(refused.args[0]))}
        answer["dibuat"] = [
            {"@id": each.absolute_url(), "UID": each.UID(), "nomor": each.nomor}
            for each in made
        ]
        return answer

    def _refusal(self, words: str) -> dict[str, Any]:
        self.request.response.setStatus(400)
        return {"error": {"type": "IKURefused", "message": words}}

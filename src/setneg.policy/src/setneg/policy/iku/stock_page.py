"""The page of a round's inventory."""

from functools import cached_property
from Products.Five.browser import BrowserView
from setneg.policy import _
from setneg.policy.browser import dates
from setneg.policy.browser.standing import state_title
from setneg.policy.iku import cycles
from setneg.policy.iku import inventory
from setneg.policy.iku import periods
from setneg.policy.iku import routing
from setneg.policy.iku import telling
from setneg.policy.vocabularies.offices import unit_title
from setneg.workflows.steps import acting
from setneg.workflows.steps.wording import say
from typing import Any
from zExceptions import Unauthorized


VERDICTS = (
    ("ganda", _("verdict_double", default="Ganda")),
    ("bukan_ganda", _("verdict_no_double", default="Bukan ganda")),
)


class Stock(BrowserView):
    """`@@iku-inventaris` of a round: for those who coordinate."""

    works_apart = True

    def __call__(self) -> Any:
        if not routing.coordinates(acting.userid()):
            raise Unauthorized
        return self.index()

    @cached_property
    def found(self) -> inventory.Inventory:
        return inventory.take_stock(self.context)

    @property
    def per_unit(self) -> list[tuple[str, int]]:
        return [(unit_title(u), n) for u, n in self.found.per_unit.items()]

    @property
    def silent(self) -> list[str]:
        return [unit_title(unit) for unit in self.found.silent]

    @property
    def pairs(self) -> list[dict[str, Any]]:
        """Pairs that may be one, with what was decided."""
        kinds = {
            "sama": _("double_same", default="Sama"),
            "mirip": _("double_alike", default="Mirip"),
        }
        verdicts = dict(VERDICTS)
        rows = []
        for each in self.found.doubles:
            said = self.found.decisions.get(each.key)
            rows.append(
                {
                    "key": each.key,
                    "kind": kinds[each.kind],
                    "share": round(each.share * 100),
                    "common": ", ".join(each.common),
                    "across": each.across,
                    "sides": [self.line(each.first), self.line(each.second)],
                    "verdict": verdicts.get(said.verdict, "") if said else "",
                    "reason": said.reason if said else "",
                }
            )
        return rows

    @property
    def lines(self) -> list[dict[str, Any]]:
        return [
            {
                **self.line(row),
                "keadaan": state_title(row.stage, cycles.INDICATOR),
                "kosong": ", ".join(periods.spoken(key) for key in row.missing),
                "masuk_pada": dates.day(row.came),
                "batas": dates.day(row.last_day),
            }
            for row in self.found.rows
        ]

    @property
    def breaks(self) -> list[tuple[dict[str, Any], str]]:
        return [(self.line(e.row), say(e.reason)) for e in self.found.breaks]

    @cached_property
    def readable(self) -> frozenset[str]:
        return inventory.readable(self.context)

    def line(self, row: inventory.Row) -> dict[str, Any]:
        """A line with its address only for who may open it: what another Bagian still
        checks is told here and read there later."""
        found = telling.line(row)
        if row.uid not in self.readable:
            found["@id"] = ""
        return found

"""The code of an indicator: given once, when it is put into the inventory."""

from setneg.policy.iku import cycles
from setneg.workflows import organisation
from typing import Any


def give(indicator: Any) -> None:
    """`S-1/2027/03`: the unit's sign, the year, and its place among the unit's own."""
    if indicator.kode:
        return
    cycle = cycles.get(indicator.siklus or "")
    unit = organisation.current().units.get(indicator.unit)
    sign = unit.sigla or unit.code if unit is not None else indicator.unit
    taken = [
        each.kode
        for each in (cycles.indicators(cycle) if cycle is not None else ())
        if each.unit == indicator.unit and each.kode
    ]
    places = [int(code.rpartition("/")[2]) for code in taken]
    number = max(places, default=0) + 1
    indicator.kode = f"{sign}/{indicator.tahun}/{number:02}"
    indicator.reindexObject()

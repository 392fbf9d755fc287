"""The code of an indicator: given once, when it is put into the inventory.

The round keeps the last number of each unit, so that two who act at once never give the
same code: the database lets only one of them write it.
"""

from setneg.policy.iku import cycles
from setneg.workflows import organisation
from typing import Any


def give(indicator: Any) -> None:
    """`S-1/2027/03`: the unit's sign, the year, and its place among the unit's own."""
    cycle = cycles.get(indicator.siklus or "")
    if indicator.kode or cycle is None:
        return
    unit = organisation.current().units.get(indicator.unit)
    sign = unit.sigla or unit.code if unit is not None else indicator.unit
    number = cycle.kode_terakhir.get(indicator.unit, 0) + 1
    cycle.kode_terakhir = {**cycle.kode_terakhir, indicator.unit: number}
    indicator.kode = f"{sign}/{indicator.tahun}/{number:02}"
    indicator.reindexObject()

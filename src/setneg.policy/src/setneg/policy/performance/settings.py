"""What a site manager sets for figures: thresholds of the lights, the cap, the days."""

from decimal import Decimal
from plone import api
from setneg.policy.performance.lights import Scale
from typing import Any


PREFIX = "setneg.policy"
GREEN = f"{PREFIX}.capaian_hijau"
YELLOW = f"{PREFIX}.capaian_kuning"
CAP = f"{PREFIX}.capaian_batas_atas"
DUE = f"{PREFIX}.realisasi_tenggat"
CLOSING = f"{PREFIX}.realisasi_ditutup"
DUE_DAYS, CLOSING_DAYS = 10, 45


def scale() -> Scale:
    """The lights of this site; what is not set or makes no sense is as delivered."""
    usual = Scale()
    green = _positive(GREEN, usual.green)
    yellow = min(_positive(YELLOW, usual.yellow), green)
    return Scale(green, yellow, max(_positive(CAP, usual.cap), green))


def due_days() -> int:
    """Working days after the end of a period within which it is reported."""
    return _days(DUE, DUE_DAYS)


def closing_days() -> int:
    """Calendar days after the end of a period until which a report is taken at all."""
    return _days(CLOSING, CLOSING_DAYS)


def _positive(record: str, usual: Decimal) -> Decimal:
    value: Any = api.portal.get_registry_record(record, default=None)
    return Decimal(value) if isinstance(value, int) and value > 0 else usual


def _days(record: str, usual: int) -> int:
    value: Any = api.portal.get_registry_record(record, default=None)
    return value if isinstance(value, int) and value > 0 else usual

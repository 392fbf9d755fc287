"""From one day to another: the check that forms and REST share."""

from datetime import date
from datetime import datetime
from setneg.policy import _
from zope.interface import Invalid


def ordered(start: date | datetime | None, end: date | datetime | None) -> None:
    """Refuse an end before the beginning; either may be open. Raises Invalid."""
    if start and end and end < start:
        raise Invalid(
            _(
                "refused_period",
                default="Waktu selesai mendahului waktu mulai; periksa kedua tanggal.",
            )
        )

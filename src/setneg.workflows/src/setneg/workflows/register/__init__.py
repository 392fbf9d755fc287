"""Registers: numbers without gaps and duplicates, and how they are written."""

from setneg.workflows.register.allocation import confirm
from setneg.workflows.register.allocation import duplicates
from setneg.workflows.register.allocation import entries
from setneg.workflows.register.allocation import gaps
from setneg.workflows.register.allocation import next_number
from setneg.workflows.register.allocation import number_of
from setneg.workflows.register.allocation import open_at
from setneg.workflows.register.allocation import release
from setneg.workflows.register.allocation import reserve
from setneg.workflows.register.allocation import reserved_of
from setneg.workflows.register.allocation import void
from setneg.workflows.register.numbering import format
from setneg.workflows.register.numbering import lacking
from setneg.workflows.register.numbering import PatternError
from setneg.workflows.register.series import RegisterError


__all__ = [
    "PatternError",
    "RegisterError",
    "confirm",
    "duplicates",
    "entries",
    "format",
    "gaps",
    "lacking",
    "next_number",
    "number_of",
    "open_at",
    "release",
    "reserve",
    "reserved_of",
    "void",
]

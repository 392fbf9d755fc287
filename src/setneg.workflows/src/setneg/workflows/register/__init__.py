"""Registers: numbers without gaps and duplicates, and how they are written."""

from setneg.workflows.register.allocation import confirm
from setneg.workflows.register.allocation import duplicates
from setneg.workflows.register.allocation import entries
from setneg.workflows.register.allocation import gaps
from setneg.workflows.register.allocation import next_number
from setneg.workflows.register.allocation import number_of
from setneg.workflows.register.allocation import open_at
from setneg.workflows.register.allocation import place_of
from setneg.workflows.register.allocation import relate
from setneg.workflows.register.allocation import release
from setneg.workflows.register.allocation import reserve
from setneg.workflows.register.allocation import reserved_of
from setneg.workflows.register.allocation import suffix_of
from setneg.workflows.register.allocation import unrelate
from setneg.workflows.register.allocation import void
from setneg.workflows.register.insertion import confirm_insertion
from setneg.workflows.register.insertion import proposals
from setneg.workflows.register.insertion import propose
from setneg.workflows.register.insertion import refuse_insertion
from setneg.workflows.register.numbering import format
from setneg.workflows.register.numbering import inserted
from setneg.workflows.register.numbering import lacking
from setneg.workflows.register.numbering import PatternError
from setneg.workflows.register.outage import link
from setneg.workflows.register.outage import open_blocks
from setneg.workflows.register.outage import reserve_block
from setneg.workflows.register.outage import unused
from setneg.workflows.register.series import RegisterError


__all__ = [
    "PatternError",
    "RegisterError",
    "confirm",
    "confirm_insertion",
    "duplicates",
    "entries",
    "format",
    "gaps",
    "inserted",
    "lacking",
    "link",
    "next_number",
    "number_of",
    "open_at",
    "open_blocks",
    "place_of",
    "proposals",
    "propose",
    "refuse_insertion",
    "relate",
    "release",
    "reserve",
    "reserve_block",
    "reserved_of",
    "suffix_of",
    "unrelate",
    "unused",
    "void",
]

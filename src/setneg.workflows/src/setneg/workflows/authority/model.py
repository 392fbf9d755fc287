"""Signing authority as data: rows that an official reads as a table. Pure and frozen.

A row says who signs a kind to whom; a switch says how another level may sign instead and
what has to be recorded for it; a delegation lets somebody sign in another's name.
Source: R-X-08, R-X-09, R-SPS-01, R-SOS-05, R-SOS-06, R-IKU-02, R-IKU-03.
"""

from collections.abc import Iterable
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from datetime import date
from setneg.workflows.organisation.levels import LEVELS
from setneg.workflows.organisation.organogram import within
from typing import Final


ANY: Final = "*"

#: What an addressee is to the signer: the minister, his own superior, the head of a
#: satuan organisasi or of a unit kerja, anybody else inside, somebody outside.
MINISTER, SUPERIOR, ORGANISATION, UNIT, INSIDE, OUTSIDE = ADDRESSEES = (
    "menteri",
    "atasan",
    "satuan_organisasi",
    "unit_kerja",
    "internal",
    "luar",
)

#: What a switch asks for: a leader's direction (who, when, channel), or a reason.
DIRECTION, REASON = BASES = ("arahan", "alasan")

UPWARDS, DOWNWARDS = "naik", "turun"
ON_BEHALF, THROUGH = FORMS = ("an", "ub")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: this level signs these kinds to these addressees.

    kinds       portal types; "*" is any kind
    level       who signs
    position    only this position; "" = whoever has that level in the unit's line
    units       only documents of these units and what is below; () = all
    addressees  () = whoever they are
    basis       the rule behind it, as it is cited
    """

    kinds: tuple[str, ...]
    level: str
    addressees: tuple[str, ...] = ()
    basis: str = ""
    position: str = ""
    units: tuple[str, ...] = ()
    start: date | None = None
    end: date | None = None


@dataclass(frozen=True, slots=True)
class Switch:
    """One line of the second table: `to` may sign instead of `usual`.

    asks        DIRECTION, REASON or "" for nothing
    addressees  to whom a document may go after the switch; () = whoever
    units       only documents of these units and what is below; () = all
    """

    kinds: tuple[str, ...]
    usual: str
    to: str
    asks: str = ""
    addressees: tuple[str, ...] = ()
    basis: str = ""
    units: tuple[str, ...] = ()
    start: date | None = None
    end: date | None = None

    @property
    def way(self) -> str:
        """UPWARDS or DOWNWARDS."""
        up = LEVELS.index(self.to) > LEVELS.index(self.usual)
        return UPWARDS if up else DOWNWARDS


@dataclass(frozen=True, slots=True)
class Delegation:
    """One line of the third table: `to` may sign these kinds in the name of `of`.

    form   ON_BEHALF: a.n., the official directly below; THROUGH: u.b., two levels
           below, through the official between
    basis  the written delegation, mandatory
    """

    kinds: tuple[str, ...]
    of: str
    to: str
    basis: str
    form: str = ON_BEHALF
    start: date | None = None
    end: date | None = None


@dataclass(frozen=True, slots=True)
class Authority:
    """All that is settled about signing.

    refused  capacity -> acts (``verb:Kind``) that it does not include unless its own
             appointment says otherwise
    inside, outside  the kind of letter that goes inside and outside (R-SOS-05)
    """

    rows: tuple[Row, ...] = ()
    switches: tuple[Switch, ...] = ()
    delegations: tuple[Delegation, ...] = ()
    refused: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    inside: str = ""
    outside: str = ""

    def rows_for(self, kind: str, line: Iterable[str], day: date) -> tuple[Row, ...]:
        """The rows that hold for a kind in a unit's line that day, special ones first."""
        codes = tuple(line)
        found = [
            row
            for row in self.rows
            if _holds(row, kind, day) and (not row.units or set(row.units) & set(codes))
        ]
        return tuple(sorted(found, key=lambda row: (not row.position, not row.units)))

    def switches_for(
        self, kind: str, line: Iterable[str], day: date
    ) -> tuple[Switch, ...]:
        """The switches that hold for a kind in a unit's line that day."""
        codes = set(line)
        return tuple(
            each
            for each in self.switches
            if _holds(each, kind, day) and (not each.units or codes & set(each.units))
        )

    def delegations_for(self, kind: str, of: str, day: date) -> tuple[Delegation, ...]:
        """Who may sign a kind in a position's name that day."""
        return tuple(
            each
            for each in self.delegations
            if each.of == of and _holds(each, kind, day)
        )


def names(kinds: tuple[str, ...], kind: str) -> bool:
    """Whether a list of kinds names a kind."""
    return ANY in kinds or kind in kinds


def _holds(row: Row | Switch | Delegation, kind: str, day: date) -> bool:
    return names(row.kinds, kind) and within(day, row.start, row.end)

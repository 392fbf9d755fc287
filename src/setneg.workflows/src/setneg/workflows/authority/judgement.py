"""Who usually signs a document, who may sign instead, and what stands against it. Pure.

Source: R-X-08, R-X-09, R-SPS-01, R-SOS-05, R-SOS-06, R-IKU-02, R-IKU-03.
"""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from setneg.workflows.authority import addressees
from setneg.workflows.authority.model import Authority
from setneg.workflows.authority.model import OUTSIDE
from setneg.workflows.authority.model import Row
from setneg.workflows.authority.model import Switch
from setneg.workflows.organisation.organogram import Organogram


NO_BASIS, WRONG_ADDRESSEE, NOT_HIS, WRONG_LETTER = (
    "tanpa_dasar",
    "tujuan_keliru",
    "bukan_wewenang",
    "jenis_surat_keliru",
)


@dataclass(frozen=True)
class Matter:
    """What has to be known of a document.

    signers   levels that its chain lets sign; the first is the chain's default
    level     who is to sign
    first     who was to sign when it was begun; "" when that is not known
    recorded  levels to which a switch was recorded with its basis
    """

    kind: str
    unit: str
    signers: tuple[str, ...]
    level: str
    addressees: tuple[str, ...]
    day: date
    first: str = ""
    recorded: tuple[str, ...] = ()


@dataclass(frozen=True)
class Choice:
    """Another level that may sign: what it asks for, to whom the letter then goes."""

    level: str
    asks: str
    way: str
    basis: str
    addressees: tuple[str, ...]


@dataclass(frozen=True)
class Problem:
    """Why it must not be signed so; `offered` is what would be right instead."""

    code: str
    basis: str
    asks: str = ""
    addressees: tuple[str, ...] = ()
    offered: tuple[str, ...] = ()


class Judge:
    """One matter before what is settled."""

    def __init__(
        self, authority: Authority, organogram: Organogram, matter: Matter
    ) -> None:
        self.authority = authority
        self.organogram = organogram
        self.matter = matter

    @cached_property
    def line(self) -> tuple[str, ...]:
        return tuple(unit.code for unit in self.organogram.line(self.matter.unit))

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        found = self.authority.rows_for(self.matter.kind, self.line, self.matter.day)
        return tuple(
            row
            for row in found
            if row.level in self.matter.signers
            and (not row.position or row.position == self.signing_post(row.level))
        )

    def signing_post(self, level: str) -> str:
        """The head of that level in the unit's line; "" when it has none."""
        for code in self.line:
            head = self.organogram.head(code)
            if head is not None and head.level == level:
                return head.id
        return ""

    def classes(self, level: str) -> tuple[tuple[str, str], ...]:
        """(addressee, what he is to a signer of that level), who can be told."""
        found = [
            (
                text,
                addressees.addressee(self.organogram, self.matter.unit, level, text),
            )
            for text in self.matter.addressees
        ]
        return tuple((text, what) for text, what in found if what is not None)

    def covering(self, level: str) -> tuple[Row, ...]:
        """The rows by which that level signs to all the addressees; () when not."""
        own = [row for row in self.rows if row.level == level]
        used = []
        for _text, what in self.classes(level):
            row = next(
                (r for r in own if not r.addressees or what in r.addressees), None
            )
            if row is None:
                return ()
            used.append(row)
        return tuple(dict.fromkeys(used)) or tuple(own[:1])

    @cached_property
    def usual(self) -> str:
        """Who usually signs this document."""
        for row in self.rows:
            if self.covering(row.level) and self._first_for(row):
                return row.level
        if self.rows:
            return self.rows[0].level
        return self.matter.signers[0] if self.matter.signers else ""

    def _first_for(self, row: Row) -> bool:
        """Whether the row itself speaks of these addressees."""
        whom = [what for _text, what in self.classes(row.level)]
        return not row.addressees or not whom or bool(set(whom) & set(row.addressees))

    @property
    def basis(self) -> str:
        """The rule by which the usual signer signs."""
        found = self.covering(self.usual) or self.rows[:1]
        return "; ".join(dict.fromkeys(row.basis for row in found if row.basis))

    def switch(self, to: str, *usual: str) -> Switch | None:
        """The switch to that level from one of the others."""
        for each in self.authority.switches_for(
            self.matter.kind, self.line, self.matter.day
        ):
            if each.to == to and each.usual in (
                usual or (self.usual, self.matter.first)
            ):
                return each
        return None

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """All that stands against the signature by the chosen level."""
        return (*self._letter(), *self._signer())

    def _letter(self) -> tuple[Problem, ...]:
        """A letter inside goes to nobody outside, and the other way round (R-SOS-05)."""
        inside, outside = self.authority.inside, self.authority.outside
        matter = self.matter
        if not inside or not outside or matter.kind not in (inside, outside):
            return ()
        whom = self.classes(matter.level)
        strangers = tuple(text for text, what in whom if what == OUTSIDE)
        if matter.kind == inside and strangers:
            return (Problem(WRONG_LETTER, "", outside, strangers),)
        if matter.kind == outside and whom and not strangers:
            return (Problem(WRONG_LETTER, "", inside, tuple(text for text, _ in whom)),)
        return ()

    def _signer(self) -> tuple[Problem, ...]:
        matter = self.matter
        if not self.rows:
            return ()
        if self.covering(matter.level):
            switched = matter.first and matter.first != matter.level
            found = self.switch(matter.level, matter.first) if switched else None
            return self._unrecorded(found)
        found = self.switch(matter.level)
        own = [row for row in self.rows if row.level == matter.level]
        if found is None and not own:
            return (Problem(NOT_HIS, self.basis),)
        allowed = found.addressees if found else _together(own)
        wrong = tuple(
            text
            for text, what in self.classes(matter.level)
            if allowed and what not in allowed and what != OUTSIDE
        )
        if wrong:
            basis = found.basis if found else own[0].basis
            return (
                Problem(WRONG_ADDRESSEE, basis, "", wrong, self.moved(matter.level)),
            )
        return self._unrecorded(found)

    def _unrecorded(self, found: Switch | None) -> tuple[Problem, ...]:
        if found is None or not found.asks or found.to in self.matter.recorded:
            return ()
        return (Problem(NO_BASIS, found.basis, found.asks),)

    def moved(self, level: str) -> tuple[str, ...]:
        """The addressees as they are when that level signs; nobody writes to himself."""
        found = self.switch(level)
        own = [row for row in self.rows if row.level == level]
        allowed = found.addressees if found else _together(own)
        matter = self.matter
        found_ones = addressees.moved(
            self.organogram, matter.unit, level, matter.addressees, allowed
        )
        signer = self.signing_post(level)
        return tuple(text for text in found_ones if text != signer)

    @cached_property
    def choices(self) -> tuple[Choice, ...]:
        """The levels that may sign instead of the chosen one."""
        found = []
        for level in self.matter.signers:
            if level == self.matter.level:
                continue
            switch = self.switch(level, self.matter.level) or self.switch(level)
            covering = self.covering(level)
            own = [row for row in self.rows if row.level == level]
            if switch is None and self.rows and not own:
                continue
            found.append(
                Choice(
                    level,
                    switch.asks if switch else "",
                    switch.way if switch else "",
                    switch.basis if switch else "".join(r.basis for r in covering[:1]),
                    self.moved(level),
                )
            )
        return tuple(found)


def _together(rows: list[Row]) -> tuple[str, ...]:
    """Everybody whom some of the rows name; () as soon as one names anybody."""
    if any(not row.addressees for row in rows):
        return ()
    return tuple(dict.fromkeys(what for row in rows for what in row.addressees))

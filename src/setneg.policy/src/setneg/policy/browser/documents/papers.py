"""Pages of papers that name positions or a meeting in fields of their own."""

from setneg.policy.browser import dates
from setneg.policy.browser.letter import Letter
from setneg.policy.content.notula import INotula
from setneg.policy.vocabularies.offices import position_title
from typing import Any


MEETING = "rapat"


class Paper(Letter):
    """Positions by their titles, never by their ids."""

    @property
    def own_fields(self) -> list[tuple[Any, Any]]:
        hidden = getattr(self.context, MEETING, None)
        return [
            (title, _titled(value))
            for title, value in super().own_fields
            if not hidden or value != hidden
        ]


class Minutes(Paper):
    """Minutes: their signer is the chair; the meeting is named by its title."""

    @property
    def own_fields(self) -> list[tuple[Any, Any]]:
        """Also what is to be done, by whom and until when."""
        rows = [
            f"{each.what} — {each.who}"
            + (f", paling lambat {dates.day(each.until)}" if each.until else "")
            for each in self.context.follow_ups
        ]
        title = INotula["tindak_lanjut"].title
        return [*super().own_fields, *([(title, rows)] if rows else [])]

    @property
    def signer(self) -> str:
        return self.position("ditandatangani_oleh") or self.position("pimpinan_rapat")

    @property
    def occasion(self) -> list[tuple[str, str]]:
        """Also the meeting, for who may see it."""
        found = self.linked(MEETING)
        first = [("Rapat", found.Title)] if found is not None else []
        return [*first, *super().occasion]


def _titled(value: Any) -> Any:
    if isinstance(value, str):
        return position_title(value)
    return [position_title(each) if isinstance(each, str) else each for each in value]
